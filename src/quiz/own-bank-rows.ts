// A bank of one's own, split into the things that are stored, backed up and merged: the bank, and each of its questions. Two
// phones that have each changed another question of a bank both keep their change.
import type { Clock } from './keeping/hybrid-clock.ts'
import type { OwnBank, OwnChapter } from './own-bank.ts'
import { FORMS } from './question.ts'
import type { Question, QuestionId } from './question.ts'

export interface Changed {
  readonly changedAt: number
  readonly clock: Clock
}

export interface OwnBankHead {
  readonly id: string
  readonly title: string
  readonly language: string
  readonly chapters: readonly OwnChapter[]
}

export interface OwnQuestion {
  readonly bank: string
  readonly question: QuestionId
  /** In the author's order; retired ones are in an order of their own. */
  readonly place: number
  readonly retired: 0 | 1
  readonly chapter: string
  readonly content: Question
  readonly tags: readonly string[]
}

export function headOf({ id, title, language, chapters }: OwnBank): OwnBankHead {
  return { id, title, language, chapters }
}

export function ownQuestionsOf({ id: bank, questions, retired, tags }: OwnBank): OwnQuestion[] {
  const row =
    (isRetired: 0 | 1) =>
    (content: Question, place: number): OwnQuestion => ({
      bank,
      question: content.id,
      place,
      retired: isRetired,
      chapter: content.chapter,
      content,
      tags: tags[content.id] ?? [],
    })
  return [...questions.map(row(0)), ...retired.map(row(1))]
}

/** Rebuilds the bank from its rows, in any order. Questions of unknown forms are left out. */
export function ownBankFrom(head: OwnBankHead, rows: readonly OwnQuestion[]): OwnBank {
  const known = rows.filter(isShown).sort(byPlace)
  const questions = known.filter(({ retired }) => retired === 0)
  const tagged = known.filter(({ tags }) => tags.length > 0)
  const listed = new Set(head.chapters.map(({ id }) => id))
  // A merge may leave a question in a chapter that the other phone has taken away.
  const missing = new Set(questions.map(({ chapter }) => chapter).filter((chapter) => !listed.has(chapter)))
  return {
    id: head.id,
    title: head.title,
    language: head.language,
    chapters: [...head.chapters, ...[...missing].map((id) => ({ id, title: '' }))],
    questions: questions.map(({ content }) => content),
    retired: known.filter(({ retired }) => retired === 1).map(({ content }) => content),
    tags: Object.fromEntries(tagged.map(({ question, tags }) => [question, tags])),
  }
}

/** Questions that were in a bank and no longer are, and that the log or the person knows, stay in it as retired. */
export function withKnownOnes(bank: OwnBank, before: OwnBank, isKnown: (id: QuestionId) => boolean): OwnBank {
  const there = new Set([...bank.questions, ...bank.retired].map(({ id }) => id))
  const gone = [...before.questions, ...before.retired].filter(({ id }) => !there.has(id) && isKnown(id))
  if (gone.length === 0) return bank
  const tags = gone.flatMap(({ id }) => (before.tags[id] ? [[id, before.tags[id]]] : []))
  return {
    ...bank,
    retired: [...bank.retired, ...gone],
    tags: { ...bank.tags, ...Object.fromEntries(tags) },
  }
}

export function isShown({ content }: OwnQuestion): boolean {
  return (FORMS as readonly string[]).includes(content.form)
}

/** A merge may leave two at one place: then their ids decide. */
export function byPlace(a: OwnQuestion, b: OwnQuestion): number {
  return a.place - b.place || (a.question < b.question ? -1 : 1)
}
