import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { rightAnswer } from '../../src/quiz/judging.ts'
import { shownOptions } from '../../src/quiz/option-order.ts'
import type { OpenedStorage } from '../../src/db/open-storage.ts'
import { noteQuestion, notedSession } from '../../src/db/session-note.ts'
import type { Storage } from '../../src/db/storage.ts'
import { goTo } from '../../src/quiz/session.ts'
import { useBankStore } from '../../src/stores/bank.ts'
import { useLearnerStore } from '../../src/stores/learner.ts'
import { useSessionStore } from '../../src/stores/session.ts'
import { useStorageStore } from '../../src/stores/storage.ts'
import { firstPageLoad, nextPageLoad, until, useStorageOf } from '../support/app.ts'
import { aPlan, HOUR, NOON, sessionId, TODAY } from '../support/log.ts'
import { aPlace } from '../support/places.ts'
import { aSingle, ONE_OF_EACH, questionId } from '../support/questions.ts'

const PLAN = aPlan({ questions: ONE_OF_EACH.map(({ id }) => id) })
const [SINGLE] = ONE_OF_EACH

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON })
  await firstPageLoad()
})
afterEach(() => {
  vi.useRealTimers()
})

async function started() {
  const play = useSessionStore()
  await play.start(PLAN)
  return play
}

async function answerAll(play: ReturnType<typeof useSessionStore>): Promise<void> {
  do {
    if (play.question) play.choose(rightAnswer(play.question))
    play.confirm()
    await until(() => play.saveState === 'saved')
  } while (!play.next())
}

describe('start', () => {
  it('shows the first question with its options in the order of the seed', async () => {
    const play = await started()
    expect(play.question).toEqual(SINGLE)
    expect(play.options).toEqual(shownOptions(aSingle(), PLAN.seed))
    expect(play.chosen).toEqual([])
    expect(play.tally).toMatchObject({ total: 6, answered: 0 })
  })
})

describe('choose', () => {
  it('holds a choice that can still be changed', async () => {
    const play = await started()
    play.choose(['a'])
    play.choose(['b'])
    expect(play.chosen).toEqual(['b'])
    expect(play.given).toBeNull()
  })

  it('changes nothing once the answer is given', async () => {
    const play = await started()
    play.choose(['b'])
    play.confirm()
    play.choose(['a'])
    expect(play.chosen).toEqual(['b'])
  })

  it('begins an order question with the order shown', async () => {
    const play = await started()
    play.goTo(4)
    expect(play.chosen).toEqual(play.options.map(({ id }) => id))
  })
})

describe('confirm', () => {
  it('writes the attempt, its session and the score', async () => {
    const play = await started()
    vi.setSystemTime(NOON + 7000)
    play.choose(['b'])
    const given = play.confirm()
    expect(given).toMatchObject({ answer: ['b'], right: true, points: 1, elapsedMs: 7000 })
    await until(() => play.saveState === 'saved')

    const kept = await useStorageStore().ready()
    expect(await kept.history('qingshan', questionId('s1p1-01a'))).toEqual([
      {
        id: given?.attempt,
        session: PLAN.id,
        mode: 'practice',
        bank: 'qingshan',
        edition: '2030.01',
        question: 's1p1-01a',
        form: 'single',
        facts: ['s1p1-01'],
        answer: ['b'],
        right: true,
        points: 1,
        elapsedMs: 7000,
        answeredAt: NOON + 7000,
        day: TODAY,
        stamp: NOON + 7000,
      },
    ])
    expect((await kept.session(PLAN.id))?.given[0]).toEqual(given)
    expect(play.tally).toMatchObject({ answered: 1, right: 1, points: 1 })
  })

  it('takes the first answer and no second one', async () => {
    const play = await started()
    play.choose(['a'])
    expect(play.confirm()).toMatchObject({ right: false, points: 0 })
    expect(play.confirm()).toBeNull()
    expect(play.given?.answer).toEqual(['a'])
  })

  it('brings the learner’s record up to date', async () => {
    const play = await started()
    play.choose(['a'])
    play.confirm()
    const learner = useLearnerStore()
    await until(() => learner.records.size > 0)
    expect(learner.stateOf(questionId('s1p1-01a'))).toMatchObject({ state: 'in', streak: 0 })
  })
})

