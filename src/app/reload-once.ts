import { webStorage } from '../db/web-storage.ts'

const AGAIN_AFTER_MS = 60_000

/**
 * Loads the page anew to get out of a fault that a new page may not have, but never twice within a minute for the same
 * one: a fault that stays must be told, not reloaded for ever. Returns whether it reloads.
 */
export function reloadOnce(fault: string, page: Window = window): boolean {
  const values = webStorage(() => page.sessionStorage)
  const last = Number(values.read(`reloaded-for/${fault}`) ?? 0)
  if (Math.abs(Date.now() - last) < AGAIN_AFTER_MS) return false
  // Where nothing can be kept, nothing would stop the second reload.
  if (!values.write(`reloaded-for/${fault}`, String(Date.now()))) return false
  page.location.reload()
  return true
}
