import type { AppDatabase, LogSummaryRow } from '../database.ts'
import { emptySummary } from '../database.ts'

/** Counts the log anew. The next stamp must be after everything that is here, and after everything that was deleted. */
export async function sumUpLog(db: AppDatabase, atLeast: number): Promise<void> {
  const [before, attempts, attempt, correction, drill] = await Promise.all([
    db.meta.get('log'),
    db.attempts.count(),
    db.attempts.orderBy('stamp').last(),
    db.corrections.orderBy('stamp').last(),
    db.drillRounds.orderBy('stamp').last(),
  ])
  let lastStamp = Math.max(atLeast, attempt?.stamp ?? 0, correction?.stamp ?? 0, drill?.stamp ?? 0)
  await db.deletions.each(({ upTo }) => (lastStamp = Math.max(lastStamp, upTo)))
  const last = [attempt, correction]
    .filter((entry) => entry !== undefined)
    .sort((a, b) => b.stamp - a.stamp || (a.id < b.id ? 1 : -1))[0]
  const summary: LogSummaryRow = {
    ...(before ?? emptySummary()),
    key: 'log',
    lastStamp,
    lastId: last?.id ?? null,
    attempts,
  }
  await db.meta.put(summary)
}
