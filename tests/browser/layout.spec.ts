import type { Page } from '@playwright/test'
import { APP_PAGES, LATER_PAGES } from './support/pages.ts'
import { begin, startContest } from './support/contest.ts'
import { answer, appStarted, finishEarly, FORMS, practiseForm, questionOn, visit } from './support/play.ts'
import { chooseSettings, ELDER, setTextScale } from './support/look.ts'
import { expect, test } from './support/page-test.ts'

/** Buttons at least 48 px high, everything else one taps at least 44. */
const BUTTON_PX = 48
const TARGET_PX = 44

const SCREENS = [
  { width: 320, height: 568, textScale: 200 },
  { width: 390, height: 844, textScale: 100 },
] as const

for (const { width, height, textScale } of SCREENS) {
  test.describe(`at ${width} px and ${textScale} % text`, () => {
    test.use({ viewport: { width, height } })
    test.beforeEach(({ page }) => setTextScale(page, textScale))

    test('no page scrolls sideways and every target is large enough', async ({ page, key }) => {
      await page.goto('./')
      for (const { route, shows } of [...APP_PAGES, ...LATER_PAGES]) {
        await visit(page, route)
        await expect(shows(page), route).toBeVisible()
        await expectRoom(page, route)
      }
      await visit(page, '/')
      await page.getByTestId('start-practice').click()
      await answer(page, key, 'wrong')
      await visit(page, '/')
      await expect(page.getByTestId('resume')).toBeVisible()
      await expectRoom(page, '今日 with a round to go on with')
      await page.getByTestId('resume').click()
      await finishEarly(page)
      await expectRoom(page, 'result')
      await visit(page, '/review')
      await expect(page.getByTestId('wrong-row')).toHaveCount(1)
      await page.locator('summary').first().click()
      await expectRoom(page, 'wrong book')
      await visit(page, '/stats')
      await expect(page.getByTestId('stats-answered')).toHaveText('1')
      await expectRoom(page, 'statistics')
    })

    test('a contest fits: its question, its clock, what is open', async ({ page }) => {
      await begin(page, 'timed')
      await expect(page.getByTestId('clock')).toBeVisible()
      await expectRoom(page, 'contest question')
      // What stays in sight leaves room for reading, even on the smallest phone.
      await page.evaluate(() => window.scrollTo({ top: document.body.scrollHeight }))
      const [head, foot] = await Promise.all([
        page.locator('.screen > header').boundingBox(),
        page.locator('.screen > footer').boundingBox(),
      ])
      const room = (foot?.y ?? 0) - ((head?.y ?? 0) + (head?.height ?? 0))
      expect(room).toBeGreaterThan(0.45 * height)
      await page.getByTestId('sheet').click()
      await page.getByTestId('finish').click()
      await expect(page.getByTestId('hand-in-anyway')).toBeInViewport({ ratio: 1 })
      await expectRoom(page, 'open questions')
      await page.keyboard.press('Escape')
      await begin(page, 'bainian')
      await page.getByTestId('pause').click()
      await expect(page.getByTestId('unpause')).toBeInViewport({ ratio: 1 })
      await expectRoom(page, 'pause')
    })

    test('a notice that stays hides nothing that has the focus', async ({ page }) => {
      await page.addInitScript(() => localStorage.setItem('bainian-qianti/finished-round', '1'))
      await page.goto('./')
      await appStarted(page)
      await page.evaluate(() => window.dispatchEvent(new Event('beforeinstallprompt')))
      for (const route of ['/', '/settings', '/contest']) {
        await visit(page, route)
        await expect(page.getByTestId('install-offer')).toBeVisible()
        const hidden = await page.evaluate(async () => {
          const names: string[] = []
          for (const control of document.querySelectorAll<HTMLElement>(
            'main :is(a, button, input, select)',
          )) {
            if (!control.checkVisibility({ visibilityProperty: true }) || control.matches(':disabled'))
              continue
            control.focus()
            const isSeen = (): boolean => {
              const { left, top, right, bottom } = (
                control.closest('label') ?? control
              ).getBoundingClientRect()
              return [0.1, 0.5, 0.9].some((part) => {
                const front = document.elementFromPoint(
                  left + (right - left) / 2,
                  top + (bottom - top) * part,
                )
                return front !== null && (control.contains(front) || !front.closest('.notices, nav'))
              })
            }
            // The page scrolls to it within some frames, on a busy machine later.
            for (let frame = 0; frame < 30 && !isSeen(); frame++)
              await new Promise((done) => requestAnimationFrame(done))
            if (!isSeen()) names.push(`${control.tagName} “${control.textContent.trim() || control.id}”`)
          }
          return names
        })
        expect(hidden, route).toEqual([])
      }
    })

    test('questions of every form fit, asked and answered', async ({ page, key }) => {
      await page.goto('./')
      for (const form of FORMS) {
        await practiseForm(page, form)
        await expectRoom(page, `${form} asked`)
        await answer(page, key, 'wrong')
        await expectRoom(page, `${form} answered`)
        await page.getByTestId('sheet').click()
        await expect(page.getByTestId('finish')).toBeVisible()
        await expectRoom(page, 'answer sheet')
        await page.keyboard.press('Escape')
        await expect(questionOn(page)).toBeVisible()
      }
    })
  })
}

