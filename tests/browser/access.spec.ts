import { spokenText } from '../../src/quiz/spoken-text.ts'
import { answerTo } from './support/answer-key.ts'
import { test as withWorker } from './support/app-test.ts'
import { startContest } from './support/contest.ts'
import { expect, movingTest as test } from './support/page-test.ts'
import { chooseSettings, ELDER } from './support/look.ts'
import {
  answer,
  appStarted,
  choose,
  finishEarly,
  goOn,
  practiseForm,
  questionOn,
  questionOnScreen,
  visit,
} from './support/play.ts'
import { giveVoices, said } from './support/voices.ts'

const LOCAL = [{ lang: 'zh-CN', localService: true }]

test.describe('长辈模式', () => {
  test('one switch sets every part at once, and brings everything back', async ({ page }) => {
    await page.goto('./#/settings')
    await page.getByTestId('textScale-115').check()
    await page.getByTestId('elder').check()
    const look = (): Promise<unknown> =>
      page.evaluate(() => {
        const root = document.documentElement
        return [root.dataset['contrast'], root.dataset['targets'], getComputedStyle(root).fontSize]
      })
    await expect.poll(look).toEqual(['more', 'large', '24px'])
    await expect(page.getByTestId('readAloud-auto')).toBeChecked()
    await expect(page.getByTestId('showClock')).not.toBeChecked()
    // From the first paint on, also on the next start.
    await page.reload()
    await expect.poll(look).toEqual(['more', 'large', '24px'])

    await page.getByTestId('elder').uncheck()
    await expect(page.getByTestId('textScale-115')).toBeChecked()
    expect((await look()) as unknown[]).toEqual([undefined, undefined, '18.4px'])
  })

  test('a contest shows its clock only when asked, says that time counts, and counts it', async ({
    page,
  }) => {
    await chooseSettings(page, ELDER)
    await page.goto('./#/contest')
    await startContest(page, 'timed')
    await expect(page.getByTestId('clock-hidden')).toContainText('照常计时')
    await expect(page.getByTestId('clock')).toBeHidden()
    await page.getByTestId('show-clock').click()
    await expect(page.getByTestId('clock')).toContainText('还剩')
    await expect
      .poll(async () => Number(await page.getByTestId('clock').getAttribute('data-remaining-ms')))
      .toBeLessThan(400_000)
  })
})

test.describe('reading aloud', () => {
  test('reads question, options, verdict and explanation with figures in words', async ({ page, key }) => {
    await giveVoices(page, LOCAL)
    await chooseSettings(page, { readAloud: 'auto' })
    await page.goto('./')
    await practiseForm(page, 'single')
    const question = await questionOnScreen(page, key)
    const options = await page.locator('.option .text').allTextContents()
    await expect
      .poll(() => said(page))
      .toEqual(
        [question.stem, ...options.map((text, at) => `${'ABCDEF'[at] ?? ''}，${text}`)].map(spokenText),
      )
    await answer(page, key, 'wrong')
    await expect.poll(() => said(page)).toContain(spokenText(question.explanation))
    expect((await said(page))[0]).toBe('答错了')
    expect((await said(page)).join('')).not.toMatch(/\d/)
  })

  test('a large button stops and repeats, and leaving falls silent', async ({ page }) => {
    await giveVoices(page, LOCAL)
    await chooseSettings(page, { readAloud: 'button' })
    await page.goto('./')
    await page.getByTestId('start-practice').click()
    const button = page.getByTestId('read-aloud')
    await expect(button).toHaveAttribute('data-state', 'ready')
    await expect.poll(() => said(page)).toEqual([])
    const box = await button.boundingBox()
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(48)

    await button.click()
    const lines = await said(page)
    expect(lines.length).toBeGreaterThan(0)
    await button.click()
    await expect.poll(() => said(page)).toEqual([])
    await page.keyboard.press('r')
    await expect.poll(() => said(page)).toEqual(lines)
    await page.getByTestId('leave').click()
    await expect(page.getByTestId('resume')).toBeVisible()
    await expect.poll(() => said(page)).toEqual([])
  })

  for (const [what, voices] of [
    ['no voice', []],
    ['a Chinese voice that needs a network', [{ lang: 'zh-CN', localService: false }]],
  ] as const)
    test(`says plainly that it cannot where the device has ${what}`, async ({ page }) => {
      await giveVoices(page, voices)
      await page.goto('./#/settings')
      await expect(page.getByTestId('voice')).toContainText('没有装中文语音')
      await page.getByTestId('readAloud-button').check()
      await visit(page, '/')
      await page.getByTestId('start-practice').click()
      const button = page.getByTestId('read-aloud')
      await expect(button).toHaveText('读不了')
      await button.click()
      await expect(page.getByText('现在不能朗读')).toBeVisible()
      await expect.poll(() => said(page)).toEqual([])
    })
})

