// `npm run bench:interaction`: taps and keys through a whole round and the pages around it, to the next paint, on a
// processor slowed down four times. `-- --profile` keeps a CPU profile as well. Exits with 1 when something shifts.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Locator } from '@playwright/test'
import type { Answer, Question } from '../src/quiz/question.ts'
import { chooseByKeyboard, tabTo } from '../tests/browser/support/keyboard.ts'
import { questionOn } from '../tests/browser/support/play.ts'
import { openPhone } from './support/browser.ts'
import { buildAppAndSeed } from './support/builds.ts'
import {
  InteractionRecorder,
  interactionRows,
  interactionToNextPaint,
  noteEvents,
  startProfile,
} from './support/interactions.ts'
import { CPU_SLOWDOWN, putRow } from './support/journeys.ts'
import { planSession, readBuiltBank } from './support/planned-session.ts'
import { serveBuild } from './support/server.ts'

const RESULTS = fileURLToPath(new URL('./results', import.meta.url))
/** A person's next tap: long enough for the last one to have been painted, or one would wait for the other. */
const PAUSE_MS = 200
const SHOWN_WORST = 10

const builds = await buildAppAndSeed()
const server = await serveBuild({ '/': builds.app })
const phone = await openPhone({ cpuSlowdown: CPU_SLOWDOWN })
const { page } = phone
// tsx names the functions it hands to the page by a helper that is not there.
await phone.context.addInitScript('globalThis.__name = (each) => each')
await noteEvents(page)
const address = `http://localhost:${server.port}/`
const recorder = new InteractionRecorder(page)

await page.goto(`${address}#/about`)
// The service worker's start is not what a tap waits for.
await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
const endProfile = process.argv.includes('--profile') ? await startProfile(phone.cdp) : null
await firstRound()
// Made now, so that it is the round 今日 offers to go on with.
const session = planSession(readBuiltBank(builds.app))
await putRow(page, session.row)
await plannedRound()
await pagesAround()

const profile = await endProfile?.()
const { log } = recorder
const rows = interactionRows(log)
const inp = interactionToNextPaint(log)
const worst = [...log.interactions].sort((a, b) => b.ms - a.ms).slice(0, SHOWN_WORST)
print()
mkdirSync(RESULTS, { recursive: true })
const file = join(RESULTS, `interaction-${new Date().toISOString().replaceAll(':', '-').slice(0, 19)}`)
writeFileSync(`${file}.json`, JSON.stringify({ cpuSlowdown: CPU_SLOWDOWN, inp, rows, ...log }, null, 1))
console.log(`\nAll figures: ${file}.json`)
if (profile) {
  writeFileSync(`${file}.cpuprofile`, profile)
  console.log(`CPU profile: ${file}.cpuprofile`)
}
await phone.close()
await server.close()
for (const folder of [builds.app, builds.seed]) rmSync(folder, { recursive: true, force: true })
process.exit(Object.values(log.shifts).every(({ sum }) => sum === 0) ? 0 : 1)

/** From a first 今日 into a round, which the answer sheet ends after one question. */
async function firstRound(): Promise<void> {
  await recorder.on('今日', async () => {
    await page.goto(`${address}#/`)
    await page.reload()
    await tap('start-practice')
    await questionOn(page).waitFor()
  })
  await recorder.on('答题卡', async () => {
    await tap('sheet')
    await tap('finish')
    await page.getByTestId('score').waitFor()
  })
}

/** The round of twenty, each form by hand and by keyboard, and its result. */
async function plannedRound(): Promise<void> {
  await recorder.on('今日', async () => {
    await page.goto(`${address}#/`)
    await page.reload()
    await tap('resume')
    await questionOn(page).waitFor()
  })
  for (const [at, question] of session.questions.entries()) {
    const answer = session.answers[at] ?? []
    // A native select opens no list that a script could tap.
    const byKeyboard = at % 12 >= 6 || question.form === 'match'
    await recorder.on(`答题 ${question.form}`, async () => {
      await (byKeyboard ? chooseByKeyboard(page, question, answer) : chooseByHand(question, answer))
      await page.waitForTimeout(PAUSE_MS)
      if (byKeyboard) {
        // Where a button or a select has the focus, the key is its own.
        if (question.form === 'match' || question.form === 'order')
          await tabTo(page, page.getByTestId('confirm'))
        await page.keyboard.press('Enter')
      } else await tap('confirm')
      await page.locator('[data-testid=feedback][data-saved=true]').waitFor()
      await page.waitForTimeout(PAUSE_MS)
      if (at === 1) await tap('star')
      if (byKeyboard) await page.keyboard.press('Enter')
      else await tap('next')
      await page
        .locator(`[data-question-id="${question.id}"][data-testid=question]`)
        .waitFor({ state: 'detached' })
    })
    if (at === 9)
      await recorder.on('答题卡', async () => {
        await tap('sheet')
        await tap('sheet-item', 3)
        await page.locator(`[data-question-id="${session.questions[3]?.id ?? ''}"]`).waitFor()
        await tap('sheet')
        await tap('sheet-item', 10)
        await page.locator(`[data-question-id="${session.questions[10]?.id ?? ''}"]`).waitFor()
      })
  }
  await recorder.on('成绩', async () => {
    await page.getByTestId('score').waitFor()
    await tap('only-wrong')
    await tap('only-wrong')
    await page.getByTestId('result-row').locator('summary').first().tap()
    await page.waitForTimeout(PAUSE_MS)
  })
}

