import { readFileSync, writeFileSync } from 'node:fs'
import type { BrowserContext, Page, TestInfo } from '@playwright/test'
import { itemLine } from '../../src/db/backup/format.ts'
import type { Item } from '../../src/quiz/keeping/item.ts'
import { fileOf } from '../support/backups.ts'
import type { AnswerKey } from './support/answer-key.ts'
import { expect, test, watchFaults } from './support/app-test.ts'
import { rowsOf, storedAttempts } from './support/database.ts'
import { answer, finishEarly, goOn, offlineReady, visit } from './support/play.ts'

/** Answers a few questions of a new round wrong. */
async function miss(page: Page, key: AnswerKey, times: number): Promise<void> {
  await visit(page, '/')
  await page.getByTestId('start-practice').click()
  for (let n = 0; n < times; n++) {
    if (n > 0) await goOn(page)
    await answer(page, key, 'wrong')
  }
  await finishEarly(page)
}

/** Makes a backup and gives the saved file's path. */
async function saveBackup(page: Page, info: TestInfo, name: string): Promise<string> {
  await visit(page, '/data')
  await page.getByTestId('backup-make').click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('backup-save').click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^百年千题备份-\d{4}-\d{2}-\d{2}\.jsonl\.gz$/)
  const path = info.outputPath(name)
  await download.saveAs(path)
  return path
}

async function restore(page: Page, file: string): Promise<void> {
  await visit(page, '/data')
  await page.getByTestId('restore-file').setInputFiles(file)
  await page.getByTestId('restore-merge').click()
  await expect(page.getByTestId('restore-done')).toBeVisible()
}

async function wrongBook(page: Page): Promise<string[]> {
  await visit(page, '/review')
  await expect(page.getByTestId('shelf-book')).toBeVisible()
  await expect(page.getByTestId('wrong-row').first()).toBeVisible()
  const rows = await page.getByTestId('wrong-row').all()
  return (await Promise.all(rows.map((row) => row.getAttribute('data-question-id')))).map(String).sort()
}

async function attemptIds(page: Page): Promise<string[]> {
  return (await storedAttempts(page)).map(({ id }) => id).sort()
}

const deviceOf = (page: Page) => page.evaluate(() => localStorage.getItem('bainian-qianti/device'))

/** What is in IndexedDB, in the places of the page and in its caches. */
function traces(page: Page) {
  return page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => String(name)).sort(),
    local: Object.keys(localStorage).sort(),
    session: Object.keys(sessionStorage).sort(),
  }))
}

test('two phones: one file moves everything, both keep going, and merge back to the same', async ({
  page: one,
  browser,
  key,
  faults,
}, info) => {
  test.slow()
  const other: BrowserContext = await browser.newContext()
  watchFaults(other, faults)
  const two = await other.newPage()

  await one.goto('./')
  await miss(one, key, 3)
  const first = await saveBackup(one, info, 'first.gz')

  await two.goto('./')
  await two.getByTestId('restore').click()
  await restore(two, first)
  expect(await attemptIds(two)).toEqual(await attemptIds(one))
  expect(await wrongBook(two)).toEqual(await wrongBook(one))
  expect(await deviceOf(two)).not.toBe(await deviceOf(one))

  await miss(one, key, 1)
  await miss(two, key, 2)
  const [fromOne, fromTwo] = [await saveBackup(one, info, 'one.gz'), await saveBackup(two, info, 'two.gz')]
  await restore(one, fromTwo)
  await restore(two, fromOne)
  expect(await attemptIds(one)).toHaveLength(6)
  expect(await attemptIds(two)).toEqual(await attemptIds(one))
  expect(await wrongBook(two)).toEqual(await wrongBook(one))
  for (const table of ['questionRecords', 'factRecords', 'dayRecords', 'sessions'])
    expect(await rowsOf(two, table), table).toEqual(await rowsOf(one, table))

  // Once more there is nothing to do.
  await visit(two, '/data')
  await two.getByTestId('restore-file').setInputFiles(fromOne)
  await expect(two.getByTestId('restore-preview')).toBeVisible()
  await expect(two.getByTestId('restore-merge')).toHaveCount(0)
  await other.close()
})

test('truncated or altered backup: refused with the reason, and no row changes', async ({
  page,
  key,
}, info) => {
  await page.goto('./')
  await miss(page, key, 2)
  const path = await saveBackup(page, info, 'sound.gz')
  const sound = readFileSync(path)
  const tables = ['attempts', 'sessions', 'questionRecords', 'dayRecords', 'meta', 'deletions']
  const rows = () => Promise.all(tables.map((table) => rowsOf(page, table)))
  const before = await rows()
  const altered = Buffer.from(sound)
  altered.writeUInt8(altered.readUInt8(altered.length - 20) ^ 1, altered.length - 20)
  for (const [reason, bytes] of [
    ['cut-short', sound.subarray(0, sound.length * 0.6)],
    ['altered', altered],
    ['not-a-backup', Buffer.from('百年千题')],
    ['empty', Buffer.alloc(0)],
    ['wrong-counts', Buffer.from(fileOf([], { attempt: 1 }))],
  ] as const) {
    const broken = info.outputPath(reason)
    writeFileSync(broken, bytes)
    await page.getByTestId('restore-file').setInputFiles(broken)
    await expect(page.getByTestId('restore-refused')).toHaveAttribute('data-reason', reason)
  }
  expect(await rows()).toEqual(before)
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(2)
  await page.getByTestId('restore-file').setInputFiles(path)
  await expect(page.getByTestId('restore-preview')).toBeVisible()
})

