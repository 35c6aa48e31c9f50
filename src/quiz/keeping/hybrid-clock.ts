/**
 * When something was last written, comparable across devices as plain text: wall clock, a count for writes that the wall
 * clock cannot tell apart, and the device as the last resort. A write is always later than the one it replaces, even on a
 * device whose clock stands years behind the other's.
 */
export type Clock = string

/** Nine digits in base 36 reach beyond the year 5000. */
const TIME_DIGITS = 9
const COUNT_DIGITS = 4
const MOST_COUNTED = 36 ** COUNT_DIGITS - 1
export const LATEST_MS = 36 ** TIME_DIGITS - 2

export const CLOCK_PATTERN = /^[0-9a-z]{9}\.[0-9a-z]{4}\.[0-9a-z]{0,40}$/

/** For rows written before clocks existed; some have a timestamp. */
export function clockAt(moment: number): Clock {
  return clockOf(moment, 0, '')
}

/** Older than everything. */
export const NEVER: Clock = clockAt(0)

/** The clock of a write that replaces the one at `before`. */
export function tick(before: Clock | undefined, now: number, device: string): Clock {
  if (before === undefined || momentOf(before) < now) return clockOf(now, 0, device)
  const count = parseInt(before.slice(TIME_DIGITS + 1, TIME_DIGITS + 1 + COUNT_DIGITS), 36)
  return count < MOST_COUNTED
    ? clockOf(momentOf(before), count + 1, device)
    : clockOf(momentOf(before) + 1, 0, device)
}

/** The wall clock that it was written by, epoch milliseconds. */
export function momentOf(clock: Clock): number {
  return parseInt(clock.slice(0, TIME_DIGITS), 36)
}

function clockOf(moment: number, count: number, device: string): Clock {
  const time = Math.min(Math.max(Math.floor(moment), 0), LATEST_MS + 1)
  return `${inBase36(time, TIME_DIGITS)}.${inBase36(count, COUNT_DIGITS)}.${device}`
}

function inBase36(number: number, digits: number): string {
  return number.toString(36).padStart(digits, '0')
}
