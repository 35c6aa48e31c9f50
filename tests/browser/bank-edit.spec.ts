import type { Page } from '@playwright/test'
import { expectNoViolations } from './support/axe.ts'
import { tabTo } from './support/keyboard.ts'
import { setTextScale } from './support/look.ts'
import { questionOn } from './support/play.ts'
import { expect, test } from './support/page-test.ts'

const CSV = [
  '题干,题型,选项A,选项B,选项C,正确答案',
  '阅览室几点开们？,单选题,八点,九点,十点,B',
  '可以外借的是,单选题,地图,书,报,B',
].join('\r\n')

/** A bank that was imported, opened from its row. */
async function openOwnBank(page: Page): Promise<void> {
  await page.goto('./#/banks')
  await page
    .getByTestId('import-file')
    .setInputFiles({ name: '读书会.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) })
  await page.getByTestId('import-confirm').click()
  await expect(page.getByTestId('import-done')).toBeVisible()
  await page.getByTestId('edit-bank').click()
  await expect(page.getByTestId('edit-question')).toHaveCount(2)
}

async function idOf(page: Page, stem: string): Promise<string | null> {
  return page.getByTestId('edit-question').filter({ hasText: stem }).getAttribute('data-question-id')
}

const kindDone = (page: Page) => expect(page.getByTestId('edit-done'))

test('a bank begins with a name and its first question, and is played', async ({ page }) => {
  await page.goto('./#/banks')
  await page.getByTestId('new-bank-create').click()
  await expect(page.getByRole('alert')).toHaveText('先给题库起个名字。')
  await page.getByTestId('new-bank-title').fill('周五读书会')
  await page.getByTestId('new-bank-create').click()
  await page.getByTestId('edit-form').selectOption('judge')
  await page.getByTestId('edit-stem').fill('阅览室周一闭馆。')
  await page.getByTestId('edit-truth').first().check()
  await page.getByTestId('save-question').click()
  await expect(page.getByTestId('edit-question')).toHaveCount(1)
  await page.goto('./#/banks')
  await page.getByTestId('bank-row').filter({ hasText: '周五读书会' }).getByTestId('use-bank').click()
  await page.getByTestId('start-practice').click()
  await expect(questionOn(page)).toContainText('阅览室周一闭馆。')
})

test('a question that came with the app is copied into a bank of one’s own, changed there, and stays as it was here', async ({
  page,
}) => {
  await page.goto('./#/bank')
  const search = page.getByRole('searchbox')
  await search.fill('单选')
  const entry = page.getByTestId('question-entry').first()
  await entry.locator('summary').first().click()
  const stem = (await entry.locator('.stem').textContent()) ?? ''
  await entry.getByTestId('copy-question').locator('summary').click()
  await expect(entry.getByTestId('copy-now')).toBeDisabled()
  await entry.getByTestId('copy-title').fill('周五读书会')
  await entry.getByTestId('copy-now').click()
  await expect(page.getByTestId('edit-stem')).toHaveValue(stem)
  await page.getByTestId('edit-stem').fill('换了一个问法？')
  await page.getByTestId('save-question').click()
  await expect(page.getByTestId('edit-question')).toHaveText(/换了一个问法/)

  // A pairing has no fields: it is copied as it is.
  await page.goto('./#/bank')
  await search.fill('连线')
  await entry.locator('summary').first().click()
  await entry.getByTestId('copy-question').locator('summary').click()
  await expect(entry.getByTestId('copy-into')).toContainText('周五读书会')
  await entry.getByTestId('copy-now').click()
  await expect(page.getByTestId('edit-question')).toHaveCount(2)

  await page.goto('./#/bank')
  await search.fill(stem)
  await expect(entry.locator('.stem')).toHaveText(stem)
})

test('questions are written by keyboard alone, mended, retired, and played', async ({ page }) => {
  await openOwnBank(page)
  const misspelt = await idOf(page, '几点开们')

  await tabTo(page, page.getByTestId('new-question'))
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('edit-stem')).toBeFocused()
  await page.keyboard.type('读书会每月几日？')
  // Something is missing: it is told, and nothing is lost.
  await page.keyboard.press('Control+Enter')
  await expect(page.getByTestId('fault-answer')).toContainText('选项不够两个')
  await expect(page.getByTestId('edit-option').first()).toBeFocused()
  await page.keyboard.type('5日')
  await tabTo(page, page.getByTestId('edit-option').nth(1))
  await page.keyboard.type('15日')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Space')
  await page.keyboard.press('Control+Enter')
  await kindDone(page).toHaveAttribute('data-kind', 'added')
  await expect(page.getByTestId('edit-stem')).toHaveValue('')
  await expect(page.getByTestId('edit-stem')).toBeFocused()
  await tabTo(page, page.getByTestId('edit-cancel'))
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('edit-question')).toHaveCount(3)

  // A slip of the pen is mended: the question stays the one it was.
  await page.getByTestId('edit-question').filter({ hasText: '几点开们' }).click()
  await page.getByTestId('edit-stem').fill('阅览室几点开门？')
  await page.getByTestId('save-question').click()
  await kindDone(page).toHaveAttribute('data-kind', 'corrected')
  await expect.poll(() => idOf(page, '几点开门')).toBe(misspelt)

  await page.getByTestId('edit-question').filter({ hasText: '可以外借的是' }).click()
  await page.getByTestId('retire-question').click()
  await kindDone(page).toHaveAttribute('data-kind', 'retired')
  await expect(page.getByTestId('edit-question')).toHaveCount(2)
  await page.getByTestId('edit-undo').click()
  await expect(page.getByTestId('edit-question')).toHaveCount(3)
  await page.getByTestId('edit-question').filter({ hasText: '可以外借的是' }).click()
  await page.getByTestId('retire-question').click()
  await expect(page.getByTestId('edit-question')).toHaveCount(2)

  await page.goBack()
  const row = page.getByTestId('bank-row').filter({ hasText: '读书会' })
  await expect(row).toHaveAttribute('data-questions', '2')
  await row.getByTestId('use-bank').click()
  await expect(page.getByTestId('current-bank')).toContainText('读书会')
  await page.getByTestId('start-practice').click()
  await expect(questionOn(page)).toContainText(/读书会每月几日|阅览室几点开门/)
})

