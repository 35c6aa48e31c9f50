// One question of a bank of one's own is written, mended or no longer asked: which question it is then, and what becomes of
// the one before. The same is decided as when the changed bank comes in again (own-bank-update.ts).
import { bareText } from './clean-text.ts'
import { canonicalJson } from './keeping/json.ts'
import type { JsonObject } from './keeping/json.ts'
import { authoredOptions } from './option-order.ts'
import type { OwnBank, OwnChapter } from './own-bank.ts'
import { CHAPTER_ID } from './parse-own-bank.ts'
import type { FactId, Question, QuestionId } from './question.ts'
import { freshId, takenOver } from './same-question.ts'

/** As it was typed: its ids mean nothing yet, and its chapter is known by the title. */
export interface WrittenQuestion {
  readonly question: Question
  readonly chapter: string
  readonly tags: readonly string[]
}

export type KeptQuestion =
  | {
      readonly ok: true
      readonly bank: OwnBank
      readonly id: QuestionId
      /** `reworked`: it asks something else now, so the one before is retired. */
      readonly kind: 'added' | 'unchanged' | 'corrected' | 'reworked'
    }
  /** The bank asks this already. */
  | { readonly ok: false; readonly twin: QuestionId }

/** `editing` names the question that was mended; a new one, or one that is gone meanwhile, goes to the end. */
export function keepQuestion(bank: OwnBank, written: WrittenQuestion, editing?: QuestionId): KeptQuestion {
  const before = bank.questions.find(({ id }) => id === editing)
  const { chapter, chapters } = chapterTitled(bank.chapters, written.chapter)
  const wanted = { ...written.question, chapter: chapter.id }
  const twin = twinOf(bank, wanted, before)
  if (twin) return { ok: false, twin: twin.id }

  const known = knownAs(bank, wanted, before)
  // What was taken out of an explanation is not put back.
  const now = known ? { ...known, explanation: wanted.explanation } : underFreshId(bank, wanted, before)
  const questions = before
    ? bank.questions.map((question) => (question === before ? now : question))
    : [...bank.questions, now]
  const isOther = before !== undefined && before.id !== now.id
  const { [now.id]: tags = [], ...otherTags } = bank.tags
  const isUnchanged = before && isAlike(before, now) && tags.join('\n') === written.tags.join('\n')
  return {
    ok: true,
    id: now.id,
    kind: !before ? 'added' : isOther ? 'reworked' : isUnchanged ? 'unchanged' : 'corrected',
    bank: {
      ...bank,
      chapters: usedOf(chapters, questions),
      questions,
      retired: [...bank.retired.filter(({ id }) => id !== now.id), ...(isOther ? [before] : [])],
      tags: written.tags.length > 0 ? { ...otherTags, [now.id]: written.tags } : otherTags,
    },
  }
}

/** It is no longer asked, and what was done with it stays. */
export function retireQuestion(bank: OwnBank, id: QuestionId): OwnBank {
  const gone = bank.questions.filter((question) => question.id === id)
  const questions = bank.questions.filter((question) => question.id !== id)
  return {
    ...bank,
    chapters: usedOf(bank.chapters, questions),
    questions,
    retired: [...bank.retired, ...gone],
  }
}

/**
 * The bank as it was before a change, under the name it has now. Undefined when another window has changed its questions
 * since: that would be undone with it.
 */
export function undone(
  now: OwnBank,
  { before, after }: { readonly before: OwnBank; readonly after: OwnBank },
): OwnBank | undefined {
  const { title } = now
  return isAlike(now, { ...after, title }) ? { ...before, title } : undefined
}

/** Another one that asks the same, with whatever answer. Two that were alike before may both be mended. */
function twinOf(bank: OwnBank, wanted: Question, before: Question | undefined): Question | undefined {
  const content = contentOf(wanted)
  if (before && contentOf(before) === content) return undefined
  return bank.questions.find((question) => question !== before && contentOf(question) === content)
}

function contentOf(question: Question): string {
  const options = authoredOptions(question).map(({ text }) => bareText(text))
  return [stemKey(question), ...options.sort()].join('\n')
}

function stemKey({ form, stem }: Question): string {
  return `${form}/${bareText(stem)}`
}

/** Under the ids of the question that it was, or of one that is asked again after it had been retired. */
function knownAs(bank: OwnBank, wanted: Question, before: Question | undefined): Question | undefined {
  const retired = bank.retired.filter(({ id }) => id === wanted.id)
  const alike = bank.retired.filter((question) => stemKey(question) === stemKey(wanted))
  const candidates = [...(before ? [before] : retired), ...alike]
  for (const likeness of ['exact', 'corrected'] as const)
    for (const candidate of candidates) {
      const known = takenOver(candidate, wanted, likeness)
      if (known) return known
    }
  return undefined
}

function underFreshId(bank: OwnBank, wanted: Question, before: Question | undefined): Question {
  const used = new Set<string>([...bank.questions, ...bank.retired].map(({ id }) => id))
  const id = freshId(before?.id ?? wanted.id, used)
  return { ...wanted, id: id as QuestionId, facts: [id as FactId] }
}

function chapterTitled(
  chapters: readonly OwnChapter[],
  title: string,
): { readonly chapter: OwnChapter; readonly chapters: readonly OwnChapter[] } {
  const known = chapters.find((chapter) => bareText(chapter.title) === bareText(title))
  if (known) return { chapter: known, chapters }
  const used = new Set(chapters.map(({ id }) => id))
  const chapter = { id: freshId(CHAPTER_ID.test(title) ? title : 'all', used), title }
  return { chapter, chapters: [...chapters, chapter] }
}

/** A chapter goes with its last question; a bank has at least one. */
function usedOf(chapters: readonly OwnChapter[], questions: readonly Question[]): readonly OwnChapter[] {
  const used = new Set(questions.map(({ chapter }) => chapter))
  const left = chapters.filter(({ id }) => used.has(id))
  return left.length > 0 ? left : chapters.slice(0, 1)
}

function isAlike(a: object, b: object): boolean {
  return canonicalJson(a as JsonObject) === canonicalJson(b as JsonObject)
}
