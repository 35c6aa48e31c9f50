// WebKitGTK in its own small browser, driven by WebDriver on a screen in memory. Nothing stays when a session ends: what
// must outlive a browser is tried without a driver, in mini-browser.ts.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { isGroupAlive, killGroup } from '../../support/process-group.ts'
import { webkitPrograms } from '../../../scripts/support/engines.mjs'
import { freePort } from '../../../scripts/support/free-port.mjs'
import { startDisplay } from './display.ts'
import { PHONE } from './engine.ts'
import type { Engine, EnginePage, RunningEngine } from './engine.ts'
import { openSession } from './webdriver.ts'
import type { WebDriverSession } from './webdriver.ts'

export const webkit: Engine = {
  name: 'WebKitGTK',
  lack: webkitPrograms() ? undefined : 'WebKitGTK is not installed (Debian: webkit2gtk-driver and xvfb)',
  start,
}

/** Without this the browser's own buttons keep its window wider than a phone's. */
const NARROW = '* { min-width: 0; padding: 0; margin: 0; }'

async function start(): Promise<RunningEngine> {
  const programs = webkitPrograms()
  if (!programs) throw new Error(webkit.lack)
  const home = mkdtempSync(join(tmpdir(), 'webkit-'))
  const downloads = join(home, 'downloads')
  for (const folder of [downloads, join(home, 'gtk-3.0')]) mkdirSync(folder)
  writeFileSync(join(home, 'gtk-3.0', 'gtk.css'), NARROW)
  writeFileSync(join(home, 'user-dirs.dirs'), `XDG_DOWNLOAD_DIR="${downloads}"\n`)

  const display = await startDisplay(programs.display)
  const port = await freePort()
  const driver = spawn(programs.driver, [`--port=${port}`], {
    env: {
      ...process.env,
      DISPLAY: display.name,
      TZ: 'Asia/Shanghai',
      XDG_CONFIG_HOME: home,
      XDG_DATA_HOME: home,
      XDG_CACHE_HOME: home,
    },
    stdio: 'ignore',
    // A group of its own, with the browsers that the driver starts.
    detached: true,
  })
  const group = driver.pid
  if (group === undefined) throw new Error(`${programs.driver} does not start`)
  const stop = (): void => killGroup(group)
  process.once('exit', stop)
  const address = `http://127.0.0.1:${port}`
  await answering(`${address}/status`)

  const capabilities = {
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: programs.browser, args: ['--automation', '--full-screen'] },
  }
  const open = (): Promise<WebDriverSession> =>
    openSession(address, capabilities)
      // Now and then a browser of a busy machine never answers its driver.
      .catch(() => openSession(address, capabilities))
  const first = await open()
  await first.end()
  return {
    version: first.version,
    newPage: async () => {
      const page = pageOf(await open(), downloads)
      await page.resize(PHONE.width, PHONE.height)
      return page
    },
    close: async () => {
      stop()
      // A browser that is still ending writes into the folder while it is removed.
      while (isGroupAlive(group)) await delay(10)
      display.stop()
      rmSync(home, { recursive: true })
    },
  }
}

async function answering(address: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const isThere = await fetch(address).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isThere) return
    await delay(100)
  }
  throw new Error(`${address} does not answer`)
}

function pageOf(session: WebDriverSession, downloads: string): EnginePage {
  const run: EnginePage['run'] = async (script, ...given) => {
    const { value, error } = await session.post<{ value: never; error?: string }>('/execute/async', {
      script: `
        const [given, done] = arguments
        Promise.resolve().then(() => (${script.toString()})(...given)).then(
          (value) => done({ value }),
          (error) => done({ error: String(error) }),
        )`,
      args: [given],
    })
    if (error !== undefined) throw new Error(error)
    return value
  }
  /** What something covers for a moment is tried again. */
  const click = async (selector: string, shownAs = selector): Promise<void> => {
    for (let tries = 1; ; tries++)
      try {
        if (!(await run(isReachable, shownAs))) throw new Error(`${shownAs}: intercepted`)
        return await session.post(`${await session.find(selector)}/click`)
      } catch (error) {
        if (tries === 60 || !/not interactable|intercepted|stale/.test(String(error))) throw error
        await delay(30)
      }
  }
  return {
    downloads,
    open: (address) => session.post('/url', { url: address }),
    reload: () => session.post('/refresh'),
    run,
    tap: (selector) => click(selector),
    press: ({ x, y }, gapsMs = []) => {
      const click = [
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ]
      const again = gapsMs.flatMap((gapMs) => [{ type: 'pause', duration: gapMs }, ...click])
      const move = { type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y) }
      return session.post('/actions', {
        actions: [{ type: 'pointer', id: 'finger', actions: [move, ...click, ...again] }],
      })
    },
    type: async (selector, text) => session.post(`${await session.find(selector)}/value`, { text }),
    pick: (selector, value) => click(`${selector} option[value="${value}"]`, selector),
    chooseFile: async (selector, file) =>
      session.post(`${await session.find(selector)}/value`, { text: file }),
    resize: async (width, height) => void (await session.post('/window/rect', { x: 0, y: 0, width, height })),
    picture: async (file) =>
      writeFileSync(file, Buffer.from(await session.get<string>('/screenshot'), 'base64')),
    close: () => session.end(),
  }
}

/** Scrolls there, and tells whether a finger would meet the element or something that covers it. */
function isReachable(selector: string): boolean {
  const element = document.querySelector(selector)
  element?.scrollIntoView({ block: 'center', behavior: 'instant' })
  const { x, y, width, height } = element?.getBoundingClientRect() ?? new DOMRect()
  return element?.contains(document.elementFromPoint(x + width / 2, y + height / 2)) === true
}
