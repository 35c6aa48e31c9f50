// The main journeys, written once and made in Firefox and WebKitGTK; Chromium has tests/browser. What an engine lacks is
// found out and printed.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { answerTo, readAnswerKey } from '../browser/support/answer-key.ts'
import { BUILD } from '../browser/support/build.ts'
import type { BuildServer } from '../browser/support/build-server.ts'
import { APP_PAGES } from '../browser/support/pages.ts'
import { FORMS } from '../browser/support/play.ts'
import type { EnginePage, RunningEngine } from './support/engine.ts'
import { firefox } from './support/firefox.ts'
import {
  answer,
  byId,
  choose,
  expectAttribute,
  expectCount,
  expectShown,
  goOn,
  poll,
  practiseForm,
  questionOnScreen,
  readScreen,
  tap,
  textOf,
  visit,
} from './support/player.ts'
import { serveWithScript, WATCH_FAULTS } from './support/scripted-server.ts'
import { webkit } from './support/webkit.ts'

const key = readAnswerKey(BUILD)

for (const engine of [firefox, webkit])
  test.describe(`in ${engine.name}`, () => {
    // One after another, in one browser.
    test.describe.configure({ mode: 'default' })
    let running: RunningEngine
    let server: BuildServer
    let page: EnginePage
    let faults: unknown[]

    test.beforeAll(async () => {
      if (engine.lack) console.log(`${engine.name}: journeys skipped, ${engine.lack}`)
      test.skip(engine.lack !== undefined, engine.lack)
      running = await engine.start()
    })
    test.afterAll(() => running?.close())

    test.beforeEach(async () => {
      faults = []
      server = await serveWithScript(BUILD, WATCH_FAULTS, (fault) => faults.push(fault))
      page = await running.newPage()
      await page.open(server.url)
    })
    test.afterEach(async () => {
      await page.close()
      await server.stop()
      expect(faults, 'faults reported by the page').toEqual([])
    })

    test('the first opening shows 今日 with its content, and says what will be kept', async () => {
      await expectShown(page, byId('start-daily'))
      await poll(() => textOf(page, 'h1')).toBe('百年千题')
      await poll(() => textOf(page, byId('first-run'))).toContain('没有网络也能用')
      const lacks = await page.run(lackingHere)
      console.log(
        `${engine.name} ${running.version}: lacks ${lacks.join(', ') || 'nothing that was looked for'}`,
      )
      await visit(page, '/about')
      await expectAttribute(page, byId('storage-state'), 'data-status', 'kept')
      const hasWorkers = !lacks.includes('service workers')
      await expectAttribute(page, byId('offline-state'), 'data-state', hasWorkers ? 'ready' : 'unsupported')
    })

    test('questions of every form: right and wrong are told, and both are saved', async () => {
      for (const form of FORMS) {
        await practiseForm(page, form)
        await answer(page, key, 'right')
        await goOn(page)
        await answer(page, key, 'wrong')
        await poll(() => textOf(page, byId('source'))).toContain('娄底日报')
      }
    })

    test('a round of ten, with a reload in the middle, to its result and the wrong book', async () => {
      await tap(page, byId('start-daily'))
      const missed: string[] = []
      for (let at = 0; at < 10; at++) {
        const outcome = at % 4 === 1 ? 'wrong' : 'right'
        const { id } = await answer(page, key, outcome)
        if (outcome === 'wrong') missed.push(id)
        if (at === 4) {
          const before = await readScreen(page)
          await page.reload()
          // The explanation of an answer comes a moment after its question.
          await poll(() => readScreen(page)).toEqual(before)
          await expectAttribute(page, byId('feedback'), 'data-saved', 'true')
        }
        if (at < 9) await goOn(page)
      }
      await tap(page, byId('next'))
      await expectAttribute(page, byId('score'), 'data-right', '7')
      await expectAttribute(page, byId('score'), 'data-total', '10')

      await visit(page, '/review')
      await expectCount(page, byId('wrong-row'), missed.length)
      const listed = await page.run(() =>
        [...document.querySelectorAll('[data-testid=wrong-row]')].map((row) =>
          row.getAttribute('data-question-id'),
        ),
      )
      expect(listed.toSorted()).toEqual(missed.toSorted())
      await page.tap(`${byId('wrong-row')} summary`)
      await expectShown(page, `${byId('wrong-row')} ${byId('source')}`)
      await poll(() => textOf(page, `${byId('wrong-row')} ${byId('source')}`)).toContain('娄底日报')
    })

    test('without a network: the app starts again at the same question and goes on', async () => {
      const hasWorkers = await page.run(() => 'serviceWorker' in navigator)
      if (!hasWorkers) console.log(`${engine.name}: no service worker, so nothing starts without a network`)
      test.skip(!hasWorkers, 'no service worker')
      await page.run(() => navigator.serviceWorker.ready.then(() => undefined))
      await tap(page, byId('start-daily'))
      await answer(page, key, 'right')
      await goOn(page)
      const before = await readScreen(page)
      await server.stop()
      await page.reload()
      await poll(() => readScreen(page)).toEqual(before)
      await answer(page, key, 'wrong')
      for (const route of ['/', '/review', '/settings', '/about']) await visit(page, route)
    })

    test('dark, at 320 px and 200 %: nothing is wider than the screen', async () => {
      await visit(page, '/settings')
      await tap(page, byId('theme-dark'))
      await tap(page, byId('textScale-200'))
      await page.resize(320, 568)
      await expectAttribute(page, 'html', 'data-theme', 'dark')
      for (const route of new Set(APP_PAGES.map(({ route }) => route))) {
        if (route !== '/settings') await visit(page, route)
        await expectNarrow(page, route)
      }
      await visit(page, '/')
      await tap(page, byId('start-practice'))
      await expectShown(page, byId('question'))
      await expectNarrow(page, 'question')
      await answer(page, key, 'wrong')
      await expectNarrow(page, 'feedback')
      await poll(() => page.run(darkness)).toBeLessThan(0.2)
    })

    test('a contest paper to its result', async () => {
      await visit(page, '/contest')
      await tap(page, byId('start-contest-bainian'))
      for (let at = 0; at < 10; at++) {
        const question = await questionOnScreen(page, key)
        await choose(page, question, answerTo(question, at < 7 ? 'right' : 'wrong'))
        if (at < 9) await goOn(page)
      }
      await tap(page, `footer ${byId('finish')}`)
      await tap(page, byId('hand-in-anyway'))
      await expectAttribute(page, byId('score'), 'data-points', '70')
      await expectCount(page, byId('result-row'), 10)
    })

    test('the language is changed, holds after a reload, and is changed back', async () => {
      await visit(page, '/settings')
      await page.pick(byId('language'), 'en')
      await expectAttribute(page, 'html', 'lang', 'en')
      await poll(() => textOf(page, 'main h1')).toBe('Settings')
      await page.reload()
      await expectShown(page, byId('language'))
      await poll(() => textOf(page, 'main h1')).toBe('Settings')
      await page.pick(byId('language'), 'zh-CN')
      await poll(() => textOf(page, 'main h1')).toBe('设置')
    })

    test('a backup is saved as a file, and brings everything to another phone', async () => {
      await practiseForm(page, 'single')
      const { id } = await answer(page, key, 'wrong')
      await visit(page, '/data')
      await tap(page, byId('backup-make'))
      await tap(page, byId('backup-save'))
      const saved = (): string[] => readdirSync(page.downloads).filter((name) => name.endsWith('.jsonl.gz'))
      await poll(saved).toHaveLength(1)

      // WebKitGTK drives one page at a time.
      await page.close()
      page = await running.newPage()
      await page.open(server.url)
      await visit(page, '/data')
      await expectCount(page, byId('restore-file'), 1)
      await page.chooseFile(byId('restore-file'), join(page.downloads, saved()[0] ?? ''))
      await tap(page, byId('restore-merge'))
      await expectShown(page, byId('restore-done'))
      await visit(page, '/review')
      await expectAttribute(page, byId('wrong-row'), 'data-question-id', id)
    })
  })

