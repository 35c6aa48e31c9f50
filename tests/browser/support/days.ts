// Days that pass without anybody waiting for them.
import type { Page } from '@playwright/test'

/** Noon in Shanghai on 2030-01-02. */
export const NOON = Date.UTC(2030, 0, 2, 4)
export const DAY = 86_400_000

/** The app loaded again at noon, so many days after the first; on 今日 or another page. */
export async function openOn(page: Page, day: number, route = '/'): Promise<void> {
  await page.clock.setFixedTime(NOON + day * DAY)
  await page.goto(`./#${route}`)
  await page.reload()
}
