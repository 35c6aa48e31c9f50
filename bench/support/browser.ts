import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import type { BrowserContext, CDPSession, Page } from '@playwright/test'
import { BROWSER_ARGUMENTS, chromiumPath } from '../../scripts/support/chromium.mjs'

const IN_PAGE = fileURLToPath(new URL('./in-page.js', import.meta.url))

export interface Phone {
  readonly context: BrowserContext
  readonly page: Page
  readonly cdp: CDPSession
  close(): Promise<void>
}

export interface PhoneOptions {
  /** Folder of the profile; a fresh one that is removed afterwards when it is left out. */
  readonly profile?: string
  /** How many times slower than this machine. */
  readonly cpuSlowdown: number
  /** Presses the start button as soon as it is there. */
  readonly tapsStart?: boolean
}

/** A phone-sized Chromium with a profile of its own and a slowed-down page. */
export async function openPhone({ profile, cpuSlowdown, tapsStart }: PhoneOptions): Promise<Phone> {
  const folder = profile ?? freshFolder()
  const executablePath = chromiumPath()
  if (!executablePath) throw new Error('Chromium was not found: set the CHROMIUM variable to the program.')
  const context = await chromium.launchPersistentContext(folder, {
    executablePath,
    args: [...BROWSER_ARGUMENTS],
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  if (tapsStart) await context.addInitScript('window.__benchTapsStart = true')
  await context.addInitScript({ path: IN_PAGE })
  const page = context.pages()[0] ?? (await context.newPage())
  const cdp = await context.newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown })
  return {
    context,
    page,
    cdp,
    close: async () => {
      await context.close()
      if (!profile) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A tab of the same browser, with nothing in its sessionStorage, that touches one control as soon as it is painted. */
export async function openTab({ context }: Phone, cpuSlowdown: number, touches: string): Promise<Page> {
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown })
  await page.exposeFunction('__benchTouch', async (x: number, y: number) => {
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] })
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  })
  await page.addInitScript((name) => Object.assign(window, { __benchTouches: name }), touches)
  return page
}

export function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), 'bainian-bench-'))
}

/** From a tap on 确定, in milliseconds, to the painted verdict and to the painted word that it is stored. */
export interface Tap {
  readonly form: string
  readonly ms: number
  readonly savedMs: number
}

/** What in-page.js has gathered. */
export interface PageMarks {
  readonly marks: Readonly<Record<string, number>>
  readonly firstPaintMs: number
  readonly shifts: readonly { readonly value: number; readonly at: number; readonly what: string }[]
  readonly taps: readonly Tap[]
  readonly longestTaskMs: number
  /** Compressed bytes of all that had come by the moment `until`, without headers. */
  readonly bytesBy: Readonly<Record<string, number>>
  readonly resources: readonly string[]
}

export function readMarks(page: Page): Promise<PageMarks> {
  return page.evaluate(() => {
    const bench = (window as unknown as { __bench: PageMarks & { tasks: { ms: number }[] } }).__bench
    const entries = [
      ...performance.getEntriesByType('navigation'),
      ...performance.getEntriesByType('resource'),
    ] as PerformanceResourceTiming[]
    const bytesBy: Record<string, number> = {}
    for (const [name, at] of Object.entries(bench.marks))
      bytesBy[name] = entries
        .filter((entry) => entry.responseEnd <= at)
        .reduce((sum, entry) => sum + entry.encodedBodySize, 0)
    return {
      marks: bench.marks,
      firstPaintMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
      shifts: bench.shifts,
      taps: bench.taps,
      longestTaskMs: Math.max(0, ...bench.tasks.map(({ ms }) => ms)),
      bytesBy,
      resources: entries.map(
        (entry) =>
          `${entry.startTime.toFixed(0)}-${entry.responseEnd.toFixed(0)} ${entry.encodedBodySize} ${entry.name.replace(/^.*\//, '')}`,
      ),
    }
  })
}

/** Waits until the mark is set, then gives all of them. */
export async function marksWhen(page: Page, mark: string): Promise<PageMarks> {
  try {
    await page.waitForFunction(
      (name) => name in (window as unknown as { __bench: PageMarks }).__bench.marks,
      mark,
      { timeout: 30_000, polling: 100 },
    )
  } catch (error) {
    const { marks, resources } = await readMarks(page)
    const shown = await page.evaluate(() => `${location.href}\n${document.body.innerText.slice(0, 300)}`)
    throw new Error(`“${mark}” never came\n${JSON.stringify(marks)}\n${resources.join('\n')}\n${shown}`, {
      cause: error,
    })
  }
  return readMarks(page)
}

/** Living bytes of the page's script heap, after a collection. */
export async function heapBytes(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage')
  const { usedSize } = await cdp.send('Runtime.getHeapUsage')
  return usedSize
}
