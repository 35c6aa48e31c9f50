import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { memoryStorage } from '../../src/db/memory-storage.ts'
import type { Storage } from '../../src/db/storage.ts'
import { startTime } from '../../src/quiz/contest/clock.ts'
import { goOf } from '../../src/quiz/contest/contest-session.ts'
import { paperCode } from '../../src/quiz/contest/paper-code.ts'
import { customDraw } from '../../src/quiz/contest/custom-draw.ts'
import type { ContestRules } from '../../src/quiz/contest/rules.ts'
import type { SessionId } from '../../src/quiz/session.ts'
import { useContestStore } from '../../src/stores/contest.ts'
import { useSessionStore } from '../../src/stores/session.ts'
import { firstPageLoad, nextPageLoad, useStorageOf } from '../support/app.ts'
import { someRules } from '../support/contest.ts'
import { aPlan, HOUR, NOON, sessionId } from '../support/log.ts'
import { ONE_OF_EACH } from '../support/questions.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const DAY = 24 * HOUR
const TEN_MINUTES = { kind: 'paper', limitMs: 10 * MINUTE } as const
const TWENTY_SECONDS = { kind: 'question', limitMs: 20 * SECOND } as const

/** The steady clock of the page; the wall clock is vi's. */
let steady = 0
let disk: Storage

const wallMoves = (ms: number): void => void vi.setSystemTime(Date.now() + ms)
/** Time goes by with the page open, on the screen or not. */
function pass(ms: number): void {
  wallMoves(ms)
  steady += ms
}
/** The device sleeps: the steady clock stands still. */
const sleep = wallMoves
/** Somebody moves the system clock. */
const setClock = wallMoves

/** The page is gone for a while and then opened again; a new page begins with a new steady clock. */
async function away(ms: number, id: SessionId = ID, goesOn = false): Promise<Play> {
  await nextPageLoad()
  useStorageOf(disk)
  wallMoves(ms)
  steady = 17.3
  const play = useSessionStore()
  expect(await play.open(id, goesOn)).toBe(true)
  return play
}

type Play = ReturnType<typeof useSessionStore>
const ID = sessionId('contest-1')

/** A contest of the six questions, one of each form, begun at NOON. The right answers are known. */
async function playing(changes: Partial<ContestRules> = {}): Promise<Play> {
  const play = useSessionStore()
  await play.start(
    aPlan({
      id: ID,
      kind: 'contest',
      topic: { kind: 'contest', preset: 'custom' },
      questions: ONE_OF_EACH.map(({ id }) => id),
      contest: { rules: someRules(changes), number: { deck: 1, go: 0 } },
    }),
  )
  return play
}

const go = (play: Play) => play.session && goOf(play.session)
const stored = async () => disk.session(ID)
/** Saving takes a few turns of the event loop. */
async function allSaved(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setTimeout(resolve, 0))
}
const finished = (play: Play): boolean => play.session?.phase === 'finished'

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON })
  steady = 0
  vi.spyOn(performance, 'now').mockImplementation(() => steady)
  await firstPageLoad()
  disk = useStorageOf(memoryStorage())
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a session that another tab has', () => {
  it('is left alone by this one, even when its time runs out', async () => {
    const play = await playing({ clock: TEN_MINUTES })
    play.choose(['b'])
    await allSaved()
    play.giveUp()
    pass(HOUR)
    play.tick()
    expect([play.session, play.confirm(), play.next()]).toEqual([null, null, true])
    await allSaved()
    expect(await stored()).toMatchObject({ phase: 'running', drafts: [['b'], null, null, null, null, null] })
  })

  it('is taken up as it stands now, not as this tab left it', async () => {
    const play = await playing({ clock: TEN_MINUTES })
    play.choose(['b'])
    await allSaved()
    expect(play.isFresh(ID)).toBe(true)
    play.leave()
    expect(play.isFresh(ID)).toBe(false)
    pass(MINUTE)
    const elsewhere = await stored()
    if (elsewhere) await disk.saveSession({ ...elsewhere, position: 3, touchedAt: Date.now() })
    await play.open(ID)
    expect(play.session?.position).toBe(3)
    expect(play.remainingMs).toBe(9 * MINUTE)
    expect(play.isFresh(ID)).toBe(true)
  })

  it('stays as this tab knows it where nobody else went on', async () => {
    const play = await playing({ clock: TEN_MINUTES })
    await allSaved()
    play.leave()
    play.choose(['b'])
    await play.open(ID)
    expect(play.chosen).toEqual(['b'])
  })
})

