type Manager = Partial<Pick<StorageManager, 'persisted' | 'persist' | 'estimate'>>

/** `unknown`: the browser has no way to say. */
export type Persistence = 'persisted' | 'best-effort' | 'unknown'

export interface StorageState {
  readonly persistence: Persistence
  /** Bytes; null where the browser does not tell. */
  readonly used: number | null
  readonly quota: number | null
}

// Missing on plain http and in some web views.
const manager = (): Manager | undefined => (navigator as { storage?: Manager }).storage

export async function storageState(storage: Manager | undefined = manager()): Promise<StorageState> {
  const [persisted, estimate] = await Promise.all([
    storage?.persisted?.().catch(() => undefined),
    storage?.estimate?.().catch(() => undefined),
  ])
  return {
    persistence: persisted === undefined ? 'unknown' : persisted ? 'persisted' : 'best-effort',
    used: estimate?.usage ?? null,
    quota: estimate?.quota ?? null,
  }
}

/** Asks the browser not to clear our data by itself. Some ask the person, most decide alone. */
export async function askForPersistence(storage: Manager | undefined = manager()): Promise<Persistence> {
  const granted = await storage?.persist?.().catch(() => undefined)
  return granted === undefined ? 'unknown' : granted ? 'persisted' : 'best-effort'
}
