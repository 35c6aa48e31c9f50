// The open database. A separate chunk with Dexie, since the first page does not need it.

import { noteSchema, snapshotIfOlder } from './before-opening.ts'
import { AppDatabase, SCHEMA_VERSION } from './database.ts'
import type { LogSummaryRow } from './database.ts'
import { dexieStorage } from './dexie-storage.ts'
import { guardedStorage } from './guarded-storage.ts'
import type { Journal } from './journal.ts'
import { beginNewLog } from './new-log.ts'
import { wait } from './open-storage.ts'
import type { KeptStorage, Surroundings } from './open-storage.ts'
import type { Storage, StorageFault } from './storage.ts'
import { isAttempt } from './stored-attempt.ts'
import { parseSession } from './stored-session.ts'
import type { WitnessPlace } from './witness.ts'

/**
 * Waits between attempts to open. Right after a browser was killed, or while its storage process starts anew, opening can
 * fail for a moment: Chromium calls it an internal error of the backing store.
 */
const PAUSES_MS = [100, 400, 1200]

/** Delay before counting the log: by then the first page is drawn, and usually nothing written. */
const COUNT_AFTER_MS = 2000

/** Permanent refusals; retrying is useless. */
const FINAL = ['SecurityError', 'NotAllowedError', 'MissingAPIError', 'InvalidStateError']

/** A database that stays usable for as long as the page lives, over any number of connections. */
export async function keepOpen(surroundings: Surroundings): Promise<KeptStorage> {
  await beginNewLog()
  await snapshotIfOlder(SCHEMA_VERSION)
  const opened = await keepConnected(surroundings)
  noteSchema(SCHEMA_VERSION)
  return opened
}

async function keepConnected(surroundings: Surroundings): Promise<KeptStorage> {
  const { journal, witness, onFault } = surroundings
  let fault: StorageFault | null = null
  let goesOnDamaged = false
  let identity = ''
  let db: AppDatabase
  let connection: Storage | Promise<Storage>
  let counting: Promise<void> | undefined

  const setFault = (found: StorageFault | null): void => {
    fault = found
    onFault(found)
  }

  const watch = (): void => {
    // Dexie would reopen by itself and run this code on whatever it finds.
    db.on('versionchange', () => {
      db.close()
      setFault({ kind: 'replaced' })
      return false
    })
    db.backendDB().addEventListener('close', () => {
      db.close()
      connection = reconnected()
      // The next caller gets the error; until then nobody waits.
      connection.catch(() => undefined)
    })
  }

  /** The browser closed the connection: its storage process died, or site data was cleared. */
  const reconnected = async (): Promise<Storage> => {
    try {
      // A full disk tears a record like a kill does, and closes the connection.
      await beginNewLog()
      db = await opened(surroundings.pause)
      watch()
      if ((await db.meta.get('log'))?.database !== identity) setFault({ kind: 'cleared' })
      return dexieStorage(db, witness.write)
    } catch (error) {
      setFault({ kind: 'lost' })
      throw error
    }
  }

  /** Started by the first write or shortly after opening, so that no question and rarely an answer waits for it. */
  const counted = (): Promise<void> => (counting ??= count())

  const count = async (): Promise<void> => {
    if (fault) return
    // Unreadable rows are reported when they are read.
    const loss = await missingRows(db).catch(() => null)
    if (loss && !fault) setFault(loss)
  }

  db = await opened(surroundings.pause)
  watch()
  const log = await db.meta.get('log')
  identity = log?.database ?? ''
  const storage = dexieStorage(db, witness.write)
  connection = storage
  setFault(
    db.backendDB().version > SCHEMA_VERSION * 10 ? { kind: 'newer' } : await lossIn(db, witness.read()),
  )
  if (!fault && log) witness.write(log)
  // Write the journal's answers, after the log has been counted.
  if (journal.pending().length > 0) await counted()
  else setTimeout(() => void counted(), COUNT_AFTER_MS)
  return {
    kept: true,
    storage: guardedStorage(storage, {
      connection: () => connection,
      fault: () => fault,
      counted,
      counting: () => counting,
      onUnreadable: (error) => {
        if (!fault && !goesOnDamaged)
          setFault(isConnectionLost(error) ? { kind: 'lost' } : { kind: 'damaged' })
      },
    }),
    replayed: fault ? 0 : await replay(journal, storage),
    async accept() {
      // Report once per page; the next read of the damaged part would report it again.
      goesOnDamaged = fault?.kind === 'damaged'
      // Counting might hit the damaged rows.
      const now = fault?.kind === 'incomplete' ? await sumWhatIsThere(db) : await db.meta.get('log')
      if (now) witness.write(now)
      setFault(null)
    },
  }
}

async function opened(pause: Surroundings['pause']): Promise<AppDatabase> {
  for (const ms of PAUSES_MS) {
    const db = new AppDatabase()
    try {
      await db.open()
      return db
    } catch (error) {
      db.close()
      if (error instanceof Error && FINAL.includes(error.name)) throw error
      await (pause ?? wait)(ms)
    }
  }
  const db = new AppDatabase()
  await db.open()
  return db
}

/** WebKit's error message after the system killed its database process. */
function isConnectionLost(error: unknown): boolean {
  return error instanceof Error && /server lost/i.test(error.message)
}

/** Compares the database with the witness. Reads one row each; never counts while opening. */
async function lossIn(db: AppDatabase, seen: ReturnType<WitnessPlace['read']>): Promise<StorageFault | null> {
  if (!seen || seen.attempts === 0) return null
  const log = await db.meta.get('log')
  const same = log?.database === seen.database
  const found = same ? log.attempts : 0
  const hasLast =
    same && seen.lastId !== null && found >= seen.attempts
      ? ((await db.attempts.get(seen.lastId)) ?? (await db.corrections.get(seen.lastId)))
      : undefined
  return hasLast ? null : { kind: 'incomplete', expected: seen.attempts, found }
}

/**
 * Rows counted in the summary but absent from the log. Counting takes time (decision 0009), so it stays off the path to a
 * question.
 */
function missingRows(db: AppDatabase): Promise<StorageFault | null> {
  return db.transaction('r', [db.attempts, db.meta], async () => {
    const [log, found] = await Promise.all([db.meta.get('log'), db.attempts.count()])
    const expected = log?.attempts ?? 0
    return found < expected ? { kind: 'incomplete', expected, found } : null
  })
}

/** Accepts the present length of the log, or the gap would be reported forever. Returns its summary. */
function sumWhatIsThere(db: AppDatabase): Promise<LogSummaryRow | undefined> {
  return db.transaction('rw', [db.attempts, db.meta], async () => {
    const [log, found] = await Promise.all([db.meta.get('log'), db.attempts.count()])
    if (!log || log.attempts <= found) return log
    const sums = { ...log, attempts: found }
    await db.meta.put(sums)
    return sums
  })
}

/** Writes the journal's answers. Safe to repeat: ids count once. */
async function replay(journal: Journal, storage: Storage): Promise<number> {
  let replayed = 0
  for (const entry of journal.pending()) {
    // Truncated by a full disk, or not ours: leave it and store nothing.
    if (!isAttempt(entry.attempt) || !parseSession(entry.session)) continue
    try {
      await storage.saveAnswer(entry.attempt, entry.session)
    } catch {
      // Stays in the journal for the next start; later answers may still succeed.
      continue
    }
    journal.erase(entry.attempt)
    replayed++
  }
  return replayed
}
