import { AppDatabase, emptySummary } from '../../src/db/database.ts'
import { rebuildRecords } from '../../src/db/rebuild-records.ts'
import { sessionRow } from '../../src/db/stored-session.ts'
import { attemptsOf, ROUND, roundOf } from '../support/generated-log.ts'
import type { LogPlan } from '../support/generated-log.ts'

const BATCH = 10_000
/** Rounds beyond this many add nothing to what a page reads, but minutes to the filling. */
const MOST_ROUNDS = 10_000

export interface Filling {
  readonly writeMs: number
  readonly rebuildMs: number
}

declare global {
  interface Window {
    fill: (plan: LogPlan) => Promise<Filling>
  }
}

/** Rows as the app would have left them; what is derived is derived by the app itself. */
window.fill = async (plan) => {
  const db = new AppDatabase()
  await db.open()
  const began = performance.now()
  const daysSeen = new Set<number>()
  let rounds = 0
  for (let from = 0; from < plan.attempts; from += BATCH) {
    const attempts = attemptsOf(plan, from, Math.min(from + BATCH, plan.attempts))
    const sessions: ReturnType<typeof sessionRow>[] = []
    for (let at = 0; at < attempts.length && rounds < MOST_ROUNDS; at += ROUND) {
      const own = attempts.slice(at, at + ROUND)
      const day = own[0]?.day ?? 0
      sessions.push(sessionRow(roundOf(own, daysSeen.has(day) ? 'practice' : 'daily')))
      daysSeen.add(day)
      rounds++
    }
    await db.transaction('rw', [db.attempts, db.sessions], async () => {
      await Promise.all([db.attempts.bulkAdd(attempts), db.sessions.bulkPut(sessions)])
    })
  }
  const last = attemptsOf(plan, plan.attempts - 1, plan.attempts)[0]
  await db.meta.put({
    ...emptySummary(),
    lastStamp: last?.stamp ?? 0,
    lastId: last?.id ?? null,
    attempts: plan.attempts,
  })
  const written = performance.now()
  await rebuildRecords(db)
  const rebuilt = performance.now()
  db.close()
  // The app takes its word for it that there is a database to wait for.
  localStorage.setItem('bainian-qianti/kept', '1')
  return { writeMs: written - began, rebuildMs: rebuilt - written }
}
