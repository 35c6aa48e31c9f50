// What this browser remembers of the log outside its database. An open that succeeds does not prove that the answers are
// there: Chromium opens a damaged or cleared database as an empty one, without an error.

import * as v from 'valibot'
import type { AttemptId } from '../quiz/attempt-id.ts'
import { browserStorage, localValues, webStorage } from './web-storage.ts'
import type { BrowserStorage } from './web-storage.ts'

/** How long the log was when it was last added to, and in which database. */
export interface Witness {
  /** Given to the database when it was made; another one means another database. */
  readonly database: string
  readonly attempts: number
  readonly lastId: AttemptId | null
}

export interface WitnessPlace {
  /** Undefined when nothing was ever stored here, or when that is unknown. */
  read(): Witness | undefined
  write(witness: Witness): void
  forget(): void
}

const witness = v.object({
  database: v.pipe(v.string(), v.minLength(1)),
  attempts: v.pipe(v.number(), v.integer(), v.minValue(0)),
  lastId: v.nullable(
    v.pipe(
      v.string(),
      v.transform((id) => id as AttemptId),
    ),
  ),
})

export function browserWitness(): WitnessPlace {
  return witnessIn(browserStorage('localStorage'))
}

export function witnessIn(storage: BrowserStorage | undefined): WitnessPlace {
  const values = webStorage(() => storage)
  return {
    read() {
      const parsed = v.safeParse(witness, values.readJson('kept'))
      return parsed.success ? parsed.output : undefined
    },
    // If it cannot be stored, the next start has no witness or an older one: it may miss a loss but never invents one.
    write: (witness) => void values.writeJson('kept', witness),
    forget: () => values.remove('kept'),
  }
}

/**
 * Whether a database may exist here, as far as can be told at once. False only where there is no trace of one: then no
 * round has to wait for a history. Anything unclear, such as blocked site data, counts as true.
 */
export function hasTraces(): boolean {
  // An unconfirmed answer of an earlier page must be looked for even when the witness itself is missing.
  return localValues.names()?.some((name) => name === 'kept' || name.startsWith('journal/')) ?? true
}

/**
 * Whether the browser lists a database of that name. It knows better than localStorage, which a browser killed within
 * seconds may not have written down, but only answers later. True where it cannot be asked.
 */
export async function isListed(name: string): Promise<boolean> {
  try {
    const databases = await globalThis.indexedDB.databases()
    return databases.some((database) => database.name === name)
  } catch {
    return true
  }
}
