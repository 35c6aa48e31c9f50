import type { Locator, Page } from '@playwright/test'
import { DAILY_COUNT } from '../../src/quiz/daily.ts'
import { expect, test } from './support/app-test.ts'
import { answerTo } from './support/answer-key.ts'
import { answer, choose, expectFeedback, finishEarly, questionOnScreen, readScreen } from './support/play.ts'

// A worker would serve the script that these tests hold back.
test.use({ serviceWorkers: 'block' })

const start = (page: Page) => page.getByTestId('start-practice')
const early = (page: Page) => page.locator('article[data-shown-at]')

/** Loads the app's script only when the returned function is called. */
async function holdScript(page: Page): Promise<() => void> {
  let letGo = (): void => undefined
  const gate = new Promise<void>((resolve) => (letGo = resolve))
  await page.route(/assets\/index-[^/]*\.js$/, async (route) => {
    await gate
    await route.continue()
  })
  return letGo
}

async function appIsThere(page: Page): Promise<void> {
  await expect(page.locator('#question-page')).toHaveCount(0)
  await expect(early(page)).toHaveCount(0)
}

/** The page as the reader has it, without what only tells who drew it. */
function drawnPage(page: Page): Promise<string> {
  return page.locator('#app').evaluate((app) => {
    const copy = app.cloneNode(true) as HTMLElement
    copy.querySelector('dialog')?.remove()
    copy.querySelector('article')?.removeAttribute('data-shown-at')
    const comments = document.createNodeIterator(copy, NodeFilter.SHOW_COMMENT)
    for (let node = comments.nextNode(); node; node = comments.nextNode()) (node as Comment).remove()
    for (const each of copy.querySelectorAll('*')) {
      // Vue sets these as properties, the HTML as attributes; which is chosen is compared by the class and in readScreen.
      for (const name of ['checked', 'data-v-app', 'style']) each.removeAttribute(name)
      each.className = [...each.classList].sort().join(' ')
    }
    copy.normalize()
    return [...copy.querySelectorAll('*')]
      .map((each) => {
        const names = each.getAttributeNames().sort()
        const own = [...each.childNodes]
          .filter((node) => node instanceof Text)
          .map((node) => node.textContent)
        return [each.tagName, ...names.map((name) => `${name}=${each.getAttribute(name)}`), ...own].join(' ')
      })
      .join('\n')
      .replaceAll(/[ \t]+/g, ' ')
  })
}

