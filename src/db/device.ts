import type { AttemptId } from '../quiz/attempt-id.ts'
import type { SessionId } from '../quiz/session.ts'
import { localValues } from './web-storage.ts'

/** Makes ids that no other device, tab or page load makes, without asking the database. */
export interface IdMaker {
  readonly device: string
  attemptId(): AttemptId
  sessionId(): SessionId
}

/**
 * An id is device, page load, counter. The page load takes part because two tabs of one device count at the same time
 * and an id must exist before the database is open. A page load is its moment and five letters by chance: a browser that
 * brings back its tabs may load two in one millisecond, and an id that is known already is taken for the same answer.
 */
export function idMaker(device: string, pageLoad: string): IdMaker {
  let count = 0
  const next = (): string => `${pageLoad}-${(++count).toString(36)}`
  // The id is minted here and nowhere else: the brand is a statement of that.
  return {
    device,
    attemptId: () => `${device}-${next()}` as AttemptId,
    // Round addresses are shown and shared, so the id does not contain the device.
    sessionId: () => next() as SessionId,
  }
}

export function browserIdMaker(now: number): IdMaker {
  return idMaker(deviceId(), now.toString(36) + randomText(5))
}

/**
 * Made by chance where it is first asked for, and in no backup: a phone that restores another's has its own. Not the same
 * twice where nothing can be kept.
 */
export function deviceId(): string {
  const known = localValues.read('device')
  if (known && /^[a-z0-9]{8,}$/.test(known)) return known
  const fresh = randomText(10)
  localValues.write('device', fresh)
  return fresh
}

/** Lower-case letters and digits, from the browser's own chance. */
export function randomText(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length))
  return Array.from(bytes, (byte) => (byte % 36).toString(36)).join('')
}
