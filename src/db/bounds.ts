// What a stored value may be at most, whoever has written it. Everything that comes back into the app from a disk or a file
// is measured by these, so that nothing is taken in that a page could not show or a backup could not hold.

import * as v from 'valibot'
import { LATEST_MS } from '../quiz/keeping/hybrid-clock.ts'

/** Epoch milliseconds. Future values are checked where the current time is known. */
export const moment = v.pipe(v.number(), v.minValue(0), v.maxValue(LATEST_MS))
/** A study day; up to the year 2500, since pages count through days. */
export const studyDay = v.pipe(v.number(), v.integer(), v.minValue(-1), v.maxValue(200_000))
/** A question may lie open for months on a phone that was put aside. */
export const LONGEST_MS = 400 * 24 * 3_600_000
export const duration = v.pipe(v.number(), v.minValue(0), v.maxValue(LONGEST_MS))
export const points = v.pipe(v.number(), v.minValue(-1e6), v.maxValue(1e6))
/** One of a list that a newer version may have made longer, such as the forms. */
export const word = v.pipe(v.string(), v.regex(/^[a-z][a-zA-Z0-9-]{0,39}$/))
/** Of things in one list or session. */
export const MOST_PLACES = 5000
export const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e7))
