import * as v from 'valibot'
import { browserPlace } from '../browser-places.ts'
import { named } from '../home.ts'

const KEY = named('last-backup')

/** When somebody last saved a backup here, and how many answers there were then. */
export interface LastBackup {
  readonly at: number
  readonly attempts: number
}

const schema = v.object({ at: v.number(), attempts: v.number() })

export function lastBackup(): LastBackup | null {
  try {
    return v.parse(schema, JSON.parse(browserPlace('localStorage')?.getItem(KEY) ?? ''))
  } catch {
    return null
  }
}

export function noteBackup(backup: LastBackup): void {
  try {
    browserPlace('localStorage')?.setItem(KEY, JSON.stringify(backup))
  } catch {
    // Then the reminder comes once more than it need.
  }
}

const NOT_NOW = named('backup-not-now')

/** When somebody last said 'not now' to a backup; null when nobody has. */
export function putOffAt(): number | null {
  try {
    const at = Number(browserPlace('localStorage')?.getItem(NOT_NOW) ?? Number.NaN)
    return Number.isFinite(at) ? at : null
  } catch {
    return null
  }
}

export function putOff(now: number): void {
  try {
    browserPlace('localStorage')?.setItem(NOT_NOW, String(now))
  } catch {
    // Then the reminder is back at the next start.
  }
}

const ASKED = named('asked-to-persist')

/** Whether the browser may be asked to keep our data for good: once, since some pass the question on to the person. */
export function mayAskToPersist(): boolean {
  try {
    const place = browserPlace('localStorage')
    if (!place || place.getItem(ASKED) !== null) return false
    place.setItem(ASKED, '1')
    return true
  } catch {
    return false
  }
}
