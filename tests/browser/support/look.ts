import type { Page } from '@playwright/test'

/** Chooses a text size as the settings page does; holds from the next load on. */
export async function setTextScale(page: Page, percent: number): Promise<void> {
  await page.addInitScript((textScale) => {
    localStorage.setItem('bainian-qianti/settings', JSON.stringify({ textScale }))
  }, percent)
}

/** Chooses settings as the settings page does; hold from the next load on, on top of what is stored. */
export async function chooseSettings(page: Page, chosen: Readonly<Record<string, unknown>>): Promise<void> {
  await page.addInitScript((chosen) => {
    const KEY = 'bainian-qianti/settings'
    const stored = JSON.parse(localStorage.getItem(KEY) ?? '{}') as object
    localStorage.setItem(KEY, JSON.stringify({ ...stored, ...chosen }))
  }, chosen)
}

/** What 长辈模式 sets. */
export const ELDER = {
  textScale: 150,
  contrast: 'more',
  largeTargets: true,
  showClock: false,
  readAloud: 'auto',
} as const
