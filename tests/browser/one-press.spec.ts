// No press is lost, and none is two steps: touches in the very moment in which a question stands, and double presses on
// every button of the path. PRESSED_QUESTIONS makes it longer; the long set plays two hundred.
import type { CDPSession, Locator, Page } from '@playwright/test'
import { answerTo } from './support/answer-key.ts'
import type { AnswerKey } from './support/answer-key.ts'
import { movingTest as test, expect } from './support/page-test.ts'
import { begin } from './support/contest.ts'
import {
  appStarted,
  choose,
  FORMS,
  practiseForm,
  questionOn,
  questionOnScreen,
  readScreen,
  visit,
} from './support/play.ts'
import { pressTwice, SECOND_HALF_MS, touchAt } from './support/presses.ts'

const LONG = Number(process.env.PRESSED_QUESTIONS ?? 0)
const QUESTIONS = LONG || 12
/** From a bouncing finger to an unsteady hand. */
const GAPS_MS = [40, 90, 160, 250, 400, 650, 900]
/** Of a round of ten the last is left: going on from it leads to the result. */
const A_ROUND = 9

for (const slowness of [1, 4])
  test(`at ${slowness}x every touch counts in the moment its question stands, and a double press is one step`, async ({
    page,
    key,
  }) => {
    test.setTimeout(180_000 + QUESTIONS * 8_000)
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowness })
    await page.goto('./')
    await expect(page.getByTestId('start-daily')).toBeVisible()
    await watchQuestions(page, session)
    // Slow is slow for the test too; the long one has the time.
    const perForm = Math.ceil(QUESTIONS / FORMS.length / (LONG ? 1 : Math.sqrt(slowness)))
    let presses = 0
    for (const form of FORMS)
      for (let left = perForm; left > 0; left -= A_ROUND) {
        await practiseForm(page, form)
        for (let place = 1; place <= Math.min(left, A_ROUND); place++) {
          const gap = GAPS_MS[presses++ % GAPS_MS.length] ?? 0
          await confirmTwice(page, session, key, gap)
          if (place % 3 === 2) await goOnTwice(page, session, gap)
          else await goOnTouching(page, session)
        }
      }
    console.log(`${slowness}x: ${presses} questions`)
  })

/** The verdict stands, however the button was pressed. */
async function confirmTwice(page: Page, session: CDPSession, key: AnswerKey, gap: number): Promise<void> {
  // A second press that came so late was one of its own: it has taken an order as it stood.
  if ((await readScreen(page)).answered) return
  const asked = await questionOnScreen(page, key)
  await choose(page, asked, answerTo(asked, 'right'))
  const place = await page.getByTestId('place').textContent()
  const took = await pressTwice(page, session, page.getByTestId('confirm'), gap)
  if (took >= SECOND_HALF_MS) {
    // A machine so busy that the second came later may have made two presses of it, or had nothing there yet to be pressed.
    const isPast = async (): Promise<boolean> => (await page.getByTestId('place').textContent()) !== place
    await expect.poll(async () => (await isPast()) || (await readScreen(page)).answered).toBe(true)
    if (await isPast()) await page.getByTestId('before').last().click()
    return
  }
  await expect(page.getByTestId('feedback')).toBeVisible()
  await expect(page.getByTestId('place')).toHaveText(place ?? '')
}

/** The deliberate press right after the verdict counts, and so does a touch in the moment the next question stands. */
async function goOnTouching(page: Page, session: CDPSession): Promise<void> {
  const before = await page.getByTestId('place').textContent()
  await page.evaluate(() => ((window as unknown as Watched).touches = 'next'))
  await touchAt(session, await middleOf(page.getByTestId('next')))
  await expect(page.getByTestId('place')).not.toHaveText(before ?? '')
  await expect.poll(() => page.evaluate(() => (window as unknown as Watched).touches)).toBe('done')
  await expect
    .poll(
      () => page.evaluate(() => (window as unknown as Watched).effect()),
      `what the touch did: ${await questionOn(page).getAttribute('data-form')}`,
    )
    .toBe(true)
}

async function goOnTwice(page: Page, session: CDPSession, gap: number): Promise<void> {
  const before = Number.parseInt((await page.getByTestId('place').textContent()) ?? '', 10)
  const took = await pressTwice(page, session, page.getByTestId('next'), gap)
  await expect(page.getByTestId('place')).toHaveText(new RegExp(`^${before + 1} /`))
  if (took >= SECOND_HALF_MS) return
  const screen = await readScreen(page)
  expect(screen.answered).toBe(false)
  expect(screen.chosen.join('')).toBe('')
}

