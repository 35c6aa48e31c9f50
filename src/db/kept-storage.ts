// The database as the app keeps it open. In a file of its own, with Dexie, since the first page does not need it.

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

/** How long after opening the log is counted: the first page has been drawn by then, and most often nothing written. */
const COUNT_AFTER_MS = 2000

/** Refusals on principle, which another attempt would only repeat. */
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
    // Dexie would open again by itself and run this code on whatever it finds there.
    db.on('versionchange', () => {
      db.close()
      setFault({ kind: 'replaced' })
      return false
    })
    db.backendDB().addEventListener('close', () => {
      db.close()
      connection = reconnected()
      // Whoever uses it next is told; until then nobody waits for it.
      connection.catch(() => undefined)
    })
  }

  /** The browser has taken the connection away, because its storage process died or because site data was removed. */
  const reconnected = async (): Promise<Storage> => {
    try {
      // A full disk breaks off a record as a kill does, and takes the connection away.
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

  /** Begun by the first write or a little after the start, so that no question and rarely an answer waits for it. */
  const counted = (): Promise<void> => (counting ??= count())

  const count = async (): Promise<void> => {
    if (fault) return
    // What cannot even be counted is told by those who read it.
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
  // Answers in the journal are written now, and nothing is before the log has been counted.
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
      // Told once in a page: the next read of the damaged part would tell it again.
      goesOnDamaged = fault?.kind === 'damaged'
      // Damage may reach the rows that would have to be counted.
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

/** WebKit's words when the system has ended the process that holds the database. */
function isConnectionLost(error: unknown): boolean {
  return error instanceof Error && /server lost/i.test(error.message)
}

/** What the witness has seen and the database no longer holds. One read of one row each: no counting on the way in. */
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
 * Answers that the sums over the log know and the log does not hold, wherever in it they are missing. Counting takes the
 * time of its rows (decision 0009), so it is kept from the way to a question.
 */
function missingRows(db: AppDatabase): Promise<StorageFault | null> {
  return db.transaction('r', [db.attempts, db.meta], async () => {
    const [log, found] = await Promise.all([db.meta.get('log'), db.attempts.count()])
    const expected = log?.attempts ?? 0
    return found < expected ? { kind: 'incomplete', expected, found } : null
  })
}

/** From now on the log is as long as it is, or its gap would be told for ever. Returns the sums over it. */
function sumWhatIsThere(db: AppDatabase): Promise<LogSummaryRow | undefined> {
  return db.transaction('rw', [db.attempts, db.meta], async () => {
    const [log, found] = await Promise.all([db.meta.get('log'), db.attempts.count()])
    if (!log || log.attempts <= found) return log
    const sums = { ...log, attempts: found }
    await db.meta.put(sums)
    return sums
  })
}

/** Writes what an earlier page could not confirm. Ids make this safe to repeat: what is stored already counts once. */
async function replay(journal: Journal, storage: Storage): Promise<number> {
  let replayed = 0
  for (const entry of journal.pending()) {
    // Cut off by a full disk, or written by somebody else: it stays where it is, and no record is made of it.
    if (!isAttempt(entry.attempt) || !parseSession(entry.session)) continue
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