test('what is not saved is asked about, on the way back as well', async ({ page }) => {
  await openOwnBank(page)
  const asked: string[] = []
  let leaves = false
  page.on('dialog', (dialog) => {
    asked.push(dialog.message())
    return leaves ? dialog.accept() : dialog.dismiss()
  })
  await page.getByTestId('edit-question').first().click()
  await page.getByTestId('edit-explanation').fill('门上写着。')
  await page.goBack()
  await expect.poll(() => asked.length).toBe(1)
  await expect(page.getByTestId('edit-explanation')).toHaveValue('门上写着。')
  await expect(page).toHaveURL(/\?question=/)
  leaves = true
  await page.getByTestId('edit-cancel').click()
  await expect(page.getByTestId('edit-question')).toHaveCount(2)
  expect(asked).toHaveLength(2)
  // The question of its own is not left behind in the history.
  await page.goBack()
  await expect(page.getByTestId('bank-row')).toHaveCount(2)
})

test('nothing is cut off or scrolls sideways on a small phone in large type', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 568 })
  await setTextScale(page, 200)
  await openOwnBank(page)
  const width = () => page.evaluate(() => document.documentElement.scrollWidth)
  expect(await width()).toBe(320)
  await page.getByTestId('edit-question').first().click()
  for (const form of ['single', 'judge', 'blank', 'order']) {
    await page.getByTestId('edit-form').selectOption(form)
    expect(await width(), form).toBe(320)
  }
})

test.describe('for everybody', () => {
  test.use({ bypassCSP: true })

  test('axe finds nothing in the list, in a form, and beside a fault', async ({ page }) => {
    await openOwnBank(page)
    await expectNoViolations(page, 'list')
    await page.getByTestId('edit-question').first().click()
    await expect(page.getByTestId('question-form')).toBeVisible()
    await expectNoViolations(page, 'form')
    await page.getByTestId('edit-stem').fill('')
    await page.getByTestId('save-question').click()
    await expect(page.getByTestId('fault-stem')).not.toBeEmpty()
    await expectNoViolations(page, 'fault')
  })
})
