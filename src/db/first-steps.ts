// One-time hints already seen, in localStorage since they are needed before the database is open.
// src/app/before-paint.js reads the first one too.

import { localValues } from './web-storage.ts'

const NAMES = {
  finishedRound: 'finished-round',
  declinedInstall: 'declined-install',
  putInOrder: 'put-in-order',
} as const
export type FirstStep = keyof typeof NAMES

export function hasTaken(step: FirstStep): boolean {
  return localValues.read(NAMES[step]) !== null
}

/** A browser that does not keep it asks again the next time, which does no harm. */
export function noteTaken(step: FirstStep): void {
  localValues.write(NAMES[step], '1')
}