describe.each([
  ['from its note', () => undefined],
  ['in a browser that has no note', () => vi.stubGlobal('localStorage', aPlace())],
])('open %s', (_where, inThisTab) => {
  it('goes on where it stopped: same question, same choice, same option order', async () => {
    const play = await started()
    play.choose(['b'])
    play.confirm()
    await until(() => play.saveState === 'saved')
    play.next()
    play.choose(['a', 'c'])
    const { position, drafts, given } = play.session ?? {}
    const { options } = play
    // The next page reads after what this page has asked to be written.
    inThisTab()
    await nextPageLoad()
    const resumed = useSessionStore()
    expect(await resumed.open(PLAN.id)).toBe(true)
    expect(resumed.session).toMatchObject({ position, drafts, given })
    expect(resumed.options).toEqual(options)
    expect(resumed.chosen).toEqual(['a', 'c'])
    expect(resumed.saveState).toBeNull()
  })

  it('goes on where it stopped although the clock was set back meanwhile', async () => {
    const play = await started()
    vi.setSystemTime(NOON - 5 * HOUR)
    play.choose(['b'])
    play.confirm()
    await until(() => play.saveState === 'saved')
    play.next()
    inThisTab()
    await nextPageLoad()
    const resumed = useSessionStore()
    await resumed.open(PLAN.id)
    expect(resumed.session?.position).toBe(1)
    expect(resumed.tally).toMatchObject({ answered: 1, right: 1 })
  })

  it('says so when there is no such session', async () => {
    expect(await useSessionStore().open(sessionId('nobody'))).toBe(false)
  })

  it('does not count the time away as time on the question', async () => {
    const play = await started()
    vi.setSystemTime(NOON + HOUR)
    await play.open(PLAN.id)
    vi.setSystemTime(NOON + HOUR + 3000)
    play.choose(['b'])
    expect(play.confirm()?.elapsedMs).toBe(3000)
  })
})

describe('goTo', () => {
  it('keeps what was chosen on the question left behind', async () => {
    const play = await started()
    play.choose(['c'])
    play.goTo(2)
    expect(play.chosen).toEqual([])
    play.goTo(0)
    expect(play.chosen).toEqual(['c'])
  })

  it('stays, with the clock running, at either end', async () => {
    const play = await started()
    vi.setSystemTime(NOON + 4000)
    play.goTo(-1)
    expect(play.session?.position).toBe(0)
    play.choose(['b'])
    expect(play.confirm()?.elapsedMs).toBe(4000)
  })
})

describe('next and finish', () => {
  it('go through all questions and end the session after the last', async () => {
    const play = await started()
    await answerAll(play)
    expect(play.session?.phase).toBe('finished')
    expect(play.tally).toMatchObject({ total: 6, answered: 6, right: 6, points: 6 })
    const kept = await useStorageStore().ready()
    expect((await kept.session(PLAN.id))?.phase).toBe('finished')
    expect(await kept.latestRunningSession('qingshan')).toBeUndefined()
  })

  it('come back to a question that was passed over', async () => {
    const play = await started()
    play.goTo(5)
    play.choose(['r', 's'])
    play.confirm()
    expect(play.next()).toBe(false)
    expect(play.session?.position).toBe(0)
  })

  it('end a session early, with what was answered', async () => {
    const play = await started()
    play.choose(['a'])
    play.confirm()
    play.finish()
    expect(play.session?.phase).toBe('finished')
    expect(play.tally).toMatchObject({ answered: 1, right: 0, total: 6 })
    play.goTo(3)
    expect(play.session?.position).toBe(0)
    expect(play.confirm()).toBeNull()
  })
})

