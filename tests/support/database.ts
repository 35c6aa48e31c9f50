import Dexie from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { AppDatabase } from '../../src/db/database.ts'

/** A disk with nothing on it: every database opened from now on is new. */
export function emptyDisk(): IDBFactory {
  const factory = new IDBFactory()
  // Dexie took the global one when it was loaded.
  Dexie.dependencies.indexedDB = factory
  globalThis.indexedDB = factory
  return factory
}

/** The app's database on an empty disk. */
export async function freshDatabase(): Promise<AppDatabase> {
  emptyDisk()
  return openAgain()
}

/** The same disk, as the next page load finds it. */
export async function openAgain(): Promise<AppDatabase> {
  const database = new AppDatabase()
  await database.open()
  return database
}
