// One test per fault that a page can meet while it lives; kills and damage of whole profiles are in files of their own.
import type { Page } from '@playwright/test'
import { deleteRows, rowsOf, storedAttempts } from './support/database.ts'
import {
  answer,
  choose,
  expectFeedback,
  goOn,
  questionOn,
  questionOnScreen,
  readScreen,
  visit,
} from './support/play.ts'
import { answerTo } from './support/answer-key.ts'
import { expect, test } from './support/app-test.ts'
import { loseConnection } from './support/lost-connection.ts'

async function startRound(page: Page): Promise<void> {
  await page.goto('./')
  await page.getByTestId('start-practice').click()
  await expect(questionOn(page)).toBeVisible()
}

test('open fails for a moment: the round is offered all the same', async ({ page, key }) => {
  await startRound(page)
  await answer(page, key, 'right')
  await page.addInitScript(() => {
    const real = IDBFactory.prototype.open
    // Dexie itself tries an UnknownError four times at once; two such openings fail here.
    let failures = 8
    IDBFactory.prototype.open = function (...given) {
      if (--failures < 0) return real.apply(this, given)
      const request = new EventTarget() as IDBOpenDBRequest
      Object.defineProperty(request, 'error', {
        value: new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError'),
      })
      setTimeout(() => {
        const event = new Event('error', { cancelable: true })
        Object.defineProperty(event, 'target', { value: request })
        request.onerror?.(event)
      })
      return request
    }
  })
  await page.goto('about:blank')
  await page.goto('./')
  await expect(page.locator('[data-testid=start-due][data-questions]')).toBeVisible()
  await page.getByTestId('resume').click()
  await expect(page.getByTestId('place')).toHaveText('2 / 20')
  await expect(page.getByTestId('not-kept')).toHaveCount(0)
})

test('database process lost: the page loads anew at the same question, and the answer is stored once', async ({
  page,
  key,
}) => {
  await startRound(page)
  await answer(page, key, 'right')
  await goOn(page)
  const question = await questionOnScreen(page, key)
  await choose(page, question, answerTo(question, 'wrong'))
  await page.evaluate(loseConnection)
  const reloaded = page.waitForEvent('framenavigated')
  await page.getByTestId('confirm').click()
  await reloaded
  await expect(questionOn(page)).toHaveAttribute('data-question-id', question.id)
  await expectFeedback(page, 'wrong', { saved: true })
  const stored = (await storedAttempts(page)).filter((attempt) => attempt.question === question.id)
  expect(stored).toHaveLength(1)
})

test('database process lost for good: it is told, nothing is called saved, and the answer waits in the journal', async ({
  page,
  key,
}) => {
  await startRound(page)
  await answer(page, key, 'right')
  await expectFeedback(page, 'right', { saved: true })
  await goOn(page)
  const question = await questionOnScreen(page, key)
  await choose(page, question, answerTo(question, 'right'))
  await page.addInitScript(loseConnection)
  await page.evaluate(loseConnection)
  await page.getByTestId('confirm').click()
  // After the one reload the database does not answer either.
  await expect(page.getByTestId('storage-fault')).toHaveAttribute('data-kind', 'lost')
  await expect(page.locator('[data-saved=true]')).toHaveCount(0)
  const waiting = await page.evaluate(() =>
    Object.keys(localStorage).filter((name) => name.includes('/journal/')),
  )
  expect(waiting).toHaveLength(1)
})

test('database process lost before an answer: it stays told, and the answer is stored by the next page that reaches it', async ({
  page,
  context,
  key,
}) => {
  await startRound(page)
  await answer(page, key, 'right')
  await goOn(page)
  await page.addInitScript(loseConnection)
  await page.reload()
  const fault = page.getByTestId('storage-fault')
  await expect(fault).toHaveAttribute('data-kind', 'lost')
  const { id } = await answer(page, key, 'right', { saved: false })
  await expect(fault).toHaveAttribute('data-kind', 'lost')

  const next = await context.newPage()
  await next.goto('./')
  await expect(next.getByTestId('resume')).toBeVisible()
  await expect
    .poll(async () => (await storedAttempts(next)).filter(({ question }) => question === id).length)
    .toBe(1)
})

