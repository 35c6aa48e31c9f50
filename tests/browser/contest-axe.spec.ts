import { expectNoViolations } from './support/axe.ts'
import { expect, test } from './support/page-test.ts'
import { begin, playOn } from './support/contest.ts'
import { choose, questionOn, questionOnScreen, visit } from './support/play.ts'
import { answerTo } from './support/answer-key.ts'

test.use({ bypassCSP: true, contextOptions: { reducedMotion: 'reduce' } })

test('axe finds nothing in a running contest', async ({ page, key }) => {
  await begin(page, 'bainian')
  const question = await questionOnScreen(page, key)
  await choose(page, question, answerTo(question, 'right'))
  await page.getByTestId('flag').click()
  await expectNoViolations(page, 'a question')
  await page.getByTestId('pause').click()
  await expectNoViolations(page, 'pause')
  await page.getByTestId('unpause').click()
  await page.getByTestId('sheet').click()
  await page.getByTestId('finish').click()
  await expect(page.getByTestId('hand-in-dialog')).toBeVisible()
  await expectNoViolations(page, 'open questions')
  await page.keyboard.press('Escape')
  await begin(page, 'timed')
  await expect(page.getByTestId('clock')).toBeVisible()
  await expectNoViolations(page, 'a question with a clock')
})

test('axe finds nothing on what a contest leaves behind', async ({ page, key }) => {
  await begin(page, 'bainian')
  await playOn(page, key, [2, 5])
  await expect(page.getByTestId('season-total')).toBeVisible()
  await expectNoViolations(page, 'result')
  const code = await page.getByTestId('paper-code').innerText()
  await visit(page, '/season')
  await expect(page.getByTestId('season-points')).toHaveText(/^80/)
  await expectNoViolations(page, 'season')
  await visit(page, `/contest/${code}`)
  await expect(page.getByTestId('start-paper')).toBeVisible()
  await expectNoViolations(page, 'paper code')
  await visit(page, `/print/${code}`)
  await expect(page.getByTestId('sheet-question')).toHaveCount(10)
  await expectNoViolations(page, 'print')
  await visit(page, '/contest-custom')
  await page.getByTestId('custom-share').click()
  await page.getByTestId('count-single').fill('300')
  await expect(page.getByTestId('custom-problems')).toBeVisible()
  await expectNoViolations(page, 'custom rules')
  await visit(page, '/contest')
  await page.getByTestId('start-contest-timed').click()
  await expect(questionOn(page)).toBeVisible()
  await visit(page, '/contest')
  await expect(page.getByTestId('resume-contest-timed')).toBeVisible()
  await expectNoViolations(page, 'contest, with a paper to go on with')
})
