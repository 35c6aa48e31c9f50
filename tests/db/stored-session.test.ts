import { describe, expect, it } from 'vitest'
import { readSession, sessionRow } from '../../src/db/stored-session.ts'
import { draftAnswer, finishSession, giveAnswer, goTo } from '../../src/quiz/session.ts'
import type { SessionTopic } from '../../src/quiz/session.ts'
import { startContest } from '../../src/quiz/contest/contest-session.ts'
import { startTime } from '../../src/quiz/contest/clock.ts'
import { PRESETS } from '../../src/quiz/contest/presets.ts'
import { aGiven, aPlan, aSession, NOON } from '../support/log.ts'

const running = draftAnswer(goTo(giveAnswer(aSession(), aGiven(), NOON), 1, NOON), ['c'], NOON + 1)

const rowWith = (session: unknown) => ({ ...sessionRow(running), session })

describe('sessionRow', () => {
  it('names what sessions are looked up by', () => {
    expect(sessionRow(running)).toEqual({
      id: 'session-1',
      phase: 'running',
      kind: 'practice',
      bank: 'qingshan',
      day: running.plan.day,
      touchedAt: NOON + 1,
      session: running,
    })
  })
})

describe('readSession', () => {
  it.each([
    ['running', running],
    ['finished', finishSession(running, NOON + 2)],
  ])('gives a %s session back as it was', (_phase, session) => {
    expect(readSession(sessionRow(session))).toEqual(session)
  })

  it.each<SessionTopic>([
    { kind: 'everything' },
    { kind: 'daily' },
    { kind: 'wrong-book' },
    { kind: 'chapter', chapter: 's1' },
    { kind: 'form', form: 'judge' },
    { kind: 'contest', preset: 'timed' },
  ])('knows the topic %o', (topic) => {
    const session = aSession({ topic })
    expect(readSession(sessionRow(session))).toEqual(session)
  })

  it('gives rules of an older version the usual values of what they do not say', () => {
    const { mayPause: _, tieBreak: __, ...older } = PRESETS.timed
    const rules = { ...older, points: { single: 5 }, draw: [{ forms: ['single'], count: 2 }] }
    const go = startContest(
      aSession({ contest: { rules: PRESETS.timed, number: { deck: 1, go: 0 } } }),
      startTime({ wall: NOON, tick: 0 } as never),
    )
    const stored = { ...go, plan: { ...go.plan, contest: { rules, number: { deck: 1, go: 0 } } } }
    expect(readSession(rowWith(stored))?.plan.contest?.rules).toEqual({
      ...rules,
      mayPause: false,
      tieBreak: ['time', 'finished'],
    })
  })

  it('keeps that an answer was a mis-tap', () => {
    const session = { ...running, given: [aGiven({ right: false, misTapped: true }), null, null] }
    expect(readSession(sessionRow(session))).toEqual(session)
  })

  it('gives nothing for no row', () => {
    expect(readSession(undefined)).toBeUndefined()
  })

  it.each<[string, unknown]>([
    ['nothing in it', undefined],
    ['a text', 'session'],
    ['an unknown phase', { ...running, phase: 'paused' }],
    ['no plan', { ...running, plan: undefined }],
    ['no questions', { ...running, plan: aPlan({ questions: [] }), given: [], drafts: [] }],
    ['an unknown kind', { ...running, plan: { ...running.plan, kind: 'race' } }],
    ['an unknown topic', { ...running, plan: { ...running.plan, topic: { kind: 'race' } } }],
    [
      'a chapter topic without the chapter',
      { ...running, plan: { ...running.plan, topic: { kind: 'chapter' } } },
    ],
    ['fewer answers than questions', { ...running, given: [null] }],
    ['fewer drafts than questions', { ...running, drafts: [] }],
    ['a position behind the last question', { ...running, position: 3 }],
    ['a position before the first', { ...running, position: -1 }],
    ['half a position', { ...running, position: 0.5 }],
    ['a damaged answer', { ...running, given: [{ ...aGiven(), right: 'yes' }, null, null] }],
    ['a negative time', { ...running, given: [aGiven({ elapsedMs: -1 }), null, null] }],
    ['a question that is a number', { ...running, plan: { ...running.plan, questions: [1, 2, 3] } }],
    ['a seed as long as a book', { ...running, plan: aPlan({ seed: 'x'.repeat(401) }) }],
    ['a finish without its time', { ...running, phase: 'finished' }],
  ])('refuses a row with %s', (_case, session) => {
    expect(readSession(rowWith(session))).toBeUndefined()
  })
})
