// Pairs of values that the learner confuses, from wrong picks and drill rounds.

import type { Fact, FactId, Question, QuestionId } from '../question.ts'
import { comparable } from '../typed-text.ts'
import { heatOf } from './drill-round.ts'
import type { DrillRecord, Heat, PairKey } from './drill-round.ts'
import type { SlipRecord } from './slips.ts'
import { kindOfPair, pairKey, takenFor } from './values.ts'
import type { ValueKind } from './values.ts'
import type { StudyDay } from '../study-day.ts'

/** A place where one value of a pair was wanted and the other was picked. */
export interface SlipPlace {
  readonly question: QuestionId
  readonly wanted: string
  readonly asked: string
  readonly times: number
  readonly lastStamp: number
}

export interface ConfusedPair {
  readonly key: PairKey
  readonly kind: ValueKind
  /** As the bank writes them: the one that was wanted at the last slip, and the one that was picked. */
  readonly values: readonly [string, string]
  /** The newest first. */
  readonly places: readonly SlipPlace[]
  readonly times: number
  readonly lastStamp: number
  readonly heat: Heat
  /** The day of its last round. */
  readonly drilledOn: StudyDay | null
}

/** Access to the bank. Retired questions are excluded, so they are not drilled. */
export interface BankView {
  readonly question: (id: QuestionId) => Question | undefined
  readonly fact: (id: FactId) => Fact | undefined
  readonly isInPractice: (id: QuestionId) => boolean
  /** Whether a text is a value that the bank knows somewhere. */
  readonly isValue: (text: string) => boolean
}

/** All pairs, open and cooled, those most often mixed up first; among equals the newest slip. */
export function pairsFrom(
  slips: readonly SlipRecord[],
  drills: readonly DrillRecord[],
  bank: BankView,
): ConfusedPair[] {
  const found = new Map<PairKey, { values: [string, string]; fact: Fact | undefined; places: SlipPlace[] }>()
  const newest = (record: SlipRecord): SlipRecord['slips'] =>
    [...record.slips].sort((a, b) => b.lastStamp - a.lastStamp)
  const inOrder = slips
    .flatMap((record) => newest(record).map((slip) => ({ ...slip, question: record.question })))
    .sort((a, b) => b.lastStamp - a.lastStamp || (a.question < b.question ? -1 : 1))
  for (const { question: id, answer, times, lastStamp } of inOrder) {
    const question = bank.isInPractice(id) ? bank.question(id) : undefined
    if (!question) continue
    for (const { right, picked, asked } of takenFor(question, answer, bank.isValue)) {
      const key = pairKey(right, picked)
      const pair = found.get(key) ?? {
        values: [right, picked],
        fact: factOf(question, right, bank),
        places: [],
      }
      pair.places.push({ question: id, wanted: right, asked, times, lastStamp })
      found.set(key, pair)
    }
  }
  const drilled = new Map(drills.map((record) => [record.pair, record]))
  return [...found]
    .map(([key, { values, fact, places }]) => {
      const lastStamp = Math.max(...places.map((place) => place.lastStamp))
      const record = drilled.get(key)
      return {
        key,
        kind: kindOfPair(values[0], values[1], fact),
        values,
        places,
        times: places.reduce((sum, place) => sum + place.times, 0),
        lastStamp,
        heat: heatOf(record, lastStamp),
        drilledOn: record?.lastDay ?? null,
      }
    })
    .sort((a, b) => b.times - a.times || b.lastStamp - a.lastStamp || (a.key < b.key ? -1 : 1))
}

/** The fact of a question that a value belongs to: the one that states it, else the one the question is filed under. */
export function factOf(question: Question, value: string, bank: BankView): Fact | undefined {
  const facts = question.facts.map(bank.fact).filter((fact) => fact !== undefined)
  return facts.find((fact) => fact.keys.some((key) => comparable(key) === comparable(value))) ?? facts[0]
}

/** Pairs in a drill of the usual length. */
export const DRILL_LENGTH = 5

/** Pairs to drill now: open ones not waiting for another day; those not drilled today come first. */
export function pairsToDrill(pairs: readonly ConfusedPair[], today: StudyDay): ConfusedPair[] {
  const open = pairs.filter(
    ({ heat, drilledOn }) => heat.state === 'open' && !(heat.waitsForAnotherDay && drilledOn === today),
  )
  return [
    ...open.filter(({ drilledOn }) => drilledOn !== today),
    ...open.filter(({ drilledOn }) => drilledOn === today),
  ].slice(0, DRILL_LENGTH)
}
