// Real touches, closer together than Playwright's own actions come.
import { expect } from '@playwright/test'
import type { CDPSession, Locator, Page } from '@playwright/test'

/** A press that begins so long after another is one of its own: src/app/one-press.js. */
export const SECOND_HALF_MS = 1000

export async function touchAt(session: CDPSession, { x, y }: { x: number; y: number }): Promise<void> {
  // Both at once: where a busy page is slow to acknowledge the first, the second would come so late that it ends a long press.
  await Promise.all([
    session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] }),
    session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] }),
  ])
}

/** Twice on the same spot, whatever stands there by then. Returns how far apart they came, in milliseconds. */
export async function pressTwice(
  page: Page,
  session: CDPSession,
  target: Locator,
  gapMs: number,
): Promise<number> {
  // What stood in the page before the app is replaced by the app's own.
  await expect(() => target.scrollIntoViewIfNeeded()).toPass()
  // Once more after this it is where it will be pressed.
  const { x, y, width, height } = (await target.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  const spot = { x: x + width / 2, y: y + height / 2 }
  await page.evaluate(() => {
    const moments: number[] = []
    Object.assign(window, { moments })
    for (const type of ['pointerdown', 'pointerup'])
      addEventListener(type, ({ timeStamp }) => moments.push(timeStamp), true)
  })
  await touchAt(session, spot)
  await page.waitForTimeout(gapMs)
  await touchAt(session, spot)
  const moments = await page.evaluate(() => (window as unknown as { moments: number[] }).moments)
  return (moments[2] ?? Infinity) - (moments[1] ?? 0)
}