interface Watched {
  /** What is wanted: a touch on the next question, none, or it was made. */
  touches: 'next' | 'none' | 'done'
  /** Whether the touch has done what it does. */
  effect: () => boolean
  touchNow: (x: number, y: number) => Promise<void>
}

/** Touches a control of each new question as soon as it is in the document, before it has been painted. */
async function watchQuestions(page: Page, session: CDPSession): Promise<void> {
  await page.exposeFunction('touchNow', (x: number, y: number) => touchAt(session, { x, y }))
  await page.evaluate(() => {
    const watched = window as unknown as Watched
    watched.touches = 'none'
    let last = document.querySelector('[data-testid=question]')
    new MutationObserver(() => {
      const article = document.querySelector('[data-testid=question]')
      if (!article || article === last) return
      last = article
      if (watched.touches !== 'next') return
      watched.touches = 'none'
      const find = (selector: string) => article.querySelector<HTMLElement>(selector)
      const option = find('[data-testid=option]') as HTMLInputElement | null
      const up = find('[data-testid=order-up]:not(:disabled)')
      const field = find('[data-testid=blank-input], [data-testid=match-select]')
      const order = () => [...article.querySelectorAll('li')].map(({ textContent }) => textContent).join('|')
      const orderBefore = order()
      watched.effect = () =>
        option ? option.checked : up ? order() !== orderBefore : document.activeElement === field
      const target = option?.closest('label') ?? up ?? field
      // The page goes up to the question within the frame.
      requestAnimationFrame(() => {
        const { x, y, width, height } = target?.getBoundingClientRect() ?? new DOMRect()
        void watched.touchNow(x + width / 2, y + height / 2).then(() => (watched.touches = 'done'))
      })
    }).observe(document.body, { childList: true, subtree: true })
  })
}

async function middleOf(target: Locator): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = (await target.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  return { x: x + width / 2, y: y + height / 2 }
}

test.describe('a double press on a start', () => {
  for (const answerBy of ['button', 'tap'])
    test(`makes one round and reaches no option, where answers are given by ${answerBy}`, async ({
      page,
    }) => {
      await page.addInitScript(
        (answerBy) => localStorage.setItem('bainian-qianti/settings', JSON.stringify({ answerBy })),
        answerBy,
      )
      const session = await page.context().newCDPSession(page)
      for (const [at, start] of ['start-practice', 'start-daily'].entries()) {
        await page.goto('./')
        await pressTwice(page, session, page.getByTestId(start), GAPS_MS[at + 2] ?? 0)
        const screen = await readScreen(page)
        expect(screen.answered).toBe(false)
        expect(screen.chosen.join('')).toBe('')
        await expect(page.getByTestId('place')).toHaveText(/^1 /)
        // Before that the question may be one that the page drew by itself, of which nothing is kept.
        await appStarted(page)
        await visit(page, '/')
        await expect(page.getByTestId('resume')).toBeVisible()
      }
    })

  for (const gap of [40, 160, 400])
    test(`makes one go of a contest, ${gap} ms apart`, async ({ page }) => {
      const session = await page.context().newCDPSession(page)
      await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
      await page.goto('./#/contest')
      await pressTwice(page, session, page.getByTestId('start-contest-survival'), gap)
      const screen = await readScreen(page)
      expect(screen.answered).toBe(false)
      expect(await goesOf(page)).toBe(1)
    })
})

test('下一题 pressed twice in a paper skips no question unseen', async ({ page }) => {
  const session = await page.context().newCDPSession(page)
  await begin(page, 'bainian')
  for (const [at, gap] of [40, 160, 400, 650].entries()) {
    const took = await pressTwice(page, session, page.getByTestId('next'), gap)
    if (took < SECOND_HALF_MS) await expect(page.getByTestId('place')).toHaveText(`${at + 2} / 10`)
    // Somebody who leafs through it looks at each.
    await page.waitForTimeout(SECOND_HALF_MS)
  }
})

test('Enter pressed twice leaves the verdict to be read, and a moment later goes on', async ({
  page,
  key,
}) => {
  await page.goto('./')
  await practiseForm(page, 'single')
  const asked = await questionOnScreen(page, key)
  await choose(page, asked, answerTo(asked, 'wrong'))
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('feedback')).toBeVisible()
  await expect(page.getByTestId('place')).toHaveText('1 / 10')
  await expect(async () => {
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('place')).toHaveText('2 / 10', { timeout: 100 })
  }).toPass()
})

function goesOf(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('bainian-qianti')
        opening.onerror = () => reject(opening.error ?? new Error('no database'))
        opening.onsuccess = () => {
          const count = opening.result.transaction('goes').objectStore('goes').count()
          count.onsuccess = () => {
            opening.result.close()
            resolve(count.result)
          }
        }
      }),
  )
}
