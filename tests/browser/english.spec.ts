// The interface in English: chosen, remembered, complete, and marked where it quotes Chinese.
import type { Page } from '@playwright/test'
import { expectNoViolations } from './support/axe.ts'
import { test as withWorker } from './support/app-test.ts'
import { expect, test } from './support/page-test.ts'
import { BUILD } from './support/build.ts'
import { serveBuild } from './support/build-server.ts'
import { begin, playOn } from './support/contest.ts'
import { chooseSettings } from './support/look.ts'
import { APP_PAGES, LATER_PAGES } from './support/pages.ts'
import { answer, finishEarly, FORMS, practiseForm, questionOn, visit } from './support/play.ts'

/** Question forms whose answer the player gives without reading a button's Chinese name. */
const FORMS_BUT_ORDER = FORMS.filter((form) => form !== 'order')

const ROUTES = [...new Set([...APP_PAGES, ...LATER_PAGES].map(({ route }) => route))]

let loads = 0

/** Opens the page anew and waits until it stands: its heading, and nothing left that is still to come. */
async function stand(page: Page, route: string): Promise<void> {
  // Another address, since one that only ends differently would not be loaded.
  await page.goto(`./?${++loads}#${route}`)
  await expect(page.locator('main h1').first()).toBeVisible()
  await page.waitForLoadState('networkidle')
}

/** Chinese that is on the screen, or is a control's name, and does not stand inside `lang="zh-CN"`. */
async function unmarkedChinese(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const chinese = /[\u3000-\u9fff\uff00-\uffef]/
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      if (!element || element.closest('script, style, noscript')) continue
      if (chinese.test(node.textContent ?? '') && element.closest('[lang]')?.getAttribute('lang') !== 'zh-CN')
        found.push((node.textContent ?? '').trim())
    }
    for (const element of document.querySelectorAll('[placeholder]'))
      if (chinese.test(element.getAttribute('placeholder') ?? '')) found.push(element.outerHTML.slice(0, 100))
    return found
  })
}

test('is chosen in the settings, holds at once, after a reload, and until it is changed back', async ({
  page,
}) => {
  await page.goto('./#/settings')
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await page.getByTestId('language').selectOption({ label: 'English' })
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  await expect(page.getByRole('link', { name: /^Mis\u00ad?takes$/ })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page).toHaveTitle('Settings · Bainian Qianti')
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  await page.getByTestId('language').selectOption({ label: '简体中文' })
  await expect(page.getByRole('heading', { level: 1, name: '设置' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: '设置' })).toBeVisible()
})

test('draws nothing in Chinese once the page has been read', async ({ page }) => {
  await chooseSettings(page, { language: 'en' })
  await page.addInitScript(() => {
    const seen: string[] = []
    Object.assign(window, { seen })
    const note = (): void => {
      const main = document.querySelector('main')
      if (main?.checkVisibility()) seen.push(main.innerText)
      requestAnimationFrame(note)
    }
    requestAnimationFrame(note)
  })
  await page.goto('./')
  await expect(page.getByRole('heading', { name: 'Quick practice: twenty questions' })).toBeVisible()
  const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen)
  expect(seen.length).toBeGreaterThan(0)
  expect(seen.filter((text) => /[\u3400-\u9fff]/.test(text))).toEqual([])
})

withWorker('works without a network', async ({ page, context }) => {
  const server = await serveBuild(BUILD, '/')
  await page.goto(server.url)
  // English is fetched at rest, after the app itself.
  await visit(page, '/about')
  await expect(page.getByTestId('offline-later')).toHaveAttribute('data-state', 'ready')
  await server.stop()
  await context.setOffline(true)
  await visit(page, '/settings')
  await page.getByTestId('language').selectOption('en')
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
})