/** What the app would use and this engine does not have. */
function lackingHere(): string[] {
  const looked: Readonly<Record<string, boolean>> = {
    'service workers': 'serviceWorker' in navigator,
    'Web Locks': 'locks' in navigator,
    CompressionStream: 'CompressionStream' in window,
    'Trusted Types': 'trustedTypes' in window,
    'a request for persistent storage': 'storage' in navigator && 'persist' in navigator.storage,
    'a share sheet': 'share' in navigator,
    vibration: 'vibrate' in navigator,
    'a Chinese voice': speechSynthesis.getVoices().some(({ lang }) => lang.startsWith('zh')),
  }
  return Object.keys(looked).filter((name) => !looked[name])
}

async function expectNarrow(page: EnginePage, what: string): Promise<void> {
  const widths = (): Promise<object> =>
    page.run(() => ({
      screen: document.documentElement.clientWidth,
      content: document.documentElement.scrollWidth,
    }))
  await poll(widths, what).toEqual({ screen: 320, content: 320 })
}

/** How bright the page's ground is, from 0 to 1. */
function darkness(): number {
  const [red = 255, green = 255, blue = 255] = [
    ...getComputedStyle(document.body).backgroundColor.matchAll(/[\d.]+/g),
  ].map(Number)
  return (red + green + blue) / 3 / 255
}
