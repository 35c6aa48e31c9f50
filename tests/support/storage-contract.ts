// What every storage promises, whatever it keeps things in.
import { describe, expect, it } from 'vitest'
import { StorageError } from '../../src/db/storage.ts'
import type { Storage } from '../../src/db/storage.ts'
import { startTime } from '../../src/quiz/contest/clock.ts'
import { startContest } from '../../src/quiz/contest/contest-session.ts'
import { PRESETS } from '../../src/quiz/contest/presets.ts'
import type { PresetId } from '../../src/quiz/contest/rules.ts'
import { DEFAULT_WEIGHTS } from '../../src/quiz/memory/replay.ts'
import { draftAnswer, finishSession, giveAnswer, goTo } from '../../src/quiz/session.ts'
import {
  aGiven,
  aMisTap,
  aMiss,
  aMove,
  anAttempt,
  aPair,
  aRound,
  answeredSession,
  aSession,
  attemptId,
  DAY,
  NOON,
  sessionId,
  TODAY,
} from './log.ts'
import { factId, questionId } from './questions.ts'

const BANK = 'qingshan'
const QUESTION = questionId('s1p1-01a')

export function describeStorage(name: string, open: () => Promise<Storage>): void {
  describe(`${name}: saveAnswer`, () => {
    it('keeps the attempt, its session, and all that is derived', async () => {
      const storage = await open()
      const answered = giveAnswer(aSession(), aGiven(), NOON)
      await storage.saveAnswer(anAttempt(), answered)

      expect(await storage.history(BANK, QUESTION)).toEqual([{ ...anAttempt(), stamp: NOON }])
      expect(await storage.session(sessionId('session-1'))).toEqual(answered)
      expect(await storage.questionRecord(BANK, QUESTION)).toMatchObject({ answered: 1, right: 1, missed: 0 })
      expect(await storage.factRecords(BANK)).toMatchObject([{ fact: 's1p1-01', answered: 1, right: 1 }])
      expect(await storage.factHistories(BANK)).toMatchObject([{ fact: 's1p1-01', questions: [QUESTION] }])
      expect(await storage.paceRecords(BANK)).toMatchObject([{ bank: BANK, form: 'single' }])
      expect(await storage.dayRecords(BANK, TODAY, TODAY)).toEqual([
        { bank: BANK, day: TODAY, answered: 1, right: 1, elapsedMs: 5000 },
      ])
    })

    it('counts the same id once', async () => {
      const storage = await open()
      for (const _ of [1, 2, 3]) await storage.saveAnswer(anAttempt(), aSession())
      expect(await storage.history(BANK, QUESTION)).toHaveLength(1)
      expect((await storage.dayRecords(BANK, TODAY, TODAY))[0]?.answered).toBe(1)
      expect((await storage.factRecords(BANK))[0]?.answered).toBe(1)
    })

    it('keeps the order of answering when the clock is set back', async () => {
      const storage = await open()
      await storage.saveAnswer(anAttempt({ id: attemptId('d-1'), answeredAt: NOON }), aSession())
      await storage.saveAnswer(aMiss({ id: attemptId('d-2'), answeredAt: NOON - DAY }), aSession())
      const history = await storage.history(BANK, QUESTION)
      expect(history.map(({ id }) => id)).toEqual(['d-1', 'd-2'])
      expect(await storage.questionRecord(BANK, QUESTION)).toMatchObject({ lastRight: false, missed: 1 })
    })

    it('keeps a late answer but not the old session it comes with', async () => {
      const storage = await open()
      const later = goTo(aSession(), 2, NOON + 2)
      await storage.saveSession(later)
      await storage.saveAnswer(anAttempt(), giveAnswer(aSession(), aGiven(), NOON + 1))
      expect(await storage.history(BANK, QUESTION)).toHaveLength(1)
      expect(await storage.session(later.plan.id)).toEqual(later)
    })

    it('keeps banks apart', async () => {
      const storage = await open()
      await storage.saveAnswer(anAttempt({ bank: 'other' }), aSession())
      expect(await storage.questionRecords(BANK)).toEqual([])
      expect(await storage.questionRecords('other')).toHaveLength(1)
      expect(await storage.factRecords(BANK)).toEqual([])
      expect(await storage.dayRecords(BANK, 0, TODAY)).toEqual([])
    })
  })

  describe(`${name}: saveAnswers`, () => {
    it('counts a whole paper as its answers one by one', async () => {
      const [together, oneByOne] = [await open(), await open()]
      const attempts = [
        anAttempt({ id: attemptId('d-1') }),
        aMiss({ id: attemptId('d-2') }),
        anAttempt({ id: attemptId('d-3'), question: questionId('s1p1-02a') }),
      ]
      await together.saveAnswers(attempts, aSession())
      await together.saveAnswers(attempts, aSession())
      for (const attempt of attempts) await oneByOne.saveAnswer(attempt, aSession())
      expect(await together.history(BANK, QUESTION)).toEqual(await oneByOne.history(BANK, QUESTION))
      expect(await together.questionRecords(BANK)).toEqual(await oneByOne.questionRecords(BANK))
      expect(await together.factRecords(BANK)).toEqual(await oneByOne.factRecords(BANK))
      expect(await together.dayRecords(BANK, TODAY, TODAY)).toEqual(
        await oneByOne.dayRecords(BANK, TODAY, TODAY),
      )
    })
  })

  describe(`${name}: saveSession`, () => {
    it('keeps the newer state, in whatever order they come', async () => {
      const storage = await open()
      const older = draftAnswer(aSession(), ['a'], NOON + 1)
      const newer = goTo(older, 1, NOON + 2)
      await storage.saveSession(newer)
      await storage.saveSession(older)
      expect(await storage.session(newer.plan.id)).toEqual(newer)
    })

    it('lets the later of two states of one moment win', async () => {
      const storage = await open()
      const first = draftAnswer(aSession(), ['a'], NOON)
      const second = draftAnswer(first, ['b'], NOON)
      await storage.saveSession(first)
      await storage.saveSession(second)
      expect(await storage.session(first.plan.id)).toEqual(second)
    })

    it('knows no session that was never kept', async () => {
      expect(await (await open()).session(sessionId('nobody'))).toBeUndefined()
    })
  })

  describe(`${name}: latestRunningSession`, () => {
    it('is the unfinished one that was touched last', async () => {
      const storage = await open()
      const session = (id: string, touchedAt: number) => ({ ...aSession({ id: sessionId(id) }), touchedAt })
      await storage.saveSession(session('old', NOON))
      await storage.saveSession(session('new', NOON + 5))
      await storage.saveSession(finishSession(session('done', NOON), NOON + 9))
      expect((await storage.latestRunningSession('qingshan'))?.plan.id).toBe('new')
    })

    it('is of the bank that is asked for', async () => {
      const storage = await open()
      const other = aSession({ id: sessionId('other'), bank: 'other' })
      await storage.saveSession(aSession())
      await storage.saveSession({ ...other, touchedAt: NOON + 9 })
      expect((await storage.latestRunningSession('qingshan'))?.plan.id).toBe('session-1')
      expect((await storage.latestRunningSession('other'))?.plan.id).toBe('other')
      expect(await storage.latestRunningSession('third')).toBeUndefined()
    })

    it('is none when all are finished', async () => {
      const storage = await open()
      await storage.saveSession(finishSession(aSession(), NOON))
      expect(await storage.latestRunningSession('qingshan')).toBeUndefined()
    })
  })

  describe(`${name}: the daily ten`, () => {
    it('is found by bank and day', async () => {
      const storage = await open()
      const daily = aSession({ kind: 'daily', topic: { kind: 'daily' } })
      await storage.saveSession(daily)
      expect(await storage.dailySession(BANK, TODAY)).toEqual(daily)
      expect(await storage.dailySession(BANK, TODAY + 1)).toBeUndefined()
      expect(await storage.dailySession('other', TODAY)).toBeUndefined()
    })

    it('is the one played last where two tabs began it at once', async () => {
      const storage = await open()
      const daily = (id: string) => aSession({ id: sessionId(id), kind: 'daily', topic: { kind: 'daily' } })
      await storage.saveSession(goTo(daily('device-9'), 1, NOON + 5))
      await storage.saveSession(daily('device-a'))
      expect((await storage.dailySession(BANK, TODAY))?.plan.id).toBe('device-9')
    })

    it('lists the days on which it was finished, newest first, up to a limit', async () => {
      const storage = await open()
      for (const ago of [3, 0, 1, 2]) {
        const plan = {
          id: sessionId(`daily-${ago}`),
          kind: 'daily',
          topic: { kind: 'daily' },
          day: TODAY - ago,
        } as const
        await storage.saveSession(ago === 1 ? aSession(plan) : finishSession(answeredSession(plan), NOON))
      }
      // Ended with questions open: not done.
      const cutShort = aSession({
        id: sessionId('daily-4'),
        kind: 'daily',
        topic: { kind: 'daily' },
        day: TODAY - 4,
      })
      await storage.saveSession(finishSession(cutShort, NOON))
      expect(await storage.finishedDailyDays(BANK, 400)).toEqual([TODAY, TODAY - 2, TODAY - 3])
      expect(await storage.finishedDailyDays(BANK, 2)).toEqual([TODAY, TODAY - 2])
      expect(await storage.finishedDailyDays('other', 400)).toEqual([])
    })
  })

  describe(`${name}: saveCorrection`, () => {
    it('takes a mis-tap out of everything derived, but not out of the log', async () => {
      const storage = await open()
      await storage.saveAnswer(aMiss(), aSession())
      await storage.saveCorrection(aMisTap('device-1'))
      expect(await storage.history(BANK, QUESTION)).toHaveLength(2)
      expect(await storage.questionRecord(BANK, QUESTION)).toBeUndefined()
      expect(await storage.missedRecords(BANK)).toEqual([])
      expect(await storage.factRecords(BANK)).toEqual([])
      expect(await storage.factHistories(BANK)).toEqual([])
      expect(await storage.paceRecords(BANK)).toEqual([])
      expect(await storage.dayRecords(BANK, TODAY, TODAY)).toEqual([])
    })

    it('takes the same mis-tap back once', async () => {
      const storage = await open()
      await storage.saveAnswer(aMiss(), aSession())
      await storage.saveAnswer(anAttempt({ id: attemptId('device-2') }), aSession())
      await storage.saveCorrection(aMisTap('device-1'))
      await storage.saveCorrection(aMisTap('device-1'))
      await storage.saveCorrection(aMisTap('device-1', { id: attemptId('another') }))
      expect(await storage.questionRecord(BANK, QUESTION)).toMatchObject({ answered: 1, missed: 0 })
      expect((await storage.dayRecords(BANK, TODAY, TODAY))[0]?.answered).toBe(1)
    })

    it('refuses a mis-tap on an attempt nobody knows, and writes nothing', async () => {
      const storage = await open()
      await storage.saveAnswer(aMiss(), aSession())
      await expect(storage.saveCorrection(aMisTap('device-9'))).rejects.toThrow(StorageError)
      expect(await storage.history(BANK, QUESTION)).toHaveLength(1)
    })

    it('removes from the wrong book and puts back', async () => {
      const storage = await open()
      await storage.saveAnswer(aMiss(), aSession())
      await storage.saveCorrection(aMove('remove'))
      expect((await storage.missedRecords(BANK))[0]?.removedAt).toBe(NOON)
      await storage.saveCorrection(aMove('put-back'))
      expect((await storage.missedRecords(BANK))[0]?.removedAt).toBeNull()
    })
  })

  describe(`${name}: records`, () => {
    it('of missed questions leave out those never missed', async () => {
      const storage = await open()
      await storage.saveAnswer(aMiss(), aSession())
      await storage.saveAnswer(
        anAttempt({ id: attemptId('d-2'), question: questionId('s1p1-02a') }),
        aSession(),
      )
      expect((await storage.missedRecords(BANK)).map((record) => record.question)).toEqual([QUESTION])
      expect(await storage.questionRecords(BANK)).toHaveLength(2)
    })

    it('of facts count every fact of a question', async () => {
      const storage = await open()
      await storage.saveAnswer(anAttempt({ facts: ['f1', 'f2'].map(factId) }), aSession())
      expect((await storage.factRecords(BANK)).map(({ fact }) => fact)).toEqual(['f1', 'f2'])
    })

    it('of days are those in the span, both ends included', async () => {
      const storage = await open()
      for (const ago of [0, 1, 2, 3])
        await storage.saveAnswer(
          anAttempt({ id: attemptId(`d-${ago}`), day: TODAY - ago, answeredAt: NOON - ago * DAY }),
          aSession(),
        )
      const days = await storage.dayRecords(BANK, TODAY - 2, TODAY - 1)
      expect(days.map(({ day }) => day).sort()).toEqual([TODAY - 2, TODAY - 1])
    })
  })

  describe(`${name}: sessionsOfPaper`, () => {
    it('finds all goes at that very paper', async () => {
      const storage = await open()
      const go = (id: string, deck: number, endedAt: number | null) => {
        const contest = { rules: PRESETS.bainian, number: { deck, go: 0 } }
        const plan = { id: sessionId(id), kind: 'contest', contest } as const
        const running = startContest(aSession(plan), startTime({ wall: NOON, monotonic: 0 }))
        return endedAt === null ? running : finishSession(running, endedAt)
      }
      for (const session of [
        go('late', 7, NOON + 3),
        go('early', 7, NOON + 1),
        go('running', 7, null),
        go('other', 8, NOON + 5),
      ])
        await storage.saveSession(session)
      const found = async (preset: PresetId, deck: number, go = 0) =>
        (await storage.sessionsOfPaper(BANK, preset, { deck, go })).map(({ plan }) => plan.id).sort()
      expect(await found('bainian', 7)).toEqual(['early', 'late', 'running'])
      expect(await found('bainian', 9)).toEqual([])
      expect(await found('timed', 7)).toEqual([])
      expect(await found('bainian', 7, 1)).toEqual([])
    })
  })

  describe(`${name}: setStar`, () => {
    it('stars and unstars, per bank', async () => {
      const storage = await open()
      await storage.setStar(BANK, QUESTION, true)
      await storage.setStar(BANK, QUESTION, true)
      await storage.setStar('other', questionId('q'), true)
      expect(await storage.starredQuestions(BANK)).toEqual([QUESTION])
      await storage.setStar(BANK, QUESTION, false)
      expect(await storage.starredQuestions(BANK)).toEqual([])
    })
  })

  describe(`${name}: saveNote`, () => {
    const note = { bank: BANK, question: QUESTION, text: '十二座，\n不是二十一座', changedAt: NOON }

    it('keeps the text with its line breaks, per bank and question', async () => {
      const storage = await open()
      await storage.saveNote(note)
      await storage.saveNote({ ...note, bank: 'other', text: 'another' })
      expect(await storage.note(BANK, QUESTION)).toEqual(note)
      expect(await storage.note(BANK, questionId('s1p1-02a'))).toBeUndefined()
      expect(await storage.notes(BANK)).toEqual([note])
    })

    it('replaces the note before, and lists none that was emptied', async () => {
      const storage = await open()
      await storage.saveNote(note)
      await storage.saveNote({ ...note, text: 'new', changedAt: NOON + 1 })
      expect(await storage.note(BANK, QUESTION)).toMatchObject({ text: 'new', changedAt: NOON + 1 })
      await storage.saveNote({ ...note, text: '', changedAt: NOON + 2 })
      expect(await storage.notes(BANK)).toEqual([])
      expect(await storage.note(BANK, QUESTION)).toMatchObject({ text: '', changedAt: NOON + 2 })
    })
  })

  describe(`${name}: confusions`, () => {
    it('notes what was picked wrong, how often and when last', async () => {
      const storage = await open()
      const misses = [['a'], ['c'], ['a'], []].map((answer, at) =>
        aMiss({ id: attemptId(`d-${at}`), answer, answeredAt: NOON + at }),
      )
      await storage.saveAnswers([...misses, anAttempt({ id: attemptId('d-9') })], aSession())
      expect(await storage.slipRecords(BANK)).toEqual([
        {
          bank: BANK,
          question: QUESTION,
          slips: [
            { answer: ['c'], times: 1, lastAt: NOON + 1, lastStamp: NOON + 1 },
            { answer: ['a'], times: 2, lastAt: NOON + 2, lastStamp: NOON + 2 },
          ],
        },
      ])
      expect(await storage.slipRecords('other')).toEqual([])
    })

    it('takes a mis-tap back out', async () => {
      const storage = await open()
      await storage.saveAnswer(aMiss({ id: attemptId('d-1') }), aSession())
      const before = await storage.slipRecords(BANK)
      await storage.saveAnswer(aMiss({ id: attemptId('d-2'), answeredAt: NOON + 5 }), aSession())
      await storage.saveCorrection(aMisTap('d-2', { madeAt: NOON + 6 }))
      expect(await storage.slipRecords(BANK)).toEqual(before)
      await storage.saveCorrection(aMisTap('d-1', { madeAt: NOON + 7 }))
      expect(await storage.slipRecords(BANK)).toEqual([])
    })

    it('keeps rounds once, in the order of the log, and answers after them later still', async () => {
      const storage = await open()
      await storage.saveAnswer(aMiss(), aSession())
      for (const id of ['r-1', 'r-1', 'r-2'])
        await storage.saveDrillRound(aRound({ id: attemptId(id), doneAt: NOON - DAY, day: TODAY - 1 }))
      await storage.saveDrillRound(aRound({ id: attemptId('r-3'), pair: aPair('other'), clean: false }))
      await storage.saveAnswer(aMiss({ id: attemptId('d-2'), answeredAt: NOON }), aSession())
      expect(await storage.drillRecords(BANK)).toEqual([
        {
          bank: BANK,
          pair: '12座|21座',
          rounds: 2,
          lastDay: TODAY - 1,
          clean: [1, 2].map((at) => ({ stamp: NOON + at, at: NOON - DAY, day: TODAY - 1 })),
        },
        { bank: BANK, pair: 'other', rounds: 1, lastDay: TODAY, clean: [] },
      ])
      expect((await storage.slipRecords(BANK))[0]?.slips[0]?.lastStamp).toBe(NOON + 4)
      expect(await storage.drillRecords('elsewhere')).toEqual([])
    })
  })

  describe(`${name}: memory`, () => {
    const answers = (count: number, elapsedMs: number, from = 0) =>
      Array.from({ length: count }, (_, at) =>
        anAttempt({ id: attemptId(`d-${from + at}`), elapsedMs, answeredAt: NOON + from + at }),
      )

    it('notes the pace of an attempt once it knows what is usual', async () => {
      const storage = await open()
      await storage.saveAnswers([...answers(20, 10_000), ...answers(1, 40_000, 20)], aSession())
      const paces = (await storage.history(BANK, QUESTION)).map((entry) =>
        'pace' in entry ? entry.pace : '',
      )
      expect(paces).toEqual([...Array.from({ length: 20 }, () => ''), 'slow'])
    })

    it('forgets what a mis-tap has said about memory and pace', async () => {
      const storage = await open()
      await storage.saveAnswer(anAttempt({ id: attemptId('d-1'), day: TODAY - 3 }), aSession())
      const [records, paces] = [await storage.factRecords(BANK), await storage.paceRecords(BANK)]
      await storage.saveAnswer(aMiss({ id: attemptId('d-2'), answeredAt: NOON + 1 }), aSession())
      expect(await storage.factRecords(BANK)).toMatchObject([{ memory: { reps: 2, lapses: 1 } }])
      await storage.saveCorrection(aMisTap('d-2', { madeAt: NOON + 2 }))
      expect(await storage.factRecords(BANK)).toEqual(records)
      expect(await storage.paceRecords(BANK)).toEqual(paces)
    })

    it('uses the parameters it is given, and FSRS’s own again without', async () => {
      const storage = await open()
      await storage.saveAnswer(anAttempt(), aSession())
      const before = await storage.factRecords(BANK)
      expect(await storage.memoryWeights()).toBeNull()
      const weights = DEFAULT_WEIGHTS.map((weight, at) => (at === 2 ? 2 * weight : weight))
      await storage.useMemoryWeights(weights)
      expect(await storage.memoryWeights()).toEqual(weights)
      const [doubled] = await storage.factRecords(BANK)
      expect(doubled?.memory.stability).toBe(2 * (before[0]?.memory.stability ?? 0))
      await storage.useMemoryWeights(null)
      expect(await storage.factRecords(BANK)).toEqual(before)
    })
  })
}
