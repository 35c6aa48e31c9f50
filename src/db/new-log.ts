// Chromium keeps IndexedDB in LevelDB, whose log ends within a record when the browser is killed in the middle of a write. The
// next start tolerates that and writes on behind it; the start after that finds a damaged record there and deletes every
// database of the site. Source: google/leveldb#1287; tests/browser/torn-record.spec.ts shows it.

import { DATABASE_NAME } from './home.ts'

/** Is there for a moment only, to be deleted. */
const SPARE_NAME = `${DATABASE_NAME}-spare`

/**
 * Has LevelDB put what its log holds into a table and begin a new one, before anything is written behind a torn record:
 * deleting a database makes it do so, the only request that was found to. Never rejects; what fails here fails again, and is told,
 * when the database itself is opened.
 */
export async function beginNewLog(): Promise<void> {
  try {
    // Chromium browsers and Android web views. Other engines have no LevelDB, so this would only cost time.
    if (!/Chrom(e|ium)\//.test(navigator.userAgent)) return
    const spare = indexedDB.open(SPARE_NAME, 1)
    await answered(spare)
    spare.result.close()
    await answered(indexedDB.deleteDatabase(SPARE_NAME))
  } catch {
    // No browser, site data that is blocked, or a database that cannot be reached.
  }
}

function answered(request: IDBOpenDBRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve()
    request.onerror = () => reject(request.error ?? new Error('the database refused'))
    // Another window is doing the same for both.
    request.onblocked = () => resolve()
  })
}
