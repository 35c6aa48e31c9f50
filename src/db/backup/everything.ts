// Deletes everything that the app has stored in this browser.

import Dexie from 'dexie'
import { AppDatabase } from '../database.ts'
import { localValues, tabValues } from '../web-storage.ts'
import { deleteSnapshots } from './snapshots.ts'

/** A database that another window holds open is emptied first; its shell may then go a moment later. */
const DELETE_WAIT_MS = 3000

/**
 * Databases, what localStorage and sessionStorage hold, the files for offline use, and the worker that serves them. The
 * page must be left right afterwards, or it writes anew. Rejects when the answers themselves could not be deleted.
 */
export async function deleteEverything(): Promise<void> {
  const db = new AppDatabase()
  await db.open()
  await db.transaction('rw', db.tables, () => Promise.all(db.tables.map((table) => table.clear())))
  db.close()
  await Promise.race([
    Promise.all([Dexie.delete(db.name), deleteSnapshots()]).catch(() => undefined),
    new Promise((resolve) => setTimeout(resolve, DELETE_WAIT_MS)),
  ])
  for (const values of [localValues, tabValues])
    // That a folder has the plain names says nothing of a person, and without it another copy would take them.
    for (const name of values.names() ?? []) if (name !== 'home') values.remove(name)
  await forgetOfflineFiles().catch(() => undefined)
}

// Only our own folder. The worker found first may belong to a parent folder if ours was never installed.
async function forgetOfflineFiles(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const scope = new URL('./', document.baseURI).href
  const own = await navigator.serviceWorker.getRegistration()
  if (own?.scope === scope) await own.unregister()
  for (const name of await caches.keys()) if (name.endsWith(`-${scope}`)) await caches.delete(name)
}
