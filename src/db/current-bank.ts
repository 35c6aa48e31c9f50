// Which bank the app shows. One load of the page shows one bank, so that nothing in memory is ever of two; choosing another
// begins the app anew.

import { BUILT_IN_BANK } from '../quiz/bank.ts'
import { localValues } from './web-storage.ts'
import type { OfBank } from './web-storage.ts'

/** Fixed for this page load, whatever another tab chooses. Only a bank other than the built-in is stored: src/app/before-paint.js. */
export const CURRENT_BANK = localValues.read('bank') ?? BUILT_IN_BANK

/** Suffix of storage keys that belong to the current bank. */
export const OF_BANK: OfBank = CURRENT_BANK === BUILT_IN_BANK ? '' : `/${CURRENT_BANK}`
