// Finds programs of this machine. Plain Node: runs before anything is installed.

import { accessSync, constants, existsSync } from 'node:fs'
import path from 'node:path'

/**
 * The first program of these names on the PATH, then in these places.
 *
 * @param {readonly string[]} names
 * @param {{ places?: readonly string[], env?: NodeJS.ProcessEnv }} [options]
 * @returns {string | undefined}
 */
export function findProgram(names, { places = [], env = process.env } = {}) {
  const folders = (env.PATH ?? '').split(path.delimiter).filter(Boolean)
  const onPath = names.flatMap((name) => folders.map((folder) => path.join(folder, name)))
  return [...onPath, ...places].find(isProgram)
}

/** @param {string} file */
export function isProgram(file) {
  try {
    accessSync(file, constants.X_OK)
    return existsSync(file)
  } catch {
    return false
  }
}
