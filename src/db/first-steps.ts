// What somebody has learnt of the app itself: known before any database is open, so it stands in localStorage.
// src/app/before-paint.js reads the first one too.

import { browserPlace } from './browser-places.ts'
import { named } from './home.ts'

const KEYS = {
  finishedRound: named('finished-round'),
  declinedInstall: named('declined-install'),
  putInOrder: named('put-in-order'),
} as const
export type FirstStep = keyof typeof KEYS

export function hasTaken(step: FirstStep): boolean {
  try {
    return (browserPlace('localStorage')?.getItem(KEYS[step]) ?? null) !== null
  } catch {
    return false
  }
}

/** A browser that does not keep it asks again the next time, which does no harm. */
export function noteTaken(step: FirstStep): void {
  try {
    browserPlace('localStorage')?.setItem(KEYS[step], '1')
  } catch {
    // See above.
  }
}
