// A whole browser with a profile of its own that can be killed like a phone kills an app: at once, with all its parts.
import { spawn } from 'node:child_process'
import { chromium } from '@playwright/test'
import type { Browser, BrowserContext } from '@playwright/test'
import { BROWSER_ARGUMENTS, chromiumPath, headlessShellPath } from '../../../scripts/support/chromium.mjs'
import { isGroupAlive, killGroup, memberOf } from '../../support/process-group.ts'

export interface ChromiumProcess {
  readonly context: BrowserContext
  /** SIGKILL to the whole process group; resolves when none of it is left. */
  kill(): Promise<void>
  /** An end in good order, as when somebody closes the window: everything is written down. */
  close(): Promise<void>
  /** SIGKILL to the process that serves localStorage and other storage, which a whole browser then starts anew. */
  killStorageService(): void
}

/** How Chromium keeps IndexedDB: LevelDB, or SQLite, to which it is moving. */
export type BackEnd = 'LevelDB' | 'SQLite'

const BACK_END_ARGUMENTS: Readonly<Record<BackEnd, readonly string[]>> = {
  LevelDB: ['--disable-features=IdbSqliteOnDiskRollout,IdbSqliteBackingStore'],
  SQLite: ['--enable-features=IdbSqliteOnDiskRollout,IdbSqliteBackingStore'],
}

/** How long the parts of a browser may outlast the first of its processes. */
const LONGEST_END_MS = 5000

const started = new Set<() => Promise<void>>()
const groups = new Set<number>()
// A group of its own outlives its parent: not even a crashed test may leave a browser behind.
process.once('exit', () => groups.forEach(killGroup))

/** For the end of a test that was cut short. */
export async function killAllChromium(): Promise<void> {
  for (const kill of started) await kill()
}

interface Start {
  /** A program and its arguments that runs the browser, such as a tracer. */
  readonly under?: readonly string[]
  /** With all its processes; else the headless shell, where there is one: the same engine and files for half the work. */
  readonly whole?: boolean
}

/** In the long run every browser is a whole one: `npm run test:faults`. */
const ALL_WHOLE = process.env['WHOLE_BROWSER'] === '1'

export async function startChromium(
  profile: string,
  backEnd: BackEnd = 'LevelDB',
  { under = [], whole = ALL_WHOLE }: Start = {},
): Promise<ChromiumProcess> {
  const program = (whole ? undefined : headlessShellPath()) ?? chromiumPath()
  if (!program) throw new Error('no Chromium on this machine')
  const [command = program, ...before] = [...under, program]
  const child = spawn(
    command,
    [
      ...before,
      ...BROWSER_ARGUMENTS,
      ...BACK_END_ARGUMENTS[backEnd],
      '--headless',
      '--disable-breakpad',
      '--hide-crash-restore-bubble',
      '--window-size=390,844',
      '--lang=zh-CN',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    // A group of its own, so that a kill reaches every process of this browser and no other.
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const { pid } = child
  if (pid === undefined) throw new Error(`${program} did not start`)
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  groups.add(pid)

  const address = await new Promise<string>((resolve, reject) => {
    let printed = ''
    child.stderr.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const found = /DevTools listening on (ws:\S+)/.exec(printed)
      if (found?.[1]) resolve(found[1])
    })
    void gone.then(() => reject(new Error(`Chromium ended at once: ${printed}`)))
  })
  let browser: Browser
  try {
    browser = await chromium.connectOverCDP(address)
  } catch (error) {
    killGroup(pid)
    throw error
  }
  const [context] = browser.contexts()
  if (!context) throw new Error('Chromium has no default context')

  const kill = async (): Promise<void> => {
    started.delete(kill)
    killGroup(pid)
    await gone
    while (isGroupAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 10))
    groups.delete(pid)
    await browser.close()
  }
  const close = async (): Promise<void> => {
    const devtools = await browser.newBrowserCDPSession()
    await devtools.send('Browser.close').catch(() => undefined)
    await gone
    // The process that writes localStorage down can outlast the first one.
    const latest = Date.now() + LONGEST_END_MS
    while (isGroupAlive(pid) && Date.now() < latest) await new Promise((resolve) => setTimeout(resolve, 10))
    await kill()
  }
  const killStorageService = (): void => {
    process.kill(
      memberOf(pid, 'StorageService', ({ commandLine }) =>
        commandLine.includes('storage.mojom.StorageService'),
      ),
      'SIGKILL',
    )
  }
  started.add(kill)
  return { context, kill, close, killStorageService }
}