test.describe('on a wide screen', () => {
  test.use({ viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false })

  test('the answer sheet stands beside the question and jumps', async ({ page, key }) => {
    await page.goto('./')
    await page.getByTestId('start-daily').click()
    const beside = page.getByTestId('sheet-beside')
    await expect(beside.getByTestId('sheet-item')).toHaveCount(10)
    await expect(page.getByTestId('sheet')).toHaveCount(0)
    const [question, sheet] = await Promise.all([questionOn(page).boundingBox(), beside.boundingBox()])
    expect(sheet?.x).toBeGreaterThanOrEqual((question?.x ?? 0) + (question?.width ?? 0) - 1)
    await answer(page, key, 'right')
    await expect(beside.getByRole('button', { name: '第 1 题，答对了' })).toBeVisible()
    await beside.getByTestId('sheet-item').nth(4).click()
    await expect(page.getByTestId('place')).toHaveText('5 / 10')
    await beside.getByTestId('finish').click()
    await expect(page.getByTestId('score')).toHaveAttribute('data-right', '1')
  })

  test('large text gets the whole width, and the sheet is a dialog again', async ({ page }) => {
    await chooseSettings(page, { textScale: 200 })
    await page.goto('./')
    await page.getByTestId('start-daily').click()
    await page.getByTestId('sheet').click()
    await expect(page.getByTestId('sheet-dialog')).toBeVisible()
  })

  test('? shows the keys, and they do what it says', async ({ page }) => {
    await page.goto('./')
    await page.getByTestId('start-daily').click()
    await expect(questionOn(page)).toBeVisible()
    await page.keyboard.press('?')
    const hints = page.getByTestId('key-hints')
    await expect(hints).toBeVisible()
    await expect(hints).toContainText('确定')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Escape')
    await expect(hints).toHaveCount(0)
    await expect(page.getByTestId('place')).toHaveText('1 / 10')
    await page.keyboard.press('h')
    await expect(page.getByTestId('leave-hall')).toBeVisible()
    await page.keyboard.press('h')
    await expect(page.getByTestId('leave-hall')).toHaveCount(0)
  })
})

for (const [width, height] of [
  [1280, 720],
  [1920, 1080],
] as const)
  test.describe(`the hall display at ${width}x${height}`, () => {
    test.use({ viewport: { width, height }, isMobile: false, hasTouch: false, deviceScaleFactor: 1 })

    test('writes large, shows no bars, and ends with one button', async ({ page, key }) => {
      await page.goto('./?display=hall#/')
      await expect(page.getByTestId('leave-hall')).toBeVisible()
      await page.getByTestId('start-practice').click()
      await expect(questionOn(page)).toBeVisible()
      await expect(page.getByRole('navigation')).toHaveCount(0)
      const px = (selector: string): Promise<number> =>
        page
          .locator(selector)
          .first()
          .evaluate((element) => parseFloat(getComputedStyle(element).fontSize))
      // One 150th of ten metres is 67 mm: 3.35 % of a screen 2 m wide.
      await expect.poll(() => px('.stem')).toBeGreaterThanOrEqual(width * 0.0335)
      const question = await questionOnScreen(page, key)
      await choose(page, question, answerTo(question, 'wrong'))
      await page.getByTestId('confirm').click()
      await expect(page.getByTestId('feedback')).toHaveAttribute('data-outcome', 'wrong')
      await expect
        .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
        .toBeLessThanOrEqual(width)

      await page.getByTestId('leave-hall').click()
      await expect(page.getByTestId('leave-hall')).toHaveCount(0)
      await page.getByTestId('sheet').or(page.getByTestId('sheet-beside')).first().waitFor()
      if (await page.getByTestId('sheet').isVisible()) await page.getByTestId('sheet').click()
      await page.getByTestId('finish').click()
      await page.getByTestId('hall').click()
      await expect(page.getByTestId('leave-hall')).toBeVisible()
      await expect.poll(() => px('[data-testid=score]')).toBeGreaterThanOrEqual(width * 0.1)
      await page.keyboard.press('Escape')
      await expect(page.getByRole('navigation')).toBeVisible()
    })
  })

