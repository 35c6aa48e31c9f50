// The wrong book: in after a miss anywhere, out after N right answers in a row, by default 2 on two different days.
// Peers drop a question after one right answer or keep it for ever; both make people complain.

import type { QuestionRecord } from './records.ts'

export interface WrongBookRule {
  /** Right answers in a row that win a question back, 1 to 5. */
  readonly rightInARow: number
  /** The streak must reach over at least two study days. Means nothing when `rightInARow` is 1. */
  readonly onDifferentDays: boolean
}

export const DEFAULT_WRONG_BOOK_RULE: WrongBookRule = { rightInARow: 2, onDifferentDays: true }

export type WrongBookState =
  | { readonly state: 'never' }
  | {
      readonly state: 'in'
      /** Right in a row so far, never more than `needed`. */
      readonly streak: number
      readonly needed: number
      /** Enough right answers, but all on one day: only another day is missing. */
      readonly waitsForAnotherDay: boolean
    }
  | { readonly state: 'won-back'; readonly at: number }
  | { readonly state: 'removed'; readonly at: number }

/** State of a question in the wrong book, derived from its record and the rule: changing the rule needs no migration. */
export function wrongBookState(record: QuestionRecord | undefined, rule: WrongBookRule): WrongBookState {
  if (!record || record.missed === 0) return { state: 'never' }
  if (record.removedAt !== null) return { state: 'removed', at: record.removedAt }
  const wonAt = wonBackAt(record, rule)
  if (wonAt !== null) return { state: 'won-back', at: wonAt }
  const needed = rule.rightInARow
  return {
    state: 'in',
    streak: Math.min(record.streak.length, needed),
    needed,
    waitsForAnotherDay: record.streak.length >= needed,
  }
}

function wonBackAt(record: QuestionRecord, rule: WrongBookRule): number | null {
  const { moments, otherDayAt, otherDayLength } = record.streak
  const enoughAt = moments[rule.rightInARow - 1]
  if (enoughAt === undefined) return null
  if (!rule.onDifferentDays || rule.rightInARow === 1) return enoughAt
  if (otherDayAt === null || otherDayLength === null) return null
  // Whichever of the two conditions was met later.
  return otherDayLength >= rule.rightInARow ? otherDayAt : enoughAt
}

/** Whether a review of the wrong book asks the question. */
export function isInWrongBook(record: QuestionRecord | undefined, rule: WrongBookRule): boolean {
  return wrongBookState(record, rule).state === 'in'
}

export const REVIEW_ORDERS = ['shuffled', 'newest', 'most-missed'] as const
/** How the wrong book is gone through. */
export type ReviewOrder = (typeof REVIEW_ORDERS)[number]

/** The records as the book lists them. A shuffled round is listed by its newest miss: chance comes when it is dealt. */
export function inReviewOrder(records: readonly QuestionRecord[], order: ReviewOrder): QuestionRecord[] {
  const newest = (a: QuestionRecord, b: QuestionRecord): number => (b.lastMissAt ?? 0) - (a.lastMissAt ?? 0)
  return [...records].sort((a, b) =>
    order === 'most-missed' ? b.missed - a.missed || newest(a, b) : newest(a, b),
  )
}
