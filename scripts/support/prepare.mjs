// What `npm start` and `npm test` do before anything else, as the first command in a fresh clone.

import { existsSync, readFileSync } from 'node:fs'

import { reasonToInstall } from './installation.mjs'
import { nodeProblem } from './node-version.mjs'
import { npm } from './run.mjs'

/** Ends the program with a message when this Node is too old to go on. */
export function requireNode() {
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8'))
  const problem = nodeProblem(process.version, engines.node)
  if (problem) stop(problem)
}

/** Installs the dependencies when they are missing or not those of the lock. */
export async function installIfNeeded() {
  const reason = reasonToInstall(textOf('package-lock.json'), textOf('node_modules/.package-lock.json'))
  if (!reason) return
  console.log(`Installing the dependencies (${reason}) …`)
  const { ok } = await npm(['ci'])
  if (!ok) {
    stop(
      'The dependencies could not be installed; what npm says is above. The first install needs the network: check the connection (or proxy) and run this again.',
    )
  }
}

/**
 * @param {string} message
 * @returns {never}
 */
export function stop(message) {
  console.error(`\n${message}`)
  process.exit(1)
}

/** @param {string} file */
function textOf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}