test('a long merge shows how far it is, can be stopped, and then nothing has happened', async ({
  page,
}, info) => {
  const path = info.outputPath('large.txt')
  test.slow()
  const COUNT = 100_000
  const lines = Array.from({ length: COUNT }, (_, at) => itemLine(attemptNumber(at)))
  writeFileSync(path, fileOf(lines, { attempt: COUNT }))
  await page.goto('./')
  await visit(page, '/data')
  await page.getByTestId('restore-file').setInputFiles(path)
  await expect(page.getByTestId('data-progress').locator('progress[value]')).toBeVisible()
  await page.getByTestId('data-cancel').click()
  await expect(page.getByTestId('data-progress')).toHaveCount(0)
  await expect(page.getByTestId('restore-preview')).toHaveCount(0)

  await page.getByTestId('restore-file').setInputFiles(path)
  await expect(page.locator('[data-kind=attempt]')).toHaveAttribute('data-fresh', String(COUNT), {
    timeout: 120_000,
  })
  await page.getByTestId('restore-merge').click()
  await expect(page.getByTestId('data-progress')).toContainText('正在加进来', { timeout: 120_000 })
  await page.getByTestId('data-cancel').click()
  await expect(page.getByTestId('data-progress')).toHaveCount(0)
  await expect(page.getByTestId('restore-done')).toHaveCount(0)
  await expect.poll(() => rowsOf(page, 'attempts')).toEqual([])
  await expect.poll(() => rowsOf(page, 'questionRecords')).toEqual([])
})

function attemptNumber(at: number): Item {
  // Of the last days: what is of a time to come is left out.
  const stamp = Date.now() - 200_000_000 + at
  return {
    kind: 'attempt',
    value: {
      id: `phone-load-${at.toString(36)}`,
      session: 'some-session',
      mode: 'practice',
      bank: 'loudi-2021',
      edition: '2021.1',
      question: `q${at % 900}`,
      form: 'single',
      facts: [`f${at % 300}`],
      answer: ['a'],
      right: at % 3 > 0,
      points: 1,
      elapsedMs: 4000,
      answeredAt: stamp,
      day: Math.floor(stamp / 86_400_000),
      stamp,
    },
  }
}

test('deleting everything leaves nothing behind', async ({ page, key }) => {
  await page.goto('./')
  await miss(page, key, 2)
  await offlineReady(page)
  const device = await deviceOf(page)
  await page.evaluate(() => localStorage.setItem('bainian-qianti/journal/left', '{}'))
  await visit(page, '/data')
  await page.getByTestId('delete-all').click()
  await expect(page.getByTestId('delete-dialog')).toContainText('2 次作答')
  // Offline the page stays, so that what is left can be seen before a new start writes anew.
  await page.context().setOffline(true)
  await page.getByTestId('delete-now').click()
  await expect(page.getByTestId('all-gone')).toBeVisible()
  // All that stays is which folder of the host has the plain names.
  await expect
    .poll(() => traces(page))
    .toEqual({ databases: [], local: ['bainian-qianti/home'], session: [] })
  await expect.poll(() => page.evaluate(async () => (await caches.keys()).length)).toBe(0)
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length))
    .toBe(0)

  await page.context().setOffline(false)
  await page.goto('./')
  await expect(page.getByTestId('restore')).toBeVisible()
  await expect.poll(() => storedAttempts(page)).toEqual([])
  expect(await deviceOf(page)).not.toBe(device)
})

test('one question is deleted for good: an older backup does not bring it back', async ({
  page,
  key,
}, info) => {
  await page.goto('./')
  await miss(page, key, 2)
  const older = await saveBackup(page, info, 'older.gz')
  const [gone] = await wrongBook(page)
  const row = page.locator(`[data-testid=wrong-row][data-question-id="${gone}"]`)
  await row.getByTestId('my-history').locator('summary').click()
  await row.getByTestId('forget-question').click()
  await page.getByTestId('forget-now').filter({ visible: true }).click()
  await expect(page.getByTestId('wrong-row')).toHaveCount(1)
  await visit(page, '/data')
  await page.getByTestId('restore-file').setInputFiles(older)
  await expect(page.getByText('其中 1 条是你在这里删除过的')).toBeVisible()
  expect((await storedAttempts(page)).map(({ question }) => question)).not.toContain(gone)
  const records = await rowsOf<{ question: string }>(page, 'questionRecords')
  expect(records.map(({ question }) => question)).not.toContain(gone)
})

