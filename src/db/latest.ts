// How late something may be: kept apart from other bounds, since the first page does not ask.

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
