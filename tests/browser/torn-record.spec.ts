// What a kill in the middle of a write leaves in Chromium's LevelDB, made on purpose: the beginning of a record at the end of
// the log. The next start tolerates it and writes on behind it; the one after that takes the two for one damaged record and
// deletes every database of the site (google/leveldb#1287). In the trials of kill.spec.ts this is rare.
import { appendFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './support/app-test.ts'
import { killAllChromium, startChromium } from './support/chromium-process.ts'
import { storedAttempts } from './support/database.ts'
import { answer } from './support/play.ts'

/** https://github.com/google/leveldb/blob/main/doc/log_format.md */
const BLOCK_BYTES = 32_768
const HEADER_BYTES = 7
const FIRST_PART = 2

test.afterEach(killAllChromium)

test("app or browser killed within a record of LevelDB's log, and again after the next answer: both answers are still there", async ({
  baseURL,
  key,
}, testInfo) => {
  const profile = testInfo.outputPath('profile')
  const home = new URL('./', baseURL).href
  const ids: string[] = []

  const first = await startChromium(profile)
  const page = await opened(first.context.pages()[0], home)
  await page.getByTestId('start-practice').click()
  await answer(page, key, 'right')
  ids.push(...(await idsIn(page)))
  await first.kill()
  tearLog(profile)

  const second = await startChromium(profile)
  const next = await opened(second.context.pages()[0], home)
  await next.getByTestId('resume').click()
  // What was noted of the round may be older than the kill.
  await expect(next.getByTestId('place')).toHaveText('2 / 20')
  expect(await idsIn(next)).toEqual(ids)
  await answer(next, key, 'right')
  ids.splice(0, ids.length, ...(await idsIn(next)))
  await second.kill()

  const third = await startChromium(profile)
  const last = await opened(third.context.pages()[0], home)
  await expect(last.getByTestId('resume')).toBeVisible()
  await expect(last.getByTestId('storage-fault')).toHaveCount(0)
  expect(ids).toHaveLength(2)
  expect(await idsIn(last)).toEqual(ids)
  await third.kill()
})

async function opened(page: Page | undefined, home: string): Promise<Page> {
  if (!page) throw new Error('Chromium has opened no page')
  await page.goto(home)
  return page
}

async function idsIn(page: Page): Promise<string[]> {
  return (await storedAttempts(page)).map(({ id }) => id).sort()
}

/** Appends the header of a record that would fill its block, and nine bytes of what it says it has. */
function tearLog(profile: string): void {
  const databases = path.join(profile, 'Default', 'IndexedDB')
  const [folder] = readdirSync(databases).filter((name) => name.endsWith('.indexeddb.leveldb'))
  const log = readdirSync(path.join(databases, folder ?? ''))
    .filter((name) => name.endsWith('.log'))
    .sort()
    .at(-1)
  if (!folder || !log) throw new Error('LevelDB has no log')
  const file = path.join(databases, folder, log)
  const room = BLOCK_BYTES - (statSync(file).size % BLOCK_BYTES) - HEADER_BYTES
  const torn = Buffer.alloc(HEADER_BYTES + 9, 0x5a)
  torn.writeUInt16LE(Math.max(room, 64), 4)
  torn.writeUInt8(FIRST_PART, 6)
  appendFileSync(file, torn)
}