describe('misTap', () => {
  async function missed() {
    const play = await started()
    play.choose(['a'])
    play.confirm()
    await until(() => play.saveState === 'saved')
    return play
  }

  it('takes the miss out of everything derived and keeps the answer on the screen', async () => {
    const play = await missed()
    expect(play.mayMisTap).toBe(true)
    await play.misTap()
    expect(play.given).toMatchObject({ answer: ['a'], right: false, misTapped: true })
    expect(play.mayMisTap).toBe(false)
    const question = SINGLE?.id ?? questionId('')
    expect(useLearnerStore().stateOf(question).state).toBe('never')
    const kept = await useStorageStore().ready()
    expect(await kept.history(PLAN.bank, question)).toMatchObject([{ right: false }, { kind: 'mis-tap' }])
    expect(await kept.dayRecords(PLAN.bank, TODAY, TODAY)).toEqual([])
  })

  it('is asked again at the end of the round, and what is answered then counts', async () => {
    const play = await missed()
    await play.misTap()
    for (let left = PLAN.questions.length - 1; left > 0; left--) {
      play.next()
      expect(play.given).toBeNull()
      play.choose(play.question ? rightAnswer(play.question) : [])
      play.confirm()
      await until(() => play.saveState === 'saved')
    }
    expect(play.over).toBe(false)
    expect(play.next()).toBe(false)
    expect(play.session?.position).toBe(0)
    expect(play.given).toBeNull()
    play.choose(['b'])
    play.confirm()
    expect(play.over).toBe(true)
    expect(play.tally).toMatchObject({ total: 6, answered: 6 })
  })

  it('is still known after a reload', async () => {
    await (await missed()).misTap()
    await nextPageLoad()
    const again = useSessionStore()
    await again.open(PLAN.id)
    expect(again.given).toMatchObject({ misTapped: true })
    expect(again.tally).toMatchObject({ total: 6, answered: 0 })
  })

  it('is not offered after a right answer, or before the miss is saved', async () => {
    const play = await started()
    expect(play.mayMisTap).toBe(false)
    play.choose(['b'])
    play.confirm()
    await until(() => play.saveState === 'saved')
    expect(play.mayMisTap).toBe(false)
    play.next()
    play.choose(['b'])
    play.confirm()
    expect(play.mayMisTap).toBe(false)
  })

  it('changes nothing when it cannot be stored', async () => {
    const play = await missed()
    const kept = await useStorageStore().ready()
    vi.spyOn(kept, 'saveCorrection').mockRejectedValue(new Error('full'))
    await expect(play.misTap()).rejects.toThrow('full')
    expect(play.given?.misTapped).toBeUndefined()
    expect(play.mayMisTap).toBe(true)
  })
})

describe('a round that this tab comes back to', () => {
  it('waits for the question at which another tab has left it', async () => {
    const bank = useBankStore()
    const { loader } = bank
    bank.loader = {
      ...loader,
      loadChapter: (id) => (id === 's1' ? loader.loadChapter(id) : Promise.reject(new Error('offline'))),
    }
    const plan = aPlan({ questions: [questionId('s1p1-01a'), questionId('s2p1-01a')] })
    const play = useSessionStore()
    await play.start(plan)
    await until(() => play.others === 'failed')
    if (play.session?.phase !== 'running') throw new Error('not running')
    const kept = await useStorageStore().ready()
    await kept.saveSession(goTo(play.session, 1, NOON + HOUR))
    play.leave()
    const slowly = new Promise((resolve) => setTimeout(resolve, 20))
    bank.loader = { ...loader, loadChapter: (id) => slowly.then(() => loader.loadChapter(id)) }
    await play.open(plan.id)
    expect(play.question?.id).toBe('s2p1-01a')
  })
})

