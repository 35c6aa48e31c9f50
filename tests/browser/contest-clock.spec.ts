// A contest's time: nothing stops it, nothing gives it back, and one tab at a time hands a paper in.
import { rm } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { answerTo } from './support/answer-key.ts'
import type { AnswerKey } from './support/answer-key.ts'
import { expect, movingTest as test } from './support/page-test.ts'
import { killAllChromium, startChromium } from './support/chromium-process.ts'
import { begin, remaining, startContest } from './support/contest.ts'
import { storedAttempts, storedDraft } from './support/database.ts'
import { choose, questionOn, questionOnScreen, readScreen, visit } from './support/play.ts'

const LIMIT_MS = 400_000

test.afterEach(killAllChromium)

test('a kill in the middle of a timed paper takes no time away and gives none', async ({
  baseURL,
  key,
}, testInfo) => {
  const profile = testInfo.outputPath('profile')
  const home = new URL('./', baseURL).href
  let session = ''
  let due = 0
  let screen: unknown
  for (let opening = 1; opening <= 3; opening++) {
    const { context, kill } = await startChromium(profile)
    const page = context.pages()[0] ?? (await context.newPage())
    await page.goto(opening === 1 ? home : `${home}#/session/${session}`)
    if (opening === 1) {
      await visit(page, '/contest')
      await startContest(page, 'timed')
      session = (await readScreen(page)).session
      await chooseAndStore(page, key, session)
      screen = await readScreen(page)
    } else {
      await expect.poll(() => readScreen(page), 'question, option order and choice').toEqual(screen)
      const moved = (await deadline(page)) - due
      expect(Math.abs(moved), `the deadline moved by ${moved} ms`).toBeLessThan(1500)
    }
    due = await deadline(page)
    await kill()
  }
  await rm(profile, { recursive: true, force: true })
})

test('a reload neither stops the clock of a paper nor sets it anew', async ({ page }) => {
  await page.clock.install()
  await begin(page, 'timed')
  await page.clock.runFor(100_000)
  const before = await remaining(page)
  expect(before).toBeLessThanOrEqual(LIMIT_MS - 100_000)
  await page.reload()
  const after = await remaining(page)
  expect(after).toBeLessThanOrEqual(before)
  expect(before - after).toBeLessThan(30_000)
})

test('a paper whose time ran out while closed is handed in as it stood at its deadline', async ({
  page,
  context,
  key,
}) => {
  await begin(page, 'timed')
  const { session } = await readScreen(page)
  for (let place = 1; place <= 3; place++) {
    await chooseAndStore(page, key, session)
    await page.getByTestId('next').click()
    await expect(page.getByTestId('place')).toHaveText(`${place + 1} / 20`)
  }
  await page.close()
  const later = await context.newPage()
  await later.clock.install({ time: Date.now() + 24 * 3_600_000 })
  await later.goto(`./#/session/${session}`)
  const score = later.getByTestId('score')
  await expect(score).toHaveAttribute('data-points', '15')
  await expect(score).toHaveAttribute('data-total', '20')
  await expect(later.getByTestId('ended-by')).toHaveAttribute('data-by', 'clock')
  // Not a day: what the paper had.
  await expect(later.locator('.score-card')).toContainText('用时 6 分钟 40 秒')
  expect(later.url()).toContain(`/result/${session}`)
  await expect.poll(async () => (await storedAttempts(later)).length).toBe(3)
})

test('a clock set back gives no time, and the result and its code say so', async ({ page, key }) => {
  await page.clock.install()
  await begin(page, 'timed')
  const { session } = await readScreen(page)
  await chooseAndStore(page, key, session)
  const before = await remaining(page)
  await page.clock.setSystemTime((await page.evaluate(() => Date.now())) - 3_600_000)
  await page.clock.runFor(60_000)
  const after = await remaining(page)
  // A reading is up to a quarter of a second old.
  expect(before - after).toBeGreaterThan(59_000)
  await page.reload()
  expect(await remaining(page)).toBeLessThanOrEqual(after)
  await page.getByTestId('sheet').click()
  await page.getByTestId('finish').click()
  await page.getByTestId('hand-in-anyway').click()
  await expect(page.getByTestId('set-back')).toContainText('往回调过')
  const code = await page.getByTestId('result-code').innerText()
  await visit(page, `/contest-result/${code}`)
  await expect(page.getByTestId('set-back')).toContainText('往回调过')
})

test('a second tab says where the paper is, takes it over, and the first writes nothing more', async ({
  page,
  context,
  key,
}) => {
  await context.clock.install()
  await begin(page, 'timed')
  const { session } = await readScreen(page)
  await chooseAndStore(page, key, session)
  const first = await readScreen(page)
  const second = await context.newPage()
  await second.goto(page.url())
  await expect(second.getByTestId('elsewhere')).toBeVisible()
  await expect(questionOn(second)).toHaveCount(0)
  await second.getByTestId('take-over').click()
  await expect(questionOn(second)).toBeVisible()
  await expect(page.getByTestId('elsewhere')).toBeVisible()
  await expect.poll(() => readScreen(second), 'as the first had it').toEqual(first)

  await second.getByTestId('next').click()
  await chooseAndStore(second, key, session)
  // Keys and the deadline reach the first tab too.
  for (const key of ['ArrowLeft', '1', '2', 'Enter']) await page.keyboard.press(key)
  const { chosen } = await readScreen(second)
  expect([...((await storedDraft(page, session)) ?? [])].sort()).toEqual([...chosen].sort())
  await context.clock.runFor(LIMIT_MS)
  await expect(second.getByTestId('score')).toHaveAttribute('data-points', '10')
  await expect(page.getByTestId('elsewhere')).toBeVisible()
  await expect.poll(async () => (await storedAttempts(second)).length).toBe(2)
  await expect.poll(() => storedAttempts(page)).toHaveLength(2)
})

test('the tab that lost a paper gets it back as the other has left it', async ({ page, context, key }) => {
  await begin(page, 'timed')
  const { session } = await readScreen(page)
  const second = await context.newPage()
  await second.goto(page.url())
  await second.getByTestId('take-over').click()
  await chooseAndStore(second, key, session)
  const left = await readScreen(second)
  await second.close()
  await page.getByTestId('take-over').click()
  await expect.poll(() => readScreen(page)).toEqual(left)
})

/** Chooses the right answer and waits until the disk has it. */
async function chooseAndStore(page: Page, key: AnswerKey, session: string): Promise<void> {
  const question = await questionOnScreen(page, key)
  await choose(page, question, answerTo(question, 'right'))
  const { chosen } = await readScreen(page)
  await expect
    .poll(async () => [...((await storedDraft(page, session)) ?? [])].sort())
    .toEqual([...chosen].sort())
}

/** The clock is read four times a second, and reading it from here takes a moment: the earliest of some is the truest. */
async function deadline(page: Page): Promise<number> {
  const read: number[] = []
  while (read.length < 8) {
    read.push((await remaining(page)) + Date.now())
    await page.waitForTimeout(60)
  }
  return Math.min(...read)
}
