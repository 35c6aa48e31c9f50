// The question screen as large text on a small phone shows it: what is being done is in sight, before and after the answer.
import type { Locator, Page } from '@playwright/test'
import { answerTo } from './support/answer-key.ts'
import { begin } from './support/contest.ts'
import { chooseSettings, ELDER } from './support/look.ts'
import { expect, test } from './support/page-test.ts'
import { choose, FORMS, practiseForm, questionOn, questionOnScreen, visit } from './support/play.ts'

const SIZES = [
  { width: 360, height: 640, textScale: 150, typing: 340 },
  { width: 320, height: 568, textScale: 200, typing: 290 },
] as const

interface Box {
  readonly top: number
  readonly bottom: number
}

async function boxOf(part: Locator): Promise<Box> {
  const box = await part.boundingBox()
  if (!box) throw new Error('it is not on the page')
  return { top: box.y, bottom: box.y + box.height }
}

/** What the bars leave for the question. */
async function roomOf(page: Page): Promise<Box> {
  const header = await boxOf(page.locator('.screen > header'))
  const footer = await boxOf(page.locator('.screen > footer'))
  return { top: header.bottom, bottom: footer.top }
}

/** Where the buttons of the bar begin, each row once. */
async function rowsOf(page: Page): Promise<number> {
  const tops = await page
    .locator('.screen > footer .button:visible')
    .evaluateAll((buttons) => buttons.map((button) => Math.round(button.getBoundingClientRect().bottom)))
  return new Set(tops).size
}

