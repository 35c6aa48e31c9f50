import { named } from '../db/home.ts'

const KEY = named('reloaded-for/')
const AGAIN_AFTER_MS = 60_000

/**
 * Loads the page anew to get out of a fault that a new page may not have, but never twice within a minute for the same
 * one: a fault that stays must be told, not reloaded for ever. Returns whether it reloads.
 */
export function reloadOnce(fault: string, page: Window = window): boolean {
  try {
    const last = Number(page.sessionStorage.getItem(KEY + fault) ?? 0)
    if (Math.abs(Date.now() - last) < AGAIN_AFTER_MS) return false
    page.sessionStorage.setItem(KEY + fault, String(Date.now()))
  } catch {
    // Where nothing can be noted, nothing would stop the second reload.
    return false
  }
  page.location.reload()
  return true
}
