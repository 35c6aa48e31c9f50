// Where Chromium is on this machine and how the project starts it. Plain Node: runs before anything is installed.

import { findProgram, isProgram } from './programs.mjs'

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge',
]

const PLACES = [
  '/usr/bin/chromium',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Quiet and offline: a test browser has no business with anyone's servers, and root needs `--no-sandbox`. */
export const BROWSER_ARGUMENTS = Object.freeze([
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
])

/**
 * The first Chromium found: the CHROMIUM variable, then the PATH, then common places. A CHROMIUM that names no program
 * counts as none found, so that a typo does not test some other browser.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | undefined}
 */
export function chromiumPath(env = process.env) {
  if (env.CHROMIUM) return isProgram(env.CHROMIUM) ? env.CHROMIUM : undefined
  return findProgram(NAMES, { places: PLACES, env })
}

/** What Debian calls the package of the program below. */
export const HEADLESS_SHELL_PACKAGE = 'chromium-headless-shell'

/**
 * Chromium without a browser around its pages, where there is one: the same engine, storage and network, a third faster.
 * For tests of pages. Whoever names a browser in CHROMIUM is given that one and no other.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | undefined}
 */
export function headlessShellPath(env = process.env) {
  return env.CHROMIUM ? undefined : findProgram([HEADLESS_SHELL_PACKAGE, 'chrome-headless-shell'], { env })
}
