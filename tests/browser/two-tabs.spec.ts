// Any order of answering, going on, reloading, closing and taking over in two tabs of one real browser. What the fake
// IndexedDB shows in tests/stores/state-machine.test.ts is shown here for Web Locks, page loads and Chromium's own database.
// TWO_TAB_RUNS and TWO_TAB_COMMANDS make it longer, as `npm run test:faults` does; TWO_TAB_SEED repeats a run.
import fc from 'fast-check'
import type { BrowserContext, Page } from '@playwright/test'
import type { Attempt, Correction, LogEntry, Stamped } from '../../src/quiz/attempt.ts'
import { recordsFrom } from '../../src/quiz/records.ts'
import type { AnswerKey } from './support/answer-key.ts'
import { answerTo } from './support/answer-key.ts'
import { expect, test, watchFaults } from './support/app-test.ts'
import { rowsOf } from './support/database.ts'
import { choose, goOn, questionOn, questionOnScreen, visit } from './support/play.ts'

const RUNS = Number(process.env['TWO_TAB_RUNS'] ?? 2)
const MOST_COMMANDS = Number(process.env['TWO_TAB_COMMANDS'] ?? 15)
const SEED = Number(process.env['TWO_TAB_SEED'] ?? Date.now() % 2 ** 31)

type Tab = 0 | 1

/** What is on the screen of a tab. */
interface Look {
  /** The session whose question stands there; empty when there is none. */
  readonly session: string
  readonly question: string
  readonly answered: boolean
  readonly elsewhere: boolean
}

/** What the person in front of both tabs knows: `session/question` of every answer. */
interface Model {
  readonly given: Set<string>
  /** Those that a screen has called saved. */
  readonly acknowledged: Set<string>
}

class World {
  readonly context: BrowserContext
  readonly key: AnswerKey
  readonly pages: Page[] = []

  constructor(context: BrowserContext, key: AnswerKey) {
    this.context = context
    this.key = key
  }

  page(tab: Tab): Page {
    const page = this.pages[tab]
    if (!page) throw new Error(`no tab ${tab}`)
    return page
  }

  async open(tab: Tab): Promise<void> {
    const page = await this.context.newPage()
    this.pages[tab] = page
    await page.goto('./')
    await settled(page)
  }
}

/** Waits until the page has become one of those that the commands know. */
async function settled(page: Page): Promise<void> {
  const screens = ['question', 'elsewhere', 'score', 'start-practice', 'shelf-book'].map((id) =>
    page.getByTestId(id),
  )
  await expect(screens.reduce((all, screen) => all.or(screen)).first()).toBeVisible()
}

function look(page: Page): Promise<Look> {
  return page.evaluate(() => {
    const question = document.querySelector('[data-testid=question]')
    return {
      session: question?.getAttribute('data-session-id') ?? '',
      question: question?.getAttribute('data-question-id') ?? '',
      answered: document.querySelector('[data-testid=feedback]') !== null,
      elsewhere: document.querySelector('[data-testid=elsewhere]') !== null,
    }
  })
}

/** A command of one tab. It does nothing where the screen does not offer it. */
abstract class InTab implements fc.AsyncCommand<Model, World> {
  readonly tab: Tab

  constructor(tab: Tab) {
    this.tab = tab
  }

  check(): boolean {
    return true
  }

  async run(model: Model, world: World): Promise<void> {
    // A tab behind another draws seldom, and every tap would wait for that.
    await world.page(this.tab).bringToFront()
    await this.act(world, model)
    await settled(world.page(this.tab))
    await expectOneWriter(world)
  }

  abstract act(world: World, model: Model): Promise<void>

  toString(): string {
    return `${this.constructor.name}(${Object.values(this).join()})`
  }
}

/** No session stands open to answers in both tabs: one of them says that it is elsewhere. */
async function expectOneWriter({ pages }: World): Promise<void> {
  await expect
    .poll(
      async () => {
        const [one, other] = await Promise.all(pages.map(look))
        return one?.session !== '' && one?.session === other?.session
      },
      { message: 'one session open in both tabs' },
    )
    .toBe(false)
}

/** Brings a question without an answer onto the screen; false where the round is in the other tab. */
async function openQuestion(page: Page): Promise<boolean> {
  const before = await look(page)
  if (before.elsewhere) return false
  if (before.answered) await goOn(page)
  const { session } = await look(page)
  if (session === '') {
    await visit(page, '/')
    await page.getByTestId('start-practice').click()
    await expect(questionOn(page)).toBeVisible()
  }
  return !(await look(page)).answered
}

class Answer extends InTab {
  readonly right: boolean
  /** Whether somebody waits for 'saved' or loads the page anew at once. */
  readonly patient: boolean

  constructor(tab: Tab, right: boolean, patient: boolean) {
    super(tab)
    this.right = right
    this.patient = patient
  }

  async act(world: World, { given, acknowledged }: Model): Promise<void> {
    const page = world.page(this.tab)
    if (!(await openQuestion(page))) return
    const question = await questionOnScreen(page, world.key)
    const { session } = await look(page)
    await choose(page, question, answerTo(question, this.right ? 'right' : 'wrong'))
    await page.getByTestId('confirm').click()
    const name = `${session}/${question.id}`
    expect(given.has(name), `${name} was asked again`).toBe(false)
    given.add(name)
    if (this.patient) {
      await expect(page.getByTestId('feedback')).toHaveAttribute('data-saved', 'true')
      acknowledged.add(name)
    } else await page.reload()
  }
}

class Next extends InTab {
  async act({ pages }: World): Promise<void> {
    const page = pages[this.tab]
    if (page && (await look(page)).answered) await goOn(page)
  }
}

