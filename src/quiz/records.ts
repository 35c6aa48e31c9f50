// Records derived from the log: per question, fact, day and form. Each is a fold over log entries, so
// it can be updated in the transaction of an attempt and rebuilt from the log with the same result.
// memory/replay.ts derives a fact's memory from its history.

import { byLogOrder, isCorrection } from './attempt.ts'
import type { Attempt, LogEntry } from './attempt.ts'
import type { AttemptId } from './attempt-id.ts'
import { addSlip, emptySlipRecord } from './confusion/slips.ts'
import type { SlipRecord } from './confusion/slips.ts'
import { addAttempt, emptyFactHistory } from './memory/fact-history.ts'
import type { FactHistory } from './memory/fact-history.ts'
import { emptyPaceRecord, sumPace } from './memory/pace.ts'
import type { PaceRecord } from './memory/pace.ts'
import type { Answer, QuestionId } from './question.ts'
import type { StudyDay } from './study-day.ts'

/** The longest streak a rule can ask for; earlier moments of a longer one are not kept. */
export const LONGEST_STREAK_RULE = 5

/** Right answers in a row since the last miss. */
export interface Streak {
  readonly length: number
  /** Moments of the first right answers of the streak, at most {@link LONGEST_STREAK_RULE}. */
  readonly moments: readonly number[]
  readonly firstDay: StudyDay | null
  /** The first right answer that fell on another day than the streak's first. */
  readonly otherDayAt: number | null
  /** How many had been given by then, that one included. */
  readonly otherDayLength: number | null
}

export const NO_STREAK: Streak = {
  length: 0,
  moments: [],
  firstDay: null,
  otherDayAt: null,
  otherDayLength: null,
}

export interface QuestionRecord {
  readonly bank: string
  readonly question: QuestionId
  readonly answered: number
  readonly right: number
  /** Misses that still count. */
  readonly missed: number
  readonly lastAt: number
  readonly lastRight: boolean
  readonly lastMissAt: number | null
  readonly lastMissAnswer: Answer | null
  readonly streak: Streak
  /** Taken out of the wrong book by hand since the last miss. */
  readonly removedAt: number | null
}

export function emptyQuestionRecord(bank: string, question: QuestionId): QuestionRecord {
  return {
    bank,
    question,
    answered: 0,
    right: 0,
    missed: 0,
    lastAt: 0,
    lastRight: false,
    lastMissAt: null,
    lastMissAnswer: null,
    streak: NO_STREAK,
    removedAt: null,
  }
}

/** One step of the fold. Expects entries in log order and mis-taps already left out: see {@link questionRecordFrom}. */
export function recordEntry(record: QuestionRecord, entry: LogEntry): QuestionRecord {
  if (isCorrection(entry)) {
    // Without a miss there is nothing to take out. It also keeps a record that a mis-tap has emptied equal to none.
    if (entry.kind === 'remove') return record.missed === 0 ? record : { ...record, removedAt: entry.madeAt }
    if (entry.kind === 'put-back') return { ...record, removedAt: null, streak: NO_STREAK }
    return record
  }
  const seen = {
    ...record,
    answered: record.answered + 1,
    lastAt: entry.answeredAt,
    lastRight: entry.right,
  }
  if (entry.right) return { ...seen, right: record.right + 1, streak: longerStreak(record.streak, entry) }
  return {
    ...seen,
    missed: record.missed + 1,
    lastMissAt: entry.answeredAt,
    lastMissAnswer: entry.answer,
    streak: NO_STREAK,
    removedAt: null,
  }
}

function longerStreak(streak: Streak, attempt: Attempt): Streak {
  const length = streak.length + 1
  const moments =
    streak.moments.length < LONGEST_STREAK_RULE ? [...streak.moments, attempt.answeredAt] : streak.moments
  if (streak.firstDay === null) return { ...streak, length, moments, firstDay: attempt.day }
  if (streak.otherDayAt !== null || attempt.day === streak.firstDay) return { ...streak, length, moments }
  return { ...streak, length, moments, otherDayAt: attempt.answeredAt, otherDayLength: length }
}