test.describe('on a first visit, while the script is on its way', () => {
  test('the first question is there, is chosen from and confirmed; the app asks the same and takes the answer', async ({
    page,
    key,
  }) => {
    const letGo = await holdScript(page)
    await page.goto('./', { waitUntil: 'commit' })
    await start(page).click()
    await expect(early(page)).toBeVisible()
    const before = await readScreen(page)
    const question = await questionOnScreen(page, key)
    expect([...before.order].sort()).toEqual(
      question.form === 'single' ? question.options.map(({ id }) => id).sort() : [],
    )
    await expect(page.locator('#stem')).toBeFocused()
    await expect(page.getByTestId('confirm')).toBeDisabled()
    await choose(page, question, answerTo(question, 'wrong'))
    await page.getByTestId('confirm').click()
    await expect(page.getByTestId('feedback')).toHaveCount(0)

    letGo()
    await expectFeedback(page, 'wrong', { saved: true })
    await appIsThere(page)
    const after = await readScreen(page)
    expect({ ...after, answered: false }).toEqual({ ...before, chosen: answerTo(question, 'wrong') })
    await expect(page).toHaveURL(new RegExp(`#/session/${before.session}$`))
    await expect(page.getByTestId('place')).toHaveText('1 / 20')
  })

  test('nothing moves when the app takes over, and the focus stays', async ({ page }) => {
    const letGo = await holdScript(page)
    await page.goto('./', { waitUntil: 'commit' })
    await start(page).click()
    await expect(early(page)).toBeVisible()
    const option = page.getByTestId('option').nth(1)
    await option.check()
    await option.focus()
    await page.evaluate(() => {
      const shifts: number[] = []
      Object.assign(window, { shifts })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          shifts.push((entry as PerformanceEntry & { value: number }).value)
      }).observe({ type: 'layout-shift' })
    })
    const before = await drawnPage(page)

    letGo()
    await appIsThere(page)
    await expect(option).toBeChecked()
    await expect(option).toBeFocused()
    await expect(page.getByTestId('confirm')).toBeEnabled()
    await expect.poll(() => drawnPage(page)).toBe(before)
    expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([])
  })

  test('a way back is there, and another start', async ({ page }) => {
    const letGo = await holdScript(page)
    await page.goto('./', { waitUntil: 'commit' })
    await start(page).click()
    await page.getByTestId('leave').click()
    await expect(start(page)).toBeVisible()
    await page.goBack({ waitUntil: 'commit' })
    await expect(early(page)).toBeVisible()
    await page.goBack({ waitUntil: 'commit' })
    await expect(start(page)).toBeVisible()

    letGo()
    await appIsThere(page)
    await start(page).click()
    await expect(page.getByTestId('question')).toBeVisible()
  })

  test('a press that came before the script is told once more, and the question stays', async ({ page }) => {
    const letGo = await holdScript(page)
    await page.goto('./', { waitUntil: 'commit' })
    await start(page).click()
    await page.getByTestId('option').nth(1).check()
    const before = await readScreen(page)
    await page.evaluate(() => {
      const here = location.href
      dispatchEvent(new HashChangeEvent('hashchange', { oldURL: here, newURL: here }))
    })
    await expect.poll(() => readScreen(page)).toEqual(before)
    letGo()
    await appIsThere(page)
    await expect.poll(() => readScreen(page)).toEqual(before)
  })

  test('the stem keeps the focus for those who are read to', async ({ page }) => {
    const letGo = await holdScript(page)
    await page.goto('./', { waitUntil: 'commit' })
    await start(page).press('Enter')
    await expect(page.locator('#stem')).toBeFocused()
    letGo()
    await appIsThere(page)
    await expect(page.locator('#stem')).toBeFocused()
  })

  test('another button pressed meanwhile does its work as soon as it can', async ({ page }) => {
    const letGo = await holdScript(page)
    await page.goto('./', { waitUntil: 'commit' })
    await start(page).click()
    await page.getByTestId('sheet').click()
    letGo()
    await expect(page.getByTestId('sheet-dialog')).toBeVisible()
  })

  test('every opening question and every order of its options comes up', async ({ page, key }) => {
    const seen = new Set<string>()
    await page.route(/assets\/index-[^/]*\.js$/, (route) => route.abort())
    await page.goto('./', { waitUntil: 'commit' })
    await page.waitForFunction(() => document.readyState !== 'loading')
    const drawn = await page.evaluate(async () => {
      const go = (hash: string) =>
        new Promise((gone) => {
          addEventListener('hashchange', gone, { once: true })
          location.hash = hash
        })
      const all: { question: string; order: string }[] = []
      for (let round = 0; round < 100; round++) {
        await go('#/start')
        const inputs = document.querySelectorAll<HTMLInputElement>('[data-shown-at] input')
        all.push({ question: inputs[0]?.name ?? '', order: [...inputs].map(({ value }) => value).join() })
        await go('#/')
      }
      return all
    })
    for (const { question, order } of drawn) {
      expect(key.get(question)?.form).toBe('single')
      seen.add(question).add(order)
    }
    const questions = [...seen].filter((each) => key.has(each))
    expect(questions).toHaveLength(5)
    expect(seen.size - questions.length).toBeGreaterThan(15)
  })
})

test('what is pressed on 今日 before the app is there is done when it comes', async ({ page }) => {
  const letGo = await holdScript(page)
  await page.goto('./', { waitUntil: 'commit' })
  await page.getByTestId('first-size-150').check()
  // Twice, as impatience has it: one round is begun.
  await page.getByTestId('start-daily').dblclick()
  letGo()
  await expect(page.getByTestId('question')).toBeVisible()
  await expect(page.getByTestId('place')).toHaveText(`1 / ${DAILY_COUNT}`)
  await expect(page.locator('html')).toHaveCSS('font-size', '24px')
  await page.goBack()
  await expect(page.getByTestId('start-daily')).toBeVisible()
})

