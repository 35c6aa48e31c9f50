// Whether a round waits to be gone on with, and how high 今日 drew its card the last time: known before the database is open,
// so that the first screen keeps its room. src/app/before-paint.js reads it too, for the page in the HTML. The database stays
// the truth; a wrong note costs one jump of the page.
//
// One number in localStorage: above zero while a round waits, below when none does; its size is the height in CSS pixels.

import { localValues } from './web-storage.ts'

/** No card is taller; a page that made room for it would be nothing but room. */
const TALLEST = 2e3

function noted(): number {
  const height = Number(localValues.read('unfinished'))
  return Math.abs(height) < TALLEST ? height : 0
}

/** The height that the waiting round's card needs, in CSS pixels; 1 when it was never drawn here, 0 when no round waits. */
export function unfinishedHeight(): number {
  return Math.max(0, noted())
}

/** Whether a round waits from now on; `height` is what its card has come to. */
export function noteUnfinished(waits: boolean, height = Math.abs(noted()) || 1): void {
  localValues.write('unfinished', String(waits ? height : -height))
}
