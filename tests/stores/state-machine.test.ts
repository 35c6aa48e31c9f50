// Any order of answering, going on, jumping, taking back, reloading, killing, taking over and deleting in two tabs over
// one database: what was acknowledged is in the log once, and everything derived follows from the log.
// STATE_RUNS is the number of histories; `npm run test:faults` lives through 1,000.
import fc from 'fast-check'
import { createPinia, setActivePinia } from 'pinia'
import type { Pinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { BrowserStorage } from '../../src/db/web-storage.ts'
import type { AppDatabase } from '../../src/db/database.ts'
import { rebuildRecords } from '../../src/db/rebuild-records.ts'
import type { Storage } from '../../src/db/storage.ts'
import type { AttemptId } from '../../src/quiz/attempt-id.ts'
import type { QuestionId } from '../../src/quiz/question.ts'
import type { SessionId } from '../../src/quiz/session.ts'
import { useBackupStore } from '../../src/stores/backup.ts'
import { useBankStore } from '../../src/stores/bank.ts'
import { useLearnerStore } from '../../src/stores/learner.ts'
import { useSavingStore } from '../../src/stores/saving.ts'
import { useSessionStore } from '../../src/stores/session.ts'
import { useStorageStore } from '../../src/stores/storage.ts'
import { emptyDisk, openAgain } from '../support/database.ts'
import { aPlan, HOUR, NOON, sessionId } from '../support/log.ts'
import { aPlace } from '../support/places.ts'
import { aSingle, bankOf, factId, loaderOf, questionId } from '../support/questions.ts'

const RUNS = Number(process.env['STATE_RUNS'] ?? 20)
const MOST_COMMANDS = 100

const BANK = bankOf(
  ['q1', 'q2', 'q3', 'q4'].map((id, at) =>
    aSingle({ id: questionId(id), facts: [factId(`f${Math.floor(at / 2)}`)] }),
  ),
)
const QUESTIONS = BANK.index.questions.map(({ id }) => id)

/** One attempt as the test has seen it given. */
interface Given {
  readonly question: QuestionId
  readonly right: boolean
}

/** What must be true of the disk, told by the person who sat in front of both tabs. */
interface Model {
  /** Every answer given and not deleted since: the journal holds it at least, so none may be missing in the end. */
  readonly given: Map<AttemptId, Given>
  /** Those the screen has called saved: they must be in the log at any moment from then on. */
  readonly acknowledged: Set<AttemptId>
  /** Taken back; true once that is stored. */
  readonly misTapped: Set<AttemptId>
  rounds: number
}

/** How a page load ends for what is on its way to the disk. */
type Fate = 'alive' | 'dies-before-commit' | 'dies-after-commit' | 'dead'

/** One page load. */
interface Page {
  readonly pinia: Pinia
  readonly local: BrowserStorage
  fate: Fate
}

class World {
  readonly local = aPlace()
  readonly session: BrowserStorage[] = [aPlace(), aPlace()]
  readonly pages: Page[] = []
  /** Calls of all pages, dead ones too, that the database is working on. */
  underWay = 0

  /** Everything that runs from here on is that tab's. */
  at(tab: number): Page {
    const page = this.pages[tab]
    const place = this.session[tab]
    if (!page || !place) throw new Error(`no tab ${tab}`)
    vi.stubGlobal('localStorage', this.local)
    vi.stubGlobal('sessionStorage', place)
    setActivePinia(page.pinia)
    return page
  }

  /** A page load. What the page before it had not awaited never happens, except for what the database has begun. */
  async load(tab: number): Promise<void> {
    const before = this.pages[tab]
    if (before) before.fate = 'dead'
    const page: Page = { pinia: createPinia(), local: this.local, fate: 'alive' }
    this.pages[tab] = page
    this.at(tab)
    useBankStore().loader = loaderOf(BANK)
    const store = useStorageStore()
    await store.ready()
    const opened = await store.opened
    if (!opened?.kept) throw new Error('the database did not open')
    store.opened = Promise.resolve({ ...opened, storage: this.mortal(opened.storage, page) })
    this.at(tab)
    await useLearnerStore().load()
  }

  /** The storage as a page has it that can be killed: from then on it never hears from the database again. */
  private mortal(storage: Storage, page: Page): Storage {
    const never = new Promise<never>(() => undefined)
    const names = Object.keys(storage).filter((name) => name !== 'kind') as (keyof Storage)[]
    const methods = names.map((name) => {
      const real = storage[name] as (...given: unknown[]) => Promise<unknown>
      const method = async (...given: unknown[]): Promise<unknown> => {
        if (page.fate === 'dead' || page.fate === 'dies-before-commit') return never
        this.underWay++
        try {
          const result = await real(...given)
          return page.fate === 'alive' ? result : await this.forgotten(never)
        } catch (error) {
          if (page.fate === 'alive') throw error
          return await this.forgotten(never)
        } finally {
          if (page.fate === 'alive') this.underWay--
        }
      }
      return [name, method] as const
    })
    return { ...storage, ...Object.fromEntries(methods) }
  }

  private forgotten(never: Promise<never>): Promise<never> {
    this.underWay--
    return never
  }

  /** Waits until nothing is on its way to the disk any more. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < 5; quiet = this.underWay === 0 ? quiet + 1 : 0)
      await new Promise((resolve) => setImmediate(resolve))
  }
}

type Command = fc.AsyncCommand<Model, World>

/** A command of one tab; it does nothing where the screen does not offer it. */
abstract class InTab implements Command {
  readonly tab: number

  constructor(tab: number) {
    this.tab = tab
  }

  check(): boolean {
    return true
  }

  async run(model: Model, world: World): Promise<void> {
    world.at(this.tab)
    await this.act(model, world)
    acknowledge(model, world)
  }

  abstract act(model: Model, world: World): Promise<void>

  toString(): string {
    return `${this.constructor.name}(${Object.values(this).join()})`
  }
}

/** Notes what the tabs call saved at this moment. */
function acknowledge(model: Model, world: World): void {
  for (const tab of [0, 1]) {
    world.at(tab)
    for (const [id, state] of useSavingStore().states)
      if (state === 'saved' && model.given.has(id)) model.acknowledged.add(id)
  }
}

async function startRound(model: Model): Promise<void> {
  const id = sessionId(`round-${++model.rounds}`)
  await useSessionStore().start(aPlan({ id, questions: QUESTIONS, createdAt: Date.now() }))
}

/** Makes sure that the tab shows a question without an answer: goes on, or starts another round. */
async function openQuestion(model: Model): Promise<void> {
  const play = useSessionStore()
  if (play.session?.phase === 'running' && !play.given) return
  if (play.session?.phase !== 'running' || play.next()) await startRound(model)
}

function giveAnswer(model: Model, right: boolean): void {
  const play = useSessionStore()
  const question = play.question?.id
  play.choose([right ? 'b' : 'a'])
  const given = play.confirm()
  if (!question || !given) throw new Error('no answer was taken')
  model.given.set(given.attempt, { question, right })
}

class Start extends InTab {
  async act(model: Model): Promise<void> {
    await startRound(model)
  }
}

class Answer extends InTab {
  readonly right: boolean

  constructor(tab: number, right: boolean) {
    super(tab)

    this.right = right
  }

  async act(model: Model): Promise<void> {
    await openQuestion(model)
    giveAnswer(model, this.right)
  }
}

class Next extends InTab {
  async act(): Promise<void> {
    if (useSessionStore().given) useSessionStore().next()
  }
}

class Jump extends InTab {
  readonly place: number

  constructor(tab: number, place: number) {
    super(tab)

    this.place = place
  }

  async act(): Promise<void> {
    useSessionStore().goTo(this.place)
  }
}

class MisTap extends InTab {
  async act(model: Model): Promise<void> {
    const play = useSessionStore()
    const attempt = play.given?.attempt
    if (!attempt || !play.mayMisTap) return
    if (!model.given.has(attempt)) {
      // Its history was deleted in the other tab: there is nothing to take back, and it is refused.
      await expect(play.misTap()).rejects.toThrow()
      return
    }
    await play.misTap()
    model.misTapped.add(attempt)
  }
}

/** Loads the page again at the round it shows; answers may be on their way. */
class Reload extends InTab {
  async act(_model: Model, world: World): Promise<void> {
    const id = useSessionStore().session?.plan.id
    await world.load(this.tab)
    if (id) await reopened(id)
  }
}

/** The system ends the tab while an answer is being stored, and the person opens the app anew. */
class KillWhileSaving extends InTab {
  readonly right: boolean
  readonly when: 'dies-before-commit' | 'dies-after-commit'

  constructor(tab: number, right: boolean, when: 'dies-before-commit' | 'dies-after-commit') {
    super(tab)

    this.right = right
    this.when = when
  }

  async act(model: Model, world: World): Promise<void> {
    const page = world.at(this.tab)
    await openQuestion(model)
    page.fate = this.when
    giveAnswer(model, this.right)
    // As far as a dying page comes.
    if (this.when === 'dies-after-commit') await world.settle()
    world.session[this.tab] = aPlace()
    await world.load(this.tab)
    const latest = await (await useStorageStore().ready()).latestRunningSession('qingshan')
    if (latest) await reopened(latest.plan.id)
  }
}

async function reopened(id: SessionId): Promise<void> {
  const play = useSessionStore()
  await play.open(id)
}

/** The round of the other tab comes here, and the other forgets it. */
class TakeOver extends InTab {
  async act(_model: Model, world: World): Promise<void> {
    world.at(1 - this.tab)
    const other = useSessionStore()
    const id = other.session?.plan.id
    if (!id) return
    other.giveUp()
    world.at(this.tab)
    await reopened(id)
  }
}

/** The round of the other tab is opened here too, as in a browser without Web Locks. */
class OpenBoth extends InTab {
  async act(_model: Model, world: World): Promise<void> {
    world.at(1 - this.tab)
    const id = useSessionStore().session?.plan.id
    world.at(this.tab)
    if (id) await reopened(id)
  }
}

class DeleteHistory extends InTab {
  readonly place: number

  constructor(tab: number, place: number) {
    super(tab)

    this.place = place
  }

  async act(model: Model, world: World): Promise<void> {
    // An answer that another tab is storing just now may come before or after: either would be right.
    await world.settle()
    acknowledge(model, world)
    world.at(this.tab)
    const question = QUESTIONS[this.place]
    if (question === undefined) return
    expect(await useBackupStore().forgetHistory(question)).toBe(true)
    for (const [id, given] of model.given)
      if (given.question === question) {
        model.given.delete(id)
        model.acknowledged.delete(id)
        model.misTapped.delete(id)
      }
  }
}

class Settle implements Command {
  check(): boolean {
    return true
  }

  async run(model: Model, world: World): Promise<void> {
    await world.settle()
    acknowledge(model, world)
    const db = await openAgain()
    await expectAcknowledged(db, model)
    db.close()
  }

  toString(): string {
    return 'Settle'
  }
}

/** Hours pass, or the clock is set back. */
class Clock implements Command {
  readonly hours: number

  constructor(hours: number) {
    this.hours = hours
  }

  check(): boolean {
    return true
  }

  async run(): Promise<void> {
    vi.setSystemTime(Date.now() + this.hours * HOUR)
  }

  toString(): string {
    return `Clock(${this.hours})`
  }
}

const tab = fc.nat({ max: 1 })
const place = fc.nat({ max: QUESTIONS.length - 1 })

const someCommands = fc.commands<Model, World, false>(
  [
    tab.map((at) => new Start(at)),
    fc.tuple(tab, fc.boolean()).map(([at, right]) => new Answer(at, right)),
    fc.tuple(tab, fc.boolean()).map(([at, right]) => new Answer(at, right)),
    fc.tuple(tab, fc.boolean()).map(([at, right]) => new Answer(at, right)),
    fc.tuple(tab, fc.boolean()).map(([at, right]) => new Answer(at, right)),
    fc.tuple(tab, fc.boolean()).map(([at, right]) => new Answer(at, right)),
    tab.map((at) => new Next(at)),
    tab.map((at) => new Next(at)),
    fc.tuple(tab, place).map(([at, to]) => new Jump(at, to)),
    tab.map((at) => new MisTap(at)),
    tab.map((at) => new Reload(at)),
    fc
      .tuple(tab, fc.boolean(), fc.constantFrom('dies-before-commit' as const, 'dies-after-commit' as const))
      .map(([at, right, when]) => new KillWhileSaving(at, right, when)),
    tab.map((at) => new TakeOver(at)),
    tab.map((at) => new OpenBoth(at)),
    fc.tuple(tab, place).map(([at, which]) => new DeleteHistory(at, which)),
    fc.constant(new Settle()),
    fc.constantFrom(1, 7, 24, -2).map((hours) => new Clock(hours)),
  ],
  { maxCommands: MOST_COMMANDS, size: 'max' },
)

async function expectAcknowledged(db: AppDatabase, model: Model): Promise<void> {
  const ids = new Set((await db.attempts.toArray()).map(({ id }) => id))
  expect([...model.acknowledged].filter((id) => !ids.has(id))).toEqual([])
}

async function derivedTables(db: AppDatabase): Promise<unknown> {
  return {
    questions: await db.questionRecords.toArray(),
    facts: await db.factHistories.toArray(),
    memory: await db.factRecords.toArray(),
    paces: await db.paceRecords.toArray(),
    slips: await db.slipRecords.toArray(),
    days: await db.dayRecords.toArray(),
  }
}

/** The rule in plain words: in after a miss, out after two right answers in a row that are not all of one day. */
async function wrongBookByHand(db: AppDatabase, model: Model): Promise<string[]> {
  const log = (await db.attempts.toArray()).sort((a, b) => a.stamp - b.stamp)
  return QUESTIONS.filter((question) => {
    const own = log.filter((attempt) => attempt.question === question && !model.misTapped.has(attempt.id))
    const lastMiss = own.findLastIndex(({ right }) => !right)
    const days = own.slice(lastMiss + 1).map(({ day }) => day)
    return lastMiss >= 0 && (days.length < 2 || new Set(days).size < 2)
  })
}

async function expectTrueInTheEnd(model: Model, world: World): Promise<void> {
  await world.settle()
  acknowledge(model, world)
  // One more start of the app brings in what the journal still holds.
  await world.load(0)
  await world.settle()
  const db = await openAgain()
  const log = await db.attempts.toArray()
  expect(Object.fromEntries(log.map(({ id, question, right }) => [id, { question, right }]))).toEqual(
    Object.fromEntries(model.given),
  )
  const counted = (await db.questionRecords.toArray()).reduce((sum, { answered }) => sum + answered, 0)
  expect(counted, 'answers in the records').toBe(model.given.size - model.misTapped.size)
  expect((await db.meta.get('log'))?.attempts ?? 0).toBe(model.given.size)

  const written = await derivedTables(db)
  await rebuildRecords(db)
  expect(await derivedTables(db)).toEqual(written)
  world.at(0)
  expect(useStorageStore().journal.pending()).toEqual([])
  expect(useStorageStore().fault).toBeNull()
  expect(
    useLearnerStore()
      .wrongBook.map(({ question }) => question as string)
      .sort(),
  ).toEqual(await wrongBookByHand(db, model))
  db.close()
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON })
})
afterEach(() => {
  vi.useRealTimers()
})

