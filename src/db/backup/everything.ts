// Deleting everything that this app has ever kept in this browser.

import Dexie from 'dexie'
import { browserPlace } from '../browser-places.ts'
import { AppDatabase } from '../database.ts'
import { HOME, named } from '../home.ts'
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
  for (const name of ['localStorage', 'sessionStorage'] as const) emptyPlace(name)
  await forgetOfflineFiles().catch(() => undefined)
}

function emptyPlace(name: 'localStorage' | 'sessionStorage'): void {
  try {
    const place = browserPlace(name)
    const keys = Array.from({ length: place?.length ?? 0 }, (_, at) => place?.key(at) ?? '')
    // That a folder has the plain names says nothing of a person, and without it another copy would take them.
    for (const key of keys) if (key.startsWith(HOME) && key !== named('home')) place?.removeItem(key)
  } catch {
    // A place that cannot be reached holds nothing of ours.
  }
}

// Only what belongs to our own folder goes. The worker found first may be that of a folder above, where ours never came.
async function forgetOfflineFiles(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const scope = new URL('./', document.baseURI).href
  const own = await navigator.serviceWorker.getRegistration()
  if (own?.scope === scope) await own.unregister()
  for (const name of await caches.keys()) if (name.endsWith(`-${scope}`)) await caches.delete(name)
}
