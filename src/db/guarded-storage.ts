import { StorageError } from './storage.ts'
import type { Storage, StorageFault } from './storage.ts'

type Method = (...given: unknown[]) => unknown

/** Prefixes of all writing methods; a test checks this. */
export const WRITES = /^(?:save|set|use|take|rename|delete)[A-Z]/

interface Guard {
  /** The connection in use now, which may have to be waited for. */
  connection(): Storage | Promise<Storage>
  fault(): StorageFault | null
  /** Resolves once it is known whether the log is whole; every write waits for it. */
  counted(): Promise<void>
  /** The same without asking for it: a read waits only behind a write that waits, so that it sees what was written. */
  counting(): Promise<void> | undefined
  onUnreadable(error: unknown): void
}

/**
 * The storage as the stores see it, with the methods of `first`: calls go to the connection in use now, nothing is written
 * while there is a fault, and what cannot be read is told, whoever asked for it.
 */
export function guardedStorage(first: Storage, guard: Guard): Storage {
  const writing = (name: keyof Storage): Method => {
    return async (...given) => {
      const storage = await guard.connection()
      await guard.counted()
      const fault = guard.fault()
      if (fault) throw new StorageError(fault.kind, new Error('not written because of a fault'))
      return (storage[name] as Method)(...given)
    }
  }
  const reading = (name: keyof Storage): Method => {
    return async (...given) => {
      const storage = await guard.connection()
      await guard.counting()
      try {
        return await (storage[name] as Method)(...given)
      } catch (error) {
        guard.onUnreadable(error)
        throw error
      }
    }
  }
  // All of them are methods except `kind`, which stays.
  const names = Object.keys(first).filter((name) => name !== 'kind') as (keyof Storage)[]
  return {
    ...first,
    ...Object.fromEntries(names.map((name) => [name, WRITES.test(name) ? writing(name) : reading(name)])),
  }
}
