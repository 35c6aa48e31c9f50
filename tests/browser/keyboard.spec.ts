import type { Page } from '@playwright/test'
import type { Form } from '../../src/quiz/question.ts'
import { answerTo } from './support/answer-key.ts'
import { chooseByKeyboard, pressUntil, tabTo } from './support/keyboard.ts'
import { expectFeedback, FORMS, questionOn, questionOnScreen, readScreen } from './support/play.ts'
import { expect, test } from './support/page-test.ts'

// Nothing here touches the mouse or the finger, and nothing is focused by script.
for (const form of FORMS) {
  test(`a ${form} question is chosen, answered and left by keyboard alone`, async ({ page, key }) => {
    await page.goto('./')
    await expect(page.getByTestId('start-daily')).toBeVisible()
    await practiseByKeyboard(page, form)

    for (const [at, outcome] of (['right', 'wrong'] as const).entries()) {
      await expect(page.getByTestId('place')).toHaveText(`${at + 1} / 10`)
      const question = await questionOnScreen(page, key)
      await chooseByKeyboard(page, question, answerTo(question, outcome))
      await expect(page.getByTestId('confirm')).toBeEnabled()
      if (form === 'match' || form === 'order') await tabTo(page, page.getByTestId('confirm'))
      await page.keyboard.press('Enter')
      await expectFeedback(page, outcome, { saved: true })
      await enterAgain(page)
    }
    await expect(page.getByTestId('place')).toHaveText('3 / 10')
  })
}

test('Enter held down on the button confirms and leaves the feedback to be read', async ({ page, key }) => {
  await page.goto('./')
  await expect(page.getByTestId('start-daily')).toBeVisible()
  await practiseByKeyboard(page, 'match')
  const question = await questionOnScreen(page, key)
  await chooseByKeyboard(page, question, answerTo(question, 'right'))
  await tabTo(page, page.getByTestId('confirm'))
  // Held: every further one is a repetition.
  for (let times = 0; times < 10; times++) await page.keyboard.down('Enter')
  await page.keyboard.up('Enter')
  await expectFeedback(page, 'right', { saved: true })
  await expect(page.getByTestId('place')).toHaveText('1 / 10')
  await expect(page.locator('#verdict')).toBeFocused()
})

test('the arrows move between questions, and the answer sheet is used and left by keyboard alone', async ({
  page,
}) => {
  await page.goto('./')
  await expect(page.getByTestId('start-daily')).toBeVisible()
  await tabTo(page, page.getByTestId('start-daily'))
  await page.keyboard.press('Enter')
  const first = await readScreen(page)
  const place = page.getByTestId('place')
  await expect(place).toHaveText('1 / 10')

  await page.keyboard.press('ArrowRight')
  await expect(place).toHaveText('2 / 10')
  await page.keyboard.press('ArrowLeft')
  await expect(place).toHaveText('1 / 10')
  await expect.poll(() => readScreen(page)).toEqual(first)

  await tabTo(page, page.getByTestId('sheet'))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByTestId('sheet-item').nth(6))
  await page.keyboard.press('Enter')
  await expect(place).toHaveText('7 / 10')

  await tabTo(page, page.getByTestId('sheet'))
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('finish')).toBeVisible()
  // Keys that choose or move belong to the open sheet.
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('1')
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('finish')).toBeHidden()
  await expect(place).toHaveText('7 / 10')
  expect((await readScreen(page)).chosen.join('')).toBe('')

  await tabTo(page, page.getByTestId('sheet'))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByTestId('finish'))
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('score')).toHaveAttribute('data-total', '10')
})

/** The second of a double press does nothing (src/app/one-press.js), so it is pressed until the question is another one. */
async function enterAgain(page: Page): Promise<void> {
  const before = await page.getByTestId('place').textContent()
  await expect(async () => {
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('place')).not.toHaveText(before ?? '', { timeout: 100 })
  }).toPass()
}

async function practiseByKeyboard(page: Page, form: Form): Promise<void> {
  await tabTo(page, page.getByRole('link', { name: '练习' }))
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('count-10')).toBeVisible()
  await tabTo(page, page.getByTestId('scope-everything'))
  await pressUntil(page, 'ArrowDown', () => page.getByTestId('scope-form').isChecked())
  await tabTo(page, page.getByTestId('form'))
  await pressUntil(page, 'ArrowDown', async () => (await page.getByTestId('form').inputValue()) === form)
  await tabTo(page, page.getByTestId('count-20'))
  await pressUntil(page, 'ArrowUp', () => page.getByTestId('count-10').isChecked())
  await tabTo(page, page.getByTestId('practice-start'))
  await page.keyboard.press('Enter')
  await expect(questionOn(page)).toHaveAttribute('data-form', form)
}
