// Where the browsers besides Chromium are that the app is tried in, and what Debian calls them.

import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'

import { findProgram, isProgram } from './programs.mjs'

/**
 * @typedef {object} WebKitPrograms
 * @property {string} driver Speaks WebDriver.
 * @property {string} browser The small browser that comes with the library.
 * @property {string} display A screen in memory, since this browser cannot do without one.
 */

export function firefoxPath() {
  return findProgram(['firefox-esr', 'firefox'])
}

/** @returns {WebKitPrograms | undefined} */
export function webkitPrograms() {
  const driver = findProgram(['WebKitWebDriver'])
  const display = findProgram(['Xvfb'])
  const browser = miniBrowserPath()
  return driver && display && browser ? { driver, display, browser } : undefined
}

/** Belongs to the library, so it lies beside it: below /usr/lib, in the folder of the machine's kind. */
function miniBrowserPath() {
  const library = '/usr/lib'
  const kinds = existsSync(library) ? readdirSync(library).filter((name) => name.endsWith('-linux-gnu')) : []
  return ['webkit2gtk-4.1', 'webkit2gtk-4.0']
    .flatMap((version) => kinds.map((kind) => path.join(library, kind, version, 'MiniBrowser')))
    .find(isProgram)
}

/** @returns {{ engine: string, isHere: boolean, packages: readonly string[] }[]} */
export function engines() {
  return [
    { engine: 'Firefox', isHere: firefoxPath() !== undefined, packages: ['firefox-esr'] },
    { engine: 'WebKitGTK', isHere: webkitPrograms() !== undefined, packages: ['webkit2gtk-driver', 'xvfb'] },
  ]
}
