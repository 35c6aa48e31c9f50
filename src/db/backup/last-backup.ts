import * as v from 'valibot'
import { localValues } from '../web-storage.ts'

/** Time of the last saved backup, and the number of answers then. */
export interface LastBackup {
  readonly at: number
  readonly attempts: number
}

const schema = v.object({ at: v.number(), attempts: v.number() })

export function lastBackup(): LastBackup | null {
  const parsed = v.safeParse(schema, localValues.readJson('last-backup'))
  return parsed.success ? parsed.output : null
}

/** If it cannot be stored, the reminder appears once more than needed. */
export function noteBackup(backup: LastBackup): void {
  localValues.writeJson('last-backup', backup)
}

/** When a backup was last declined with 'not now'; null if never. */
export function putOffAt(): number | null {
  const at = Number(localValues.read('backup-not-now') ?? Number.NaN)
  return Number.isFinite(at) ? at : null
}

/** If it cannot be stored, the reminder returns at the next start. */
export function putOff(now: number): void {
  localValues.write('backup-not-now', String(now))
}

/** Whether the browser may be asked to keep our data for good: once, since some pass the question on to the person. */
export function mayAskToPersist(): boolean {
  return localValues.read('asked-to-persist') === null && localValues.write('asked-to-persist', '1')
}
