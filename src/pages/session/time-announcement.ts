/** Moments at which a screen reader is told how much time is left: often enough to plan, never every second. */
const MARKS_MS = [10_000, 30_000, 60_000, 5 * 60_000, 10 * 60_000, 30 * 60_000] as const

/**
 * What is to be said between two readings of the remaining time: the mark that is reached, in milliseconds; null for
 * silence, since a text that stays the same is not spoken again; or 'keep' for what was said last. Of several marks that a
 * sleep has passed over, the one that is nearest to the truth.
 */
export function announcement(before: number | null, now: number | null): number | null | 'keep' {
  if (now === null) return null
  if (before === null) return 'keep'
  if (now > before) return null
  return MARKS_MS.find((mark) => before > mark && now <= mark) ?? 'keep'
}
