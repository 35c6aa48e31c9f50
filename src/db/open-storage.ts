import { noteSchema, snapshotIfOlder } from './before-opening.ts'
import type { AppDatabase } from './database.ts'
import { guardedStorage } from './guarded-storage.ts'
import type { Journal } from './journal.ts'
import { memoryStorage } from './memory-storage.ts'
import type { Storage, StorageFault } from './storage.ts'
import { hasTraces } from './witness.ts'
import type { WitnessPlace } from './witness.ts'

/**
 * Why nothing is kept: the browser has no IndexedDB, it has one and refuses to open it, or the program for it did not
 * come from the network.
 */
export type NotKeptReason = 'missing' | 'refused' | 'not-loaded'

export type OpenedStorage = KeptStorage | NotKept

export interface KeptStorage {
  readonly kept: true
  readonly storage: Storage
  /** Answers that an earlier page could not confirm and that are stored now. */
  readonly replayed: number
  /** Goes on with what is there, when answers are missing: the loss is not told again. */
  accept(): Promise<void>
}

interface NotKept {
  readonly kept: false
  readonly storage: Storage
  readonly reason: NotKeptReason
  readonly error?: unknown
}

export interface Surroundings {
  readonly journal: Journal
  readonly witness: WitnessPlace
  /** Called whenever what is wrong with the storage changes; null when all is well. */
  onFault(fault: StorageFault | null): void
  /** Waits before another attempt to open. */
  pause?(ms: number): Promise<void>
}

/**
 * Waits between attempts to open. Right after a browser was killed, or while its storage process starts anew, opening can
 * fail for a moment: Chromium calls it an internal error of the backing store.
 */
const PAUSES_MS = [100, 400, 1200]

/** Refusals on principle, which another attempt would only repeat. */
const FINAL = ['SecurityError', 'NotAllowedError', 'MissingAPIError', 'InvalidStateError']

/**
 * Opens the database, compares it with the witness, brings in what the journal still holds, and falls back to memory when
 * the browser keeps nothing. Never rejects. Dexie is loaded here and not before, since the first page does not need it.
 */
export async function openStorage(surroundings: Surroundings): Promise<OpenedStorage> {
  if (!('indexedDB' in globalThis) || !globalThis.indexedDB)
    return { storage: memoryStorage(), kept: false, reason: 'missing' }
  const code = await Promise.all([import('./database.ts'), import('./dexie-storage.ts')]).catch(
    () => undefined,
  )
  if (!code) return { storage: memoryStorage(), kept: false, reason: 'not-loaded' }
  const [{ AppDatabase, SCHEMA_VERSION }, { dexieStorage }] = code
  try {
    if (hasTraces()) await snapshotIfOlder(SCHEMA_VERSION)
    const opened = await keepOpen(surroundings, {
      connect: () => new AppDatabase(),
      storageOver: dexieStorage,
      nativeVersion: SCHEMA_VERSION * 10,
    })
    noteSchema(SCHEMA_VERSION)
    return opened
  } catch (error) {
    // Answers are here that cannot be reached now: another thing than a browser that keeps nothing.
    if (surroundings.witness.read()) surroundings.onFault({ kind: 'lost' })
    return { storage: memoryStorage(), kept: false, reason: 'refused', error }
  }
}

interface Code {
  connect(): AppDatabase
  readonly storageOver: typeof import('./dexie-storage.ts').dexieStorage
  /** What IndexedDB itself calls the version: Dexie's times ten. */
  readonly nativeVersion: number
}

/** A database that stays usable for as long as the page lives, over any number of connections. */
async function keepOpen(surroundings: Surroundings, code: Code): Promise<KeptStorage> {
  const { journal, witness, onFault } = surroundings
  let fault: StorageFault | null = null
  let goesOnDamaged = false
  let identity = ''
  let db: AppDatabase
  let connection: Storage | Promise<Storage>

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
      db = await opened(code.connect, surroundings.pause)
      watch()
      if ((await db.meta.get('log'))?.database !== identity) setFault({ kind: 'cleared' })
      return code.storageOver(db, witness.write)
    } catch (error) {
      setFault({ kind: 'lost' })
      throw error
    }
  }

  db = await opened(code.connect, surroundings.pause)
  watch()
  const log = await db.meta.get('log')
  identity = log?.database ?? ''
  const storage = code.storageOver(db, witness.write)
  connection = storage
  setFault(db.backendDB().version > code.nativeVersion ? { kind: 'newer' } : await lossIn(db, witness.read()))
  if (!fault && log) witness.write(log)
  return {
    kept: true,
    storage: guardedStorage(storage, {
      connection: () => connection,
      fault: () => fault,
      onUnreadable: (error) => {
        if (!fault && !goesOnDamaged)
          setFault(isConnectionLost(error) ? { kind: 'lost' } : { kind: 'damaged' })
      },
    }),
    replayed: fault ? 0 : await replay(journal, storage),
    async accept() {
      // Told once in a page: the next read of the damaged part would tell it again.
      goesOnDamaged = fault?.kind === 'damaged'
      const now = await db.meta.get('log')
      if (now) witness.write(now)
      setFault(null)
    },
  }
}

async function opened(connect: () => AppDatabase, pause: Surroundings['pause']): Promise<AppDatabase> {
  for (const ms of PAUSES_MS) {
    const db = connect()
    try {
      await db.open()
      return db
    } catch (error) {
      db.close()
      if (error instanceof Error && FINAL.includes(error.name)) throw error
      await (pause ?? wait)(ms)
    }
  }
  const db = connect()
  await db.open()
  return db
}

/** WebKit's words when the system has ended the process that holds the database. */
function isConnectionLost(error: unknown): boolean {
  return error instanceof Error && /server lost/i.test(error.message)
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
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
