/** Below this there is little to lose, and beginners are not bothered. */
export const MANY_ANSWERS = 100
const OLD_MS = 14 * 24 * 3_600_000
/** How long a 'not now' is respected. */
const REST_MS = 30 * 24 * 3_600_000

/** Whether to remind of a backup: many answers since an old one or none. */
export function isBackupDue(
  last: { readonly at: number; readonly attempts: number } | null,
  answers: number,
  now: number,
): boolean {
  if (answers - (last?.attempts ?? 0) < MANY_ANSWERS) return false
  // A clock that was set back must not silence it for years.
  return last === null || Math.abs(now - last.at) >= OLD_MS
}

/** Whether the reminder was dismissed recently. */
export function isAtRest(putOffAt: number | null, now: number): boolean {
  // A clock that was set back must not silence it for years.
  return putOffAt !== null && Math.abs(now - putOffAt) < REST_MS
}