/** Attempts that the learner has declared mis-taps. */
export function misTapped(entries: readonly LogEntry[]): ReadonlySet<AttemptId> {
  const taken = new Set<AttemptId>()
  for (const entry of entries) if (isCorrection(entry) && entry.kind === 'mis-tap') taken.add(entry.attempt)
  return taken
}

/** The record of one question from everything the log says about it, in any order. Undefined when nothing counts. */
export function questionRecordFrom(
  bank: string,
  question: QuestionId,
  entries: readonly LogEntry[],
): QuestionRecord | undefined {
  const taken = misTapped(entries)
  const counting = entries.filter((entry) => isCorrection(entry) || !taken.has(entry.id)).sort(byLogOrder)
  const record = counting.reduce(recordEntry, emptyQuestionRecord(bank, question))
  return record.answered === 0 ? undefined : record
}

export interface DayRecord {
  readonly bank: string
  readonly day: StudyDay
  readonly answered: number
  readonly right: number
  readonly elapsedMs: number
}

/** Adds an attempt to the sums of its day, or takes a mis-tapped one back out (`sign` -1). */
export function sumDay(record: DayRecord, attempt: Attempt, sign: 1 | -1 = 1): DayRecord {
  return {
    ...record,
    answered: record.answered + sign,
    right: record.right + (attempt.right ? sign : 0),
    elapsedMs: record.elapsedMs + sign * attempt.elapsedMs,
  }
}

export function emptyDayRecord(bank: string, day: StudyDay): DayRecord {
  return { bank, day, answered: 0, right: 0, elapsedMs: 0 }
}

export interface DerivedRecords {
  readonly questions: readonly QuestionRecord[]
  readonly facts: readonly FactHistory[]
  readonly days: readonly DayRecord[]
  readonly paces: readonly PaceRecord[]
  readonly slips: readonly SlipRecord[]
}

/** All derived records, from the whole log in any order. The tables must equal this at any time. */
export function recordsFrom(entries: readonly LogEntry[]): DerivedRecords {
  const fold = recordsFold(misTapped(entries))
  for (const entry of [...entries].sort(byLogOrder)) fold.add(entry)
  return fold.records()
}

/** The same, entry after entry in log order: a long log need not be in memory. `taken`: see {@link misTapped}. */
export function recordsFold(taken: ReadonlySet<AttemptId>) {
  const questions = new Map<string, QuestionRecord>()
  const slips = new Map<string, SlipRecord>()
  const facts = new Map<string, FactHistory>()
  const paces = new Map<string, PaceRecord>()
  const days = new Map<string, DayRecord>()

  return {
    add(entry: LogEntry): void {
      const { bank, question } = entry
      if (!isCorrection(entry) && taken.has(entry.id)) return
      const key = `${bank}/${question}`
      questions.set(key, recordEntry(questions.get(key) ?? emptyQuestionRecord(bank, question), entry))
      if (isCorrection(entry)) return
      if (!entry.right) slips.set(key, addSlip(slips.get(key) ?? emptySlipRecord(bank, question), entry))
      const dayKey = `${bank}/${entry.day}`
      days.set(dayKey, sumDay(days.get(dayKey) ?? emptyDayRecord(bank, entry.day), entry))
      const paceKey = `${bank}/${entry.form}`
      paces.set(paceKey, sumPace(paces.get(paceKey) ?? emptyPaceRecord(bank, entry.form), entry))
      for (const fact of new Set(entry.facts)) {
        const factKey = `${bank}/${fact}`
        facts.set(factKey, addAttempt(facts.get(factKey) ?? emptyFactHistory(bank, fact), entry))
      }
    },
    records: (): DerivedRecords => ({
      questions: [...questions.values()].filter(({ answered }) => answered > 0),
      facts: [...facts.values()],
      days: [...days.values()],
      paces: [...paces.values()],
      slips: [...slips.values()].filter(({ slips }) => slips.length > 0),
    }),
  }
}
