// localStorage and sessionStorage under this copy's names. Nothing here throws: a browser may block them, or have no room, and
// the app goes on without what it would have kept.

import { HOME } from './home.ts'

/** All keys outside the databases. A key ending in a slash is a prefix, such as `reading/s1`. */
export type StoredName =
  | 'asked-to-persist'
  | 'backup-not-now'
  | 'bank'
  | 'declined-install'
  | 'device'
  | 'finished-round'
  | 'format-draft'
  | 'home'
  | `journal/${string}`
  | 'kept'
  | 'last-backup'
  | 'note-draft'
  | 'papers-handed-out'
  | 'put-in-order'
  | `question${OfBank}`
  | `reading/${string}`
  | `reloaded-for/${string}`
  | 'schema'
  | `session${OfBank}`
  | 'settings'
  | `unfinished${OfBank}`

/** Nothing for the built-in bank; a slash and its id for another. */
export type OfBank = '' | `/${string}`

/** The part of the browser's interface that is used. */
export type BrowserStorage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

export interface WebStorage {
  /** Null when there is no value, or it cannot be read. */
  read(name: StoredName): string | null
  /** Undefined when there is no value, or it is no JSON. */
  readJson(name: StoredName): unknown
  /** Returns whether the browser stored it. */
  write(name: StoredName, text: string): boolean
  writeJson(name: StoredName, value: unknown): boolean
  remove(name: StoredName): void
  /** All names of this copy; undefined where the browser does not say. */
  names(): StoredName[] | undefined
}

/** Undefined where reading the property throws because site data is blocked. */
export function browserStorage(name: 'localStorage' | 'sessionStorage'): BrowserStorage | undefined {
  try {
    return globalThis[name]
  } catch {
    return undefined
  }
}

export function webStorage(find: () => BrowserStorage | undefined): WebStorage {
  function attempt<T>(use: (storage: BrowserStorage) => T): T | undefined {
    try {
      const storage = find()
      return storage && use(storage)
    } catch {
      return undefined
    }
  }
  const read = (name: StoredName): string | null => attempt((storage) => storage.getItem(HOME + name)) ?? null
  const write = (name: StoredName, text: string): boolean =>
    attempt((storage) => (storage.setItem(HOME + name, text), true)) ?? false

  return {
    read,
    readJson: (name) => attempt((): unknown => JSON.parse(read(name) ?? '')),
    write,
    writeJson: (name, value) => write(name, JSON.stringify(value)),
    remove: (name) => attempt((storage) => storage.removeItem(HOME + name)),
    names: () =>
      attempt((storage) =>
        Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '')
          .filter((key) => key.startsWith(HOME))
          // Only this module writes under HOME.
          .map((key) => key.slice(HOME.length) as StoredName),
      ),
  }
}

/** Kept until deleted. */
export const localValues = webStorage(() => browserStorage('localStorage'))
/** Kept for the life of the tab, across reloads. */
export const tabValues = webStorage(() => browserStorage('sessionStorage'))
