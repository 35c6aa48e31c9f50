import type { Journal } from './journal.ts'
import type { Storage, StorageFault } from './storage.ts'
import type { WitnessPlace } from './witness.ts'

/**
 * Why nothing is stored: the browser has no IndexedDB, refuses to open it, or the code for it could not be loaded.
 */
export type NotKeptReason = 'missing' | 'refused' | 'not-loaded'

export type OpenedStorage = KeptStorage | NotKept

export interface KeptStorage {
  readonly kept: true
  readonly storage: Storage
  /** Answers that an earlier page could not confirm and that are stored now. */
  readonly replayed: number
  /** Accepts missing answers: the loss is not reported again. */
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
  /** Called whenever the storage fault changes; null when there is none. */
  onFault(fault: StorageFault | null): void
  /** Waits before another attempt to open. */
  pause?(ms: number): Promise<void>
}

/** Pauses between attempts to load code; the last one repeats. */
const LOAD_PAUSES_MS = [500, 2000, 10_000]

/**
 * Opens the database, compares it with the witness, brings in what the journal still holds, and falls back to memory when
 * the browser keeps nothing. Never rejects. Either way is in a file of its own, since the first page needs neither.
 */
export async function openStorage(surroundings: Surroundings): Promise<OpenedStorage> {
  if (!('indexedDB' in globalThis) || !globalThis.indexedDB) return inMemory(surroundings, 'missing')
  const code = await import('./kept-storage.ts').catch(() => undefined)
  if (!code) return inMemory(surroundings, 'not-loaded')
  try {
    return await code.keepOpen(surroundings)
  } catch (error) {
    // Answers are here that cannot be reached now, or wait to be stored: another thing than a browser that keeps nothing.
    const { witness, journal, onFault } = surroundings
    if (witness.read() || journal.pending().length > 0) onFault({ kind: 'lost' })
    return inMemory(surroundings, 'refused', error)
  }
}

async function inMemory({ pause }: Surroundings, reason: NotKeptReason, error?: unknown): Promise<NotKept> {
  for (let tried = 0; ; tried++) {
    const code = await import('./memory-storage.ts').catch(() => undefined)
    if (code) return { storage: code.memoryStorage(), kept: false, reason, error }
    // Without it there is nothing to answer into; the page says that it waits.
    await (pause ?? wait)(LOAD_PAUSES_MS[tried] ?? 10_000)
  }
}

export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
