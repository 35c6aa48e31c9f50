// The contest part of a stored session: its rules, clock and flags.

import type { PaperNumber } from './draw.ts'
import type { ContestRules } from './rules.ts'

export interface ContestPlan {
  readonly rules: ContestRules
  readonly number: PaperNumber
}

export interface ContestProgress {
  /** Contest time and wall clock when last looked at, for the next page to go on from. */
  readonly now: number
  readonly wall: number
  readonly setBack: boolean
  readonly startedAt: number
  /** Contest time at which the question on the screen was put there. */
  readonly shownAt: number
  /** Time each question has been on the screen so far. */
  readonly spentMs: readonly number[]
  /** Places marked 'look again later'. */
  readonly flagged: readonly number[]
  /** Contest time at which the pause began; null while it runs. */
  readonly pausedAt: number | null
  readonly pausedMs: number
}
