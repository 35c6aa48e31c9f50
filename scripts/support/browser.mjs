// Finds the browser and the Chinese font that the browser tests need; on Debian as root, installs what is missing.

import { existsSync, readFileSync } from 'node:fs'

import { chromiumPath } from './chromium.mjs'
import { stop } from './prepare.mjs'
import { run } from './run.mjs'

const BY_HAND =
  'Install Chromium or Chrome (Debian and Ubuntu: `sudo apt-get install chromium fonts-noto-cjk`), or set the CHROMIUM variable to the program, and run this again. `npm run check` does everything else without a browser.'

/** Ends the program with a message when there is no browser and none can be installed. */
export async function requireBrowser() {
  if (process.env.CHROMIUM && !chromiumPath()) {
    stop(`The CHROMIUM variable names ${process.env.CHROMIUM}, which is not a program that can be run.`)
  }
  const missing = [
    ...(chromiumPath() ? [] : ['chromium']),
    ...((await hasChineseFont()) ? [] : ['fonts-noto-cjk']),
  ]
  if (missing.length === 0) return

  const fault = canInstall() ? await aptInstall(missing) : undefined
  if (fault) console.log(fault)
  if (!chromiumPath()) stop(`The browser tests need Chromium, and none was found. ${BY_HAND}`)
  if (missing.includes('fonts-noto-cjk') && (fault || !canInstall())) {
    console.log('No Chinese font was found: the tests run, but pictures of the app show empty boxes.')
  }
}

/**
 * @param {readonly string[]} packages
 * @returns {Promise<string | undefined>} What went wrong, if something did.
 */
async function aptInstall(packages) {
  console.log(`Installing ${packages.join(' and ')} …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update'], ['install', '-y', ...packages]]) {
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
