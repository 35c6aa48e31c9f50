import { expectNoViolations } from './support/axe.ts'
import { APP_PAGES } from './support/pages.ts'
import { answer, finishEarly, FORMS, practiseForm, questionOn, visit } from './support/play.ts'
import { expect, test } from './support/app-test.ts'

// The policy keeps foreign scripts out, and axe is one. Colours must have arrived when axe reads them.
test.use({ bypassCSP: true, contextOptions: { reducedMotion: 'reduce' } })

test('axe finds nothing on the pages of a fresh app', async ({ page }) => {
  await page.goto('./')
  for (const { route, shows } of APP_PAGES) {
    // So long that four runs take most of a minute; bank.spec.ts looks at it by itself.
    if (route === '/bank') continue
    await visit(page, route)
    await expect(shows(page), route).toBeVisible()
    await expectNoViolations(page, route)
  }
  await visit(page, '/session/unknown')
  await expect(page.getByRole('heading', { name: '找不到这次答题' })).toBeVisible()
  await expectNoViolations(page, 'unknown session')
  await visit(page, '/review')
  await page.getByTestId('shelf-archive').click()
  await expectNoViolations(page, 'empty archive')
})

test('axe finds nothing on the pages of an app in use', async ({ page, key }) => {
  await page.goto('./')
  await page.getByTestId('start-daily').click()
  await answer(page, key, 'wrong')
  await page.getByTestId('star').click()
  await visit(page, '/')
  await expect(page.getByTestId('resume')).toBeVisible()
  await expectNoViolations(page, '今日 with a round to go on with')
  await page.getByTestId('resume').click()
  await page.getByTestId('sheet').click()
  await expect(page.getByTestId('finish')).toBeVisible()
  await expectNoViolations(page, 'answer sheet')
  await page.keyboard.press('Escape')
  await finishEarly(page)
  await expectNoViolations(page, 'result')

  await visit(page, '/review')
  await expect(page.getByTestId('wrong-row')).toHaveCount(1)
  await page.locator('summary').first().click()
  await expectNoViolations(page, 'wrong book')
  await page.getByTestId('remove').click()
  await page.getByTestId('shelf-archive').click()
  await expect(page.getByTestId('put-back')).toBeVisible()
  await expectNoViolations(page, 'archive')
  await visit(page, '/stats')
  await expect(page.getByTestId('stats-answered')).toHaveText('1')
  await expectNoViolations(page, 'statistics')
})

for (const form of FORMS)
  test(`axe finds nothing on a ${form} question, before and after the answer`, async ({ page, key }) => {
    await page.goto('./')
    await practiseForm(page, form)
    await expectNoViolations(page, `${form}, asked`)
    await answer(page, key, 'wrong')
    await expectNoViolations(page, `${form}, answered wrong`)
    await page.getByTestId('next').click()
    await expect(page.getByTestId('confirm')).toBeVisible()
    await answer(page, key, 'right')
    await page.getByTestId('source').locator('summary').click()
    await expect(questionOn(page)).toBeVisible()
    await expectNoViolations(page, `${form}, answered right`)
  })

test('axe finds nothing where nothing can be kept', async ({ page, key }) => {
  await page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }))
  await page.goto('./')
  await expect(page.getByTestId('not-kept')).toBeVisible()
  await expectNoViolations(page, 'not kept')
  await page.getByTestId('start-practice').click()
  await answer(page, key, 'right', { saved: false })
  await expectNoViolations(page, 'answer not kept')
})
