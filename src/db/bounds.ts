// What a stored value may be at most, whoever has written it. Everything that comes back into the app from a disk or a file
// is measured by these, so that nothing is taken in that a page could not show or a backup could not hold.

import * as v from 'valibot'
import { LATEST_MS } from '../quiz/keeping/hybrid-clock.ts'

export const DAY_MS = 24 * 3_600_000

/** No clock that is right shows less: the day on which this was written. */
const AT_LEAST_NOW = Date.UTC(2026, 10, 30)

/** The latest moment that something from elsewhere may be of. Clocks differ by hours. */
export function latestFor(now: number): number {
  return Math.max(now, AT_LEAST_NOW) + DAY_MS
}

/**
 * The same for what is here already. More patient: a clock that has fallen back by months, as it does in a phone whose
 * battery was empty, must not put all that was recorded before into the future.
 */
export function latestHere(now: number): number {
  return Math.max(now, AT_LEAST_NOW) + 400 * DAY_MS
}

/** Epoch milliseconds. That none lies in the future is checked where it is known what time it is. */
export const moment = v.pipe(v.number(), v.minValue(0), v.maxValue(LATEST_MS))
/** A study day; up to the year 2500, since pages count through days. */
export const studyDay = v.pipe(v.number(), v.integer(), v.minValue(-1), v.maxValue(200_000))
/** A question may lie open for months on a phone that was put aside. */
export const LONGEST_MS = 400 * DAY_MS
export const duration = v.pipe(v.number(), v.minValue(0), v.maxValue(LONGEST_MS))
export const points = v.pipe(v.number(), v.minValue(-1e6), v.maxValue(1e6))
/** Of things in one list or session. */
export const MOST_PLACES = 5000
export const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e7))
