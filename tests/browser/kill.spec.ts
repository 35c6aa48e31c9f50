import { rm } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { seededRandom } from '../../src/quiz/random.ts'
import { expect, test } from './support/app-test.ts'
import { startAutopilot } from './support/autopilot.ts'
import { killAllChromium, startChromium } from './support/chromium-process.ts'
import { storedAttempts, storedPlan } from './support/database.ts'
import { readScreen, visit } from './support/play.ts'

/** More of them in the long run: `npm run test:faults`. */
const TRIALS = Number(process.env['KILL_TRIALS'] ?? 6)
/** Between a start and a kill: one answer to so many, or as many as there is time for. Many more in the long run, likewise. */
const LONGEST = Number(process.env['KILL_ANSWERS'] ?? 5)
const LATEST_KILL_MS = 700 + LONGEST * 40
/** Questions that a trial cannot use up; with fewer left in the round it is the end of the test. */
const ROOM = 20 + LONGEST * 2
/** Another one for every step of a long run. */
const SEED = process.env['FAULT_SEED'] ?? '百舸争流'

/** What the pages themselves reported, as it happened: what no kill may undo. */
interface Witness {
  /** Questions whose feedback said saved. */
  readonly acknowledged: Set<string>
  /** Option order of every question ever shown. */
  readonly orders: Map<string, string>
}

/** How far a test came; `npm run test:faults` adds it up, also where a test failed. */
let counts = { kills: 0, saved: 0, lost: 0, slowestReopenMs: 0 }

test.afterEach(killAllChromium)
test.afterEach(({}, testInfo) => {
  testInfo.annotations.push({ type: 'counts', description: JSON.stringify(counts) })
})

for (const backEnd of ['LevelDB', 'SQLite'] as const)
  test(`app or browser killed, ${backEnd}: no saved answer is lost and none is there twice`, async ({
    baseURL,
    key,
  }, testInfo) => {
    // Three seconds a trial where nothing else runs.
    test.setTimeout(60_000 + TRIALS * (45_000 + LONGEST * 200))
    const random = seededRandom(SEED + backEnd + testInfo.repeatEachIndex)
    const profile = testInfo.outputPath('profile')
    const home = new URL('./', baseURL).href
    const witness: Witness = { acknowledged: new Set(), orders: new Map() }
    let session = ''
    let stored = 0
    counts = { kills: 0, saved: 0, lost: 0, slowestReopenMs: 0 }

    for (let trial = 0; trial <= TRIALS; trial++) {
      const isKilledAtRandom = trial % 2 === 1
      const { context, kill } = await startChromium(profile, backEnd)
      try {
        const page = context.pages()[0] ?? (await context.newPage())
        page.setDefaultTimeout(40_000)
        const began = performance.now()
        await page.goto(home)
        if (session === '') session = await startLongRound(page)
        else {
          // 今日 counts once the database is open and has taken in what the journal still held.
          await page.locator('[data-testid=start-due][data-questions]').waitFor()
          counts.slowestReopenMs = Math.max(counts.slowestReopenMs, Math.round(performance.now() - began))
          const lost = await lostAnswers(page, witness)
          counts.lost = lost.length
          expect(lost, 'saved answers that are not in the log').toEqual([])
          stored = await expectSameRound(page, session, witness)
        }
        if (trial === TRIALS || key.size - stored < ROOM) break

        const count = isKilledAtRandom ? Infinity : 1 + random.below(LONGEST)
        let allSaved = (): void => undefined
        const saving = new Promise<void>((resolve) => (allSaved = resolve))
        await startAutopilot(page, key, count, ({ question, order, saved, done }) => {
          if (order) witness.orders.set(question, order)
          if (saved) witness.acknowledged.add(question)
          if (done) allSaved()
        })
        if (isKilledAtRandom) await delay(random.below(LATEST_KILL_MS))
        else await saving
      } finally {
        await kill()
      }
      counts.kills++
      counts.saved = witness.acknowledged.size
    }

    console.log(
      `kill trials ${counts.kills}, ${backEnd}: saved answers ${witness.acknowledged.size}, lost 0, twice 0, ` +
        `stored without the screen having said so ${stored - witness.acknowledged.size}`,
    )
    expect(witness.acknowledged.size).toBeGreaterThan(counts.kills)
    await rm(profile, { recursive: true, force: true })
  })

/** A round of the whole bank. Resolves to its id once it is stored. */
async function startLongRound(page: Page): Promise<string> {
  await visit(page, '/practice')
  await page.getByTestId('count-all').check()
  await page.getByTestId('practice-start').click()
  const { session } = await readScreen(page)
  await expect.poll(() => storedPlan(page, session)).not.toEqual([])
  return session
}

async function lostAnswers(page: Page, witness: Witness): Promise<string[]> {
  const stored = new Set((await storedAttempts(page)).map(({ question }) => question))
  return [...witness.acknowledged].filter((question) => !stored.has(question))
}

/** 今日 offers the round where it stood, and the log holds every answer once. Returns the length of the log. */
async function expectSameRound(page: Page, session: string, witness: Witness): Promise<number> {
  await page.getByTestId('resume').click()
  // What was noted of the round may be older than the kill.
  const answered = (await storedAttempts(page)).length
  await expect(page.getByTestId('place')).toHaveText(new RegExp(`^${answered + 1} `))
  const screen = await readScreen(page)
  expect(screen.session).toBe(session)

  const plan = await storedPlan(page, session)
  const questions = (await storedAttempts(page)).map(({ question }) => question)
  expect([...questions].sort(), 'the log: every question so far, each once').toEqual(
    plan.slice(0, questions.length).sort(),
  )

  // The round is played from its start on, so the log says where one goes on: after the question answered last. What the page
  // reported may lag behind, and tells only what must not be missing.
  expect(screen.question, 'question on the screen').toBe(plan[questions.length])
  await expect(page.getByTestId('feedback')).toHaveCount(0)
  const order = witness.orders.get(screen.question)
  if (order) expect(screen.order.join(), 'option order').toBe(order)
  return questions.length
}
