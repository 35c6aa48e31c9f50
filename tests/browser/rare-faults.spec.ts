// Faults around the database and the files: power loss, a first opening cut short, files that are gone, a refused worker.
import { mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { seededRandom } from '../../src/quiz/random.ts'
import { hasStrace, syncsIn, tracedTo } from '../support/disk-syncs.ts'
import { expect, test } from './support/app-test.ts'
import { BUILD } from './support/build.ts'
import { serveBuild } from './support/build-server.ts'
import { killAllChromium, startChromium } from './support/chromium-process.ts'
import { storedAttempts } from './support/database.ts'
import { copyBuild } from './support/new-build.ts'
import { answer, goOn, questionOn, visit } from './support/play.ts'

test.afterEach(killAllChromium)

for (const backEnd of ['LevelDB', 'SQLite'] as const)
  test(`power loss, ${backEnd}: every saved answer was handed to the disk and not only to the system`, async ({
    baseURL,
    key,
  }, testInfo) => {
    test.skip(!hasStrace(), 'strace is not installed: it counts what the browser hands to the disk')
    const trace = testInfo.outputPath('trace')
    const profile = testInfo.outputPath('profile')
    const { context, close } = await startChromium(profile, backEnd, { under: tracedTo(trace) })
    const page = context.pages()[0] ?? (await context.newPage())
    await page.goto(new URL('./', baseURL).href)
    await page.getByTestId('start-practice').click()
    await answer(page, key, 'right')
    const before = syncsIn(trace)
    const ANSWERS = 10
    for (let at = 0; at < ANSWERS; at++) {
      await goOn(page)
      await answer(page, key, 'right')
    }
    const during = syncsIn(trace) - before
    await close()
    console.log(`power loss, ${backEnd}: ${ANSWERS} saved answers, ${during} syncs on database files`)
    expect(during).toBeGreaterThanOrEqual(ANSWERS)
  })

test('app or browser killed while it makes the database: one is left that works', async ({
  baseURL,
  key,
}, testInfo) => {
  test.setTimeout(240_000)
  const home = new URL('./', baseURL).href
  const random = seededRandom('中断')
  const profile = testInfo.outputPath('profile')
  for (let kills = 0; kills < 5; kills++) {
    const { context, kill } = await startChromium(profile)
    const page = context.pages()[0] ?? (await context.newPage())
    await page.goto(home)
    // 今日 opens the database by itself, a little after it has loaded.
    page
      .getByTestId('start-practice')
      .click()
      .catch(() => undefined)
    await delay(random.below(400))
    await kill()
  }
  const { context, kill } = await startChromium(profile)
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(home)
  await page.getByTestId('start-practice').click()
  await answer(page, key, 'right')
  expect((await storedAttempts(page)).length).toBe(1)
  await expect(page.getByTestId('storage-fault')).toHaveCount(0)
  await kill()
})

test('old chunk gone: one reload at most, and the page that was asked for comes or is said to be missing', async ({
  page,
  faults,
}) => {
  const site = mkdtempSync(path.join(tmpdir(), 'site-'))
  copyBuild(BUILD, site)
  const server = await serveBuild(site)
  try {
    // Without the worker, which would have kept the file.
    await page.route('**/sw.js', (route) => route.abort())
    await page.goto(server.url)
    await expect(page.getByTestId('start-practice')).toBeVisible()
    const assets = path.join(site, 'assets')
    const chunk = readdirSync(assets).find((name) => /^StatsPage-.*\.js$/.test(name)) ?? ''
    renameSync(path.join(assets, chunk), path.join(site, 'gone'))
    let loads = 0
    page.on('domcontentloaded', () => loads++)
    await visit(page, '/stats')
    await expect.poll(() => loads).toBe(1)
    await visit(page, '/')
    await expect(page.getByTestId('start-practice')).toBeVisible()
    await visit(page, '/stats')
    await visit(page, '/')
    await expect(page.getByTestId('start-practice')).toBeVisible()
    expect(loads, 'no second reload').toBe(1)
    expect(
      faults.filter((fault) => !/Couldn't resolve component|dynamically imported module/.test(fault)),
    ).toEqual([])
    faults.length = 0
  } finally {
    await server.stop()
    rmSync(site, { recursive: true, force: true })
  }
})

test('worker registration refused: not called ready, with the reason on 关于', async ({ page }) => {
  await page.addInitScript(() => {
    ServiceWorkerContainer.prototype.register = () => Promise.reject(new TypeError('registration refused'))
  })
  await page.goto('./#/about')
  await expect(page.getByTestId('offline-state')).toHaveAttribute('data-state', 'failed')
  await expect(page.getByText('registration refused')).toBeVisible()
})

test('clock jumps: answers keep their order, and no time is negative', async ({ page, key }) => {
  const YEAR = 365 * 24 * 60 * 60 * 1000
  await page.goto('./')
  await page.getByTestId('start-practice').click()
  const asked: string[] = []
  for (const years of [0, 10, -10, 0]) {
    await page.clock.setSystemTime(Date.now() + years * YEAR)
    asked.push((await questionOn(page).getAttribute('data-question-id')) ?? '')
    await answer(page, key, 'right')
    await goOn(page)
  }
  const rows = (await storedAttempts(page)) as unknown as readonly {
    readonly question: string
    readonly stamp: number
    readonly elapsedMs: number
  }[]
  const inOrder = [...rows].sort((a, b) => a.stamp - b.stamp)
  expect(inOrder.map(({ question }) => question)).toEqual(asked)
  expect(inOrder.filter(({ elapsedMs }) => elapsedMs < 0)).toEqual([])
})
