import type { BrowserStorage } from '../../src/db/web-storage.ts'

/** A place like localStorage that holds what it is given; `broken` methods throw as a browser's do. */
export function aPlace(broken: readonly (keyof BrowserStorage)[] = []): BrowserStorage {
  const entries = new Map<string, string>()
  const sound = (method: keyof BrowserStorage): void => {
    if (broken.includes(method)) throw new DOMException('no room', 'QuotaExceededError')
  }
  return {
    getItem: (key) => (sound('getItem'), entries.get(key) ?? null),
    setItem: (key, value) => (sound('setItem'), void entries.set(key, value)),
    removeItem: (key) => (sound('removeItem'), void entries.delete(key)),
    key: (at) => (sound('key'), [...entries.keys()][at] ?? null),
    get length() {
      return entries.size
    },
  }
}
