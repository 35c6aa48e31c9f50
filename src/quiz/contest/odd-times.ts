// Implausible times in a result. Anyone can forge a code; impossible times are reported, never corrected.

import type { ContestResult } from './result-code.ts'

export type OddTime =
  /** Handed in later than it is now. */
  | 'future'
  /** Handed in before this app was there. */
  | 'past'
  /** Nobody can read and answer this fast. */
  | 'too-fast'
  /** Longer than the rules give for the paper. */
  | 'over-limit'
  /** The answers took longer than the whole. */
  | 'parts-over-whole'

/** Clocks of phones differ, and a code knows whole minutes. */
const AHEAD_MS = 10 * 60_000
const FIRST_MS = Date.UTC(2026, 0, 1)
/** On average over all that was answered. */
const FASTEST_MS = 300
/** From the last tick of a clock to the moment that is stored. */
const TOLERANCE_MS = 2000

export function oddTimes(result: ContestResult, now: number): readonly OddTime[] {
  const { answers, finishedAt, paper } = result
  const { clock } = paper.rules
  const parts = answers.reduce((sum, { elapsedMs }) => sum + elapsedMs, 0)
  const whole = result.elapsedMs ?? parts
  const answered = answers.filter(({ answer }) => answer.some((part) => part !== '')).length
  const found: readonly (readonly [OddTime, boolean])[] = [
    ['future', finishedAt > now + AHEAD_MS],
    ['past', finishedAt < FIRST_MS],
    ['too-fast', answered > 0 && Math.min(whole, parts) < answered * FASTEST_MS],
    ['over-limit', clock.kind === 'paper' && Math.max(whole, parts) > clock.limitMs + TOLERANCE_MS],
    ['parts-over-whole', parts > whole + TOLERANCE_MS],
  ]
  return found.flatMap(([odd, holds]) => (holds ? [odd] : []))
}
