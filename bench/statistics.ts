// `npm run bench:statistics [-- ATTEMPTS]`: how long 统计 takes to open in the running app, on this machine's Chromium
// without slowing it down. Exits with 1 when the 95th percentile is not below the limit.
import { rmSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { buildAppAndSeed } from './support/builds.ts'
import { freshFolder, marksWhen, openPhone } from './support/browser.ts'
import type { LogPlan } from './support/generated-log.ts'
import { readBuiltBank } from './support/planned-session.ts'
import { serveBuild } from './support/server.ts'
import { median, percentile } from './support/sums.ts'

const LIMIT_MS = 100
const SAMPLES = 40
const attempts = Number(process.argv[2] ?? 100_000)

interface Opening {
  /** From the tap to the figures, and to figures and charts, each two frames after they are in the document. */
  readonly figures: number
  readonly charts: number
  /** The same for a page that reads nothing: what this machine takes for any page just then. */
  readonly settings: number
}

const builds = await buildAppAndSeed()
const server = await serveBuild({ '/': builds.app, '/__seed/': builds.seed })
const profile = freshFolder()
const address = `http://localhost:${server.port}/`
try {
  await fill()
  const phone = await openPhone({ profile, cpuSlowdown: 1 })
  const { page } = phone
  // tsx names the functions it hands to the page by a helper that is not there.
  await phone.context.addInitScript('globalThis.__name = (each) => each')
  await page.goto(address)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  const openings: Opening[] = []
  // The first one compiles what is kept from then on.
  for (let at = 0; at <= SAMPLES; at++) {
    const opening = await openStatistics(page)
    if (at > 0) openings.push(opening)
  }
  await phone.close()
  const isBelow = report('figures and charts', openings, ({ charts }) => charts)
  report('figures alone', openings, ({ figures }) => figures)
  report('设置 instead, which reads nothing', openings, ({ settings }) => settings)
  process.exitCode = isBelow ? 0 : 1
} finally {
  await server.close()
  for (const folder of [profile, builds.app, builds.seed]) rmSync(folder, { recursive: true, force: true })
}

async function fill(): Promise<void> {
  const { index } = readBuiltBank(builds.app)
  const until = Date.now() - 3_600_000
  const plan: LogPlan = {
    attempts,
    bank: index.bank,
    edition: index.edition,
    questions: index.questions,
    until,
  }
  const phone = await openPhone({ profile, cpuSlowdown: 1 })
  phone.page.setDefaultTimeout(0)
  await phone.page.goto(`${address}__seed/`)
  await phone.page.waitForFunction(() => typeof window.fill === 'function')
  await phone.page.evaluate((each) => window.fill(each), plan)
  await phone.close()
}

/** A fresh load of the app on 今日, from there to 我的, and at rest a real tap on 统计. */
async function openStatistics(page: Page): Promise<Opening> {
  const settings = await openSettings(page)
  await restOnMe(page)
  const link = page.locator('a[href="#/stats"]').last()
  const measured = page.evaluate(
    () =>
      new Promise<Omit<Opening, 'settings'>>((resolve) => {
        let from = 0
        let figures = 0
        addEventListener('click', (event) => (from = event.timeStamp), { capture: true, once: true })
        const painted = (then: () => void): void =>
          void requestAnimationFrame(() => requestAnimationFrame(then))
        const isDrawn = (): boolean => {
          const charts = [...document.querySelectorAll('.chart')]
          return charts.length > 0 && charts.every((chart) => chart.querySelector('canvas'))
        }
        let sawFigures = false
        new MutationObserver((_changes, observer) => {
          if (!sawFigures && document.querySelector('[data-testid=stats-answered]')) {
            sawFigures = true
            painted(() => (figures = performance.now() - from))
          }
          if (!sawFigures || !isDrawn()) return
          observer.disconnect()
          painted(() => resolve({ figures, charts: performance.now() - from }))
        }).observe(document, { subtree: true, childList: true })
      }),
  )
  await link.tap()
  return { ...(await measured), settings }
}

async function openSettings(page: Page): Promise<number> {
  await restOnMe(page)
  const measured = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let from = 0
        addEventListener('click', (event) => (from = event.timeStamp), { capture: true, once: true })
        new MutationObserver((_changes, observer) => {
          if (!document.querySelector('[data-testid^=newPerDay]')) return
          observer.disconnect()
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - from)))
        }).observe(document, { subtree: true, childList: true })
      }),
  )
  await page.locator('a[href="#/settings"]').last().tap()
  return measured
}

async function restOnMe(page: Page): Promise<void> {
  await page.goto(`${address}#/`)
  await page.reload()
  await marksWhen(page, 'today')
  await page.locator('a[href="#/me"]').tap()
  await page.locator('a[href="#/stats"]').last().waitFor()
  await page.waitForTimeout(700)
}

function report(what: string, openings: readonly Opening[], of: (opening: Opening) => number): boolean {
  const times = openings.map(of)
  const [p50, p95, max] = [median(times), percentile(times, 0.95), Math.max(...times)].map((ms) =>
    ms.toFixed(0),
  )
  const isBelow = percentile(times, 0.95) < LIMIT_MS
  console.log(
    `统计, ${attempts.toLocaleString('en')} attempts, tap to ${what}, ${times.length} openings: p50 ${p50} ms, p95 ${p95} ms, max ${max} ms (p95 below ${LIMIT_MS} ms: ${isBelow ? 'yes' : 'NO'})`,
  )
  return isBelow
}
