import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { keepWaitingHint } from '../../src/db/waiting-hint.ts'
import { ONE_TAP_PRACTICE } from '../../src/quiz/practice.ts'
import { missedQuestions } from '../../src/quiz/session.ts'
import type { SessionId } from '../../src/quiz/session.ts'
import type { Question } from '../../src/quiz/question.ts'
import { rightAnswer } from '../../src/quiz/judging.ts'
import { useBankStore } from '../../src/stores/bank.ts'
import { useLearnerStore } from '../../src/stores/learner.ts'
import { useRoundsStore } from '../../src/stores/rounds.ts'
import { useSessionStore } from '../../src/stores/session.ts'
import { useStatisticsStore } from '../../src/stores/statistics.ts'
import { useStorageStore } from '../../src/stores/storage.ts'
import { firstPageLoad, nextPageLoad, until, useStorageOf } from '../support/app.ts'
import { DAY, NOON, sessionId, TODAY } from '../support/log.ts'
import { questionId } from '../support/questions.ts'

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON })
  await firstPageLoad()
})
afterEach(() => {
  vi.useRealTimers()
})

/** What is noted of a round that waits. */
const HINT = { session: sessionId('session-1'), text: '随手练 · 第 2 题，共 20 题' }

const ALL = { scope: { kind: 'everything' }, order: 'authored', count: 'all' } as const

function wrongAnswer(question: Question): readonly string[] {
  if (question.form === 'single') return ['a']
  if (question.form === 'judge') return ['false']
  return rightAnswer(question).slice(0, 1)
}

/** Answers the running session, wrong where `misses` says so, and finishes it. */
async function play(misses: (at: number) => boolean, count = Infinity): Promise<void> {
  const session = useSessionStore()
  for (let at = 0; at < count; at++) {
    const { question } = session
    if (!question) throw new Error('no question on the screen')
    session.choose(misses(at) ? wrongAnswer(question) : rightAnswer(question))
    session.confirm()
    await until(() => session.saveState === 'saved')
    if (session.next()) return
  }
}

/** The end of a round is stored some turns later. */
async function isStored(id: SessionId | null): Promise<void> {
  const kept = await useStorageStore().ready()
  await vi.waitFor(async () =>
    expect(await kept.session(id ?? sessionId(''))).toMatchObject({ phase: 'finished' }),
  )
}

const questionsOnScreen = () => useSessionStore().session?.plan.questions ?? []

describe('practise', () => {
  it('asks twenty different ones at one tap', async () => {
    await useRoundsStore().practise(ONE_TAP_PRACTICE)
    expect(new Set(questionsOnScreen()).size).toBe(20)
    expect(useSessionStore().session?.plan).toMatchObject({
      kind: 'practice',
      topic: { kind: 'everything' },
      bank: 'qingshan',
      edition: '2030.01',
      day: TODAY,
    })
  })

  it('asks what was never answered first', async () => {
    const rounds = useRoundsStore()
    await rounds.practise(ONE_TAP_PRACTICE)
    await play(() => false)
    const first = new Set(questionsOnScreen())
    await useLearnerStore().load()
    await rounds.practise({ ...ONE_TAP_PRACTICE, count: 10 })
    expect(questionsOnScreen().filter((id) => first.has(id))).toEqual([])
  })

  it('asks what was never answered first on a page that has not read the history yet', async () => {
    await useRoundsStore().practise(ONE_TAP_PRACTICE)
    await play(() => false)
    const first = new Set(questionsOnScreen())
    await nextPageLoad()
    await useRoundsStore().practise({ ...ONE_TAP_PRACTICE, count: 10 })
    expect(questionsOnScreen()).toHaveLength(10)
    expect(questionsOnScreen().filter((id) => first.has(id))).toEqual([])
  })

  it('starts nothing when there is nothing to ask', async () => {
    const rounds = useRoundsStore()
    expect(await rounds.practise({ ...ALL, scope: { kind: 'starred' } })).toBeNull()
    expect(useSessionStore().session).toBeNull()
  })

  it('deals anew each time', async () => {
    const rounds = useRoundsStore()
    await rounds.practise(ONE_TAP_PRACTICE)
    const [first, seed] = [questionsOnScreen(), useSessionStore().session?.plan.seed]
    await rounds.practise(ONE_TAP_PRACTICE)
    expect(questionsOnScreen()).not.toEqual(first)
    expect(useSessionStore().session?.plan.seed).not.toBe(seed)
  })

  it('makes one round of two quick taps', async () => {
    const rounds = useRoundsStore()
    const taps = [rounds.practise(ONE_TAP_PRACTICE), rounds.practise(ONE_TAP_PRACTICE)]
    const [one, other] = await Promise.all(taps)
    expect(one).toBe(other)
  })

  it('can be tried again after the bank did not load', async () => {
    const bank = useBankStore()
    const { loader } = bank
    bank.loader = { ...loader, loadIndex: () => Promise.reject(new Error('offline')) }
    const rounds = useRoundsStore()
    await expect(rounds.practise(ALL)).rejects.toThrow('offline')
    expect(bank.failed).toBe(true)
    bank.loader = loader
    expect(await rounds.practise(ALL)).not.toBeNull()
    expect(bank.failed).toBe(false)
  })
})

