import type { FactId } from '../question.ts'
import type { StudyDay } from '../study-day.ts'
import { daysUntil, recallAfter } from './curve.ts'
import type { AskedOn } from './fact-history.ts'

/** Memory state of a fact. It stores no due day, which depends on the desired retention and may change at any time. */
export interface FactMemory {
  /** Days after which recall has fallen to 0.9. */
  readonly stability: number
  /** 1 easy to 10 hard. */
  readonly difficulty: number
  readonly lastDay: StudyDay
  /** Study days on which it was asked. */
  readonly reps: number
  /** Study days on which it was missed, the first not counted. */
  readonly lapses: number
}

export interface FactRecord {
  readonly bank: string
  readonly fact: FactId
  readonly answered: number
  readonly right: number
  readonly askedOn: AskedOn
  /** The study day on which it was first asked. */
  readonly firstDay: StudyDay
  readonly memory: FactMemory
}

export function dueDayOf({ lastDay, stability }: FactMemory, retention: number): StudyDay {
  return lastDay + daysUntil(retention, stability)
}

/** A review dated after today was given by a wrong clock: such a fact is asked now, not in ten years. */
export function isDue(memory: FactMemory, today: StudyDay, retention: number): boolean {
  return memory.lastDay > today || dueDayOf(memory, retention) <= today
}

/** Probability that it would be recalled on that day. */
export function recallOn(day: StudyDay, { lastDay, stability }: FactMemory): number {
  return recallAfter(day - lastDay, stability)
}
