// Everything the log says about one fact, short: sums, and its reviews. State under any FSRS parameters follows from
// it, so other parameters, or another scheduler, need neither the log nor a migration.

import { byLogOrder, isCorrection } from '../attempt.ts'
import type { Attempt, LogEntry } from '../attempt.ts'
import type { FactId, Form, QuestionId } from '../question.ts'
import type { StudyDay } from '../study-day.ts'
import { addReview, gradeOf } from './review.ts'
import type { Review } from './review.ts'

/** The study day on which each form was last asked. */
export type AskedOn = { readonly [form in Form]?: StudyDay }

export interface FactHistory {
  readonly bank: string
  readonly fact: FactId
  readonly answered: number
  readonly right: number
  readonly askedOn: AskedOn
  /** The questions that have asked it: where its attempts are found when one is taken back. */
  readonly questions: readonly QuestionId[]
  readonly reviews: readonly Review[]
}

export function emptyFactHistory(bank: string, fact: FactId): FactHistory {
  return { bank, fact, answered: 0, right: 0, askedOn: {}, questions: [], reviews: [] }
}

/** One step of the fold. Expects attempts in log order, mis-taps left out. */
export function addAttempt(history: FactHistory, attempt: Attempt): FactHistory {
  const { question, form, day, right } = attempt
  return {
    ...history,
    answered: history.answered + 1,
    right: history.right + Number(right),
    askedOn: { ...history.askedOn, [form]: day },
    questions: history.questions.includes(question) ? history.questions : [...history.questions, question],
    reviews: addReview(history.reviews, day, gradeOf(attempt)),
  }
}

/** The history of one fact out of entries in any order; undefined when nothing counts. */
export function factHistoryFrom(
  bank: string,
  fact: FactId,
  entries: readonly LogEntry[],
): FactHistory | undefined {
  return factHistoriesFrom(entries.filter((entry) => entry.bank === bank)).find((own) => own.fact === fact)
}

/** The histories of all facts, from the whole log in any order. */
export function factHistoriesFrom(entries: readonly LogEntry[]): FactHistory[] {
  const taken = new Set(
    entries.flatMap((entry) => (isCorrection(entry) && entry.kind === 'mis-tap' ? entry.attempt : [])),
  )
  const histories = new Map<string, FactHistory>()
  for (const entry of [...entries].sort(byLogOrder)) {
    if (isCorrection(entry) || taken.has(entry.id)) continue
    for (const fact of new Set(entry.facts)) {
      const key = `${entry.bank}/${fact}`
      histories.set(key, addAttempt(histories.get(key) ?? emptyFactHistory(entry.bank, fact), entry))
    }
  }
  return [...histories.values()]
}
