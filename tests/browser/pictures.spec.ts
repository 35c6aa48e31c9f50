import type { Page } from '@playwright/test'
import { expect, test } from './support/app-test.ts'
import { rewriteSession } from './support/database.ts'
import { NOON } from './support/days.ts'
import { chooseSettings } from './support/look.ts'
import { whyUnlike } from './support/picture-ground.ts'
import { answer, goOn, questionOn, readScreen, visit } from './support/play.ts'

// The main pages look as they were last looked at; `npm run pictures` takes the pictures anew. Of the eight looks that two
// screens, two themes and two text sizes make, four: every two of these values meet in one of them.
const PHONE = { width: 390, height: 844 }
const DESKTOP = { width: 1280, height: 800 }
const LOOKS = [
  { name: 'phone-light-100', viewport: PHONE, theme: 'light', textScale: 100 },
  { name: 'phone-dark-200', viewport: PHONE, theme: 'dark', textScale: 200 },
  { name: 'desktop-light-200', viewport: DESKTOP, theme: 'light', textScale: 200 },
  { name: 'desktop-dark-100', viewport: DESKTOP, theme: 'dark', textScale: 100 },
] as const

/** The round in the pictures. */
const QUESTIONS = ['s1p1-01a', 's1p1-05f']

test.beforeAll(() => {
  const reason = whyUnlike()
  if (reason !== null) console.log(`Pictures skipped: ${reason}`)
  test.skip(reason !== null, reason ?? '')
})

for (const { name, viewport, theme, textScale } of LOOKS)
  test.describe(name, () => {
    test.use({
      viewport,
      isMobile: viewport === PHONE,
      hasTouch: viewport === PHONE,
      colorScheme: theme,
      contextOptions: { reducedMotion: 'reduce' },
    })

    test('今日, an answered question, the result, the wrong book, statistics', async ({ page, key }) => {
      const shoot = (what: string): Promise<void> => expect(page).toHaveScreenshot(`${what}-${name}.png`)
      await page.clock.setFixedTime(NOON)
      await chooseSettings(page, { textScale })
      // What is said once the app works without a network would come into one picture or another.
      await page.addInitScript(() => {
        navigator.serviceWorker.register = () => new Promise(() => undefined)
      })
      await startRound(page)
      await answer(page, key, 'wrong')
      if (viewport === DESKTOP && textScale === 100) await expect(page.getByTestId('keys')).toBeVisible()
      await expect(page.getByTestId('missed-facts')).toBeVisible()
      await shoot('question')
      await goOn(page)
      await answer(page, key, 'right')
      await goOn(page)
      await expect(page.getByTestId('score')).toBeVisible()
      await shoot('result')
      await visit(page, '/review')
      await expect(page.getByTestId('wrong-row')).toHaveCount(1)
      await shoot('wrong-book')
      await visit(page, '/stats')
      await expect(page.locator('.chart canvas').first()).toBeVisible()
      await shoot('statistics')
      await visit(page, '/')
      await expect(page.getByTestId('start-review')).toContainText('1')
      await expect(page.getByTestId('today-drill')).toBeVisible()
      await shoot('today')
    })
  })

/** A round of the same questions with their options in the same order, whatever chance would have drawn. */
async function startRound(page: Page): Promise<void> {
  await page.goto('./')
  await page.getByTestId('start-practice').click()
  const { session } = await readScreen(page)
  await rewriteSession(page, session, (row) => ({
    ...row,
    session: {
      ...row.session,
      plan: { ...row.session.plan, questions: QUESTIONS, seed: 'pictures' },
      given: QUESTIONS.map(() => null),
      drafts: QUESTIONS.map(() => null),
    },
  }))
  await page.reload()
  await expect(questionOn(page)).toHaveAttribute('data-question-id', QUESTIONS[0] ?? '')
}
