// A disk that is really full: the profile lies on a small one of its own. The quota of faults.spec.ts is refused before anything
// is written; here a write breaks off in the middle.
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './support/app-test.ts'
import { answerTo } from './support/answer-key.ts'
import { killAllChromium, startChromium } from './support/chromium-process.ts'
import type { ChromiumProcess } from './support/chromium-process.ts'
import { storedAttempts } from './support/database.ts'
import { answer, choose, goOn, questionOnScreen } from './support/play.ts'

let disk = ''

test.beforeEach(({}, testInfo) => {
  disk = testInfo.outputPath('disk')
  mkdirSync(disk, { recursive: true })
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=100m', 'tmpfs', disk], { stdio: 'ignore' })
  } catch {
    disk = ''
  }
  test.skip(disk === '', 'a disk of its own cannot be mounted here: that takes Linux and root')
})

test.afterEach(async () => {
  await killAllChromium()
  if (disk) execFileSync('umount', ['--lazy', disk])
})

test('quota or disk full, the disk itself: nothing is called saved, and what was saved is there after a kill and two starts', async ({
  baseURL,
  key,
}) => {
  const filler = path.join(disk, 'filler')
  const home = new URL('./', baseURL).href
  const { page, kill } = await start(home)
  await page.getByTestId('start-practice').click()
  const saved: string[] = []
  for (let answers = 0; answers < 2; answers++) {
    saved.push((await answer(page, key, 'right')).id)
    await goOn(page)
  }

  // The browser may still find some room, or make some, and then saves truly.
  for (;;) {
    fill(filler)
    const question = await questionOnScreen(page, key)
    await choose(page, question, answerTo(question, 'right'))
    await page.getByTestId('confirm').click()
    await expect(page.getByTestId('feedback')).toBeVisible()
    // Long enough for an answer that goes through, and for a write that breaks off.
    await page.waitForTimeout(500)
    if ((await page.getByTestId('feedback').getAttribute('data-saved')) === 'false') break
    saved.push(question.id)
    await goOn(page)
  }
  await kill()
  rmSync(filler)

  for (let starts = 0; starts < 2; starts++) {
    const { page, kill } = await start(home)
    await page.getByTestId('resume').click()
    await questionOnScreen(page, key)
    await expect(page.getByTestId('storage-fault')).toHaveCount(0)
    expect(await questionsIn(page)).toEqual(expect.arrayContaining(saved))
    if (await page.getByTestId('feedback').count()) await goOn(page)
    saved.push((await answer(page, key, 'right')).id)
    await kill()
  }
})

async function start(home: string): Promise<ChromiumProcess & { readonly page: Page }> {
  const chromium = await startChromium(path.join(disk, 'profile'))
  const page = chromium.context.pages()[0] ?? (await chromium.context.newPage())
  await page.goto(home)
  return { ...chromium, page }
}

async function questionsIn(page: Page): Promise<string[]> {
  return (await storedAttempts(page)).map(({ question }) => question)
}

/** To the last block; the browser goes on writing meanwhile. */
function fill(filler: string): void {
  try {
    for (let at = 0; ; at++) {
      const { bavail, bsize } = statfsSync(disk)
      writeFileSync(filler, Buffer.alloc(Math.max(bavail, 1) * bsize, 7), { flag: at === 0 ? 'w' : 'a' })
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  }
}
