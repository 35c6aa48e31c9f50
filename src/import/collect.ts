// Sorts drafts into the three lists; assigns ids, chapters and tags, and finds duplicates.
import { bareText, visibleText } from '../quiz/clean-text.ts'
import type { OwnChapter } from '../quiz/own-bank.ts'
import { CHAPTER_ID, OWN_BANK_LIMITS, OWN_ID } from '../quiz/parse-own-bank.ts'
import type { FactId, Option, Question, QuestionId } from '../quiz/question.ts'
import { hashText } from '../quiz/random.ts'
import type { Answering } from './answering.ts'
import { checkDraft, type Checked } from './check-draft.ts'
import type { Draft } from './draft.ts'
import type { Entry, LookEntry, ReadResult } from './read-result.ts'
import type { Reason } from './reason.ts'

type Lists = Pick<ReadResult, 'chapters' | 'questions' | 'tags' | 'look' | 'cannot'>
type Fitting = Extract<Checked, { kind: 'fits' }>

/** Chapters need an id that stays: their title, and this for questions without a chapter. */
const NO_CHAPTER = 'all'
const LONGEST_ID = 64

/** Tells now and then how many it has looked at. */
export type Progress = (done: number, all: number) => void

const TOLD_EVERY = 250

export function collect(drafts: readonly Draft[], tell?: Progress): Lists {
  const chapters = new Map<string, OwnChapter>()
  const questions: Question[] = []
  const look: LookEntry[] = []
  const cannot: Entry[] = []
  const tags: Record<QuestionId, readonly string[]> = {}
  const seen = new Map<QuestionId, { readonly content: string; readonly where: string }>()

  for (const [at, draft] of drafts.entries()) {
    if (at % TOLD_EVERY === 0) tell?.(at, drafts.length)
    const checked = checkDraft(draft)
    if (checked.kind !== 'fits') {
      const entry = { where: placeOf(draft, checked.field), text: draft.text, reason: checked.reason, draft }
      if (checked.kind === 'cannot') cannot.push(entry)
      else look.push(entry)
      continue
    }
    const content = contentOf(checked)
    const title = visibleText(draft.chapter).slice(0, OWN_BANK_LIMITS.title)
    const chapter = CHAPTER_ID.test(title) ? title : NO_CHAPTER
    const plainId = idOf(draft, checked)
    // The same stem with other options is another question: “下列说法正确的是”.
    const known = seen.get(plainId)
    const id = known && !draft.id && known.content !== content ? longerId(plainId, content) : plainId
    const before = seen.get(id)
    const reason = before ? sameAgain(before, content, draft) : checked.doubt
    const question = questionOf(id, chapter, draft, checked)
    if (before)
      look.push({
        where: draft.where,
        text: draft.text,
        reason: reason ?? { code: 'duplicate-question' },
        draft,
      })
    else {
      seen.set(id, { content, where: draft.where })
      chapters.set(chapter, { id: chapter, title })
      const words = tagsOf(draft)
      if (words.length > 0) tags[id] = words
      if (reason)
        look.push({ where: placeOf(draft, fieldOf(reason)), text: draft.text, reason, question, draft })
      else questions.push(question)
    }
  }
  return { chapters: [...chapters.values()], questions, tags, look, cannot }
}

function placeOf({ where, places }: Draft, field: 'form' | 'key' | undefined): string {
  return (field && places?.[field]) || where
}

function fieldOf({ code }: Reason): 'form' | 'key' | undefined {
  return code === 'several-right' || code === 'one-right' ? 'key' : undefined
}

function sameAgain(before: { content: string; where: string }, content: string, draft: Draft): Reason {
  const data = { where: before.where }
  if (before.content === content) return { code: 'duplicate-question', data }
  return { code: draft.id ? 'duplicate-id' : 'other-key', data }
}

function tagsOf({ tags }: Draft): string[] {
  const words = tags.map((tag) => visibleText(tag).slice(0, OWN_BANK_LIMITS.tag)).filter(Boolean)
  return [...new Set(words)].slice(0, OWN_BANK_LIMITS.tags)
}

function idOf(draft: Draft, { stem, answering }: Fitting): QuestionId {
  const given = visibleText(draft.id ?? '')
  if (OWN_ID.test(given) && given.length <= LONGEST_ID) return given as QuestionId
  return `q${hash(`${answering.form}/${bareText(stem)}`)}` as QuestionId
}

function longerId(id: QuestionId, content: string): QuestionId {
  return `${id}-${hash(content).slice(0, 6)}` as QuestionId
}

/** Short enough to read, long enough that 10,000 questions do not meet: 64 bits. */
function hash(text: string): string {
  return [text, `${text}/2`].map((each) => (hashText(each) >>> 0).toString(16).padStart(8, '0')).join('')
}

/** What two questions with one stem differ in: their options, not their order and not their key. */
function contentOf({ answering, stem }: Fitting): string {
  return [
    bareText(stem),
    ...optionsOf(answering)
      .map(({ text }) => bareText(text))
      .sort(),
  ].join('\n')
}

function optionsOf(answering: Answering): readonly Option[] {
  switch (answering.form) {
    case 'single':
    case 'multiple':
      return answering.options
    case 'order':
      return answering.items
    case 'match':
      return [...answering.left, ...answering.right]
    default:
      return []
  }
}

function questionOf(id: QuestionId, chapter: string, { difficulty }: Draft, checked: Fitting): Question {
  const { stem, explanation, answering } = checked
  return {
    id,
    chapter,
    paragraph: '',
    difficulty,
    facts: [id as string as FactId],
    stem,
    explanation,
    ...answering,
  }
}
