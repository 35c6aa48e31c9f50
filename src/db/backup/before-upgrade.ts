// A snapshot taken before a newer app version changes the database schema.

import type { Item } from '../../quiz/keeping/item.ts'
import { isObject } from '../../quiz/keeping/json.ts'
import type { JsonObject } from '../../quiz/keeping/json.ts'
import { DATABASE_NAME } from '../home.ts'
import { latestHere } from '../latest.ts'
import { problemOf } from './check-item.ts'
import { sortedCounts } from './format.ts'
import { healed } from './heal.ts'
import { readBackup } from './read-backup.ts'
import { done, keepSnapshot } from './snapshots.ts'
import { backupWriter } from './write-backup.ts'

/** Which kind lies in which table of the versions up to the one before ours. */
const KIND_OF_TABLE: Readonly<Record<string, string>> = {
  deletions: 'deletion',
  attempts: 'attempt',
  corrections: 'correction',
  drillRounds: 'drill',
  sessions: 'session',
  stars: 'star',
  notes: 'note',
  formats: 'format',
  parameters: 'parameters',
  asides: 'aside',
  // Each row names its kind.
  carried: '',
}

/**
 * Looks at the database as it lies there and keeps a snapshot when opening it would upgrade it to `version` (ours, not the
 * browser's tenfold). Resolves to whether it did. Rejects when it should have and could not.
 */
export async function snapshotBeforeUpgrade(version: number, now: number): Promise<boolean> {
  const database = await openAsItIs()
  if (!database) return false
  try {
    if (database.version >= version * 10) return false
    const counts = new Map<string, number>()
    await eachItemIn(database, now, (items) => {
      for (const { kind } of items) counts.set(kind, (counts.get(kind) ?? 0) + 1)
    })
    if (counts.size === 0) return false
    const writer = backupWriter({ madeAt: now, app: 'upgrade' }, sortedCounts(counts))
    await eachItemIn(database, now, (items) => writer.add(items))
    const { file } = await writer.end()
    const read = await readBackup(file, { latest: latestHere(now) })
    if (!read.ok) throw new Error(`a snapshot that cannot be restored: ${read.reason}`)
    await keepSnapshot(file, { madeAt: now, reason: 'upgrade', attempts: counts.get('attempt') ?? 0 })
    return true
  } finally {
    database.close()
  }
}

/** Opens the database in its present version; undefined, without creating it, when there is none. */
function openAsItIs(): Promise<IDBDatabase | undefined> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE_NAME)
    // Only fires for a new database, which must not be created.
    request.onupgradeneeded = () => request.transaction?.abort()
    request.onsuccess = () => resolve(request.result)
    request.onerror = () =>
      request.error?.name === 'AbortError'
        ? resolve(undefined)
        : reject(request.error ?? new Error('refused'))
  })
}

/** Rows that are read at once. */
const PAGE = 1000

async function eachItemIn(
  database: IDBDatabase,
  now: number,
  take: (items: readonly Item[]) => void | Promise<void>,
): Promise<void> {
  for (const [table, kind] of Object.entries(KIND_OF_TABLE)) {
    if (!database.objectStoreNames.contains(table)) continue
    let after: IDBValidKey | undefined
    for (;;) {
      // One transaction per page: nobody else writes before the upgrade.
      const store = database.transaction(table).objectStore(table)
      const range = after === undefined ? null : IDBKeyRange.lowerBound(after, true)
      const [rows, keys] = await Promise.all([
        done(store.getAll(range, PAGE) as IDBRequest<JsonObject[]>),
        done(store.getAllKeys(range, PAGE)),
      ])
      await take(rows.flatMap((row) => soundItem(kind, row, now) ?? []))
      if (rows.length < PAGE) break
      after = keys.at(-1)
    }
  }
}

function soundItem(kind: string, row: JsonObject, now: number): Item | undefined {
  const item = itemOf(kind, row)
  return problemOf(item, latestHere(now)) === undefined ? item : healed(item, now)
}

function itemOf(kind: string, row: JsonObject): Item {
  const inside = (name: string): JsonObject => (isObject(row[name]) ? row[name] : {})
  if (kind === 'session') return { kind, value: inside('session') }
  if (kind === 'aside') return { kind, value: { of: row['of'], value: row['value'] } }
  return kind === '' ? { kind: String(row['of']), value: inside('value') } : { kind, value: row }
}
