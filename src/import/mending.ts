// A question of somebody's file that is put right by hand: the text to change, and the lists with what became of it. The
// reading itself is in mend.ts, with the readers.
import type { OwnChapter } from '../quiz/own-bank.ts'
import type { Question } from '../quiz/question.ts'
import { LOST, type Draft } from './draft.ts'
import type { Entry, LookEntry, ReadResult } from './read-result.ts'
import type { Reason } from './reason.ts'

export type Mended =
  | { readonly question: Question; readonly chapter: OwnChapter; readonly tags: readonly string[] }
  | { readonly question?: undefined; readonly reason: Reason }

export type MendedList = 'look' | 'cannot'

const LOST_SIGNS = new RegExp(Object.values(LOST).join('|'), 'g')
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Whether the entry is a question that a plain text can hold: pairs, orders and whole files are mended where they are. */
export function isMendable({ draft }: Pick<Entry, 'draft'>): boolean {
  if (!draft || !(draft.stem || draft.options.length > 0)) return false
  return draft.answer?.kind !== 'pairs' && draft.form !== 'order' && draft.form !== 'match'
}

/** The question as a text that the importer reads: its number, stem, options, key and explanation, a line each. */
export function draftText({ stem, options, key, answer, explanation }: Draft): string {
  const given = key || (answer ? keyOf(answer) : '')
  return [
    `1. ${stem}`,
    ...options.map((option, at) => `${LETTERS[at]}. ${option}`),
    `答案：${given}`,
    ...(explanation ? [`解析：${explanation}`] : []),
  ]
    .join('\n')
    .replace(LOST_SIGNS, '')
}

function keyOf(answer: NonNullable<Draft['answer']>): string {
  switch (answer.kind) {
    case 'options':
      return answer.right.map((at) => LETTERS[at]).join('')
    case 'truth':
      return answer.isTrue ? '对' : '错'
    case 'texts':
      return answer.accept.map((texts) => texts.join('|')).join('；')
    case 'pairs':
      return ''
  }
}

/** The lists after one entry was read again. Indexes stay the same, so ticks stay valid. */
export function withMended<T extends ReadResult>(found: T, list: MendedList, at: number, mended: Mended): T {
  const replaced = <E extends Entry>(entries: readonly E[], entry: Entry): (E | Entry)[] =>
    entries.map((each, place) => (place === at ? entry : each))
  const before = found[list][at]
  if (!before) return found
  const { where, text, draft } = before
  const entry: Entry = { where, text, reason: before.reason, ...(draft ? { draft } : {}) }
  if (!mended.question)
    return { ...found, [list]: replaced(found[list], { ...before, reason: mended.reason }) }
  const { question, chapter, tags } = mended
  if (idsBeside(found, before).has(question.id))
    return { ...found, [list]: replaced(found[list], { ...before, reason: { code: 'already-there' } }) }
  return {
    ...found,
    questions: [...found.questions, question],
    chapters: found.chapters.some(({ id }) => id === chapter.id)
      ? found.chapters
      : [...found.chapters, chapter],
    tags: tags.length > 0 ? { ...found.tags, [question.id]: tags } : found.tags,
    [list]: replaced(found[list], { ...entry, isMended: true }),
  }
}

function idsBeside({ questions, look }: ReadResult, entry: LookEntry): ReadonlySet<string> {
  const others = look.flatMap((each) => (each.question && each !== entry ? [each.question] : []))
  return new Set([...questions, ...others].map(({ id }) => id))
}