describe('a round that somebody goes on with', () => {
  async function answered(count: number) {
    const play = await started()
    for (let at = 0; at < count; at++) {
      if (at > 0) play.next()
      if (play.question) play.choose(rightAnswer(play.question))
      play.confirm()
      await until(() => play.saveState === 'saved')
    }
    await nextPageLoad()
    return useSessionStore()
  }

  it('stands at the next open question, while one that is opened by its address keeps its verdict', async () => {
    const play = await answered(1)
    await play.open(PLAN.id)
    expect(play.session?.position).toBe(0)
    expect(play.given).not.toBeNull()
    await play.open(PLAN.id, true)
    expect(play.session?.position).toBe(1)
    expect(play.given).toBeNull()
    await until(() => play.question !== undefined)
    await play.open(PLAN.id, true)
    expect(play.session?.position).toBe(1)
  })

  it('keeps the last verdict, which leads to the result', async () => {
    const play = await answered(PLAN.questions.length)
    await play.open(PLAN.id, true)
    expect(play.session).toMatchObject({ phase: 'running', position: PLAN.questions.length - 1 })
    expect(play.over).toBe(true)
  })

  it('is drawn from its note where its question is open, and not where it has its verdict', async () => {
    const play = await answered(1)
    expect(play.drawNoted(PLAN.id, Promise.resolve(true), true)).toBe(false)
    expect(play.session).toBeNull()
    expect(play.drawNoted(PLAN.id, Promise.resolve(true))).toBe(true)
  })
})