describe('daily', () => {
  it('asks the same ten in the same option order on two devices', async () => {
    await useRoundsStore().daily()
    const here = useSessionStore().session?.plan
    await firstPageLoad()
    await useRoundsStore().daily()
    const there = useSessionStore().session?.plan
    expect(here?.questions).toHaveLength(10)
    expect(there?.questions).toEqual(here?.questions)
    expect(there?.seed).toBe(here?.seed)
    expect(there?.id).not.toBe(here?.id)
  })

  it('asks other ones tomorrow', async () => {
    await useRoundsStore().daily()
    const today = questionsOnScreen()
    vi.setSystemTime(NOON + DAY)
    await useRoundsStore().daily()
    expect(questionsOnScreen()).not.toEqual(today)
  })

  it('goes on with today’s, and shows it again when it is finished', async () => {
    const id = await useRoundsStore().daily()
    await play(() => false, 3)
    await nextPageLoad()
    expect(await useRoundsStore().daily()).toBe(id)
    await useSessionStore().open(id ?? ('' as never))
    expect(useSessionStore().tally).toMatchObject({ answered: 3 })
    await play(() => false)
    expect(await useRoundsStore().daily()).toBe(id)
  })

  it('is not done when it was ended early, and goes on where it was', async () => {
    const rounds = useRoundsStore()
    const statistics = useStatisticsStore()
    const id = await rounds.daily()
    await play(() => false, 1)
    useSessionStore().finish()
    await isStored(id)
    await statistics.load()
    expect(statistics.dailyDone).toBe(false)
    expect(await rounds.daily()).toBe(id)
    expect(useSessionStore().session).toMatchObject({ phase: 'running', position: 1 })
    await play(() => false)
    await isStored(id)
    await statistics.load()
    expect(statistics.dailyDone).toBe(true)
  })

  it('begins once when tapped twice', async () => {
    const rounds = useRoundsStore()
    const [one, other] = await Promise.all([rounds.daily(), rounds.daily()])
    expect(one).toBe(other)
    const kept = await useStorageStore().ready()
    await expect.poll(async () => (await kept.dailySession('qingshan', TODAY))?.plan.id).toBe(one)
  })
})

describe('review', () => {
  it('asks the whole wrong book, each question once', async () => {
    const rounds = useRoundsStore()
    await rounds.practise(ALL)
    const asked = questionsOnScreen()
    await play((at) => at % 2 === 0)
    const learner = useLearnerStore()
    await learner.load()
    const wrong = learner.wrongBook.map((record) => record.question)
    expect(new Set(wrong)).toEqual(new Set(asked.filter((_, at) => at % 2 === 0)))

    await rounds.review(wrong)
    expect([...questionsOnScreen()].sort()).toEqual([...wrong].sort())
    expect(useSessionStore().session?.plan).toMatchObject({ kind: 'review', topic: { kind: 'wrong-book' } })
  })

  it('starts nothing from an empty book', async () => {
    expect(await useRoundsStore().review([])).toBeNull()
  })
})

describe('wrongAgain', () => {
  it('asks what this session missed', async () => {
    const rounds = useRoundsStore()
    await rounds.practise(ALL)
    const [first, second, third] = questionsOnScreen()
    await play((at) => at === 0 || at === 2)
    const { session } = useSessionStore()
    if (session) await rounds.wrongAgain(missedQuestions(session))
    expect(questionsOnScreen()).toEqual([first, third])
    expect(questionsOnScreen()).not.toContain(second)
  })
})

