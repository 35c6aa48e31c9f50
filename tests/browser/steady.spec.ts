import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { createStaticServer } from '../../scripts/support/static-server.mjs'
import { test as withWorker } from './support/app-test.ts'
import { BUILD } from './support/build.ts'
import { startServer } from './support/build-server.ts'
import { expect, movingTest as test } from './support/page-test.ts'
import { chooseSettings, ELDER } from './support/look.ts'
import { APP_PAGES } from './support/pages.ts'
import { answer, finishEarly, FORMS, goOn, practiseForm, questionOn, visit } from './support/play.ts'

// Nothing moves that nobody touched: cumulative layout shift as Chromium measures it, summed over whole journeys.
for (const [look, settings] of [
  ['as it starts', {}],
  ['in 长辈模式', { ...ELDER, readAloud: 'button' }],
] as const)
  test.describe(look, () => {
    test.beforeEach(async ({ page }) => {
      await chooseSettings(page, settings)
      await noteShifts(page)
    })

    withWorker('a first visit, a round and its result', async ({ page, key }) => {
      await page.goto('./')
      await expect(page.getByTestId('start-daily')).toBeVisible()
      await page.getByTestId('start-practice').click()
      for (const outcome of ['right', 'wrong'] as const) {
        await answer(page, key, outcome)
        await goOn(page)
      }
      await expect(questionOn(page)).toBeVisible()
      await finishEarly(page)
      await expectNoShift(page, 'until the result')
      // A later start, with a round behind it: what the HTML shows first is what stays.
      await visit(page, '/')
      await page.reload()
      await expect(page.getByTestId('start-review')).toContainText('1')
      await expectNoShift(page, 'a later start')
    })

    test('a start with a round that waits', async ({ page, key }) => {
      await page.goto('./')
      await page.getByTestId('start-daily').click()
      await answer(page, key, 'right')
      await goOn(page)
      // Started again as after a kill, without 今日 having been seen in between; then as after it was.
      await page.goto('./')
      await expect(page.getByTestId('resume')).toBeVisible()
      await expectNoShift(page, 'the first start')
      await page.reload()
      await expect(page.getByTestId('resume')).toBeVisible()
      await expectNoShift(page, 'a later start')
      await page.getByTestId('resume').click()
      await finishEarly(page)
      await visit(page, '/')
      await expect(page.getByTestId('resume')).toHaveCount(0)
      await page.reload()
      await expect(page.getByTestId('start-review')).toBeVisible()
      await expect(page.getByTestId('resume')).toHaveCount(0)
      await expectNoShift(page, 'after its end')
    })

    test('every page, opened by a link', async ({ page }) => {
      await page.goto('./')
      await expect(page.getByTestId('start-daily')).toBeVisible()
      for (const { route, shows } of APP_PAGES) {
        await visit(page, route)
        await expect(shows(page), route).toBeVisible()
        await expectNoShift(page, route)
      }
    })

    test('questions of every form and their feedback', async ({ page, key }) => {
      await page.goto('./')
      for (const form of FORMS) {
        await practiseForm(page, form)
        await answer(page, key, 'wrong')
        await goOn(page)
        await expectNoShift(page, form)
      }
    })
  })

test('in 长辈模式, the button that reads aloud comes late into the room that is kept for it', async ({
  page,
}) => {
  await chooseSettings(page, { ...ELDER, readAloud: 'button' })
  await noteShifts(page)
  await page.route('**/ReadAloud-*.js', async (route) => {
    await new Promise((done) => setTimeout(done, 1500))
    await route.continue()
  })
  await page.goto('./')
  await practiseForm(page, 'blank')
  await expect(questionOn(page)).toBeVisible()
  const button = page.getByTestId('read-aloud')
  await expect(button).toHaveCount(0)
  await expect(button).toBeVisible()
  await expectNoShift(page, 'the late button')
})

for (const textScale of [100, 150, 200])
  test(`at ${textScale} %, the card of a round that waits is as high before the app is there`, async ({
    page,
    key,
  }) => {
    await chooseSettings(page, { textScale })
    await page.goto('./')
    await page.getByTestId('start-daily').click()
    await answer(page, key, 'right')
    // What 今日 will say of it is noted once it is known.
    await expect
      .poll(() => page.evaluate(() => localStorage.getItem('bainian-qianti/unfinished')))
      .toContain('session')
    await page.addInitScript(() => {
      const heights: number[] = []
      Object.assign(window, { heights })
      requestAnimationFrame(function look() {
        const card = document.querySelector('[aria-labelledby=resume-title]')
        if (card) heights.push(Math.round(card.getBoundingClientRect().height))
        requestAnimationFrame(look)
      })
    })
    await page.goto('./')
    await expect(page.getByTestId('resume')).toBeVisible()
    const heights = await page.evaluate(async () => {
      await new Promise((done) => requestAnimationFrame(done))
      return (window as unknown as { readonly heights: number[] }).heights
    })
    expect([...new Set(heights)]).toHaveLength(1)
  })

for (const [look, settings] of [
  ['as it starts', {}],
  ['in 长辈模式', ELDER],
] as const)
  test(`${look}, a page that comes over the line in pieces is drawn in pieces, and none of them moves`, async ({
    page,
  }) => {
    const server = await startServer(inPieces(BUILD))
    try {
      await page.goto(server.url)
      await chooseSettings(page, settings)
      await noteShifts(page)
      await page.goto(server.url)
      await expect(page.getByTestId('start-practice')).toBeVisible()
      await expectNoShift(page, 'in pieces')
    } finally {
      await server.stop()
    }
  })

/** A server whose page comes element by element, each a frame after the one before. */
function inPieces(folder: string): Server {
  const rest = createStaticServer({ folder, base: '/' })
  const pieces = readFileSync(path.join(folder, 'index.html'), 'utf8').split(
    /(?<=<\/(?:svg|a|button|h1|h2|p|span|div)>)/,
  )
  return createServer((request, response) => {
    if (new URL(request.url ?? '/', 'http://localhost').pathname !== '/')
      return void rest.emit('request', request, response)
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    const send = (at: number): void => {
      const piece = pieces[at]
      if (piece === undefined) return void response.end()
      response.write(piece)
      setTimeout(() => send(at + 1), 20)
    }
    send(0)
  })
}

interface Shift extends PerformanceEntry {
  readonly value: number
  readonly hadRecentInput: boolean
  readonly sources: readonly {
    readonly node: Node | null
    readonly previousRect: DOMRectReadOnly
    readonly currentRect: DOMRectReadOnly
  }[]
}

async function noteShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: string[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => {
      for (const shift of list.getEntries() as Shift[]) {
        if (shift.hadRecentInput) continue
        const said = ({ x, y, width, height }: DOMRectReadOnly): string => [x, y, width, height].join(' ')
        const what = shift.sources.map(({ node, previousRect, currentRect }) => {
          const element = node instanceof Element ? node : node?.parentElement
          return `${element?.tagName.toLowerCase() ?? '?'}.${element?.className ?? ''} “${element?.textContent?.trim().slice(0, 12) ?? ''}” from ${said(previousRect)} to ${said(currentRect)}`
        })
        shifts.push(`${location.hash} ${shift.value.toFixed(4)}: ${what.join(', ')}`)
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
}

async function expectNoShift(page: Page, where: string): Promise<void> {
  // Shifts are reported with the frame after the one they happened in.
  const shifts = await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise((done) => requestAnimationFrame(done))
    return (window as unknown as { readonly shifts: string[] }).shifts
  })
  expect(shifts, where).toEqual([])
}
