import { StorageError } from './storage.ts'
import type { Storage, StorageFault } from './storage.ts'

type Method = (...given: unknown[]) => unknown

/** Methods that change what is stored all begin so; a test holds it. */
export const WRITES = /^(?:save|set|use|delete)[A-Z]/

/**
 * The storage as the stores see it, with the methods of `first`: calls go to the connection in use now, which may have to
 * be waited for, and nothing is written while there is a fault.
 */
export function guardedStorage(
  first: Storage,
  connection: () => Storage | Promise<Storage>,
  fault: () => StorageFault | null,
): Storage {
  const guarded = (name: keyof Storage): Method => {
    return async (...given) => {
      const storage = await connection()
      const found = WRITES.test(name) ? fault() : null
      if (found) throw new StorageError(found.kind, new Error('not written because of a fault'))
      return (storage[name] as Method)(...given)
    }
  }
  // All of them are methods except `kind`, which stays.
  const names = Object.keys(first).filter((name) => name !== 'kind') as (keyof Storage)[]
  return { ...first, ...Object.fromEntries(names.map((name) => [name, guarded(name)])) }
}
