// Around a contest's clock: three, two, one before it begins, a question before it is left, and one before the paper is
// handed in.
import type { Page } from '@playwright/test'
import { begin, remaining, startContest } from './support/contest.ts'
import { tabTo } from './support/keyboard.ts'
import { expect, movingTest, test } from './support/page-test.ts'
import { questionOn, readScreen, visit } from './support/play.ts'
import { pressTwice } from './support/presses.ts'

/** Comes a moment after the question. */
const asks = (page: Page) => page.getByTestId('leave-dialog')
const contest = /#\/session\//

/** Holds back the file that asks before a contest is left or handed in; the answer lets it come. */
async function holdDialogs(page: Page): Promise<() => void> {
  let letCome = (): void => undefined
  const held = new Promise<void>((resolve) => (letCome = resolve))
  await page.route('**/ContestDialogs-*.js', async (route) => {
    await held
    await route.continue()
  })
  return letCome
}

async function twoFrames(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))),
  )
}

test.describe('leaving a running clock', () => {
  test('says what follows, and staying goes on at the same question with the clock running', async ({
    page,
  }) => {
    await begin(page, 'timed')
    await expect(asks(page)).toBeAttached()
    const before = await readScreen(page)
    await page.getByTestId('leave').click()
    await expect(asks(page)).toContainText('计时不会停')
    await expect(asks(page)).toContainText('自动交卷')
    await expect(page).toHaveURL(contest)
    await expect(page.getByTestId('stay')).toBeFocused()
    const left = await remaining(page)
    await expect.poll(() => remaining(page)).toBeLessThan(left)
    await page.getByTestId('stay').click()
    await expect(asks(page)).toBeHidden()
    await expect.poll(() => readScreen(page)).toEqual(before)
  })

  test('asks as well when its own file has not come yet', async ({ page }) => {
    const letCome = await holdDialogs(page)
    await begin(page, 'timed')
    await page.getByTestId('leave').click()
    await twoFrames(page)
    letCome()
    await expect(asks(page)).toBeVisible()
    await expect(page).toHaveURL(contest)
  })

  test('by the way back too: back asks, and leaving goes back for good', async ({ page }) => {
    await page.goto('./')
    await page.getByRole('link', { name: '竞赛', exact: true }).click()
    await startContest(page, 'survival')
    await expect(asks(page)).toBeAttached()
    await page.goBack()
    await expect(asks(page)).toContainText('这一次就结束了')
    await expect(page).toHaveURL(contest)
    // Once more while it asks, as impatience has it.
    await page.goBack()
    await expect(asks(page)).toBeVisible()
    await expect(page).toHaveURL(contest)
    await page.getByTestId('leave-anyway').click()
    await expect(page.getByTestId('resume-contest-survival')).toBeVisible()
    await page.goBack()
    await expect(page.getByTestId('start-daily')).toBeVisible()
  })

  test('by keyboard alone, where Escape stays', async ({ page }) => {
    await begin(page, 'hundred')
    await expect(asks(page)).toBeAttached()
    await tabTo(page, page.getByTestId('leave'), 'Shift+Tab')
    await page.keyboard.press('Enter')
    await expect(asks(page)).toContainText('一道接一道过时')
    await page.keyboard.press('Escape')
    await expect(asks(page)).toBeHidden()
    await expect(page.getByTestId('leave')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(asks(page)).toBeVisible()
    await tabTo(page, page.getByTestId('leave-anyway'))
    await page.keyboard.press('Space')
    await expect(page.getByTestId('resume')).toBeVisible()
  })

  test('a page loaded anew or closed is not held up, and comes back to the contest', async ({ page }) => {
    await begin(page, 'timed')
    await expect(asks(page)).toBeAttached()
    const before = await readScreen(page)
    await page.getByTestId('leave').click()
    await expect(asks(page)).toBeVisible()
    const held: string[] = []
    page.on('dialog', (dialog) => {
      held.push(dialog.type())
      void dialog.accept()
    })
    await page.reload()
    await expect.poll(() => readScreen(page)).toEqual(before)
    const closed = page.waitForEvent('close')
    await page.close({ runBeforeUnload: true })
    await closed
    expect(held).toEqual([])
  })

  test('asks nothing where no clock runs, and nothing in a round', async ({ page }) => {
    await begin(page, 'bainian')
    await expect(asks(page)).toBeAttached()
    await page.getByTestId('leave').click()
    await expect(page.getByTestId('resume')).toBeVisible()
    await page.getByTestId('start-practice').click()
    await expect(questionOn(page)).toBeVisible()
    await page.goBack()
    await expect(page.getByTestId('resume')).toBeVisible()
  })
})

test('handing in asks as well when its own file has not come yet', async ({ page }) => {
  const browserAsked: string[] = []
  page.on('dialog', (dialog) => {
    browserAsked.push(dialog.message())
    void dialog.dismiss()
  })
  const letCome = await holdDialogs(page)
  await begin(page, 'timed')
  await page.getByTestId('sheet').click()
  await page.getByTestId('finish').click()
  await twoFrames(page)
  letCome()
  await expect(page.getByTestId('hand-in-dialog')).toBeVisible()
  expect(browserAsked).toEqual([])
})

test.describe('three, two, one', () => {
  const count = (page: Page) => page.getByTestId('count-in')

  test('comes before a clock, uses nothing when it is called off, and the clock begins with the question', async ({
    page,
  }) => {
    await page.clock.install()
    await page.goto('./')
    await visit(page, '/contest')
    await page.getByTestId('start-contest-timed').click()
    await expect(count(page)).toContainText('3')
    await expect(page.getByTestId('skip-count')).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(count(page)).toHaveCount(0)
    await expect(page.getByTestId('start-contest-timed')).toBeFocused()
    await page.clock.runFor(10_000)
    await expect(page.getByText('今天还可以答 1 次，按“开始”就用掉一次')).toBeVisible()

    const now = () => page.evaluate(() => Date.now())
    const pressed = await now()
    await page.getByTestId('start-contest-timed').press('Enter')
    await expect(count(page)).toBeVisible()
    await page.clock.runFor(2400)
    await expect(questionOn(page)).toBeVisible()
    const used = 400_000 - (await remaining(page))
    expect(used, 'of the time, without three, two, one').toBeLessThanOrEqual((await now()) - pressed - 2400)
  })

  test('is skipped by a press on the screen', async ({ page }) => {
    await page.clock.install()
    await page.goto('./')
    await visit(page, '/contest')
    await page.getByTestId('start-contest-speed').click()
    await expect(count(page)).toBeVisible()
    await page.mouse.click(30, 30)
    await expect(questionOn(page)).toBeVisible()
  })

  test('does not come where nothing is counted down', async ({ page }) => {
    await page.clock.install()
    await page.goto('./')
    await visit(page, '/contest')
    await page.getByTestId('start-contest-bainian').click()
    await expect(questionOn(page)).toBeVisible()
  })

  movingTest('is not skipped by the second half of a double press on the start', async ({ page }) => {
    const session = await page.context().newCDPSession(page)
    await page.goto('./')
    await visit(page, '/contest')
    await page.clock.install()
    await page.getByTestId('start-contest-speed').scrollIntoViewIfNeeded()
    await pressTwice(page, session, page.getByTestId('start-contest-speed'), 400)
    await expect(count(page)).toBeVisible()
    await page.clock.runFor(2400)
    await expect.poll(() => readScreen(page)).toMatchObject({ answered: false, chosen: [] })
  })
})
