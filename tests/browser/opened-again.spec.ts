import type { BrowserContext, Page } from '@playwright/test'
import { answerTo } from './support/answer-key.ts'
import { expect, test } from './support/app-test.ts'
import {
  choose,
  finishEarly,
  offlineReady,
  practiseForm,
  questionOnScreen,
  readScreen,
  visit,
} from './support/play.ts'

// A worker would serve the files that these tests hold back.
test.use({ serviceWorkers: 'block' })

const SCRIPT = /assets\/index-[^/]*\.js$/

/** Lets a file come only when the returned function is called. */
async function hold(page: Page, file: RegExp): Promise<() => void> {
  let letGo = (): void => undefined
  const gate = new Promise<void>((resolve) => (letGo = resolve))
  await page.route(file, async (route) => {
    await gate
    await route.continue()
  })
  return letGo
}

const holdDatabase = (page: Page) => hold(page, /assets\/database-[^/]*\.js$/)
const holdScript = (page: Page) => hold(page, SCRIPT)

/** What draws the question before the database is there is noted a moment after the question itself. */
async function questionNoted(page: Page, { question }: { readonly question: string }): Promise<void> {
  await expect
    .poll(
      () => page.evaluate(() => localStorage.getItem('bainian-qianti/question')),
      'the question on the screen',
    )
    .toContain(question)
}

for (const form of ['single', 'multiple', 'judge'] as const)
  test(`the app opened again goes on with a ${form} question before it has its database`, async ({
    page,
    context,
    key,
  }) => {
    await page.goto('./')
    await practiseForm(page, form)
    const question = await questionOnScreen(page, key)
    await choose(page, question, answerTo(question, 'right'))
    await expect(page.getByTestId('confirm')).toBeEnabled()
    const before = await readScreen(page)
    await questionNoted(page, before)
    await page.close()

    const tab = await context.newPage()
    const letGo = await holdDatabase(tab)
    await tab.goto('./')
    await tab.getByTestId('resume').click()
    await expect(tab.getByTestId('question')).toBeVisible()
    await expect.poll(() => readScreen(tab)).toEqual(before)
    await tab.getByTestId('confirm').click()
    await expect(tab.getByTestId('feedback')).toHaveAttribute('data-outcome', 'right')
    await expect(tab.getByTestId('feedback')).toHaveAttribute('data-saved', 'false')
    letGo()
    await expect(tab.getByTestId('feedback')).toHaveAttribute('data-saved', 'true')
  })

test('a question reloaded stands before the app has its database', async ({ page }) => {
  await page.goto('./')
  await practiseForm(page, 'match')
  const before = await readScreen(page)
  await questionNoted(page, before)
  const letGo = await holdDatabase(page)
  await page.reload()
  await expect(page.getByTestId('question')).toBeVisible()
  await expect.poll(() => readScreen(page)).toEqual(before)
  letGo()
})

test.describe('继续, while the script is on its way', () => {
  const resume = (page: Page) => page.getByTestId('resume')

  /** A round begun and closed at once; the app opened again without its script. */
  async function openedAgain(page: Page, context: BrowserContext) {
    await page.goto('./')
    await practiseForm(page, 'single')
    const before = await readScreen(page)
    await expect
      .poll(() => page.evaluate(() => Object.entries(localStorage).join()), 'what 今日 will say')
      .toMatch(new RegExp(`unfinished[^,]*,[^,]*${before.session}`))
    await page.close()
    const tab = await context.newPage()
    const letGo = await holdScript(tab)
    await tab.goto('./', { waitUntil: 'commit' })
    return { tab, before, letGo }
  }

  test('says which round it is and leads to its question', async ({ page, context }) => {
    const { tab, before, letGo } = await openedAgain(page, context)
    await expect(tab.getByRole('region', { name: '接着答' })).toContainText(/单选 · 第\s1\s题，共\s10\s题/)
    await resume(tab).click()
    await expect(tab).toHaveURL(new RegExp(`#/session/${before.session}`))
    letGo()
    await expect(tab.getByTestId('question')).toBeVisible()
    expect(await readScreen(tab)).toEqual(before)
    await tab.goBack()
    await expect(resume(tab)).toBeVisible()
  })

  test('that is held down while the script comes', async ({ page, context }) => {
    const { tab, before, letGo } = await openedAgain(page, context)
    await resume(tab).hover()
    await tab.mouse.down()
    const evaluated = tab.waitForEvent('requestfinished', (request) => SCRIPT.test(request.url()))
    letGo()
    await evaluated
    await expect(tab.locator('#question-page')).toHaveCount(1)
    await tab.mouse.up()
    await expect(tab.getByTestId('question')).toBeVisible()
    expect(await readScreen(tab)).toEqual(before)
  })

  test('leads to the result of a round that another tab has ended meanwhile', async ({ page, context }) => {
    const { tab, before, letGo } = await openedAgain(page, context)
    await expect(resume(tab)).toBeVisible()
    const other = await context.newPage()
    await other.goto(`./#/session/${before.session}`)
    await finishEarly(other)
    await resume(tab).click()
    letGo()
    await expect(tab.getByTestId('score')).toBeVisible()
    await visit(tab, '/')
    await expect(tab.getByTestId('start-practice')).toBeVisible()
    await expect(resume(tab)).toHaveCount(0)
  })

  test('says that a round is gone which another tab has deleted meanwhile, and is no longer offered', async ({
    page,
    context,
  }) => {
    const { tab, letGo } = await openedAgain(page, context)
    await expect(resume(tab)).toBeVisible()
    const other = await context.newPage()
    await other.goto('./#/data')
    await other.getByTestId('delete-all').click()
    await other.getByTestId('delete-now').click()
    await expect.poll(() => tab.evaluate(() => localStorage.getItem('bainian-qianti/unfinished'))).toBeNull()
    await resume(tab).click()
    letGo()
    await expect(tab.getByTestId('session-missing')).toBeVisible()
    await visit(tab, '/')
    await expect(resume(tab)).toHaveCount(0)
  })
})

test.describe('without a network', () => {
  test.use({ serviceWorkers: 'allow' })

  test('继续 leads to the question, as with one', async ({ page, context }) => {
    await page.goto('./')
    await offlineReady(page)
    await practiseForm(page, 'single')
    const before = await readScreen(page)
    await page.close()
    await context.setOffline(true)
    const tab = await context.newPage()
    await tab.goto('./')
    await tab.getByTestId('resume').click()
    expect(await readScreen(tab)).toEqual(before)
  })
})

for (const [what, name, text] of [
  ['its question is damaged', 'question', '{'],
  ['its state is missing', 'session', ''],
  ['which round it is is damaged', 'unfinished', '{"session":'],
  ['an earlier version has noted it', 'unfinished', '212'],
] as const)
  test(`where ${what} in what was noted, the database tells`, async ({ page, context }) => {
    await page.goto('./')
    await practiseForm(page, 'single')
    const { question } = await readScreen(page)
    await page.evaluate(([name, text]) => localStorage.setItem(`bainian-qianti/${name}`, text), [
      name,
      text,
    ] as const)
    await page.close()

    const tab = await context.newPage()
    await tab.goto('./')
    await tab.getByTestId('resume').click()
    await expect(tab.getByTestId('question')).toHaveAttribute('data-question-id', question)
  })
