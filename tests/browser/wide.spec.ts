// A laptop or a projector: what is wide is used, and what is done stays in sight.
import { expect, test } from './support/page-test.ts'
import { questionOn, visit } from './support/play.ts'

test.use({ viewport: { width: 1366, height: 768 }, isMobile: false, hasTouch: false })

test('the form for own rules has two columns, and its actions in sight from the first field on', async ({
  page,
}) => {
  await page.goto('./')
  await visit(page, '/contest-custom')
  const start = page.getByTestId('custom-start')
  await expect(start).toBeInViewport({ ratio: 1 })
  const lefts = await page
    .locator('fieldset')
    .evaluateAll((sets) => new Set(sets.map((set) => Math.round(set.getBoundingClientRect().left))).size)
  expect(lefts).toBe(2)
  // Nor do they cover the last field.
  const name = page.getByTestId('custom-name')
  await name.focus()
  const [field, bar] = await Promise.all([name.boundingBox(), start.boundingBox()])
  expect((field?.y ?? 0) + (field?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0)
})

test('a question keeps its place while the answer sheet beside it has not come', async ({ page }) => {
  let letCome = (): void => undefined
  const held = new Promise<void>((resolve) => (letCome = resolve))
  await page.route('**/AnswerSheet-*.js', async (route) => {
    await held
    await route.continue()
  })
  await page.goto('./')
  await page.getByTestId('start-practice').click()
  await expect(questionOn(page)).toBeVisible()
  const before = await questionOn(page).boundingBox()
  letCome()
  await expect(page.getByTestId('keys')).toBeVisible()
  expect(before?.width).toBeGreaterThan(400)
  expect(await questionOn(page).boundingBox()).toEqual(before)
})
