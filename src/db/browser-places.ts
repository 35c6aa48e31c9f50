/** The part of the Web Storage interface that this folder uses. */
export type KeyValueStore = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** localStorage or sessionStorage, or undefined where reading the property throws because site data is blocked. */
export function browserPlace(name: 'localStorage' | 'sessionStorage'): KeyValueStore | undefined {
  try {
    return globalThis[name]
  } catch {
    return undefined
  }
}
