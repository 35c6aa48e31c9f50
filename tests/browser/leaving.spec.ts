import type { Page } from '@playwright/test'
import { answerTo } from './support/answer-key.ts'
import type { AnswerKey } from './support/answer-key.ts'
import { storedDraft } from './support/database.ts'
import { answer, choose, FORMS, goOn, practiseForm, questionOnScreen, readScreen } from './support/play.ts'
import type { Screen } from './support/play.ts'
import { expect, test } from './support/page-test.ts'

const WAYS: Readonly<Record<string, (page: Page) => Promise<Page>>> = {
  'the way out on the screen': async (page) => {
    await page.getByTestId('leave').click()
    return page
  },
  'the back button': async (page) => {
    await page.goBack()
    return page
  },
  'a reload': async (page) => {
    await page.reload()
    return page
  },
  'closing the tab': async (page) => {
    const next = await page.context().newPage()
    await page.close()
    return next
  },
}

for (const [way, leave] of Object.entries(WAYS)) {
  test(`after ${way}, 今日 offers the same question with the same options and what was chosen`, async ({
    page,
    key,
  }) => {
    await page.goto('./')
    await page.getByTestId('start-practice').click()
    await answer(page, key, 'right')
    await goOn(page)
    const before = await draft(page, key)

    const later = await leave(page)
    await later.goto('./')
    await later.getByTestId('resume').click()
    await expect.poll(() => readScreen(later)).toEqual(before)
    await expect(later.getByTestId('place')).toHaveText('2 / 20')
  })
}

for (const form of FORMS) {
  test(`a ${form} question comes back in a new tab as it was left`, async ({ page, key }) => {
    await page.goto('./')
    await practiseForm(page, form)
    const before = await draft(page, key)
    const later = await page.context().newPage()
    await page.close()
    await later.goto('./')
    await later.getByTestId('resume').click()
    await expect.poll(() => readScreen(later)).toEqual(before)
    await later.getByTestId('confirm').click()
    await expect(later.getByTestId('feedback')).toHaveAttribute('data-saved', 'true')
  })
}

/** Chooses something, does not hand it in, and waits until it is on the disk. */
async function draft(page: Page, key: AnswerKey): Promise<Screen> {
  const question = await questionOnScreen(page, key)
  // An order never stands there solved, so the right one always takes a move.
  const chosen = answerTo(question, question.form === 'order' ? 'right' : 'wrong')
  await choose(page, question, chosen)
  const screen = await readScreen(page)
  await expect.poll(() => storedDraft(page, screen.session)).toEqual(chosen)
  return screen
}