describe('a round drawn from its note', () => {
  const later = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20))

  /** A database that opens when the test says so. */
  async function reloadedWithoutDatabase() {
    await nextPageLoad()
    const store = useStorageStore()
    let open: (opened: OpenedStorage) => void = () => undefined
    store.opened = new Promise((resolve) => (open = resolve))
    const opens = (storage: Storage): void =>
      open({ kept: true, storage, replayed: 0, accept: () => Promise.resolve() })
    const play = useSessionStore()
    const redraw = async (id = PLAN.id, mayWrite = Promise.resolve(true)): Promise<boolean> =>
      play.drawNoted(id, mayWrite) && (await play.open(id))
    return { play, opens, redraw }
  }

  async function answeredOne() {
    const play = await started()
    play.choose(['b'])
    play.confirm()
    await until(() => play.saveState === 'saved')
    return { before: play.session, kept: await useStorageStore().ready() }
  }

  it('is on the screen before the database is open, and can be answered', async () => {
    const { before, kept } = await answeredOne()
    const { play, opens, redraw } = await reloadedWithoutDatabase()
    expect(await redraw()).toBe(true)
    expect(play.session).toEqual(before)
    await until(() => play.others === 'there')
    play.next()
    play.choose(['a', 'c'])
    play.confirm()
    expect(play.saveState).toBe('saving')
    opens(kept)
    await until(() => play.saveState === 'saved')
    expect(await kept.session(PLAN.id)).toMatchObject({ given: [{}, {}, null, null, null, null] })
  })

  it('does not call an answer saved that nobody has confirmed yet', async () => {
    const { kept } = await answeredOne()
    const { journal } = useStorageStore()
    const play = useSessionStore()
    play.next()
    useStorageOf({ ...kept, saveAnswer: () => new Promise(() => undefined) })
    play.choose(['a', 'c'])
    play.confirm()
    expect(journal.pending()).toHaveLength(1)

    const next = await reloadedWithoutDatabase()
    await next.redraw()
    expect(next.play.saveState).toBe('saving')
    for (const { attempt, session } of journal.pending()) {
      await kept.saveAnswer(attempt, session)
      journal.erase(attempt)
    }
    next.opens(kept)
    await until(() => next.play.saveState === 'saved')
  })

  it('gives way to what another tab has done since', async () => {
    const { before, kept } = await answeredOne()
    if (before?.phase !== 'running') throw new Error('not running')
    await kept.saveSession(goTo(before, 4, NOON + HOUR))
    const { play, opens, redraw } = await reloadedWithoutDatabase()
    await redraw()
    expect(play.session?.position).toBe(0)
    opens(kept)
    await until(() => play.session?.position === 4)
  })

  it('is gone on with past a verdict that its note, older than a kill, does not know', async () => {
    const play = await started()
    play.choose(['b'])
    const draft = localStorage.getItem('bainian-qianti/session') ?? ''
    vi.setSystemTime(NOON + HOUR)
    play.confirm()
    await until(() => play.saveState === 'saved')
    const kept = await useStorageStore().ready()
    const next = await reloadedWithoutDatabase()
    localStorage.setItem('bainian-qianti/session', draft)
    expect(next.play.drawNoted(PLAN.id, Promise.resolve(true), true)).toBe(true)
    await next.play.open(PLAN.id, true)
    expect(next.play.session?.position).toBe(0)
    next.opens(kept)
    await until(() => next.play.session?.position === 1)
  })

  it('is gone when its answers have been deleted', async () => {
    const { kept } = await answeredOne()
    const { play, opens, redraw } = await reloadedWithoutDatabase()
    await redraw()
    opens({ ...kept, session: () => Promise.resolve(undefined) })
    await until(() => play.session === null)
    expect(notedSession(PLAN.id)).toBeUndefined()
  })

  it('is stored when it had not been yet', async () => {
    const { kept } = await answeredOne()
    const fresh = aPlan({ id: sessionId('fresh'), questions: PLAN.questions })
    useStorageOf({ ...kept, saveSession: () => new Promise(() => undefined) })
    await useSessionStore().start(fresh)
    const { opens, redraw } = await reloadedWithoutDatabase()
    await redraw(fresh.id)
    opens(kept)
    await vi.waitFor(async () => expect((await kept.session(fresh.id))?.plan).toEqual(fresh))
  })

  it('shows its question before the bank has come, and as the bank has it afterwards', async () => {
    const { kept } = await answeredOne()
    const { play, opens, redraw } = await reloadedWithoutDatabase()
    const bank = useBankStore()
    const { loader } = bank
    let come: () => void = () => undefined
    const coming = new Promise<void>((resolve) => (come = resolve))
    bank.loader = { ...loader, loadIndex: () => coming.then(() => loader.loadIndex()) }
    expect(await redraw()).toBe(true)
    expect(play.question).toEqual(SINGLE)
    expect(bank.index).toBeNull()
    expect(bank.chapterTitle(SINGLE?.chapter ?? '')).not.toBe('')
    come()
    opens(kept)
    await until(() => play.others === 'there')
    expect(play.question).not.toBe(bank.noted?.question)
  })

  it('is not drawn from the note of another question', async () => {
    await answeredOne()
    noteQuestion({ question: 'damaged' })
    await nextPageLoad()
    const play = useSessionStore()
    expect(play.drawNoted(PLAN.id, Promise.resolve(true))).toBe(false)
    expect(play.session).toBeNull()
  })

  it.each([true, false])('writes nothing before this tab is known to have it: %s', async (isOurs) => {
    const { kept } = await answeredOne()
    const { play, opens, redraw } = await reloadedWithoutDatabase()
    opens(kept)
    let decide: (isOurs: boolean) => void = () => undefined
    await redraw(PLAN.id, new Promise((resolve) => (decide = resolve)))
    await until(() => play.others === 'there')
    play.next()
    play.choose(['a', 'c'])
    play.confirm()
    await later()
    expect(useStorageStore().journal.pending()).toEqual([])
    const before = { position: 0, given: [{}, null, null, null, null, null] }
    expect(await kept.session(PLAN.id)).toMatchObject(before)
    decide(isOurs)
    if (isOurs) await until(() => play.saveState === 'saved')
    else await later()
    expect(await kept.session(PLAN.id)).toMatchObject(
      isOurs ? { position: 1, given: [{}, play.given, null, null, null, null] } : before,
    )
  })
})
