// What somebody picked wrong, per question, by identity and not by text: a derived record that needs no bank, so that
// it can be written with the attempt and made anew from the log. Which values that were is found in values.ts.

import { byLogOrder, isCorrection } from '../attempt.ts'
import type { Attempt, LogEntry, Stamped } from '../attempt.ts'
import type { Answer, QuestionId } from '../question.ts'

/** One wrong answer, and how often it was given. */
export interface Slip {
  readonly answer: Answer
  readonly times: number
  readonly lastAt: number
  /** Place in the log of the last time. */
  readonly lastStamp: number
}

export interface SlipRecord {
  readonly bank: string
  readonly question: QuestionId
  /** In the order of their last times, the newest at the end. */
  readonly slips: readonly Slip[]
}

/** Different wrong answers kept per question: what was typed into a blank knows no end. The longest unseen goes first. */
export const SLIPS_KEPT = 12

export function emptySlipRecord(bank: string, question: QuestionId): SlipRecord {
  return { bank, question, slips: [] }
}

/** One step of the fold. Expects attempts in log order, mis-taps left out. Right answers and empty ones change nothing. */
export function addSlip(record: SlipRecord, attempt: Attempt & Stamped): SlipRecord {
  if (attempt.right || attempt.answer.length === 0) return record
  const before = record.slips.find(({ answer }) => sameAnswer(answer, attempt.answer))
  const slip = {
    answer: attempt.answer,
    times: (before?.times ?? 0) + 1,
    lastAt: attempt.answeredAt,
    lastStamp: attempt.stamp,
  }
  const others = record.slips.filter((other) => other !== before)
  return { ...record, slips: [...others, slip].slice(-SLIPS_KEPT) }
}

/** The record of one question out of entries in any order; undefined when nothing was picked wrong. */
export function slipRecordFrom(
  bank: string,
  question: QuestionId,
  entries: readonly LogEntry[],
): SlipRecord | undefined {
  const taken = new Set(
    entries.flatMap((entry) => (isCorrection(entry) && entry.kind === 'mis-tap' ? entry.attempt : [])),
  )
  const record = entries
    .flatMap((entry) => (isCorrection(entry) || taken.has(entry.id) ? [] : [entry]))
    .sort(byLogOrder)
    .reduce(addSlip, emptySlipRecord(bank, question))
  return record.slips.length === 0 ? undefined : record
}

function sameAnswer(a: Answer, b: Answer): boolean {
  return a.length === b.length && a.every((part, at) => part === b[at])
}
