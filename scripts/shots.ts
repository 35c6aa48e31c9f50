// The pictures in the README, made from the built app: `npm run shots`. The clock stands still, so that two runs agree.

import { mkdirSync } from 'node:fs'
import { chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import { BROWSER_ARGUMENTS, chromiumPath } from './support/chromium.mjs'
import { createStaticServer, listen } from './support/static-server.mjs'

const FOLDER = 'docs/pictures'
const MOMENT = new Date('2026-11-23T09:30:00+08:00')

mkdirSync(FOLDER, { recursive: true })
const server = createStaticServer({ folder: 'dist', base: '/' })
const port = await listen(server, { port: 0 })
const home = `http://localhost:${port}/`
const executablePath = chromiumPath()
const browser = await chromium.launch({
  args: [...BROWSER_ARGUMENTS],
  ...(executablePath === undefined ? {} : { executablePath }),
})

for (const theme of ['light', 'dark'] as const) {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: theme,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.clock.setFixedTime(MOMENT)
  // 今日 as it looks after the first round, without its introduction.
  await page.addInitScript("localStorage.setItem('bainian-qianti/finished-round', '1')")
  const shoot = (name: string): Promise<Buffer> =>
    page.screenshot({ path: `${FOLDER}/${name}-${theme}.png`, animations: 'disabled' })

  await page.goto(home)
  await page.getByTestId('start-practice').click()
  await answerUntilMissed(page)
  await shoot('question')
  await page.goto(`${home}#/`)
  await page.getByTestId('resume').waitFor()
  await shoot('today')
  await page.goto(`${home}#/review`)
  await page.getByTestId('wrong-row').first().waitFor()
  await shoot('wrong-book')
  await page.goto(`${home}#/contest`)
  await page.getByTestId('start-contest-bainian').waitFor()
  await shoot('contest')
  await page.goto(`${home}#/bank`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForTimeout(500)
  await shoot('bank')
  await context.close()
}
await browser.close()
server.close()

/** Answers choices with the first option until one was wrong, and stays there: the screen that explains. */
async function answerUntilMissed(page: Page): Promise<void> {
  for (let turn = 0; turn < 20; turn++) {
    const form = await page.getByTestId('question').getAttribute('data-form')
    if (form === 'single' || form === 'judge') await page.getByTestId('option').first().check()
    else if (form === 'multiple') await page.getByTestId('option').nth(1).check()
    else if (form === 'blank') await page.getByTestId('blank-input').fill('不知道')
    else if (form === 'match')
      for (const select of await page.getByTestId('match-select').all())
        await select.selectOption({ index: 1 })
    await page.getByTestId('confirm').click()
    await page.locator('[data-testid=feedback][data-saved=true]').waitFor()
    const missed = (await page.getByTestId('feedback').getAttribute('data-outcome')) === 'wrong'
    if (missed && form === 'single') return
    await page.getByTestId('next').click()
  }
}
