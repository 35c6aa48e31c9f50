// Real touches across a practice question.
import type { CDPSession, Page } from '@playwright/test'
import { expect, movingTest as test } from './support/page-test.ts'
import { answer, practiseForm, questionOn } from './support/play.ts'

type Point = readonly [x: number, y: number]

async function drag(touch: CDPSession, from: Point, to: Point): Promise<void> {
  const at = ([x, y]: Point) => ({ touchPoints: [{ x, y }] })
  const steps = 8
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', ...at(from) })
  for (let step = 1; step <= steps; step++) {
    const share = step / steps
    const [x, y] = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', ...at([x, y]) })
  }
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}

const place = (page: Page) => page.getByTestId('place')
const LEFT = [
  [320, 420],
  [90, 424],
] as const
const RIGHT = [
  [90, 420],
  [320, 424],
] as const

test('a swipe goes on from an answered question and back again, and never over an open one', async ({
  page,
  key,
}) => {
  await page.goto('./')
  const touch = await page.context().newCDPSession(page)
  await practiseForm(page, 'single')
  // The listener comes with the part that holds all numbers.
  await expect(page.getByTestId('sheet-dialog')).toBeAttached()

  await drag(touch, ...LEFT)
  await expect(place(page)).toHaveText('1 / 10')
  // It began on an option, and chose nothing.
  await expect(page.locator('[data-testid=option]:checked')).toHaveCount(0)

  const first = await answer(page, key, 'right')
  await drag(touch, ...LEFT)
  await expect(place(page)).toHaveText('2 / 10')
  await drag(touch, ...LEFT)
  await expect(place(page)).toHaveText('2 / 10')

  await page.getByTestId('option').first().check()
  await drag(touch, ...RIGHT)
  await expect(place(page)).toHaveText('1 / 10')
  await expect(questionOn(page)).toHaveAttribute('data-question-id', first.id)
  await drag(touch, ...LEFT)
  await expect(place(page)).toHaveText('2 / 10')
  await expect(page.getByTestId('option').first()).toBeChecked()
})

test('reading on and dragging by a grip are no swipes', async ({ page, key }) => {
  await page.goto('./')
  const touch = await page.context().newCDPSession(page)
  await practiseForm(page, 'order')
  await expect(page.getByTestId('sheet-dialog')).toBeAttached()
  await answer(page, key, 'right')
  await page.getByTestId('next').click()
  await expect(place(page)).toHaveText('2 / 10')

  await drag(touch, [200, 600], [230, 200])
  await expect(place(page)).toHaveText('2 / 10')
  const grip = await page.locator('.grip').first().boundingBox()
  if (!grip) throw new Error('there is no grip')
  const [x, y] = [grip.x + grip.width / 2, grip.y + grip.height / 2]
  await drag(touch, [x, y], [Math.min(x + 200, 380), y + 4])
  await drag(touch, [x, y], [Math.max(x - 200, 10), y + 4])
  await expect(place(page)).toHaveText('2 / 10')
})