describe(`two tabs over one database, ${RUNS} histories of up to ${MOST_COMMANDS} steps`, () => {
  it(
    'keep every acknowledged answer once, and all that is derived follows from the log',
    async () => {
      const sums = { histories: 0, given: 0, acknowledged: 0 }
      await fc.assert(
        fc.asyncProperty(someCommands, async (commands) => {
          emptyDisk()
          vi.setSystemTime(NOON)
          const world = new World()
          for (const at of [0, 1]) await world.load(at)
          const model: Model = {
            given: new Map(),
            acknowledged: new Set(),
            misTapped: new Set(),
            rounds: 0,
          }
          await fc.asyncModelRun(() => ({ model, real: world }), commands)
          await expectTrueInTheEnd(model, world)
          sums.histories++
          sums.given += model.given.size
          sums.acknowledged += model.acknowledged.size
        }),
        { numRuns: RUNS },
      )
      console.log(
        `state machine: ${sums.histories} histories, ${sums.given} answers at their ends, ` +
          `${sums.acknowledged} of them acknowledged by the page that gave them, 0 lost, 0 twice`,
      )
      // Histories in which nothing is ever answered would prove nothing.
      expect(sums.acknowledged).toBeGreaterThan(RUNS)
    },
    60_000 + RUNS * 2000,
  )
})