test('a file that would delete answers: counted and asked about, only added without a yes, brought back from a snapshot', async ({
  page,
  key,
}, info) => {
  await page.goto('./')
  await miss(page, key, 2)
  const before = await attemptIds(page)
  const path = info.outputPath('deletes.txt')
  const mark: Item = { kind: 'deletion', value: { bank: 'loudi-2021', question: '', upTo: Date.now() } }
  const far: Item = { kind: 'deletion', value: { bank: 'loudi-2021', question: 'q', upTo: 9e12 } }
  writeFileSync(path, fileOf([itemLine(mark), itemLine(far)], { deletion: 2 }))
  await visit(page, '/data')
  await page.getByTestId('restore-file').setInputFiles(path)
  await expect(page.getByTestId('restore-takes').locator('[data-kind=attempt]')).toHaveAttribute(
    'data-count',
    '2',
  )
  await expect(page.getByTestId('restore-left').locator('[data-reason=future]')).toHaveAttribute(
    'data-count',
    '1',
  )
  await page.getByTestId('restore-merge').click()
  await expect(page.getByTestId('restore-done')).toBeVisible()
  expect(await attemptIds(page)).toEqual(before)

  await page.getByTestId('restore-file').setInputFiles(path)
  await page.getByTestId('restore-take').click()
  await expect(page.getByTestId('restore-done')).toBeVisible()
  expect(await attemptIds(page)).toEqual([])

  // The copy from before brings it back as it was, and what was there meanwhile is kept.
  await page.getByTestId('snapshot').first().getByTestId('snapshot-back').click()
  await expect(page.getByTestId('snapshot-dialog')).toContainText('2 次作答')
  await page.getByTestId('snapshot-now').click()
  await expect(page.getByTestId('restore-done')).toBeVisible()
  expect(await attemptIds(page)).toEqual(before)
  await expect(page.getByTestId('snapshot').first()).toHaveAttribute('data-reason', 'replace')
})

test('deleting a history deletes the copies that hold it', async ({ page, key }, info) => {
  await page.goto('./')
  await miss(page, key, 1)
  const path = await saveBackup(page, info, 'one.gz')
  await visit(page, '/data')
  await page.getByTestId('delete-bank').click()
  await page.getByTestId('delete-now').click()
  await expect(page.getByTestId('deleted')).toBeVisible()
  await expect.poll(() => storedAttempts(page)).toEqual([])
  // A deleted history is deleted: a backup does not bring it back unasked.
  await page.getByTestId('restore-file').setInputFiles(path)
  await expect(page.getByText('是你在这里删除过的')).toBeVisible()
  await expect(page.getByTestId('snapshot')).toHaveCount(0)
})

test('the browser is asked to keep the data after the first finished round, and once', async ({
  page,
  key,
}) => {
  await page.addInitScript(() => {
    const asked = Number(sessionStorage.getItem('asked') ?? 0)
    sessionStorage.setItem('asked', String(asked))
    navigator.storage.persist = async () => {
      sessionStorage.setItem('asked', String(Number(sessionStorage.getItem('asked')) + 1))
      return true
    }
  })
  const asked = () => page.evaluate(() => sessionStorage.getItem('asked'))
  await page.goto('./')
  await page.getByTestId('start-practice').click()
  await answer(page, key, 'right')
  await expect.poll(asked).toBe('0')
  await finishEarly(page)
  await expect.poll(asked).toBe('1')
  await miss(page, key, 1)
  await page.reload()
  await expect(page.getByTestId('score')).toBeVisible()
  await expect.poll(asked).toBe('1')
})

test('persistence refused: the page says so and asks at a tap', async ({ page }) => {
  await page.goto('./')
  await visit(page, '/data')
  await expect(page.getByTestId('persistence')).toHaveAttribute('data-state', 'best-effort')
  const session = await page.context().newCDPSession(page)
  const { targetInfo } = await session.send('Target.getTargetInfo')
  await session.send('Browser.grantPermissions', {
    permissions: ['durableStorage'],
    origin: new URL(page.url()).origin,
    browserContextId: targetInfo.browserContextId,
  })
  await page.getByTestId('persist').click()
  await expect(page.getByTestId('persistence')).toHaveAttribute('data-state', 'persisted')
  await expect(page.getByTestId('risk')).toHaveAttribute('data-risk', 'browser')
})

test.describe('in WeChat', () => {
  test.use({
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.42(0x18002a2c) NetType/WIFI Language/zh_CN',
  })
  test('in-app browser: the banner is there before the first answer, and leads to a backup', async ({
    page,
  }) => {
    await page.goto('./')
    await expect(page.getByTestId('host-app')).toContainText('微信')
    await page.getByTestId('host-app').getByRole('link').click()
    await expect(page.getByTestId('risk')).toHaveAttribute('data-risk', 'host')
    await expect(page.getByTestId('copy-address')).toBeVisible()
    await expect(page.getByTestId('backup-make')).toBeVisible()
  })
})