class Reload extends InTab {
  async act(world: World): Promise<void> {
    await world.page(this.tab).reload()
  }
}

/** Closes the tab, opens another and goes on with the round that 今日 offers, if any. */
class OpenAnew extends InTab {
  async act(world: World): Promise<void> {
    await world.page(this.tab).close()
    await world.open(this.tab)
    const page = world.page(this.tab)
    if (!(await page.getByTestId('resume').isVisible())) return
    await page.getByTestId('resume').click()
    // 今日 stays until the app is there.
    await expect(page.getByTestId('start-practice')).toHaveCount(0)
  }
}

/** Opens the round of the other tab, and takes it over where that is asked for. */
class TakeOver extends InTab {
  async act(world: World): Promise<void> {
    const { session } = await look(world.page(this.tab === 0 ? 1 : 0))
    const page = world.page(this.tab)
    if (session !== '') await visit(page, `/session/${session}`)
    await settled(page)
    const take = page.getByTestId('take-over')
    if (session !== '') await expect(take).toBeVisible()
    if (!(await take.isVisible())) return
    await take.click()
    await expect(questionOn(page).or(page.getByTestId('score')).first()).toBeVisible()
  }
}

class OpenWrongBook extends InTab {
  async act(world: World): Promise<void> {
    await visit(world.page(this.tab), '/review')
    await expect(world.page(this.tab).getByTestId('shelf-book')).toBeVisible()
  }
}

const tab = fc.constantFrom<Tab>(0, 1)
const someCommands = fc.commands(
  [
    ...[1, 2, 3].map(() => fc.tuple(tab, fc.boolean()).map(([at, right]) => new Answer(at, right, true))),
    fc.tuple(tab, fc.boolean()).map(([at, right]) => new Answer(at, right, false)),
    tab.map((at) => new Next(at)),
    tab.map((at) => new Reload(at)),
    tab.map((at) => new OpenAnew(at)),
    tab.map((at) => new TakeOver(at)),
    tab.map((at) => new OpenWrongBook(at)),
  ],
  // As many as asked for, and not one on average.
  { maxCommands: MOST_COMMANDS, size: 'max' },
)

/** After a last start, which brings in what the journal holds: every answer once, and all records follow from the log. */
async function expectWholeLog(world: World, { given }: Model): Promise<void> {
  const [page, other] = [world.page(0), world.page(1)]
  await other.close()
  await page.goto('about:blank')
  await page.goto('./')
  const log = (): Promise<(Attempt & Stamped)[]> => rowsOf(page, 'attempts')
  const names = async (): Promise<string[]> =>
    (await log()).map(({ session, question }) => `${session}/${question}`).sort()
  await expect.poll(names, { message: 'the log' }).toEqual([...given].sort())

  const entries: LogEntry[] = [...(await log()), ...(await rowsOf<Correction & Stamped>(page, 'corrections'))]
  const rebuilt = recordsFrom(entries)
  const questions = await rowsOf<object>(page, 'questionRecords')
  expect(sorted(questions)).toEqual(
    sorted(rebuilt.questions.map((record) => ({ ...record, everMissed: record.missed > 0 ? 1 : 0 }))),
  )
  expect(sorted(await rowsOf(page, 'dayRecords'))).toEqual(sorted(rebuilt.days))
  expect(sorted(await rowsOf(page, 'slipRecords'))).toEqual(sorted(rebuilt.slips))
}

function sorted(rows: readonly unknown[]): unknown[] {
  const nameOf = (row: unknown): string => {
    const { question, day } = row as { readonly question?: string; readonly day?: number }
    return question ?? String(day)
  }
  // Through JSON, as the rows of the page have come.
  return (JSON.parse(JSON.stringify(rows)) as unknown[]).sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
}

test(`two tabs, ${RUNS} histories of up to ${MOST_COMMANDS} steps: one writes a session, and every answer is in the log once`, async ({
  browser,
  key,
}, testInfo) => {
  test.setTimeout(180_000 + RUNS * MOST_COMMANDS * 5000)
  console.log(`two tabs: TWO_TAB_SEED=${SEED} repeats this run`)
  const sums = { histories: 0, steps: 0, given: 0, acknowledged: 0 }
  try {
    await fc.assert(
      fc.asyncProperty(someCommands, async (commands) => {
        const context = await browser.newContext({ serviceWorkers: 'block' })
        const faults: string[] = []
        watchFaults(context, faults)
        const world = new World(context, key)
        const model: Model = { given: new Set(), acknowledged: new Set() }
        try {
          await world.open(0)
          await world.open(1)
          await fc.asyncModelRun(() => ({ model, real: world }), commands)
          // A history in which nothing is answered would prove nothing.
          await new Answer((await look(world.page(0))).elsewhere ? 1 : 0, true, true).run(model, world)
          await expectWholeLog(world, model)
          expect(faults).toEqual([])
        } finally {
          await context.close()
        }
        sums.histories++
        sums.steps += [...commands].length
        sums.given += model.given.size
        sums.acknowledged += model.acknowledged.size
      }),
      // Shrinking would take hours: the seed repeats the run instead.
      { numRuns: RUNS, seed: SEED, endOnFailure: true },
    )
  } finally {
    const counts = { histories: sums.histories, saved: sums.acknowledged, lost: 0, twice: 0 }
    testInfo.annotations.push({ type: 'counts', description: JSON.stringify(counts) })
  }
  console.log(
    `two tabs: ${RUNS} histories, ${sums.steps} steps, ${sums.given} answers, ` +
      `${sums.acknowledged} of them acknowledged, 0 lost, 0 twice`,
  )
  expect(sums.acknowledged).toBeGreaterThanOrEqual(RUNS)
})