for (const { width, height, textScale, typing } of SIZES)
  test.describe(`at ${width} px and ${textScale} %, in 长辈模式`, () => {
    test.use({ viewport: { width, height } })
    test.beforeEach(({ page }) => chooseSettings(page, { ...ELDER, textScale }))

    test('what follows is in sight or announced, and the verdict comes with the right answer and its reason', async ({
      page,
      key,
    }) => {
      await page.goto('./')
      for (const form of FORMS) {
        await practiseForm(page, form)
        await expect(page.getByTestId('confirm')).toBeVisible()
        if (form !== 'blank') {
          const last = page.locator('.option, [data-testid=order-down], [data-testid=match-select]').last()
          await expect(async () => {
            const seen = (await boxOf(last)).top < (await roomOf(page)).bottom
            expect(seen || (await page.getByTestId('more-below').isVisible()), form).toBe(true)
          }).toPass()
        }

        const question = await questionOnScreen(page, key)
        await choose(page, question, answerTo(question, 'wrong'))
        await page.getByTestId('confirm').click()
        const feedback = page.getByTestId('feedback')
        await expect(feedback).toHaveAttribute('data-saved', 'true')
        await expect(feedback.locator('b'), form).not.toBeEmpty()
        const explanation = feedback.getByText(question.explanation, { exact: true })
        await expect(async () => {
          const room = await roomOf(page)
          const verdict = await boxOf(page.locator('#verdict'))
          expect(verdict.top, form).toBeGreaterThanOrEqual(room.top - 1)
          expect(verdict.bottom, form).toBeLessThan(room.top + (room.bottom - room.top) / 2)
          const right = await boxOf(feedback.locator('b').first())
          expect(right.top, form).toBeLessThan(room.bottom)
          // Four pairs in words may fill the room; the reason then follows at once.
          const { top } = await boxOf(explanation)
          expect(top < room.bottom || top - right.bottom < 32, form).toBe(true)
        }).toPass()
        await expect(page.getByTestId('more-below')).toHaveCount(0)
      }
    })

    test('with the keyboard open the field is seen whole, above a bar of one row', async ({ page }) => {
      const expectField = async (what: string): Promise<void> => {
        const field = page.getByTestId('blank-input')
        await page.setViewportSize({ width, height })
        await field.focus()
        await page.setViewportSize({ width, height: typing })
        await field.pressSequentially('12')
        await expect(async () => {
          const room = await roomOf(page)
          const { top, bottom } = await boxOf(field)
          expect(top, what).toBeGreaterThanOrEqual(room.top)
          expect(bottom, what).toBeLessThanOrEqual(room.bottom)
        }).toPass()
        await expect.poll(() => rowsOf(page), what).toBe(1)
        // Nothing at the side is cut off by the one row.
        const right = await page
          .locator('.screen > footer .button:visible')
          .evaluateAll((buttons) => Math.max(...buttons.map((each) => each.getBoundingClientRect().right)))
        expect(right, what).toBeLessThanOrEqual(width)
        await page.setViewportSize({ width, height })
      }
      await page.goto('./')
      await practiseForm(page, 'blank')
      await expectField('practice')
    })

    test('in an order nothing is lit before it was touched, and nothing offers to be dragged where it cannot', async ({
      page,
    }) => {
      await page.goto('./')
      await practiseForm(page, 'order')
      const confirm = page.getByTestId('confirm')
      const look = () => confirm.evaluate((button) => getComputedStyle(button).backgroundColor)
      await expect(confirm).toHaveText('就是这个顺序')
      const before = await look()
      await expect(page.locator('.grip').first()).toBeHidden()
      await expect(page.locator('#order-hint')).not.toContainText('拖', { useInnerText: true })
      await page.getByTestId('order-down').first().click()
      await expect(confirm).toHaveText('确定')
      await expect.poll(look).not.toBe(before)
    })

    test('one line says why nothing is read, and goes at a second tap', async ({ page }) => {
      await page.addInitScript(() => Object.defineProperty(window, 'speechSynthesis', { value: undefined }))
      await page.goto('./')
      await practiseForm(page, 'single')
      const button = page.getByTestId('read-aloud')
      await expect(button).toHaveText('读不了')
      const bar = page.locator('.screen > footer')
      const before = await boxOf(bar)
      await button.click()
      const why = page.getByText('现在不能朗读')
      const { top, bottom } = await boxOf(why)
      expect(bottom - top).toBeLessThan(48)
      // A page that is still coming in stands a fraction of a pixel off.
      await expect(async () => {
        const after = await boxOf(bar)
        expect(Math.abs(after.top - before.top)).toBeLessThan(1)
        expect(Math.abs(after.bottom - before.bottom)).toBeLessThan(1)
      }).toPass()
      await button.click()
      await expect(why).toHaveCount(0)
    })

    test('背题: its buttons are at the bottom in one row, and stay there from question to question', async ({
      page,
    }) => {
      await page.goto('./')
      await visit(page, '/reading/s1')
      const next = page.getByRole('button', { name: '下一题' })
      const before = await boxOf(next)
      expect(before.bottom).toBeGreaterThan(height - 40)
      expect((await boxOf(page.getByRole('button', { name: '上一题' }))).bottom).toBe(before.bottom)
      for (let at = 2; at < 6; at++) {
        await page.keyboard.press('ArrowRight')
        await expect(page.getByRole('status').first()).toContainText(`第 ${at} 题`)
        await expect.poll(() => boxOf(next)).toEqual(before)
      }
    })

    test('大屏显示 is not offered', async ({ page, key }) => {
      await page.goto('./')
      await begin(page, 'survival')
      const question = await questionOnScreen(page, key)
      await choose(page, question, answerTo(question, 'wrong'))
      await page.getByTestId('confirm').click()
      await expect(page.getByTestId('feedback')).toContainText('到这里一共答对 0 题')
      await page.getByTestId('next').click()
      await expect(page.getByTestId('score')).toBeVisible()
      await expect(page.getByTestId('hall')).toBeHidden()
    })
  })

test('a verdict moves no option, and a right side of a match goes where its turn is', async ({
  page,
  key,
}) => {
  await page.goto('./')
  for (const form of ['single', 'multiple'] as const) {
    await practiseForm(page, form)
    const question = await questionOnScreen(page, key)
    await choose(page, question, answerTo(question, 'wrong'))
    const places = () =>
      page.locator('.option').evaluateAll((rows) =>
        rows.map((row) => {
          const { top, height } = row.getBoundingClientRect()
          return [Math.round(top + window.scrollY), Math.round(height)]
        }),
      )
    const before = await places()
    await page.getByTestId('confirm').click()
    await expect(page.getByTestId('feedback')).toBeVisible()
    await expect.poll(places, form).toEqual(before)
  }

  await practiseForm(page, 'match')
  const rights = page.getByTestId('match-right')
  for (let at = 0; at < (await page.getByTestId('match-select').count()); at++) await rights.nth(at).click()
  for (const select of await page.getByTestId('match-select').all()) await expect(select).not.toHaveValue('')
  await expect(page.getByTestId('confirm')).toBeEnabled()

  await practiseForm(page, 'order')
  await page.getByTestId('pass').click()
  await expect(page.getByTestId('feedback')).toHaveAttribute('data-outcome', 'wrong')
  await expect(page.locator('#verdict')).toHaveText('还不会')
  await expect(questionOn(page).locator('ol li')).not.toHaveCount(0)
})
