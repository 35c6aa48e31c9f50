import { beforeEach, describe, expect, it, vi } from 'vitest'
import { forgetSession, notedSession, noteSession } from '../../src/db/session-note.ts'
import { finishSession, giveAnswer } from '../../src/quiz/session.ts'
import type { ContestPlan } from '../../src/quiz/contest/contest-state.ts'
import type { Session } from '../../src/quiz/session.ts'
import { aGiven, aSession, NOON, sessionId } from '../support/log.ts'
import { aPlace } from '../support/places.ts'
import { questionId } from '../support/questions.ts'

const KEY = 'bainian-qianti/session'
const running = giveAnswer(aSession(), aGiven(), NOON)
const { id } = running.plan

beforeEach(() => {
  vi.stubGlobal('localStorage', aPlace())
})

describe('noteSession', () => {
  it('gives the round back as it was, to whoever asks for its id', () => {
    noteSession(running)
    expect(notedSession(id)).toEqual(running)
    expect(notedSession(sessionId('another'))).toBeUndefined()
  })

  it.each([
    ['that is finished', finishSession(running, NOON)],
    ['with a clock', { ...running, plan: { ...running.plan, contest: {} as ContestPlan } }],
    [
      'of more questions than a tap can carry',
      {
        ...running,
        plan: { ...running.plan, questions: Array.from({ length: 101 }, (_, at) => questionId(`q${at}`)) },
      },
    ],
  ] as [string, Session][])('forgets the one before when the round is one %s', (_what, session) => {
    noteSession(running)
    noteSession(session)
    expect(localStorage.getItem(KEY)).toBeNull()
  })

  it('is no worse off where nothing can be noted', () => {
    vi.stubGlobal('localStorage', aPlace(['setItem', 'getItem', 'removeItem']))
    noteSession(running)
    forgetSession()
    expect(notedSession(id)).toBeUndefined()
  })
})

describe('notedSession', () => {
  it.each(['', '{', `{"plan":{"id":"${id}"}}`, `"${id}"`])('trusts no damaged text: %s', (text) => {
    localStorage.setItem(KEY, text)
    expect(notedSession(id)).toBeUndefined()
  })
})
