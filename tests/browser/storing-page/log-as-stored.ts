// The whole database against its log, read on a connection of its own.
import { AppDatabase } from '../../../src/db/database.ts'
import { rebuildRecords } from '../../../src/db/rebuild-records.ts'
import { readSession } from '../../../src/db/stored-session.ts'
import { canonicalJson } from '../../../src/quiz/keeping/json.ts'
import type { Json } from '../../../src/quiz/keeping/json.ts'

export interface LogAsStored {
  readonly attempts: readonly {
    readonly id: string
    readonly session: string
    readonly question: string
  }[]
  readonly corrections: readonly string[]
  /** What does not follow from the log, or does not fit it; empty when all does. */
  readonly mismatches: readonly string[]
}

export async function readLog(): Promise<LogAsStored> {
  const db = new AppDatabase()
  await db.open()
  const attempts = await db.attempts.toArray()
  const corrections = await db.corrections.toArray()
  const mismatches = [...(await notAsRebuilt(db)), ...(await outOfStep(db, attempts))]
  db.close()
  return {
    attempts: attempts.map(({ id, session, question }) => ({ id, session, question })),
    corrections: corrections.map(({ id }) => id),
    mismatches,
  }
}

/**
 * Tables that a rebuild from the log would change. The rebuild is taken back, so that what the next answers build upon is
 * what the app has written and not what this has repaired.
 */
async function notAsRebuilt(db: AppDatabase): Promise<string[]> {
  const derived = [
    db.questionRecords,
    db.factHistories,
    db.factRecords,
    db.paceRecords,
    db.slipRecords,
    db.drillRecords,
    db.dayRecords,
  ]
  const contents = async (): Promise<string[]> =>
    Promise.all(derived.map(async (table) => canonicalJson((await table.toArray()) as unknown as Json)))
  const takenBack = new Error('taken back')
  let different: string[] = []
  await db
    .transaction('rw', db.tables, async () => {
      const kept = await contents()
      await rebuildRecords(db)
      const rebuilt = await contents()
      different = derived.filter((_, at) => kept[at] !== rebuilt[at]).map(({ name }) => name)
      throw takenBack
    })
    .catch((error: unknown) => {
      if (error !== takenBack) throw error
    })
  return different
}

/** The sums over the log, and the sessions, which are written in one transaction with its entries. */
async function outOfStep(
  db: AppDatabase,
  attempts: readonly { readonly id: string; readonly stamp: number }[],
): Promise<string[]> {
  const log = await db.meta.get('log')
  const ids = new Set(attempts.map(({ id }) => id))
  const given = (await db.sessions.toArray())
    .map(readSession)
    .flatMap((session) => session?.given ?? [])
    .map((answer) => answer?.attempt)
    .filter((id) => id !== undefined)
  const lastStamp = Math.max(0, ...attempts.map(({ stamp }) => stamp))
  return [
    ...((log?.attempts ?? 0) === attempts.length ? [] : [`sums: ${log?.attempts} of ${attempts.length}`]),
    ...((log?.lastStamp ?? 0) >= lastStamp ? [] : ['sums: an older last stamp']),
    ...(given.length === ids.size && given.every((id) => ids.has(id))
      ? []
      : [`sessions: ${given.length} answers of ${ids.size}`]),
  ]
}
