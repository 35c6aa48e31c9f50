import type { Page } from '@playwright/test'
import type { AnswerKey } from './support/answer-key.ts'
import { expectNoViolations } from './support/axe.ts'
import { expect, test } from './support/page-test.ts'
import { answer, goOn, visit } from './support/play.ts'

const NOON = Date.UTC(2030, 0, 2, 4)
const DAY = 86_400_000

/** How many questions 今日 says are due, once it knows. */
async function dueCount(page: Page): Promise<number> {
  await expect(page.getByTestId('start-due')).toHaveAttribute('data-questions', /^\d+$/)
  return Number(await page.getByTestId('start-due').getAttribute('data-questions'))
}

/** The app opened again at noon, so many days after the first. */
async function openOnDay(page: Page, days: number): Promise<number> {
  await page.clock.setFixedTime(NOON + days * DAY)
  await page.goto('./')
  await page.reload()
  return dueCount(page)
}

/** Plays the due round; the first `misses` answers are wrong. */
async function reviewDue(page: Page, key: AnswerKey, count: number, misses: number): Promise<void> {
  await page.getByTestId('start-due').click()
  for (let at = 0; at < count; at++) {
    await answer(page, key, at < misses ? 'wrong' : 'right')
    await goOn(page)
  }
  await expect(page.getByTestId('score')).toHaveAttribute('data-total', String(count))
}

async function setNewPerDay(page: Page, count: number): Promise<void> {
  await visit(page, '/settings')
  await page.getByTestId(`newPerDay-${count}`).check()
}

test('what was missed is due the next day, what was known later, and nothing on the day itself', async ({
  page,
  key,
}) => {
  expect(await openOnDay(page, 0)).toBeGreaterThan(0)
  await setNewPerDay(page, 5)
  const first = await openOnDay(page, 0)
  expect(first).toBeGreaterThan(1)
  await reviewDue(page, key, first, 1)
  expect(await openOnDay(page, 0)).toBe(0)
  await expect(page.getByTestId('start-due')).toBeDisabled()

  await setNewPerDay(page, 0)
  const second = await openOnDay(page, 1)
  expect(second).toBe(1)
  await reviewDue(page, key, second, 0)
  expect(await openOnDay(page, 1)).toBe(0)

  expect(await openOnDay(page, 3)).toBeGreaterThanOrEqual(first - 1)
})

test.describe('the plan', () => {
  test.use({ bypassCSP: true, contextOptions: { reducedMotion: 'reduce' } })

  test('is drawn towards a date, with a table, and axe finds nothing', async ({ page }) => {
    await openOnDay(page, 0)
    await visit(page, '/plan')
    await expect(page.getByTestId('plan-none')).toBeVisible()
    await page.getByTestId('plan-date').fill('2030-02-01')
    await expect(page.getByTestId('plan-retention')).toHaveText(/^\d+%$/)
    await page.locator('summary').click()
    await expect(page.locator('tbody tr')).toHaveCount(31)
    await expectNoViolations(page, 'plan')

    await page.reload()
    await expect(page.getByTestId('plan-date')).toHaveValue('2030-02-01')
  })
})