test.describe('a phone on its side', () => {
  test.use({ viewport: { width: 844, height: 390 } })

  test('shows stem, first option and the confirm button together', async ({ page }) => {
    await page.goto('./')
    await practiseForm(page, 'single')
    for (const target of [page.locator('.stem'), page.getByTestId('confirm')])
      await expect(target).toBeInViewport({ ratio: 1 })
    await expect(page.locator('.option').first()).toBeInViewport({ ratio: 0.9 })
    const [footer, option] = await Promise.all([
      page.locator('footer').boundingBox(),
      page.locator('.option').first().boundingBox(),
    ])
    expect((option?.y ?? 0) + (option?.height ?? 0)).toBeLessThanOrEqual(footer?.y ?? 0)
  })
})

test('an on-screen keyboard that covers the page does not cover the confirm button', async ({ page }) => {
  // As Safari does it: the page keeps its height, only the visual viewport shrinks.
  await page.addInitScript(() => {
    const viewport = Object.assign(new EventTarget(), { height: innerHeight, offsetTop: 0, scale: 1 })
    Object.defineProperty(window, 'visualViewport', { value: viewport })
  })
  await page.goto('./')
  await practiseForm(page, 'blank')
  await page.getByTestId('blank-input').fill('一')
  const KEYBOARD = 336
  await page.evaluate((keyboard) => {
    const viewport = window.visualViewport as unknown as EventTarget & { height: number }
    viewport.height = innerHeight - keyboard
    viewport.dispatchEvent(new Event('resize'))
  }, KEYBOARD)
  await expect
    .poll(async () => {
      const box = await page.getByTestId('confirm').boundingBox()
      return (box?.y ?? 0) + (box?.height ?? 0)
    })
    .toBeLessThanOrEqual(844 - KEYBOARD)
  await page.getByTestId('confirm').click()
  await expect(page.getByTestId('feedback')).toBeVisible()
})

