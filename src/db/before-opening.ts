import { DATABASE_NAME } from './home.ts'
import { localValues } from './web-storage.ts'
import { isListed } from './witness.ts'

/** A copy that takes longer than this is done without: people wait to go on. */
const MOST_WAIT_MS = 8000

/**
 * Keeps a snapshot when opening the database would change its shape. Looked for only when this browser was not seen with
 * the present version before, so that an ordinary start pays one look into localStorage; and only when the browser lists
 * a database, which no round of a new player waits for. Never rejects.
 */
export async function snapshotIfOlder(version: number): Promise<void> {
  try {
    if (localValues.read('schema') === String(version)) return
    // The first version left no other trace than its database.
    if (!(await isListed(DATABASE_NAME))) return
    const { snapshotBeforeUpgrade } = await import('./backup/before-upgrade.ts')
    const late = new Promise((resolve) => setTimeout(resolve, MOST_WAIT_MS))
    await Promise.race([snapshotBeforeUpgrade(version, Date.now()), late])
  } catch {
    // No room for a copy, or an unreadable database: opening it will show.
  }
}

/** Called once the database is open in this version. If the mark cannot be stored, the next start checks again. */
export function noteSchema(version: number): void {
  localValues.write('schema', String(version))
}