test.describe('a press that the coming of the app falls into', () => {
  /** Down while the script is held back, up when it has come. */
  async function pressAcross(page: Page, target: Locator, letGo: () => void): Promise<void> {
    const box = await target.boundingBox()
    if (!box) throw new Error('nothing to press')
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    const script = page.waitForResponse(/assets\/index-[^/]*\.js$/)
    await page.mouse.down()
    letGo()
    await (await script).finished()
    await page.waitForTimeout(300)
    await page.mouse.up()
  }

  for (const name of ['start-practice', 'start-daily'])
    test(`on ${name} is one press`, async ({ page }) => {
      const letGo = await holdScript(page)
      await page.goto('./', { waitUntil: 'commit' })
      await pressAcross(page, page.getByTestId(name), letGo)
      await expect(page.getByTestId('question')).toBeVisible()
      await appIsThere(page)
      await page.goBack()
      await expect(page.getByTestId('start-daily')).toBeVisible()
    })

  test('on an option chooses it', async ({ page }) => {
    const letGo = await holdScript(page)
    await page.goto('./', { waitUntil: 'commit' })
    await start(page).click()
    await expect(early(page)).toBeVisible()
    await pressAcross(page, page.locator('.option').nth(1), letGo)
    await appIsThere(page)
    await expect(page.getByTestId('option').nth(1)).toBeChecked()
  })

  test('that is never lifted does not keep the app away', async ({ page }) => {
    const letGo = await holdScript(page)
    await page.goto('./', { waitUntil: 'commit' })
    await page.mouse.move(5, 400)
    await page.mouse.down()
    letGo()
    await appIsThere(page)
    await page.mouse.up()
  })
})

test('with a history the first question follows from it, so 今日 stays until the app is there', async ({
  page,
  key,
}) => {
  await page.goto('./')
  await start(page).click()
  await answer(page, key, 'right')
  await finishEarly(page)

  const letGo = await holdScript(page)
  await page.goto('./?again', { waitUntil: 'commit' })
  await start(page).click()
  await expect(page).toHaveURL(/#\/start$/)
  await expect(early(page)).toHaveCount(0)
  await expect(start(page)).toBeVisible()
  letGo()
  await expect(page.getByTestId('question')).toBeVisible()
})

const others: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  ['in English', (page) => setting(page, { language: 'en' })],
  ['that reads aloud', (page) => setting(page, { readAloud: 'button' })],
  ['where a tap is the answer', (page) => setting(page, { answerBy: 'tap' })],
  ['with a wide screen', (page) => page.setViewportSize({ width: 1280, height: 800 })],
]
for (const [what, change] of others)
  test(`the first question waits for the app on a page ${what}`, async ({ page }) => {
    await page.goto('./')
    await change(page)
    const letGo = await holdScript(page)
    await page.goto('./?again', { waitUntil: 'commit' })
    await page.evaluate(() => (location.hash = '#/start'))
    await page.waitForFunction(() => document.readyState !== 'loading')
    await expect(early(page)).toHaveCount(0)
    letGo()
    await expect(page.getByTestId('question')).toBeVisible()
  })

async function setting(page: Page, change: Readonly<Record<string, unknown>>): Promise<void> {
  await page.evaluate((part) => {
    const name = 'bainian-qianti/settings'
    const settings = JSON.parse(localStorage.getItem(name) ?? '{}') as object
    localStorage.setItem(name, JSON.stringify({ ...settings, ...part }))
  }, change)
}

test('a tap that the app does not come to answer says so after some seconds, and loads the page anew', async ({
  page,
}) => {
  await page.clock.install()
  const script = /assets\/index-[^/]*\.js$/
  await page.route(script, (route) => route.abort())
  await page.goto('./')
  const daily = page.getByTestId('start-daily')
  await daily.click()
  await page.clock.runFor(10_000)
  await expect(daily).toHaveText('没取到，再试一次')
  await page.unroute(script)
  await daily.click()
  await expect(daily).toContainText('每日十题')
})