test('site data cleared in use: the app stops, says so, and makes no silent empty database', async ({
  page,
  context,
  key,
  baseURL,
}) => {
  await startRound(page)
  await answer(page, key, 'right')
  const devtools = await context.newCDPSession(page)
  await devtools.send('Storage.clearDataForOrigin', {
    origin: new URL(baseURL ?? '').origin,
    storageTypes: 'all',
  })
  await expect(page.getByTestId('storage-fault')).toHaveAttribute('data-kind', 'cleared')

  await goOn(page)
  await answer(page, key, 'right', { saved: false })
  await expect(questionOn(page)).toContainText('数据被清除')
  expect(await storedAttempts(page)).toEqual([])

  await page.getByTestId('accept-loss').click()
  await expect(page.getByTestId('start-practice')).toBeVisible()
  await expect(page.getByTestId('storage-fault')).toHaveCount(0)
  await page.getByTestId('start-practice').click()
  await answer(page, key, 'right')
})

test('silent corruption or partial loss, three answers in the middle of the log: told before anything is written', async ({
  page,
  key,
}) => {
  await startRound(page)
  for (let at = 0; at < 5; at++) {
    await answer(page, key, 'right')
    await goOn(page)
  }
  const middle = (await storedAttempts(page)).filter((_, at) => at > 0 && at < 4)
  await deleteRows(
    page,
    'attempts',
    middle.map(({ id }) => id),
  )
  await page.reload()
  await answer(page, key, 'right', { saved: false })
  const fault = page.getByTestId('storage-fault')
  await expect(fault).toHaveAttribute('data-kind', 'incomplete')
  await expect(fault).toContainText('5')
  await expect(fault).toContainText('2')
  expect(await storedAttempts(page)).toHaveLength(2)

  const reloaded = page.waitForEvent('load')
  await page.getByTestId('accept-loss').click()
  await reloaded
  await expect.poll(async () => (await storedAttempts(page)).length).toBe(3)
  await expect(fault).toHaveCount(0)
})

test('quota or disk full: the answer stays on the screen and in the journal, and is stored once there is room', async ({
  page,
  context,
  key,
  baseURL,
}) => {
  const devtools = await context.newCDPSession(page)
  const origin = new URL(baseURL ?? '').origin
  // Set before the first opening; set later it has no effect.
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 8_000_000 })
  await startRound(page)
  await answer(page, key, 'right')
  await goOn(page)
  await page.evaluate(fillUp)

  const question = await questionOnScreen(page, key)
  await choose(page, question, answerTo(question, 'right'))
  await page.getByTestId('confirm').click()
  await expectFeedback(page, 'right', { saved: false })
  await expect(questionOn(page)).toContainText('存储空间已满')
  expect(await storedAttempts(page)).toHaveLength(1)
  expect(
    await page.evaluate(() => Object.keys(localStorage).filter((name) => name.includes('/journal/'))),
  ).toHaveLength(1)

  await page.evaluate(makeRoom)
  await page.getByRole('button', { name: '再存一次' }).click()
  await expectFeedback(page, 'right', { saved: true })
  expect(await storedAttempts(page)).toHaveLength(2)
})

/** Another page of the same origin takes all the room there is. */
async function fillUp(): Promise<void> {
  const filler = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('filler', 1)
    request.onupgradeneeded = () => request.result.createObjectStore('rows', { autoIncrement: true })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(new Error(String(request.error)))
  })
  const put = (size: number): Promise<boolean> =>
    new Promise((resolve) => {
      const writing = filler.transaction('rows', 'readwrite')
      // By chance, since what repeats itself is stored small.
      const bytes = new Uint8Array(size)
      for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536))
      writing.objectStore('rows').add(bytes)
      writing.oncomplete = () => resolve(true)
      writing.onabort = () => resolve(false)
    })
  for (let size = 1_000_000; size >= 1; size = Math.floor(size / 4)) while (await put(size));
  filler.close()
}

function makeRoom(): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase('filler')
    request.onsuccess = () => resolve()
    request.onerror = () => reject(new Error(String(request.error)))
  })
}

/** What a later version of the app does first. Resolves to the version; nothing may stand in its way. */
function openAsNewer(): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('bainian-qianti', 100_000)
    request.onsuccess = () => {
      request.result.close()
      resolve(request.result.version)
    }
    request.onerror = () => reject(new Error(String(request.error)))
    request.onblocked = () => reject(new Error('blocked'))
  })
}

