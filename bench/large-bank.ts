// `npm run bench:large-bank [-- QUESTIONS]`: the app over a bank of 100,000 made-up questions, on this machine's Chromium
// without slowing it down: reading the bank, a first round, the bank page, its search key by key, its list, and memory. The
// bank comes through the files, the parser and the stores of the app itself. Exits with 1 when a key of the search is slow.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { createStaticServer, listen } from '../scripts/support/static-server.mjs'
import { chapterToWire, giveawaysToWire, indexToWire } from '../src/bank/authored/to-wire.ts'
import { parseChapter, parseIndex } from '../src/bank/parse-compiled.ts'
import type { BankIndex, ChapterContent } from '../src/quiz/bank.ts'
import type { FactId, QuestionId } from '../src/quiz/question.ts'
import { buildAppAndSeed } from './support/builds.ts'
import { heapBytes, marksWhen, openPhone } from './support/browser.ts'
import { median, percentile } from './support/sums.ts'

const KEY_LIMIT_MS = 50
const count = Number(process.argv[2] ?? 100_000)
/** What people type, a key at a time. */
const TYPED = ['娄底', '党史学习教育', '报道 多少', '2021', '第 一', '没有这种词', '百年千题', '竞赛 选手']

const builds = await buildAppAndSeed()
const assets = path.join(builds.app, 'assets')
const bytes = enlarge()
// Would fetch all of it once more, in the background.
rmSync(path.join(builds.app, 'sw.js'))
const server = createStaticServer({ folder: builds.app, base: '/' })
const address = `http://localhost:${await listen(server, { port: 0 })}/`
const phone = await openPhone({ cpuSlowdown: 1 })
try {
  const { page, cdp } = phone
  page.setDefaultTimeout(120_000)
  // tsx names the functions it hands to the page by a helper that is not there.
  await phone.context.addInitScript('globalThis.__name = (each) => each')
  console.log(`${count.toLocaleString('en')} questions, ${(bytes / 1e6).toFixed(1)} MB of files.`)

  await page.goto(address)
  await marksWhen(page, 'home')
  tell('index read and 今日 usable', await sinceNavigation(page))
  tell(
    'first round, from the tap to its question',
    await until(page, 'start-practice', '[data-testid=question]'),
  )
  tell('heap with the index and one chapter', await heapBytes(cdp), 'MB')

  await page.goto(`${address}#/bank`)
  await page.reload()
  await page.locator('[data-testid=fact]').first().waitFor()
  tell('bank page, from the reload to its list', await sinceNavigation(page))
  tell('another page of the list', await until(page, 'more', '[data-testid=fact]:nth-of-type(1)'))
  const keys = await typed(page)
  tell(`search, ${keys.length} keys, p50 to the next paint`, median(keys))
  const p95 = percentile(keys, 0.95)
  tell('search, p95', p95)
  tell('search, slowest key', Math.max(...keys))
  tell('heap with every chapter and the search index', await heapBytes(cdp), 'MB')
  if (p95 > KEY_LIMIT_MS) process.exitCode = 1
} finally {
  await phone.close()
  server.close()
  for (const folder of [builds.app, builds.seed]) rmSync(folder, { recursive: true, force: true })
}

/** Puts as many questions into the built files as were asked for; returns their bytes. */
function enlarge(): number {
  const index = parseIndex(readJson(fileNamed(/^index-.*\.json$/)))
  const rounds = Math.ceil(count / index.questions.length)
  const copies = Array.from({ length: rounds }, (_, round) => round)
  const large: BankIndex = {
    ...index,
    questions: copies
      .flatMap((round) =>
        index.questions.map((question) => ({
          ...question,
          id: renamed(question.id, round),
          facts: question.facts.map((fact) => renamed(fact, round)),
        })),
      )
      .slice(0, count),
  }
  const known = new Set(large.questions.map(({ id }) => id))
  const files = [
    [fileNamed(/^index-.*\.json$/), indexToWire(large)],
    [fileNamed(/^giveaways-.*\.json$/), giveawaysToWire(large, [])],
    ...index.chapters.map(({ id }) => {
      const name = fileNamed(new RegExp(`^chapter-${id}-.*\\.json$`))
      return [name, chapterToWire(copied(parseChapter(readJson(name)), copies, known))] as const
    }),
  ] as const
  return files.reduce((sum, [name, content]) => {
    const text = JSON.stringify(content)
    writeFileSync(path.join(assets, name), text)
    return sum + Buffer.byteLength(text)
  }, 0)
}

function copied(
  { chapter, facts, questions }: ChapterContent,
  rounds: readonly number[],
  known: ReadonlySet<QuestionId>,
): ChapterContent {
  return {
    chapter,
    facts: rounds.flatMap((round) => facts.map((fact) => ({ ...fact, id: renamed(fact.id, round) }))),
    questions: rounds
      .flatMap((round) =>
        questions.map((question) => ({
          ...question,
          id: renamed(question.id, round),
          facts: question.facts.map((fact) => renamed(fact, round)),
          // Something of its own, so that words are as rare as in a bank that somebody wrote.
          stem: round === 0 ? question.stem : `${question.stem}（第${round}卷${question.id}）`,
        })),
      )
      .filter(({ id }) => known.has(id)),
  }
}

/** s2p1-03b of round 7 is s2p1-7003b. */
function renamed<Id extends QuestionId | FactId>(id: Id, round: number): Id {
  return id.replace(/-(\d+)/, (_, number: string) => `-${Number(number) + round * 1000}`) as Id
}

function fileNamed(name: RegExp): string {
  const found = readdirSync(assets).find((file) => name.test(file))
  if (found === undefined) throw new Error(`the build holds no ${name.source}`)
  return found
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(path.join(assets, name), 'utf8'))
}

function sinceNavigation(page: Page): Promise<number> {
  return page.evaluate(() => performance.now())
}

/** Milliseconds from a click until something that it brings is painted. */
async function until(page: Page, button: string, brings: string): Promise<number> {
  return page.evaluate(
    ([id, selector]) =>
      new Promise<number>((resolve) => {
        const before = document.querySelectorAll(selector).length
        const from = performance.now()
        const look = (): void => {
          if (document.querySelectorAll(selector).length <= before) return void requestAnimationFrame(look)
          requestAnimationFrame(() => resolve(performance.now() - from))
        }
        document.querySelector<HTMLElement>(`[data-testid=${id}]`)?.click()
        look()
      }),
    [button, brings] as const,
  )
}

/** Milliseconds from each key until what it finds is painted, as the browser's own event timing has it (to 8 ms). */
async function typed(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    const keys: number[] = []
    Object.assign(window, { keys })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.name === 'input') keys.push(entry.duration)
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
  })
  const field = page.getByTestId('bank-search')
  await field.focus()
  // What the first key would otherwise wait for is made ready by the focus.
  await page.waitForTimeout(3000)
  let pressed = 0
  for (const text of TYPED) {
    await field.fill('')
    for (const key of text) {
      await page.keyboard.insertText(key)
      pressed++
      await page.waitForTimeout(120)
    }
  }
  await page.waitForTimeout(300)
  const slow = await page.evaluate(() => (window as unknown as { keys: number[] }).keys)
  // Those under the threshold are not told: they were painted with the next frame.
  return [...slow, ...Array.from({ length: Math.max(0, pressed - slow.length) }, () => 16)]
}

function tell(what: string, value: number, unit: 'ms' | 'MB' = 'ms'): void {
  console.log(`${what.padEnd(48)} ${unit === 'MB' ? (value / 1e6).toFixed(0) : value.toFixed(0)} ${unit}`)
}
