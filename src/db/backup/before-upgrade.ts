// A snapshot of what is here, made before a newer version of the app changes the shape of the database.

import type { Item } from '../../quiz/keeping/item.ts'
import type { JsonObject } from '../../quiz/keeping/json.ts'
import { DATABASE_NAME } from '../home.ts'
import { isSound } from './check-item.ts'
import { keepSnapshot } from './snapshots.ts'
import { writeBackup } from './write-backup.ts'

/** Which kind lies in which table of the versions up to the one before ours. */
const KIND_OF_TABLE: Readonly<Record<string, string>> = {
  attempts: 'attempt',
  corrections: 'correction',
  drillRounds: 'drill',
  sessions: 'session',
  stars: 'star',
  notes: 'note',
  formats: 'format',
  parameters: 'parameters',
}

/**
 * Looks at the database as it lies there and keeps a snapshot when opening it would upgrade it to `version` (ours, not the
 * browser's tenfold). Resolves to whether it did. Rejects when it should have and could not.
 */
export async function snapshotBeforeUpgrade(version: number, now: number): Promise<boolean> {
  const database = await openAsItIs()
  if (!database) return false
  let items: Item[]
  try {
    if (database.version >= version * 10) return false
    items = await itemsIn(database)
  } finally {
    database.close()
  }
  if (items.length === 0) return false
  const attempts = items.filter(({ kind }) => kind === 'attempt').length
  const file = await writeBackup(items, { madeAt: now, app: 'upgrade' })
  await keepSnapshot(file, { madeAt: now, reason: 'upgrade', attempts })
  return true
}

/** The database in the version it has; undefined, and none made, when there is none. */
function openAsItIs(): Promise<IDBDatabase | undefined> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE_NAME)
    // Asked for only when it is new: then it must not come to be.
    request.onupgradeneeded = () => request.transaction?.abort()
    request.onsuccess = () => resolve(request.result)
    request.onerror = () =>
      request.error?.name === 'AbortError'
        ? resolve(undefined)
        : reject(request.error ?? new Error('refused'))
  })
}

async function itemsIn(database: IDBDatabase): Promise<Item[]> {
  const tables = [...database.objectStoreNames].filter((name) => Object.hasOwn(KIND_OF_TABLE, name))
  if (tables.length === 0) return []
  const reading = database.transaction(tables)
  const items: Item[] = []
  for (const table of tables) {
    const rows = await new Promise<JsonObject[]>((resolve, reject) => {
      const request = reading.objectStore(table).getAll()
      request.onsuccess = () => resolve(request.result as JsonObject[])
      request.onerror = () => reject(request.error ?? new Error('the database refused'))
    })
    for (const row of rows) {
      const kind = KIND_OF_TABLE[table] ?? ''
      const item = { kind, value: kind === 'session' ? (row['session'] as JsonObject) : row }
      if (isSound(item)) items.push(item)
    }
  }
  return items
}
