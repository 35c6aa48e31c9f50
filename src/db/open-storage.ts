import { noteSchema, snapshotIfOlder } from './before-opening.ts'
import type { Journal } from './journal.ts'
import { mayHaveBeenKept } from './kept-before.ts'
import { memoryStorage } from './memory-storage.ts'
import type { Storage } from './storage.ts'

/** Why nothing is kept: the browser has no IndexedDB, or it has one and refuses to open it. */
export type NotKeptReason = 'missing' | 'refused'

export type OpenedStorage =
  | { readonly storage: Storage; readonly kept: true; readonly replayed: number }
  | {
      readonly storage: Storage
      readonly kept: false
      readonly reason: NotKeptReason
      readonly error?: unknown
    }

/**
 * Opens the database, brings in what the journal still holds, and falls back to memory when the browser keeps nothing.
 * Never rejects. Dexie is loaded here and not before, since the first page does not need it.
 */
export async function openStorage(journal: Journal): Promise<OpenedStorage> {
  if (!('indexedDB' in globalThis) || !globalThis.indexedDB)
    return { storage: memoryStorage(), kept: false, reason: 'missing' }
  try {
    const [{ AppDatabase, SCHEMA_VERSION }, { dexieStorage }] = await Promise.all([
      import('./database.ts'),
      import('./dexie-storage.ts'),
    ])
    if (mayHaveBeenKept()) await snapshotIfOlder(SCHEMA_VERSION)
    const database = new AppDatabase()
    await database.open()
    noteSchema(SCHEMA_VERSION)
    const storage = dexieStorage(database)
    return { storage, kept: true, replayed: await replay(journal, storage) }
  } catch (error) {
    return { storage: memoryStorage(), kept: false, reason: 'refused', error }
  }
}

/** Writes what an earlier page could not confirm. Ids make this safe to repeat: what is stored already counts once. */
async function replay(journal: Journal, storage: Storage): Promise<number> {
  let replayed = 0
  for (const entry of journal.pending()) {
    try {
      await storage.saveAnswer(entry.attempt, entry.session)
    } catch {
      // Stays in the journal for the next start; the answers after it may still go through.
      continue
    }
    journal.erase(entry.attempt)
    replayed++
  }
  return replayed
}