test('older code, newer data: everything can be read, nothing is written', async ({ page, key }) => {
  await startRound(page)
  await answer(page, key, 'wrong')
  await page.goto('about:blank')
  await page.goto('./sw.js')
  await page.evaluate(openAsNewer)
  await page.goto('./')
  await expect(page.getByTestId('storage-fault')).toHaveAttribute('data-kind', 'newer')
  await visit(page, '/review')
  await expect(page.getByTestId('wrong-row')).toHaveCount(1)
  await visit(page, '/')
  await page.getByTestId('resume').click()
  await answer(page, key, 'right', { saved: false })
  expect(await storedAttempts(page)).toHaveLength(1)
})

test('another window upgrades the database: this one says so and writes nothing more', async ({
  page,
  context,
  key,
}) => {
  await startRound(page)
  await answer(page, key, 'right')
  const other = await context.newPage()
  await other.goto('./sw.js')
  // A newer version of the app opens first: not blocked by the old one, which gives way.
  expect(await other.evaluate(openAsNewer)).toBe(100_000)
  await expect(page.getByTestId('storage-fault')).toHaveAttribute('data-kind', 'replaced')
  await goOn(page)
  await answer(page, key, 'right', { saved: false })
  expect(await storedAttempts(other)).toHaveLength(1)
})

test('eviction of everything: a browser with nothing left offers to restore beside starting', async ({
  page,
  context,
  key,
  baseURL,
}) => {
  await startRound(page)
  await answer(page, key, 'right')
  // While the app is closed: an eviction takes the witness and the journal too.
  await page.goto('about:blank')
  const devtools = await context.newCDPSession(page)
  await devtools.send('Storage.clearDataForOrigin', {
    origin: new URL(baseURL ?? '').origin,
    storageTypes: 'all',
  })
  const later = await context.newPage()
  await later.goto('./')
  await expect(later.getByTestId('start-daily')).toBeVisible()
  await expect(later.getByTestId('resume')).toHaveCount(0)
  await later.getByTestId('restore').click()
  await expect(later.getByTestId('restore-file')).toBeVisible()
})

test('two tabs: the second says where the round is and takes it over, and no answer counts twice', async ({
  page,
  context,
  key,
}) => {
  await startRound(page)
  await answer(page, key, 'wrong')
  await goOn(page)
  const second = await context.newPage()
  await second.goto(page.url())
  await expect(second.getByTestId('elsewhere')).toBeVisible()
  await expect(questionOn(second)).toHaveCount(0)
  await second.getByTestId('take-over').click()
  await expect(page.getByTestId('elsewhere')).toBeVisible()
  expect((await readScreen(second)).question).not.toBe('')
  await answer(second, key, 'right')
  // Keys reach the first tab too, and it writes nothing.
  for (const pressed of ['1', '2', 'Enter']) await page.keyboard.press(pressed)
  await goOn(second)
  await answer(second, key, 'wrong')

  await page.bringToFront()
  await page.getByTestId('take-over').click()
  await expect(second.getByTestId('elsewhere')).toBeVisible()
  await expectFeedback(page, 'wrong', { saved: true })
  await goOn(page)
  await answer(page, key, 'right')
  const stored = await storedAttempts(page)
  expect(stored).toHaveLength(4)
  expect(new Set(stored.map(({ question }) => question)).size).toBe(4)
  const records = await rowsOf<{ readonly answered: number }>(page, 'questionRecords')
  expect(records.map(({ answered }) => answered)).toEqual([1, 1, 1, 1])
})

test('two tabs: a round in each, answered in turn, and both in one log', async ({ page, context, key }) => {
  await startRound(page)
  const second = await context.newPage()
  await startRound(second)
  for (let at = 0; at < 3; at++)
    for (const tab of [page, second]) {
      // A tab behind another draws seldom, and every tap would wait for that.
      await tab.bringToFront()
      if (at > 0) await goOn(tab)
      await answer(tab, key, at % 2 ? 'wrong' : 'right')
    }
  const stored = await storedAttempts(page)
  expect(new Set(stored.map(({ id }) => id)).size).toBe(6)
  const answered = (await rowsOf<{ readonly answered: number }>(page, 'questionRecords'))
    .map(({ answered }) => answered)
    .reduce((sum, count) => sum + count, 0)
  expect(answered).toBe(6)
})