test('when its words cannot be fetched, the page stays Chinese and says so', async ({ page, context }) => {
  await context.route(/assets\/en-[^/]*\.js$/, (route) => route.abort())
  await page.goto('./#/settings')
  await expect(page.getByRole('heading', { level: 1, name: '设置' })).toBeVisible()
  await context.setOffline(true)
  await page.getByTestId('language').selectOption('en')
  await expect(page.getByRole('alert')).toHaveText(/没有取到/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
})

test.describe('in a browser that speaks another language', () => {
  test.use({ locale: 'de-DE' })

  test('is offered on 今日, and no more once it is chosen', async ({ page }) => {
    await page.goto('./')
    await expect(page.getByRole('heading', { name: '随手练二十题' })).toBeVisible()
    await page.getByTestId('offer-english').click()
    await expect(page.getByRole('heading', { name: 'Quick practice: twenty questions' })).toBeVisible()
    await expect(page.getByTestId('offer-english')).toHaveCount(0)
  })
})

test('is not offered where the browser speaks Chinese', async ({ page }) => {
  await page.goto('./')
  await expect(page.getByTestId('start-due')).toBeVisible()
  await expect(page.getByTestId('offer-english')).toHaveCount(0)
})

test.describe('chosen', () => {
  test.beforeEach(({ page }) => chooseSettings(page, { language: 'en' }))

  test('leaves no Chinese unmarked on any page', async ({ page }) => {
    for (const route of ROUTES) {
      await stand(page, route)
      await expect.poll(() => unmarkedChinese(page), route).toEqual([])
    }
  })

  test('leaves no Chinese unmarked on questions of every form, their feedback, and what is kept of them', async ({
    page,
    key,
  }) => {
    await page.goto('./')
    for (const form of FORMS_BUT_ORDER) {
      await practiseForm(page, form)
      await expect(questionOn(page).locator('#stem')).toHaveAttribute('lang', 'zh-CN')
      await expect.poll(() => unmarkedChinese(page), form).toEqual([])
      await answer(page, key, 'wrong')
      await expect(page.getByTestId('source')).toHaveAttribute('lang', 'zh-CN')
      await expect(page.getByTestId('feedback').getByRole('heading', { name: 'Wrong' })).toBeVisible()
      await expect.poll(() => unmarkedChinese(page), `${form}, feedback`).toEqual([])
      await page.getByTestId('sheet').click()
      await expect.poll(() => unmarkedChinese(page), `${form}, answer sheet`).toEqual([])
      await page.keyboard.press('Escape')
      await finishEarly(page)
      await page.waitForLoadState('networkidle')
      await expect.poll(() => unmarkedChinese(page), `${form}, result`).toEqual([])
    }
    await stand(page, '/review')
    await expect(page.getByTestId('wrong-row')).toHaveCount(FORMS_BUT_ORDER.length)
    for (const row of await page.getByTestId('wrong-row').all()) {
      await row.locator('summary').first().click()
      await row.getByTestId('my-history').locator('summary').first().click()
    }
    await expect.poll(() => unmarkedChinese(page), 'wrong book').toEqual([])
    await stand(page, '/stats')
    await expect.poll(() => unmarkedChinese(page), 'statistics').toEqual([])
    await stand(page, '/print-wrong')
    await expect.poll(() => unmarkedChinese(page), 'printed mistakes').toEqual([])
  })

  test('leaves no Chinese unmarked in a contest, its result, its codes and its paper', async ({
    page,
    key,
  }) => {
    await begin(page, 'bainian')
    await expect.poll(() => unmarkedChinese(page), 'contest question').toEqual([])
    await playOn(page, key, [2])
    await page.waitForLoadState('networkidle')
    await expect.poll(() => unmarkedChinese(page), 'result').toEqual([])
    const [paper, result] = await Promise.all(
      ['paper-code', 'result-code'].map((code) => page.getByTestId(code).textContent()),
    )
    await stand(page, `/contest/${paper?.trim() ?? ''}`)
    await expect.poll(() => unmarkedChinese(page), 'paper code').toEqual([])
    await stand(page, `/contest-result/${result?.trim() ?? ''}`)
    await expect.poll(() => unmarkedChinese(page), 'result code').toEqual([])
    await stand(page, `/print/${paper?.trim() ?? ''}`)
    await expect.poll(() => unmarkedChinese(page), 'printed paper').toEqual([])
    await stand(page, '/season')
    await expect.poll(() => unmarkedChinese(page), 'season').toEqual([])
  })

  test.describe('at 320 px and 200 %', () => {
    test.use({ viewport: { width: 320, height: 568 } })
    test.beforeEach(({ page }) => chooseSettings(page, { textScale: 200 }))

    test('no page scrolls sideways or is cut off', async ({ page, key }) => {
      for (const route of ROUTES) {
        await stand(page, route)
        await expect.poll(() => tooWide(page), route).toEqual([])
      }
      await practiseForm(page, 'single')
      await expect.poll(() => tooWide(page), 'question').toEqual([])
      await answer(page, key, 'wrong')
      await expect.poll(() => tooWide(page), 'feedback').toEqual([])
      await finishEarly(page)
      await expect.poll(() => tooWide(page), 'result').toEqual([])
    })
  })
})

test.describe('chosen, looked at by axe', () => {
  // The policy keeps foreign scripts out, and axe is one.
  test.use({ bypassCSP: true, contextOptions: { reducedMotion: 'reduce' } })
  test.beforeEach(({ page }) => chooseSettings(page, { language: 'en' }))

  test('has no violations on the main pages', async ({ page, key }) => {
    for (const route of ['/', '/practice', '/contest', '/review', '/me', '/settings', '/data', '/about']) {
      await stand(page, route)
      await expectNoViolations(page, route)
    }
    await practiseForm(page, 'multiple')
    await expectNoViolations(page, 'question')
    await answer(page, key, 'wrong')
    await expectNoViolations(page, 'feedback')
    await finishEarly(page)
    await expectNoViolations(page, 'result')
  })
})

/** What reaches over the sides of the screen, or out of the element that it is drawn in. */
async function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    const found: string[] = []
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      if (!element.checkVisibility({ visibilityProperty: true })) continue
      if (element.closest('.water, .river, .visually-hidden, .skip')) continue
      const { left, right } = element.getBoundingClientRect()
      if (right > width + 1 || left < -1) found.push(element.outerHTML.slice(0, 120))
    }
    if (document.documentElement.scrollWidth > width) found.push('the page')
    return found
  })
}
