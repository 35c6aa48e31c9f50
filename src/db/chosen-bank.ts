import { BUILT_IN_BANK } from '../quiz/bank.ts'
import { localValues } from './web-storage.ts'

/** The bank that the next load of the page shows. Returns whether the browser has kept it. */
export function keepCurrentBank(id: string): boolean {
  if (id !== BUILT_IN_BANK) return localValues.write('bank', id)
  localValues.remove('bank')
  return localValues.read('bank') === null
}

/** What is kept outside the database of a bank that is deleted. */
export function forgetNotesOf(id: string): void {
  for (const name of ['question', 'session', 'unfinished'] as const) localValues.remove(`${name}/${id}`)
}
