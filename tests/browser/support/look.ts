import type { Page } from '@playwright/test'

/** Chooses a text size as the settings page does; holds from the next load on. */
export async function setTextScale(page: Page, percent: number): Promise<void> {
  await page.addInitScript((textScale) => {
    localStorage.setItem('bainian-qianti/settings', JSON.stringify({ textScale }))
  }, percent)
}