async function pagesAround(): Promise<void> {
  await recorder.on('错题', async () => {
    await goTo('/review')
    await page.getByTestId('wrong-row').first().waitFor()
    await tap('shelf-archive')
    await tap('shelf-book')
    await page.getByTestId('wrong-row').locator('summary').first().tap()
    await page.waitForTimeout(PAUSE_MS)
    await tap('star')
  })
  await recorder.on('题库', async () => {
    await goTo('/me')
    await goTo('/bank')
    await tap('bank-search')
    // What an input method writes is no interaction to the browser, so these are keys.
    for (const typed of ['2021', '12', 'GDP']) {
      await page.keyboard.type(typed, { delay: PAUSE_MS })
      for (const _ of typed) {
        await page.keyboard.press('Backspace')
        await page.waitForTimeout(PAUSE_MS)
      }
    }
    await tap('coverage-cell')
  })
  await recorder.on('统计', async () => {
    await goTo('/me')
    await goTo('/stats')
    await page.getByTestId('stats-answered').waitFor()
    await page.locator('.chart canvas').first().waitFor()
  })
  await recorder.on('设置', async () => {
    await goTo('/me')
    await goTo('/settings')
    const switches = ['textScale-150', 'textScale-200', 'textScale-100', 'theme-dark', 'theme-light']
    for (const name of [...switches, 'contrast-more', 'contrast-auto', 'largeTargets', 'showClock', 'elder'])
      await tap(name)
  })
}

async function chooseByHand(question: Question, answer: Answer): Promise<void> {
  switch (question.form) {
    case 'single':
    case 'judge':
    case 'multiple':
      for (const id of answer) await rest(page.locator(`[data-testid=option][data-option-id="${id}"]`))
      return
    case 'blank':
      await tap('blank-input')
      return page.keyboard.type(answer[0] ?? '', { delay: PAUSE_MS })
    case 'gaps':
    case 'short':
      throw new Error('the built-in bank asks none of these')
    case 'order':
      for (const [target, id] of answer.entries()) {
        const text = question.items.find((item) => item.id === id)?.text ?? ''
        const up = page.getByRole('button', { name: `上移：${text}`, exact: true })
        const rows = await page.locator('ol li .text').allTextContents()
        const from = rows.findIndex((row) => row.trim() === text)
        for (let at = from; at > target; at--) await rest(up)
      }
      return
    case 'match':
      throw new Error('match questions are answered by keyboard')
  }
}

/** A link of the page or of the tab bar. */
async function goTo(route: string): Promise<void> {
  await rest(page.locator(`a[href="#${route}"]`).last())
}

async function tap(id: string, at = 0): Promise<void> {
  await rest(page.getByTestId(id).nth(at))
}

/** A real tap, and the pause after it. */
async function rest(target: Locator): Promise<void> {
  await target.tap()
  await page.waitForTimeout(PAUSE_MS)
}

function print(): void {
  const line = (first: string, cells: readonly (string | number)[]) =>
    console.log([first.padEnd(28), ...cells.map((cell) => String(cell).padStart(8))].join(' '))
  line('', ['kind', 'count', 'p50', 'p98', 'worst'])
  for (const { page, kind, count, p50, p98, worst } of rows) line(page, [kind, count, p50, p98, worst])
  console.log('\nThe slowest, in ms: until handled, handling, until painted')
  for (const { page, kind, target, ms, delayMs, handlingMs } of worst)
    line(`${page}, ${target}`, [
      kind,
      ms,
      ...[delayMs, handlingMs, ms - delayMs - handlingMs].map(Math.round),
    ])
  console.log(`\nINP: ${inp} ms over ${log.total} interactions, processor slowed down ${CPU_SLOWDOWN} times`)
  for (const [page, { sum, what }] of Object.entries(log.shifts))
    if (sum > 0) console.log(`${page} shifted by ${sum.toFixed(4)}: ${what.join(', ')}`)
  const total = Object.values(log.shifts).reduce((sum, each) => sum + each.sum, 0)
  console.log(`Layout shift over all pages: ${total.toFixed(4)} (must be 0)`)
}
