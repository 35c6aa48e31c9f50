import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { finishSession } from '../../src/quiz/session.ts'
import { useStatisticsStore } from '../../src/stores/statistics.ts'
import { useStorageStore } from '../../src/stores/storage.ts'
import { firstPageLoad } from '../support/app.ts'
import {
  aMiss,
  anAttempt,
  answeredSession,
  aSession,
  attemptId,
  DAY,
  NOON,
  sessionId,
  TODAY,
} from '../support/log.ts'
import { questionId } from '../support/questions.ts'

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON })
  await firstPageLoad()
})
afterEach(() => {
  vi.useRealTimers()
})

async function loaded() {
  const statistics = useStatisticsStore()
  await statistics.load()
  return statistics
}

async function finishDaily(...daysAgo: readonly number[]): Promise<void> {
  const kept = await useStorageStore().ready()
  for (const ago of daysAgo)
    await kept.saveSession(
      finishSession(
        answeredSession({
          id: sessionId(`daily-${ago}`),
          kind: 'daily',
          topic: { kind: 'daily' },
          day: TODAY - ago,
        }),
        NOON,
      ),
    )
}

describe('lastDays', () => {
  it('are fourteen up to today, empty ones included', async () => {
    const kept = await useStorageStore().ready()
    for (const [at, ago] of [0, 0, 3, 13, 14].entries())
      await kept.saveAnswer(
        (at === 1 ? aMiss : anAttempt)({
          id: attemptId(`d-${at}`),
          day: TODAY - ago,
          answeredAt: NOON - ago * DAY,
        }),
        aSession(),
      )
    const { lastDays } = await loaded()
    expect(lastDays).toHaveLength(14)
    expect(lastDays[0]).toEqual({ day: TODAY - 13, answered: 1, right: 1 })
    expect(lastDays[10]).toEqual({ day: TODAY - 3, answered: 1, right: 1 })
    expect(lastDays[12]).toEqual({ day: TODAY - 1, answered: 0, right: 0 })
    expect(lastDays[13]).toEqual({ day: TODAY, answered: 2, right: 1 })
  })
})

describe('totals and chapters', () => {
  it('count answers by question and by chapter', async () => {
    const kept = await useStorageStore().ready()
    const answers = [
      anAttempt({ id: attemptId('d-1') }),
      aMiss({ id: attemptId('d-2') }),
      anAttempt({ id: attemptId('d-3'), question: questionId('s2p1-01a') }),
    ]
    for (const attempt of answers) await kept.saveAnswer(attempt, aSession())
    const { totals, chapters } = await loaded()
    expect(totals).toEqual({ answered: 3, right: 2, seen: 2, questions: 30 })
    expect(chapters).toEqual([
      { id: 's1', title: '修桥', total: 6, seen: 1, answered: 2, right: 1 },
      { id: 's2', title: '种树', total: 24, seen: 1, answered: 1, right: 1 },
    ])
  })

  it('are zero for someone new', async () => {
    const { totals } = await loaded()
    expect(totals).toEqual({ answered: 0, right: 0, seen: 0, questions: 30 })
  })
})

describe('dailyStreak', () => {
  it.each([
    ['nothing done', [], 0, false],
    ['today', [0], 1, true],
    ['the three days before today', [1, 2, 3], 3, false],
    ['a day left out', [0, 2, 3], 1, true],
    ['more days than a year has', [...Array(450).keys()], 450, true],
  ])('%s', async (_case, daysAgo, streak, done) => {
    await finishDaily(...daysAgo)
    const { dailyStreak, dailyDone } = await loaded()
    expect([dailyStreak, dailyDone]).toEqual([streak, done])
  })
})
