import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'

/**
 * When something in these files and folders last changed, in milliseconds; 0 when none of them is there. Folders count
 * with their own time too, which moves when a file in them is removed.
 *
 * @param {readonly string[]} places
 * @param {readonly string[]} [skippedNames] Names of files and folders to leave out.
 * @returns {number}
 */
export function newestChange(places, skippedNames = []) {
  let newest = 0
  for (const place of places) {
    if (skippedNames.includes(path.basename(place))) continue
    const stats = statSync(place, { throwIfNoEntry: false })
    if (!stats) continue
    newest = Math.max(newest, stats.mtimeMs)
    if (stats.isDirectory()) {
      const inside = readdirSync(place).map((name) => path.join(place, name))
      newest = Math.max(newest, newestChange(inside, skippedNames))
    }
  }
  return newest
}