describe('findResumable', () => {
  it('finds the unfinished session of an earlier page', async () => {
    const id = await useRoundsStore().practise(ALL)
    await play(() => false, 2)
    await nextPageLoad()
    const rounds = useRoundsStore()
    await rounds.findResumable()
    expect(rounds.resumable?.plan.id).toBe(id)
    expect(rounds.resumable?.position).toBe(2)
  })

  it('knows nothing before the database has told, but what was noted', async () => {
    keepWaitingHint(HINT)
    await nextPageLoad()
    const rounds = useRoundsStore()
    rounds.expectResumable()
    expect(rounds.resumable).toBeUndefined()
    expect(rounds.hint).toEqual(HINT)
    expect(useStorageStore().status).toBe('closed')
    await rounds.findResumable()
    expect(rounds.resumable).toBeNull()
  })

  it('follows the round on the screen to its end', async () => {
    const rounds = useRoundsStore()
    const id = await rounds.practise(ALL)
    await play(() => false, 1)
    expect(rounds.resumable?.plan.id).toBe(id)
    expect(rounds.resumable?.position).toBe(1)
    useSessionStore().finish()
    await nextTick()
    expect(rounds.resumable).toBeNull()
  })

  it('does not say what it knows of a round that another tab has ended', async () => {
    const rounds = useRoundsStore()
    const session = (await rounds.practise(ALL)) ?? sessionId('')
    keepWaitingHint({ ...HINT, session })
    rounds.expectResumable()
    expect(rounds.resumable?.plan.id).toBe(session)
    keepWaitingHint(null)
    rounds.expectResumable()
    expect(rounds.resumable).toBeUndefined()
    expect(rounds.hint).toBeNull()
  })

  it('keeps to a round that was begun while the database was asked', async () => {
    let tell = (): void => undefined
    const asked = new Promise<void>((resolve) => (tell = resolve))
    useStorageOf({ latestRunningSession: () => asked.then(() => undefined) })
    const rounds = useRoundsStore()
    const finding = rounds.findResumable()
    const id = await rounds.practise(ALL)
    tell()
    await finding
    expect(rounds.resumable?.plan.id).toBe(id)
  })

  it('finds none when all are finished', async () => {
    const rounds = useRoundsStore()
    await rounds.practise(ALL)
    useSessionStore().finish()
    const kept = await useStorageStore().ready()
    await vi.waitFor(async () => expect(await kept.latestRunningSession('qingshan')).toBeUndefined())
    await rounds.findResumable()
    expect(rounds.resumable).toBeNull()
  })
})

describe('a round whose first question was on the screen before', () => {
  const shown = (changes: object = {}) => ({
    session: sessionId('early-1'),
    question: questionId('q1'),
    order: ['c', 'a', 'b'],
    shownAt: NOON - 2500,
    ...changes,
  })

  it('is the session that was named, begins with that question and shows its options as they stood', async () => {
    const id = await useRoundsStore().practise({ ...ONE_TAP_PRACTICE, count: 2 }, await asShown(shown()))
    const session = useSessionStore()
    expect(id).toBe('early-1')
    expect(session.question?.id).toBe((await asShown(shown())).question)
    expect(session.options.map((option) => option.id)).toEqual((await asShown(shown())).order)
  })

  it('counts the time from when the question came', async () => {
    await useRoundsStore().practise({ ...ONE_TAP_PRACTICE, count: 2 }, await asShown(shown()))
    expect(useSessionStore().shownAt).toBe(NOON - 2500)
  })

  it.each([
    ['the bank does not have it', { question: questionId('gone') }],
    ['its options are others', { order: ['x', 'y'] }],
  ])('is an ordinary round when %s', async (_, changes) => {
    const opening = { ...(await asShown(shown())), ...changes }
    const id = await useRoundsStore().practise({ ...ONE_TAP_PRACTICE, count: 2 }, opening)
    expect(id).not.toBeNull()
    expect(id).not.toBe('early-1')
    expect(useSessionStore().session?.plan.questions).toHaveLength(2)
  })

  /** Of a single choice that the bank under test has, its options turned around. */
  async function asShown(opening: ReturnType<typeof shown>): Promise<ReturnType<typeof shown>> {
    const bank = useBankStore()
    await bank.loadEverything()
    const single = [...bank.questions.values()].find(({ form }) => form === 'single')
    if (single?.form !== 'single') throw new Error('the bank has no single choice')
    return { ...opening, question: single.id, order: single.options.map(({ id }) => id).reverse() }
  }
})
