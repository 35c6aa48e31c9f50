/** Moments at which a screen reader is told how much time is left: often enough to plan, never every second. */
const MARKS_MS = [30 * 60_000, 10 * 60_000, 5 * 60_000, 60_000, 30_000, 10_000] as const

/** The mark that was passed between two readings of the remaining time, largest first; null when none was. */
export function markPassed(before: number | null, now: number | null): number | null {
  if (before === null || now === null) return null
  return MARKS_MS.find((mark) => before > mark && now <= mark) ?? null
}