test.describe('first steps', () => {
  test('今日 says what this is until a round is finished, and writes as large as asked', async ({
    page,
    key,
  }) => {
    await page.goto('./')
    const firstRun = page.getByTestId('first-run')
    await expect(firstRun).toContainText('每道题写明出处')
    await page.getByTestId('first-size-130').check()
    await expect
      .poll(() => page.evaluate(() => getComputedStyle(document.documentElement).fontSize))
      .toBe('20.8px')
    await page.getByTestId('start-practice').click()
    await answer(page, key, 'right')
    await page.getByTestId('leave').click()
    await expect(firstRun).toBeVisible()
    await page.getByTestId('resume').click()
    await finishEarly(page)
    await visit(page, '/')
    await expect(page.getByTestId('start-daily')).toBeVisible()
    await expect(firstRun).toHaveCount(0)
    // Not for a moment either: it is in the HTML, and hidden there before the first paint.
    await page.route('**/assets/*.js', (route) => route.abort())
    await page.reload()
    await expect(page.getByRole('heading', { level: 1, name: '百年千题' })).toBeVisible()
    await expect(firstRun).toBeHidden()
  })

  withWorker('installing is offered after the first finished round, once', async ({ page, key }) => {
    await page.goto('./')
    await appStarted(page)
    const prompts = (): Promise<number> => page.evaluate(() => Number(document.body.dataset['prompts'] ?? 0))
    const offer = page.getByTestId('install-offer')
    await page.evaluate(() => {
      const event = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
        prompt: () => {
          document.body.dataset['prompts'] = '1'
          return Promise.resolve({ outcome: 'dismissed' })
        },
      })
      window.dispatchEvent(event)
    })
    await page.getByTestId('start-practice').click()
    await answer(page, key, 'right')
    // Never over a question, and not before somebody knows what it is.
    await expect(offer).toHaveCount(0)
    await finishEarly(page)
    // It has a room of its own below the page, and covers nothing.
    const covered = await offer.evaluate((notice) => {
      notice.scrollIntoView()
      const { left, top, width, height } = notice.getBoundingClientRect()
      return !notice.contains(document.elementFromPoint(left + width / 2, top + height / 2))
        ? 'the notice'
        : getComputedStyle(notice).position
    })
    expect(covered).toBe('static')
    const place = () => offer.evaluate((notice) => notice.getBoundingClientRect().top)
    const before = await place()
    await offer.getByRole('button', { name: '安装' }).click()
    expect(await prompts()).toBe(1)
    // What was under the finger stays there: the room is empty, and goes with the page.
    await expect(offer).toBeHidden()
    await expect.poll(place).toBe(before)
    await visit(page, '/')
    await expect(page.getByTestId('start-daily')).toBeVisible()
    await expect(offer).toHaveCount(0)
    await page.goBack()
    await page.reload()
    await expect(page.getByTestId('score')).toBeVisible()
    await expect(offer).toHaveCount(0)
  })

  withWorker(
    'the link is shared with a QR code drawn without a network',
    async ({ page, context, baseURL }) => {
      await page.goto('./#/share')
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
      await context.setOffline(true)
      await page.reload()
      await expect(page.getByTestId('app-link')).toHaveText(baseURL ?? '')
      await expect(page.getByRole('img', { name: '百年千题的二维码' })).toBeVisible()
    },
  )
})

test('with forced colours a choice and a verdict keep an edge of their own', async ({ page, key }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await page.goto('./')
  await practiseForm(page, 'single')
  const edges = (): Promise<string[]> =>
    page
      .locator('.option')
      .evaluateAll((options) =>
        options.map(
          (option) => `${getComputedStyle(option).borderTopWidth} ${getComputedStyle(option).borderTopStyle}`,
        ),
      )
  expect(new Set(await edges())).toEqual(new Set(['1px solid']))
  const question = await questionOnScreen(page, key)
  await choose(page, question, answerTo(question, 'wrong'))
  expect((await edges()).filter((edge) => edge === '3px solid')).toHaveLength(1)
  await page.getByTestId('confirm').click()
  await expect(page.getByTestId('feedback')).toBeVisible()
  expect((await edges()).toSorted().slice(-2)).toEqual(['3px dashed', '3px solid'])
})

test('a system that asks for contrast gets it from the first paint on', async ({ page }) => {
  await page.emulateMedia({ contrast: 'more', colorScheme: 'light' })
  await page.goto('./')
  const ground = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await expect.poll(ground).toBe('rgb(255, 255, 255)')
  await expect(page.getByTestId('start-daily')).toBeVisible()
  await page.emulateMedia({ contrast: 'no-preference' })
  await expect.poll(ground).toBe('rgb(250, 246, 238)')
})

test.describe('where motion is not welcome', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } })
  test('nothing moves', async ({ page, key }) => {
    await page.goto('./')
    await page.getByTestId('start-daily').click()
    await answer(page, key, 'right')
    await goOn(page)
    await expect(page.getByTestId('place')).toHaveText('2 / 10')
    const longest = await page.evaluate(() =>
      Math.max(
        0,
        ...document.getAnimations().map((one) => Number(one.effect?.getComputedTiming().duration ?? 0)),
      ),
    )
    expect(longest).toBe(0)
  })
})
