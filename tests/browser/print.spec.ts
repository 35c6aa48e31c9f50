// On paper: two columns that save it, and a poster for the wall.
import { expect, test } from './support/page-test.ts'
import { visit } from './support/play.ts'
import { pagesOf } from './support/pdf.ts'

test('two columns of small type save half the paper and break no question; a poster is one page', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto('./')
  await visit(page, '/contest')
  await page.getByTestId('share-contest-mock').click()
  const code = await page.getByTestId('paper-code').innerText()
  await page.getByRole('link', { name: '打印成 A4 纸卷' }).click()
  const questions = page.getByTestId('sheet-question')
  await expect(questions).toHaveCount(100)
  const pages = async (): Promise<number> => pagesOf(await page.pdf({ preferCSSPageSize: true }))
  const usual = await pages()

  await page.getByTestId('print-compact').check()
  await expect(page.getByTestId('print-sheet').locator('> ol')).toHaveCSS('column-count', '2')
  // A box broken between columns has two rectangles.
  const broken = await questions.evaluateAll(
    (items) => items.filter((item) => item.getClientRects().length > 1).length,
  )
  expect(broken).toBe(0)
  expect(await pages()).toBeLessThanOrEqual(Math.ceil(usual * 0.6))

  // The line that names the source stands above the answers: below them it had the last page for itself.
  await page.getByTestId('print-key').check()
  await expect(page.getByTestId('answer-key').locator('> :last-child')).toHaveJSProperty('tagName', 'TABLE')

  await page.getByTestId('print-large').check()
  await expect(page.getByTestId('print-compact')).toBeDisabled()
  await expect(page.getByTestId('print-sheet').locator('> ol')).not.toHaveCSS('column-count', '2')

  await page.getByTestId('print-poster').check()
  const poster = page.getByTestId('poster')
  await expect(poster.getByTestId('paper-code')).toHaveText(code)
  await expect(poster.getByRole('listitem')).toHaveCount(3)
  await expect(poster.getByRole('listitem').nth(1)).toContainText(new URL('./', page.url()).href)
  const qr = await poster.getByRole('img').boundingBox()
  expect(qr?.width).toBeGreaterThan(400)
  await expect(questions).toHaveCount(0)
  expect(await pages()).toBe(1)
})

test('a poster is offered where a code is handed out', async ({ page }) => {
  await page.goto('./')
  await visit(page, '/contest')
  await page.getByTestId('share-contest-timed').click()
  await page.getByTestId('poster-link').click()
  await expect(page.getByTestId('poster')).toBeVisible()
  await expect(page.getByTestId('print-poster')).toBeChecked()
})