describe('a paper with a clock', () => {
  it.each<[string, () => Promise<void> | void]>([
    ['in a background tab', () => pass(9 * MINUTE)],
    ['asleep', () => sleep(9 * MINUTE)],
    ['with the clock set forward', () => setClock(9 * MINUTE)],
    [
      'with the clock set back, which gives no time',
      () => (setClock(-HOUR), useSessionStore().tick(), pass(9 * MINUTE)),
    ],
  ])('has a minute left after nine %s', async (_case, happens) => {
    const play = await playing({ clock: TEN_MINUTES })
    await happens()
    play.tick()
    expect(play.remainingMs).toBe(MINUTE)
    expect(finished(play)).toBe(false)
  })

  it.each([
    ['a reload', 0],
    ['a kill and two minutes away', 2 * MINUTE],
  ])('goes on after %s with the time that is left and the answers as they stood', async (_case, ms) => {
    const play = await playing({ clock: TEN_MINUTES })
    pass(MINUTE)
    play.choose(['b'])
    const back = await away(ms)
    expect(back.remainingMs).toBe(9 * MINUTE - ms)
    expect(back.chosen).toEqual(['b'])
  })

  it.each([
    ['a minute', 10 * MINUTE],
    ['a month', 30 * DAY],
  ])('that ran out %s ago while closed is handed in as of its deadline', async (_case, ms) => {
    const play = await playing({ clock: TEN_MINUTES })
    pass(MINUTE)
    play.choose(['b'])
    play.next()
    pass(MINUTE)
    play.choose(['a'])
    const back = await away(ms)
    const deadline = NOON + 10 * MINUTE
    expect(finished(back)).toBe(true)
    expect(go(back)).toMatchObject({ points: 10, right: 1, finishedAt: deadline, elapsedMs: 10 * MINUTE })
    expect(back.session?.given.map((given) => given?.elapsedMs)).toEqual([
      MINUTE,
      9 * MINUTE,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    await allSaved()
    const [single] = ONE_OF_EACH
    const history = single ? await disk.history('qingshan', single.id) : []
    expect(history).toMatchObject([{ answeredAt: deadline, elapsedMs: MINUTE }])
    expect((await stored())?.phase).toBe('finished')
  })

  it('takes no answer after its deadline, even when nothing has looked at the clock', async () => {
    const play = await playing({ clock: TEN_MINUTES })
    pass(11 * MINUTE)
    play.choose(['b'])
    expect(finished(play)).toBe(true)
    expect(go(play)).toMatchObject({ points: 0, total: 6, elapsedMs: 10 * MINUTE })
  })

  it('handed in while it is paused does not count the pause', async () => {
    const play = await playing({ clock: TEN_MINUTES, mayPause: true })
    pass(MINUTE)
    play.choose(['b'])
    play.pause()
    pass(HOUR)
    play.finish()
    expect(go(play)).toMatchObject({ elapsedMs: MINUTE, right: 1 })
    expect(play.session?.given[0]?.elapsedMs).toBe(MINUTE)
  })

  it('stays paused over a kill', async () => {
    const play = await playing({ clock: TEN_MINUTES, mayPause: true })
    pass(MINUTE)
    play.pause()
    const back = await away(DAY)
    expect(back.paused).toBe(true)
    expect(finished(back)).toBe(false)
    back.goOnAfterPause()
    expect(back.remainingMs).toBe(9 * MINUTE)
  })

  it('has no pause where the rules allow none', async () => {
    const play = await playing({ clock: TEN_MINUTES })
    play.pause()
    expect(play.paused).toBe(false)
  })
})

describe('questions with a clock', () => {
  const RULES = { clock: TWENTY_SECONDS } as const

  it('that ran out while closed are over one after the other, the paper as of the last', async () => {
    const play = await playing(RULES)
    pass(5 * SECOND)
    play.choose(['b'])
    play.confirm()
    play.next()
    pass(5 * SECOND)
    play.choose(['a'])
    const back = await away(DAY)
    expect(finished(back)).toBe(true)
    // Five seconds for the first, and for each of the five others its twenty.
    const last = NOON + 105 * SECOND
    expect(go(back)).toMatchObject({ right: 1, finishedAt: last, elapsedMs: 105 * SECOND })
    expect(back.session?.given.map((given) => given?.elapsedMs)).toEqual(
      [5, 20, 20, 20, 20, 20].map((s) => s * SECOND),
    )
    expect(back.session?.given[1]?.answer).toEqual(['a'])
  })

  it('are no attempts when they came and went with nobody looking', async () => {
    const play = await playing(RULES)
    pass(5 * SECOND)
    play.choose(['b'])
    play.confirm()
    play.next()
    const back = await away(DAY)
    await allSaved()
    expect(go(back)).toMatchObject({ right: 1, total: 6 })
    const { plan } = back.session ?? {}
    const recorded = (await disk.questionRecords(plan?.bank ?? '')).map(({ question }) => question)
    // The first was answered, and the second stood on the screen.
    expect(recorded.toSorted()).toEqual(plan?.questions.slice(0, 2).toSorted())
    expect((await stored())?.phase).toBe('finished')
  })

  it('take no untouched order for an answer when its time is over', async () => {
    const play = await playing({ ...RULES, feedback: 'each' })
    while (play.question?.form !== 'order') {
      pass(21 * SECOND)
      play.tick()
      play.next()
    }
    expect(play.chosen.length).toBeGreaterThan(1)
    pass(21 * SECOND)
    play.tick()
    expect(play.given).toMatchObject({ answer: [], right: false })
  })

  it('lose only the one on the screen where each gets its verdict', async () => {
    await playing({ ...RULES, feedback: 'each' })
    const back = await away(DAY)
    expect(finished(back)).toBe(false)
    expect(back.given).toMatchObject({ answer: [], right: false, elapsedMs: 20 * SECOND })
    expect(back.next()).toBe(false)
    expect(back.remainingMs).toBe(20 * SECOND)
  })

  it('are gone on with past a verdict that was seen, and the next has all its time', async () => {
    const play = await playing({ ...RULES, feedback: 'each' })
    pass(5 * SECOND)
    play.choose(['b'])
    play.confirm()
    await allSaved()
    const back = await away(DAY, ID, true)
    expect(back.session?.position).toBe(1)
    expect(back.given).toBeNull()
    expect(back.remainingMs).toBe(20 * SECOND)
  })

  it('are told of where their time ran out meanwhile, also to somebody who goes on', async () => {
    await playing({ ...RULES, feedback: 'each' })
    await allSaved()
    const back = await away(DAY, ID, true)
    expect(back.session?.position).toBe(0)
    expect(back.given).toMatchObject({ answer: [], right: false })
  })

  it('end at the miss that ended the go, also for somebody who goes on', async () => {
    const play = await playing({ ...RULES, feedback: 'each', ending: { kind: 'first-miss' } })
    play.choose(['a'])
    play.confirm()
    await allSaved()
    const back = await away(DAY, ID, true)
    expect(back.session?.position).toBe(0)
    expect(back.over).toBe(true)
  })

  it('get no new time by a reload or a pause', async () => {
    const play = await playing({ ...RULES, mayPause: true })
    pass(5 * SECOND)
    play.choose(['b'])
    const back = await away(5 * SECOND)
    expect(back.remainingMs).toBe(10 * SECOND)
    back.pause()
    pass(HOUR)
    back.goOnAfterPause()
    expect(back.remainingMs).toBe(10 * SECOND)
  })

  it('cannot be jumped to', async () => {
    const play = await playing(RULES)
    play.goTo(3)
    expect(play.session?.position).toBe(0)
  })

  it('end the go at the first miss, a late one too', async () => {
    const play = await playing({ ...RULES, ending: { kind: 'first-miss' } })
    pass(25 * SECOND)
    play.tick()
    expect(finished(play)).toBe(true)
    expect(go(play)).toMatchObject({ points: 0, elapsedMs: 20 * SECOND, finishedAt: NOON + 20 * SECOND })
  })
})

describe('a clock that was set back', () => {
  it('is noted, and everything after it is stored all the same', async () => {
    const play = await playing({ clock: TEN_MINUTES })
    play.choose(['a'])
    pass(MINUTE)
    setClock(-HOUR)
    play.next()
    play.choose(['a'])
    play.flag()
    play.goTo(0)
    play.choose(['b'])
    const back = await away(MINUTE)
    expect(back.session?.drafts.slice(0, 2)).toEqual([['b'], ['a']])
    expect(back.session?.contest).toMatchObject({ flagged: [1], setBack: true })
    back.finish()
    await allSaved()
    expect((await stored())?.phase).toBe('finished')
  })

  it('is noted even when the page is killed at once', async () => {
    const play = await playing({ clock: TEN_MINUTES })
    pass(5 * MINUTE)
    setClock(-4 * MINUTE)
    play.tick()
    // By the wall clock alone, two minutes have passed since the start, and nothing looks set back.
    const back = await away(MINUTE)
    expect(back.session?.contest?.setBack).toBe(true)
    expect(back.remainingMs).toBe(4 * MINUTE)
  })

  it('while closed gives no time and is noted', async () => {
    await playing({ clock: TEN_MINUTES })
    const back = await away(-HOUR)
    expect(back.remainingMs).toBe(10 * MINUTE)
    expect(back.time?.setBack).toBe(true)
    pass(10 * MINUTE)
    back.tick()
    expect(back.session?.contest?.setBack).toBe(true)
    expect(finished(back)).toBe(true)
  })
})

describe('a pass out of reach', () => {
  it('hands the paper in at once where the rules say so', async () => {
    const play = await playing({ ending: { kind: 'pass', points: 60, early: true } })
    play.choose(['a'])
    play.confirm()
    expect(finished(play)).toBe(true)
    expect(go(play)).toMatchObject({ points: 0, right: 0 })
  })
})

describe('the contest store', () => {
  const JUDGES = someRules({ draw: customDraw({ judge: 5 }) })

  it('opens the code of a paper and gives both phones the same', async () => {
    const contest = useContestStore()
    await contest.load()
    const code = contest.codeOf(JUDGES, { deck: 42, go: 0 }) ?? ''
    const opened = await contest.openCode(code.toLowerCase())
    expect(opened).toMatchObject({ kind: 'paper', code })
    const play = useSessionStore()
    await contest.start({ rules: JUDGES, number: { deck: 42, go: 0 } })
    const questions = play.session?.plan.questions
    if (opened.kind === 'paper') await contest.start(opened.paper)
    expect(play.session?.plan.questions).toEqual(questions)
    expect(questions).toHaveLength(5)
  })

  it.each([
    ['no questions', []],
    ['more than the bank has', customDraw({ judge: 26 })],
    ['a form that the bank has one of', customDraw({ match: 2 })],
  ])('takes a code with %s for a format it does not know', async (_case, draw) => {
    const contest = useContestStore()
    await contest.load()
    const rules = { ...JUDGES, draw }
    const number = { deck: 42, go: 0 }
    expect(contest.codeOf(rules, number)).toBeNull()
    expect(await contest.start({ rules, number })).toBeNull()
    const code = paperCode({ rules, number }, contest.identity)
    expect(await contest.openCode(code)).toEqual({ kind: 'problem', reason: 'format' })
  })

  it('opens the code of a finished go, and counts the go', async () => {
    const contest = useContestStore()
    const play = useSessionStore()
    await contest.start({ rules: { ...JUDGES, goesPerDay: 1 }, number: { deck: 42, go: 0 } })
    pass(3 * SECOND)
    play.choose(['true'])
    play.finish()
    const code = play.session && contest.resultCodeOf(play.session, '青山', '绿水乡')
    const opened = await contest.openCode(code ?? '')
    expect(opened).toMatchObject({
      kind: 'result',
      result: { name: '青山', unit: '绿水乡', elapsedMs: 3000, clockSetBack: false },
    })
    if (opened.kind === 'result')
      expect(opened.result.answers[0]).toEqual({ answer: ['true'], elapsedMs: 3000 })
    const once = { ...JUDGES, goesPerDay: 1 }
    expect(await contest.start({ rules: once, number: { deck: 42, go: 0 } })).toBeNull()
    // A paper that somebody hands out is not used up by another one.
    expect(await contest.start({ rules: once, number: { deck: 43, go: 0 } })).not.toBeNull()
    expect(await contest.startNext(once)).toBeNull()
  })

  it('makes one go of two presses, from a code and of the next paper', async () => {
    const contest = useContestStore()
    const paper = { rules: JUDGES, number: { deck: 44, go: 0 } }
    const [first, second] = await Promise.all([contest.start(paper), contest.start(paper)])
    expect(second).toBe(first)
    const [third, fourth] = await Promise.all([contest.startNext(JUDGES), contest.startNext(JUDGES)])
    expect(fourth).toBe(third)
    await allSaved()
    expect(await disk.goes(contest.identity.bank, JUDGES.id)).toHaveLength(2)
  })

  it('keeps to one deck in a season and begins another in the next', async () => {
    const contest = useContestStore()
    const rules: ContestRules = { ...JUDGES, seasonDays: 30 }
    const numbers = []
    for (const day of [0, 0, 29, 30, 31]) {
      vi.setSystemTime(NOON + day * DAY)
      const { number } = await contest.nextPaper(rules)
      numbers.push(number)
      await contest.start({ rules, number })
    }
    expect(numbers.map(({ go }) => go)).toEqual([0, 1, 2, 0, 1])
    const decks = numbers.map(({ deck }) => deck)
    expect(new Set(decks.slice(0, 3)).size).toBe(1)
    expect(new Set(decks.slice(3)).size).toBe(1)
    expect(decks[3]).not.toBe(decks[0])
  })
})

it('a contest begins with both clocks read together', async () => {
  const play = await playing()
  expect(play.time).toEqual(startTime({ wall: NOON, monotonic: 0 }))
})
