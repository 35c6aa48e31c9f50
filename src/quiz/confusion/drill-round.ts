// Rounds of a drill are entries of a log of their own: append-only, with an id and a stamp like attempts, so that a union
// of two devices' rounds is their merge. They are no answers to questions: docs/decisions/0006-drill-rounds.md.

import type { Stamped } from '../attempt.ts'
import type { AttemptId } from '../attempt-id.ts'
import type { StudyDay } from '../study-day.ts'

/** Both values of a pair, made comparable, in a fixed order: the same whichever was taken for which. */
export type PairKey = string & { readonly __id: 'pair' }

/** One gap of a round: the expected and the given value. */
export interface DrillPick {
  /** The fact or the question that the gap stood in. */
  readonly place: string
  readonly wanted: string
  readonly chosen: string
}

/** One pair gone through once. */
export interface DrillRound {
  readonly id: AttemptId
  readonly bank: string
  readonly edition: string
  readonly pair: PairKey
  readonly picks: readonly DrillPick[]
  /** Every gap right at the first try. */
  readonly clean: boolean
  readonly doneAt: number
  /** The study day of `doneAt`, fixed then. */
  readonly day: StudyDay
}

export type LoggedRound = DrillRound & Stamped

/** Derived from the rounds of a pair: clean rounds since the last slip. */
export interface DrillRecord {
  readonly bank: string
  readonly pair: PairKey
  readonly rounds: number
  readonly lastDay: StudyDay | null
  readonly clean: readonly CleanRound[]
}

export interface CleanRound extends Stamped {
  readonly at: number
  readonly day: StudyDay
}

/** Clean rounds in a row that cool a pair down … */
export const CLEAN_ROUNDS = 3
/** … on at least so many study days. */
export const CLEAN_DAYS = 2

export function emptyDrillRecord(bank: string, pair: PairKey): DrillRecord {
  return { bank, pair, rounds: 0, lastDay: null, clean: [] }
}

/** One step of the fold. Expects rounds in log order. */
export function addRound(record: DrillRecord, round: LoggedRound): DrillRecord {
  const { stamp, doneAt: at, day } = round
  return {
    ...record,
    rounds: record.rounds + 1,
    lastDay: day,
    clean: round.clean ? [...record.clean, { stamp, at, day }] : [],
  }
}

/** The records of all pairs, from all rounds in any order. */
export function drillRecordsFrom(rounds: readonly LoggedRound[]): DrillRecord[] {
  const records = new Map<string, DrillRecord>()
  for (const round of [...rounds].sort(byRoundOrder)) {
    const key = `${round.bank}/${round.pair}`
    records.set(key, addRound(records.get(key) ?? emptyDrillRecord(round.bank, round.pair), round))
  }
  return [...records.values()]
}

function byRoundOrder(a: LoggedRound, b: LoggedRound): number {
  return a.stamp - b.stamp || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

export type Heat =
  | {
      readonly state: 'open'
      /** Clean rounds in a row so far, never more than {@link CLEAN_ROUNDS}. */
      readonly clean: number
      /** Enough of them, but all on one day. */
      readonly waitsForAnotherDay: boolean
    }
  | { readonly state: 'cooled'; readonly at: number }

/** State of a pair. Only rounds after its last slip count, so a new slip reopens it. */
export function heatOf(record: DrillRecord | undefined, lastSlipStamp: number): Heat {
  const since = (record?.clean ?? []).filter(({ stamp }) => stamp > lastSlipStamp)
  const days = new Set<StudyDay>()
  for (const [at, round] of since.entries()) {
    days.add(round.day)
    if (at + 1 >= CLEAN_ROUNDS && days.size >= CLEAN_DAYS) return { state: 'cooled', at: round.at }
  }
  return {
    state: 'open',
    clean: Math.min(since.length, CLEAN_ROUNDS),
    waitsForAnotherDay: since.length >= CLEAN_ROUNDS,
  }
}
