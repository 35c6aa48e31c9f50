// Which bank the app shows. One load of the page shows one bank, so that nothing in memory is ever of two; choosing another
// begins the app anew.

import { BUILT_IN_BANK } from '../quiz/bank.ts'
import { localValues } from './web-storage.ts'
import type { OfBank } from './web-storage.ts'

/** Of this load, whatever another tab chooses meanwhile. Only another than the built-in one is kept: src/app/before-paint.js. */
export const CURRENT_BANK = localValues.read('bank') ?? BUILT_IN_BANK

/** Ends the names under which something of the current bank is kept. */
export const OF_BANK: OfBank = CURRENT_BANK === BUILT_IN_BANK ? '' : `/${CURRENT_BANK}`
