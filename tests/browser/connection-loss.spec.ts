// The database, or what stands beside it, is taken away in the middle of an answer, again and again.
import { rm } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { answerTo } from './support/answer-key.ts'
import type { AnswerKey } from './support/answer-key.ts'
import { expect, test } from './support/app-test.ts'
import { killAllChromium, startChromium } from './support/chromium-process.ts'
import { storedAttempts } from './support/database.ts'
import { loseConnection } from './support/lost-connection.ts'
import { choose, goOn, questionOn, questionOnScreen, visit } from './support/play.ts'

/** More of them in the long run: `npm run test:faults`. */
const LOSSES = Number(process.env['LOSSES'] ?? 1)

/** `slowestRecoveryMs`: from the tap that gives the answer until the screen, back at its question, says that it is saved. */
let counts: Record<'recoveries' | 'slowestRecoveryMs' | 'saved' | 'lost' | 'twice', number>

test.beforeEach(() => {
  counts = { recoveries: 0, slowestRecoveryMs: 0, saved: 0, lost: 0, twice: 0 }
})
test.afterEach(killAllChromium)
test.afterEach(({}, testInfo) => {
  testInfo.annotations.push({ type: 'counts', description: JSON.stringify(counts) })
})

test(`database process lost again and again, as WebKit tells it: back at the question, and the answer is stored once`, async ({
  page,
  key,
}) => {
  test.setTimeout(180_000 + LOSSES * 15_000)
  await page.goto('./')
  await startLongRound(page)
  for (let loss = 0; loss < LOSSES; loss++) {
    const reloaded = page.waitForEvent('load')
    await answerWithout(page, key, loss % 2 ? 'right' : 'wrong', () => page.evaluate(loseConnection))
    await reloaded
    // As if a minute had passed: sooner the app takes a second loss for one that stays.
    await page.evaluate(() => sessionStorage.removeItem('bainian-qianti/reloaded-for/lost-connection'))
    await goOn(page)
  }
})

test(`database process lost beside it, Chromium’s storage service killed again and again: the answer is stored once`, async ({
  baseURL,
  key,
}, testInfo) => {
  test.setTimeout(180_000 + LOSSES * 15_000)
  const profile = testInfo.outputPath('profile')
  const { context, kill, killStorageService } = await startChromium(profile, 'LevelDB', { whole: true })
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(new URL('./', baseURL).href)
  await startLongRound(page)
  for (let loss = 0; loss < LOSSES; loss++) {
    await answerWithout(page, key, loss % 2 ? 'right' : 'wrong', killStorageService)
    await goOn(page)
  }
  await kill()
  await rm(profile, { recursive: true, force: true })
})

/** Long enough for every loss to meet a question of its own. */
async function startLongRound(page: Page): Promise<void> {
  await visit(page, '/practice')
  await page.getByTestId('count-all').check()
  await page.getByTestId('practice-start').click()
  await expect(questionOn(page)).toBeVisible()
}

/** Gives an answer at the moment of the loss, and waits until it is called saved; sees that nothing else has changed. */
async function answerWithout(
  page: Page,
  key: AnswerKey,
  outcome: 'right' | 'wrong',
  lose: () => void | Promise<void>,
): Promise<void> {
  const question = await questionOnScreen(page, key)
  await choose(page, question, answerTo(question, outcome))
  await lose()
  const lost = performance.now()
  await page.getByTestId('confirm').click()
  await page.locator(`[data-question-id="${question.id}"] [data-testid=feedback][data-saved=true]`).waitFor()
  const ms = Math.round(performance.now() - lost)

  const stored = (await storedAttempts(page)).map((attempt) => attempt.question)
  counts.recoveries++
  counts.saved++
  counts.slowestRecoveryMs = Math.max(counts.slowestRecoveryMs, ms)
  counts.lost += stored.includes(question.id) ? 0 : 1
  counts.twice += stored.length - new Set(stored).size
  await expect(page.getByTestId('feedback')).toHaveAttribute('data-outcome', outcome)
  expect(stored, 'the log: every answer so far, each once').toHaveLength(counts.recoveries)
  expect(counts.lost + counts.twice).toBe(0)
}
