import { clockAt, tick } from '../quiz/keeping/hybrid-clock.ts'
import type { Clock } from '../quiz/keeping/hybrid-clock.ts'
import { deviceId } from './device.ts'

/** When a row is written in the place of another one. */
export function changedAfter(before: { readonly changedAt: number; readonly clock?: Clock } | undefined): {
  readonly changedAt: number
  readonly clock: Clock
} {
  const now = Date.now()
  return {
    changedAt: now,
    clock: tick(before && (before.clock ?? clockAt(before.changedAt)), now, deviceId()),
  }
}
