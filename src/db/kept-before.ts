import { browserPlace } from './browser-places.ts'

const KEY = 'bainian-qianti/kept'

/**
 * Whether a database may exist here. False only on a browser where none was ever opened: then there is no history that a
 * first round would have to wait for. Anything unclear, such as blocked site data, counts as true.
 */
export function mayHaveBeenKept(): boolean {
  try {
    const place = browserPlace('localStorage')
    return !place || place.getItem(KEY) !== null || hasOtherTraces(place)
  } catch {
    return true
  }
}

/** Called when the database has been opened. */
export function noteKept(): void {
  try {
    browserPlace('localStorage')?.setItem(KEY, '1')
  } catch {
    // Then the next start waits for the database as if nothing were known: slower, never wrong.
  }
}

// An unconfirmed answer of an earlier page must be looked for even when the note itself is missing.
function hasOtherTraces(place: Pick<globalThis.Storage, 'key' | 'length'>): boolean {
  for (let at = 0; at < place.length; at++)
    if (place.key(at)?.startsWith('bainian-qianti/journal/')) return true
  return false
}