test.describe('in 长辈模式 on the narrowest phone, with the largest text', () => {
  test.use({ viewport: { width: 320, height: 568 } })
  test.beforeEach(({ page }) => chooseSettings(page, { ...ELDER, textScale: 200 }))

  test('pages, a question and a contest fit', async ({ page, key }) => {
    await page.goto('./')
    for (const { route, shows } of APP_PAGES) {
      await visit(page, route)
      await expect(shows(page), route).toBeVisible()
      await expectRoom(page, route)
    }
    await visit(page, '/')
    await page.getByTestId('start-practice').click()
    await expect(page.getByTestId('read-aloud')).toBeVisible()
    await expectRoom(page, 'question')
    await answer(page, key, 'wrong')
    await expectRoom(page, 'feedback')
    await visit(page, '/contest')
    await startContest(page, 'timed')
    await expect(page.getByTestId('clock-hidden')).toBeVisible()
    await expectRoom(page, 'contest without a clock')
  })
})

async function expectRoom(page: Page, what: string): Promise<void> {
  const width = page.viewportSize()?.width ?? 0
  const found = await page.evaluate(
    ([width, buttonPx, targetPx]) => {
      const name = (element: Element): string =>
        `${element.tagName.toLowerCase()} “${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 20)}”`
      const isShown = (element: Element): boolean =>
        element.checkVisibility({ visibilityProperty: true }) && !element.classList.contains('skip')
      const tooSmall: string[] = []
      for (const element of document.querySelectorAll('button, .button, nav a, input, select, summary')) {
        if (!isShown(element)) continue
        // A tap on the label is a tap on its input.
        const target = element instanceof HTMLInputElement ? (element.closest('label') ?? element) : element
        const isButton = element.matches('button, .button')
        const { height } = target.getBoundingClientRect()
        if (height < (isButton ? buttonPx : targetPx) - 0.5) tooSmall.push(`${name(element)}: ${height} px`)
      }
      const { scrollWidth } = document.documentElement
      const tooWide: string[] = []
      for (const element of document.querySelectorAll('body *')) {
        const { left, right } = element.getBoundingClientRect()
        const isClipped = element.closest('.water, .river, .visually-hidden') !== null
        if (isShown(element) && !isClipped && (right > width + 1 || left < -1)) tooWide.push(name(element))
      }
      return { scrollWidth, tooSmall, tooWide }
    },
    [width, BUTTON_PX, TARGET_PX] as const,
  )
  expect(found, what).toEqual({ scrollWidth: width, tooSmall: [], tooWide: [] })
}
