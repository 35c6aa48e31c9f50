// Browsers and pages killed while the app's stores write answer after answer without a pause. What kill.spec.ts shows with
// the screens, some answers at a time, is shown here for the storage alone and for very many.
import { rm } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import type { BrowserContext, CDPSession, Page } from '@playwright/test'
import { seededRandom } from '../../src/quiz/random.ts'
import type { Acknowledgement, Opening } from './storing-page/page.ts'
import { expect, test as base, watchFaults } from './support/app-test.ts'
import { killAllChromium, startChromium } from './support/chromium-process.ts'
import { serveStoringPage } from './support/storing-page.ts'

/** In one profile. More of them in the long run: `npm run test:faults`. */
const KILLS = Number(process.env['STORING_KILLS'] ?? 5)
/** From the moment the page begins to answer. */
const LATEST_KILL_MS = Number(process.env['STORING_KILL_MS'] ?? 900)
/** Another one for every step of a long run. */
const SEED = process.env['FAULT_SEED'] ?? '急流'

interface Opened {
  readonly page: Page
  readonly devtools: CDPSession
  readonly opening: Opening
}

const test = base.extend<object, { readonly address: string }>({
  address: [
    async ({}, use) => {
      const { url, stop } = await serveStoringPage()
      await use(url)
      await stop()
    },
    { scope: 'worker' },
  ],
})

/** What the pages reported as it happened: what no kill may undo. */
let acknowledged: Readonly<Record<Acknowledgement['kind'], Set<string>>>
/** How far a test came; `npm run test:faults` adds it up, also where a test failed. */
let counts: Record<
  'kills' | 'pageKills' | 'saved' | 'lost' | 'twice' | 'mismatched' | 'slowestReopenMs',
  number
>

test.beforeEach(() => {
  acknowledged = { answer: new Set(), 'mis-tap': new Set() }
  counts = { kills: 0, pageKills: 0, saved: 0, lost: 0, twice: 0, mismatched: 0, slowestReopenMs: 0 }
})
test.afterEach(killAllChromium)
test.afterEach(({}, testInfo) => {
  testInfo.annotations.push({ type: 'counts', description: JSON.stringify(counts) })
})

for (const backEnd of ['LevelDB', 'SQLite'] as const)
  test(`app or browser killed while it stores answer after answer, ${backEnd}: each acknowledged one is in the log once, and everything follows from the log`, async ({
    address,
  }, testInfo) => {
    test.setTimeout(180_000 + KILLS * 15_000)
    const seed = SEED + backEnd + testInfo.repeatEachIndex
    const random = seededRandom(seed)
    const profile = testInfo.outputPath('profile')
    for (let trial = 0; trial <= KILLS; trial++) {
      const { context, kill } = await startChromium(profile, backEnd)
      try {
        const faults: string[] = []
        watchFaults(context, faults)
        const { page } = await openedWhole(context, address)
        if (trial === KILLS) break
        await page.evaluate((seed) => window.answerOn(seed), `${seed}/${trial}`)
        await delay(random.below(LATEST_KILL_MS))
        expect(faults).toEqual([])
      } finally {
        await kill()
      }
      noteKill('kills')
    }
    conclude(backEnd)
    await rm(profile, { recursive: true, force: true })
  })

// The journal outlives a page that dies alone, as when a phone ends one tab; a browser that dies has rarely written it down.
test('app or browser killed, its page alone while it stores answer after answer: what the journal still held is stored once', async ({
  address,
}, testInfo) => {
  test.setTimeout(180_000 + KILLS * 10_000)
  const seed = `${SEED}页${testInfo.repeatEachIndex}`
  const random = seededRandom(seed)
  const profile = testInfo.outputPath('profile')
  const { context, kill } = await startChromium(profile)
  let replayed = 0
  for (let trial = 0; trial <= KILLS; trial++) {
    const { page, devtools, opening } = await openedWhole(context, address)
    replayed += opening.replayed
    if (trial === KILLS) break
    await page.evaluate((seed) => window.answerOn(seed), `${seed}/${trial}`)
    await delay(random.below(LATEST_KILL_MS))
    const crashed = page.waitForEvent('crash')
    // Its answer never comes.
    void devtools.send('Page.crash').catch(() => undefined)
    await crashed
    noteKill('pageKills')
  }
  await kill()
  conclude('page alone')
  expect(replayed, 'answers that the journal brought in').toBeGreaterThan(0)
  await rm(profile, { recursive: true, force: true })
})

/** Opens the page and sees that its database holds what it must. */
async function openedWhole(context: BrowserContext, address: string): Promise<Opened> {
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  // Playwright's own bindings answer the page each time, which costs it as much as storing an answer does.
  const devtools = await context.newCDPSession(page)
  devtools.on('Runtime.bindingCalled', ({ payload }) => {
    const { kind, id } = JSON.parse(payload) as Acknowledgement
    acknowledged[kind].add(id)
  })
  await devtools.send('Runtime.enable')
  await devtools.send('Runtime.addBinding', { name: 'acknowledged' })
  await page.goto(address)
  const opening = await page.evaluate(() => window.openAgain())
  expectWhole(opening)
  return { page, devtools, opening }
}

function expectWhole({ ms, fault, log }: Opening): void {
  const attempts = new Set(log.attempts.map(({ id }) => id))
  const corrections = new Set(log.corrections)
  const lost = [...acknowledged.answer].filter((id) => !attempts.has(id))
  const lostMisTaps = [...acknowledged['mis-tap']].filter((id) => !corrections.has(id))
  const places = log.attempts.map(placeOf)
  const twice = places.filter((place, at) => places.indexOf(place) !== at)
  counts.lost = lost.length + lostMisTaps.length
  counts.twice = twice.length
  counts.mismatched = log.mismatches.length
  counts.slowestReopenMs = Math.max(counts.slowestReopenMs, Math.round(ms))

  expect(fault, 'fault told at the start').toBeUndefined()
  expect(lost, 'acknowledged answers that are not in the log').toEqual([])
  expect(lostMisTaps, 'acknowledged mis-taps that are not in the log').toEqual([])
  expect(twice, 'answers that are in the log twice').toEqual([])
  expect(log.mismatches, 'what does not follow from the log').toEqual([])
}

/** A round asks a question once: an answer that was stored again under another id would stand at the same place. */
function placeOf({ session, question }: Opening['log']['attempts'][number]): string {
  return `${session}/${question}`
}

function noteKill(kind: 'kills' | 'pageKills'): void {
  counts[kind]++
  counts.saved = acknowledged.answer.size
}

function conclude(what: string): void {
  console.log(
    `kills while storing ${counts.kills + counts.pageKills}, ${what}: acknowledged answers ${counts.saved}, ` +
      `mis-taps ${acknowledged['mis-tap'].size}, lost 0, twice 0, mismatched 0, slowest reopening ${counts.slowestReopenMs} ms`,
  )
  // Kills before the first answer would prove nothing.
  expect(counts.saved).toBeGreaterThan(counts.kills + counts.pageKills)
}
