import { StorageError } from './storage.ts'
import type { Storage, StorageFault } from './storage.ts'

type Method = (...given: unknown[]) => unknown

/** Methods that change what is stored all begin so; a test holds it. */
export const WRITES = /^(?:save|set|use|take|delete)[A-Z]/

interface Guard {
  /** The connection in use now, which may have to be waited for. */
  connection(): Storage | Promise<Storage>
  fault(): StorageFault | null
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
      const fault = guard.fault()
      if (fault) throw new StorageError(fault.kind, new Error('not written because of a fault'))
      return (storage[name] as Method)(...given)
    }
  }
  const reading = (name: keyof Storage): Method => {
    return async (...given) => {
      const storage = await guard.connection()
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
