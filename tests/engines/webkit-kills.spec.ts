// WebKitGTK killed whole, and its database process alone, which is how iOS loses its connection. No driver holds these
// pages, since a driver's session keeps nothing: they play by themselves and report.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { webkitPrograms } from '../../scripts/support/engines.mjs'
import { seededRandom } from '../../src/quiz/random.ts'
import { readAnswerKey } from '../browser/support/answer-key.ts'
import { wrongAnswers } from '../browser/support/autopilot.ts'
import { BUILD } from '../browser/support/build.ts'
import type { BuildServer } from '../browser/support/build-server.ts'
import { startDisplay } from './support/display.ts'
import type { Display } from './support/display.ts'
import { startMiniBrowser } from './support/mini-browser.ts'
import type { MiniBrowser } from './support/mini-browser.ts'
import { serveWithScript } from './support/scripted-server.ts'
import { selfDriving } from './support/self-driver.ts'
import type { Opening, SelfReport } from './support/self-driver.ts'
import { webkit } from './support/webkit.ts'

/** More of them in the long run: `npm run test:faults`. */
const KILLS = Number(process.env['WEBKIT_KILLS'] ?? 3)
const DATABASE_KILLS = Number(process.env['WEBKIT_KILLS'] ?? 2)
/** Another one for every step of a long run. */
const SEED = process.env['FAULT_SEED'] ?? '千帆竞发'

test.skip(webkit.lack !== undefined, webkit.lack)

let home: string
let display: Display
let server: BuildServer
let openings: (Opening & { readonly savedBefore: readonly string[]; readonly reportedAt: number })[]
/** Questions whose feedback said saved. */
let acknowledged: Set<string>
let browser: MiniBrowser | undefined
let counts: Record<'kills' | 'recoveries' | 'slowestRecoveryMs' | 'saved' | 'lost' | 'twice', number>

test.beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'mini-browser-'))
  openings = []
  acknowledged = new Set()
  counts = { kills: 0, recoveries: 0, slowestRecoveryMs: 0, saved: 0, lost: 0, twice: 0 }
  display = await startDisplay(webkitPrograms()?.display ?? '')
  server = await serveWithScript(BUILD, selfDriving(wrongAnswers(readAnswerKey(BUILD))), (what) => {
    const report = what as SelfReport
    if ('opening' in report)
      openings.push({
        ...report.opening,
        savedBefore: [...acknowledged],
        reportedAt: performance.now(),
      })
    else if (report.saved) acknowledged.add(report.question)
  })
})
test.afterEach(async ({}, testInfo) => {
  testInfo.annotations.push({ type: 'counts', description: JSON.stringify(counts) })
  await browser?.kill()
  display.stop()
  await server.stop()
  rmSync(home, { recursive: true, force: true, maxRetries: 5 })
})

test('app or browser killed, WebKitGTK: no saved answer is lost and none is there twice', async ({}, testInfo) => {
  test.setTimeout(180_000 + KILLS * 20_000)
  const random = seededRandom(SEED + testInfo.repeatEachIndex)
  for (let trial = 0; trial <= KILLS; trial++) {
    await openAndLoad(trial === 0 ? '?new' : '', trial + 1)
    await expectOpening(trial + 1)
    if (trial === KILLS) break
    await expectMoreSaved()
    await delay(random.below(900))
    await browser?.kill()
    counts.kills++
  }
  expect(acknowledged.size).toBeGreaterThanOrEqual(KILLS)
})

test('database process lost, WebKitGTK: one reload, the same question, and every answer stored once', async ({}, testInfo) => {
  test.setTimeout(180_000 + DATABASE_KILLS * 20_000)
  const random = seededRandom(SEED + testInfo.repeatEachIndex)
  open('?new')
  await expectOpening(1)
  for (let trial = 0; trial < DATABASE_KILLS; trial++) {
    await expectMoreSaved()
    await delay(random.below(400))
    const lost = performance.now()
    browser?.killDatabaseProcess()
    counts.kills++
    await expectOpening(trial + 2)
    const { reportedAt = Infinity } = openings[trial + 1] ?? {}
    counts.recoveries++
    // From the loss until the question stands there again and the log holds every answer.
    counts.slowestRecoveryMs = Math.max(counts.slowestRecoveryMs, Math.round(reportedAt - lost))
  }
  await expectMoreSaved()
  expect(openings, 'one reload for each').toHaveLength(DATABASE_KILLS + 1)
})

/**
 * Three of about a hundred starts after a kill, MiniBrowser showed nothing: not even the first script of the page ran, and
 * none of the app's. Whoever meets that opens the browser again, and so does this, once.
 */
async function openAndLoad(query: string, which: number): Promise<void> {
  open(query)
  const isThere = await expect
    .poll(() => openings.length, { timeout: 60_000 })
    .toBe(which)
    .then(
      () => true,
      () => false,
    )
  if (isThere) return
  test.info().annotations.push({ type: 'started again', description: `opening ${which}` })
  await browser?.kill()
  open(query)
}

function open(query: string): void {
  const programs = webkitPrograms()
  if (!programs) throw new Error(webkit.lack)
  browser = startMiniBrowser(programs, display, home, server.url + query)
}

/** The app stands where it stood, and the log holds every saved answer, each question once and none out of turn. */
async function expectOpening(which: number): Promise<void> {
  await expect.poll(() => openings.length, { message: `opening ${which}`, timeout: 60_000 }).toBe(which)
  const opening = openings[which - 1]
  if (!opening) throw new Error(`no opening ${which}`)
  const { logged, plan, at, savedBefore } = opening
  const lost = savedBefore.filter((question) => !logged.includes(question))
  counts.saved = acknowledged.size
  counts.lost = lost.length
  counts.twice = logged.length - new Set(logged).size
  expect(lost, 'saved answers that are not in the log').toEqual([])
  expect(logged.toSorted(), 'the log: every question so far, each once').toEqual(
    plan.slice(0, logged.length).toSorted(),
  )
  expect([plan[logged.length - 1], plan[logged.length]], 'the question on the screen').toContain(at)
}

async function expectMoreSaved(): Promise<void> {
  const before = acknowledged.size
  await expect.poll(() => acknowledged.size, { timeout: 60_000 }).toBeGreaterThan(before)
}
