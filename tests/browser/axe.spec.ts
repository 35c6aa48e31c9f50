import { expectNoViolations } from './support/axe.ts'
import { startContest } from './support/contest.ts'
import { APP_PAGES, LATER_PAGES } from './support/pages.ts'
import { answer, finishEarly, FORMS, practiseForm, questionOn, visit } from './support/play.ts'
import { expect, test } from './support/page-test.ts'
import { chooseSettings, ELDER } from './support/look.ts'
import { giveVoices } from './support/voices.ts'

// The policy keeps foreign scripts out, and axe is one. Colours must have arrived when axe reads them.
test.use({ bypassCSP: true, contextOptions: { reducedMotion: 'reduce' } })

test('axe finds nothing on the pages of a fresh app', async ({ page }) => {
  await page.goto('./')
  for (const { route, shows } of [...APP_PAGES, ...LATER_PAGES]) {
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

test('axe finds nothing on questions that are to be imported', async ({ page }) => {
  await page.goto('./#/banks')
  const rows = ['题干\t正确答案', '阅览室几点开门？\t八点', '几点关门？\t', '几点开门？\t九点\t八点']
  await page.getByTestId('import-text').fill(rows.join('\n'))
  await page.getByTestId('import-read').click()
  await expect(page.getByTestId('import-confirm')).toBeVisible()
  await page.getByTestId('import-choices').locator('summary').click()
  await page.getByTestId('import-cannot').getByTestId('import-mend').first().click()
  await expect(page.getByTestId('import-mend-text').first()).toBeVisible()
  await expectNoViolations(page, 'what was read')
  await page.getByTestId('import-confirm').click()
  await expect(page.getByTestId('import-done')).toBeVisible()
  await expectNoViolations(page, 'what was imported')
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

test('axe finds nothing in 长辈模式, before and after an answer, with the clock put away', async ({
  page,
  key,
}) => {
  await giveVoices(page, [{ lang: 'zh-CN', localService: true }])
  await chooseSettings(page, ELDER)
  await page.goto('./')
  await expectNoViolations(page, '今日 in 长辈模式')
  await page.getByTestId('start-practice').click()
  await expect(page.getByTestId('read-aloud')).toBeVisible()
  await expectNoViolations(page, 'question in 长辈模式')
  await answer(page, key, 'wrong')
  await expectNoViolations(page, 'feedback in 长辈模式')
  await visit(page, '/contest')
  await startContest(page, 'timed')
  await expect(page.getByTestId('clock-hidden')).toBeVisible()
  await expectNoViolations(page, 'contest without a clock')
  await page.getByTestId('show-clock').click()
  for (let at = 1; at < 20; at++) await page.keyboard.press('ArrowRight')
  await page.getByTestId('finish').click()
  await expect(page.getByTestId('hand-in-dialog')).toBeVisible()
  await expectNoViolations(page, 'handing in with open questions')
})

test('axe finds nothing where the device has no voice, and where saving fails', async ({ page, key }) => {
  await giveVoices(page, [])
  await chooseSettings(page, { readAloud: 'button' })
  await page.goto('./')
  await page.getByTestId('start-practice').click()
  await page.getByTestId('read-aloud').click()
  await expect(page.getByText('现在不能朗读')).toBeVisible()
  await expectNoViolations(page, 'no voice')
  // Every later write is refused, as on a full phone.
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = IDBObjectStore.prototype.add = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  })
  await answer(page, key, 'right', { saved: false })
  await expect(page.getByRole('button', { name: '再存一次' })).toBeVisible()
  await expectNoViolations(page, 'answer not saved')
})

test.describe('on a wide screen', () => {
  test.use({ viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false })

  test('axe finds nothing with the sheet beside the question, the keys, and on the hall display', async ({
    page,
    key,
  }) => {
    await page.goto('./')
    await page.getByTestId('start-daily').click()
    await answer(page, key, 'wrong')
    await expectNoViolations(page, 'sheet beside the question')
    await page.keyboard.press('?')
    await expect(page.getByTestId('key-hints')).toBeVisible()
    await expectNoViolations(page, 'key hints')
    await page.keyboard.press('Escape')
    await page.keyboard.press('h')
    await expect(page.getByTestId('leave-hall')).toBeVisible()
    await expectNoViolations(page, 'hall display, question')
    await page.keyboard.press('h')
    await page.getByTestId('finish').click()
    await page.getByTestId('hall').click()
    await expectNoViolations(page, 'hall display, result')
  })
})
