// Finds the browsers and the Chinese font that the browser tests need; on Debian as root, installs what is missing. Chromium
// is a must; without another engine its tests are skipped.

import { existsSync, readFileSync } from 'node:fs'

import { chromiumPath, HEADLESS_SHELL_PACKAGE, headlessShellPath } from './chromium.mjs'
import { engines } from './engines.mjs'
import { stop } from './prepare.mjs'
import { run } from './run.mjs'

const BY_HAND =
  'Install Chromium or Chrome (Debian and Ubuntu: `sudo apt-get install chromium fonts-noto-cjk`), or set the CHROMIUM variable to the program, and run this again. `npm run check` does everything else without a browser.'

/**
 * Installs what is missing, where that can be done; ends the program at once where there is no browser and cannot be one.
 * Takes a while, so the caller does something else meanwhile.
 */
export async function installBrowsers() {
  if (process.env.CHROMIUM && !chromiumPath()) {
    stop(`The CHROMIUM variable names ${process.env.CHROMIUM}, which is not a program that can be run.`)
  }
  const needed = [
    ...(chromiumPath() ? [] : ['chromium', 'fonts-liberation']),
    ...((await hasChineseFont()) ? [] : ['fonts-noto-cjk']),
  ]
  if (!canInstall()) return requireBrowsers()
  const wanted = engines().flatMap(({ isHere, packages }) => (isHere ? [] : packages))
  if (!process.env.CHROMIUM && !headlessShellPath()) wanted.push(HEADLESS_SHELL_PACKAGE)
  if (needed.length + wanted.length === 0) return
  // Not every release has all of them, and none must be missing because of another.
  if (await aptInstall([...needed, ...wanted])) {
    for (const packages of [needed, ...wanted.map((name) => [name])]) {
      const fault = await aptInstall(packages)
      if (fault) console.log(fault)
    }
  }
}

/** Ends the program with a message when there is no browser; tells what else is missing. */
export async function requireBrowsers() {
  if (!chromiumPath()) stop(`The browser tests need Chromium, and none was found. ${BY_HAND}`)
  if (!(await hasChineseFont())) {
    console.log('No Chinese font was found: the tests run, but pictures of the app show empty boxes.')
  }
  for (const { engine, isHere, packages } of engines())
    if (!isHere)
      console.log(`${engine} was not found, so its tests are skipped (Debian: ${packages.join(' and ')}).`)
}

/**
 * @param {readonly string[]} packages
 * @returns {Promise<string | undefined>} What went wrong, if something did.
 */
async function aptInstall(packages) {
  if (packages.length === 0) return undefined
  console.log(`Installing ${packages.join(', ')} …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const { ok, output } = await run('apt-get', args, { quiet: true, env })
    if (!ok) return `${output}\n\`apt-get ${args.join(' ')}\` failed; its own words are above.`
  }
  return undefined
}

/** Linux only: Windows and macOS come with Chinese fonts. */
async function hasChineseFont() {
  if (process.platform !== 'linux') return true
  const { ok, output } = await run('fc-list', [':lang=zh', 'family'], { quiet: true })
  return ok && output.trim() !== ''
}

function canInstall() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') && isDebian()
}

function isDebian() {
  const file = '/etc/os-release'
  return existsSync(file) && /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync(file, 'utf8'))
}
