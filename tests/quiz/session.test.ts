import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  draftAnswer,
  finishSession,
  giveAnswer,
  goTo,
  isMiss,
  markMisTapped,
  missedQuestions,
  nextUnanswered,
  placeToGoOn,
  reopenSession,
  startSession,
  tallyOf,
} from '../../src/quiz/session.ts'
import type { RunningSession } from '../../src/quiz/session.ts'
import { aGiven, aPlan, aSession, attemptId, HOUR, NOON } from '../support/log.ts'

const right = aGiven()
const wrong = aGiven({ attempt: attemptId('device-2'), answer: ['a'], right: false, points: 0 })

/** A session of three with these answers, standing at `position`. */
function with3(given: RunningSession['given'], position = 0): RunningSession {
  return { ...aSession(), given, position }
}

describe('startSession', () => {
  it('stands at the first question with nothing answered', () => {
    expect(startSession(aPlan())).toMatchObject({
      phase: 'running',
      position: 0,
      given: [null, null, null],
      drafts: [null, null, null],
      touchedAt: NOON,
    })
  })
})

describe('draftAnswer', () => {
  it('keeps what is chosen for the question on the screen', () => {
    const drafted = draftAnswer(goTo(aSession(), 1, NOON), ['c'], NOON + 1)
    expect(drafted.drafts).toEqual([null, ['c'], null])
    expect(drafted.given).toEqual([null, null, null])
    expect(drafted.touchedAt).toBe(NOON + 1)
  })
})

describe('giveAnswer', () => {
  it('records the answer and drops its draft', () => {
    const answered = giveAnswer(draftAnswer(aSession(), ['b'], NOON), right, NOON + 1)
    expect(answered.given).toEqual([right, null, null])
    expect(answered.drafts).toEqual([null, null, null])
  })

  it('lets the first answer stand', () => {
    const answered = giveAnswer(aSession(), right, NOON)
    expect(giveAnswer(answered, wrong, NOON + 1)).toBe(answered)
  })
})

describe('goTo', () => {
  it.each([
    [0, 2, 2],
    [2, 0, 0],
    [1, -1, 0],
    [1, 3, 2],
  ])('from %d to %d ends at %d', (from, to, expected) => {
    expect(goTo(with3([null, null, null], from), to, NOON).position).toBe(expected)
  })

  it('is the same session when nothing moves', () => {
    const session = aSession()
    expect(goTo(session, -1, NOON + 1)).toBe(session)
  })
})

describe('nextUnanswered', () => {
  it.each([
    ['the one after', [right, null, null], 0, 1],
    ['over an answered one', [right, right, null], 0, 2],
    ['back to one left open', [null, right, right], 2, 0],
    ['the same when it alone is open', [right, null, right], 1, 1],
    ['nothing when all are answered', [right, wrong, right], 2, undefined],
  ])('%s', (_case, given, position, expected) => {
    expect(nextUnanswered(with3(given, position))).toBe(expected)
  })
})

describe('finishSession', () => {
  it('ends the session, answered or not', () => {
    const finished = finishSession(with3([right, null, null]), NOON + HOUR)
    expect(finished).toMatchObject({ phase: 'finished', finishedAt: NOON + HOUR, given: [right, null, null] })
  })
})

describe('tallyOf', () => {
  it('sums what was answered', () => {
    expect(tallyOf(with3([right, wrong, null]))).toEqual({
      total: 3,
      answered: 2,
      right: 1,
      points: 1,
      elapsedMs: 10_000,
    })
  })
})

describe('missedQuestions', () => {
  it('are those answered wrong, not those left open', () => {
    expect(missedQuestions(with3([wrong, null, wrong]))).toEqual(['s1p1-01a', 's1p1-03a'])
  })
})

describe('a session under any handling', () => {
  type Act = (session: RunningSession, now: number) => RunningSession
  const act = fc.oneof(
    fc.integer({ min: -2, max: 5 }).map(
      (to): Act =>
        (session, now) =>
          goTo(session, to, now),
    ),
    fc.constantFrom(right, wrong).map(
      (given): Act =>
        (session, now) =>
          giveAnswer(session, given, now),
    ),
    fc.constant<Act>((session, now) => draftAnswer(session, ['d'], now)),
  )
  // The clock may be set back at any time.
  const acts = fc.array(fc.tuple(act, fc.integer({ min: -2 * HOUR, max: 2 * HOUR })), { maxLength: 30 })

  it('keeps its shape, its first answers, and never looks older than it was', () => {
    fc.assert(
      fc.property(acts, (steps) => {
        let session = aSession()
        for (const [step, clock] of steps) {
          const next = step(session, NOON + clock)
          expect(next.position).toBeGreaterThanOrEqual(0)
          expect(next.position).toBeLessThan(3)
          expect(next.given).toHaveLength(3)
          expect(next.drafts).toHaveLength(3)
          expect(next.touchedAt).toBeGreaterThanOrEqual(session.touchedAt)
          for (const [at, given] of session.given.entries()) if (given) expect(next.given[at]).toBe(given)
          session = next
        }
        const { answered, right: rightOnes, total } = tallyOf(session)
        expect(rightOnes).toBeLessThanOrEqual(answered)
        expect(answered).toBeLessThanOrEqual(total)
        expect(finishSession(session, 0).touchedAt).toBe(session.touchedAt)
      }),
    )
  })
})

describe('placeToGoOn', () => {
  it.each([
    ['an open question', with3([right, null, null], 1), 1],
    ['past one that is answered', with3([right, null, null], 0), 1],
    ['where one was left out, past the last', with3([null, right, right], 2), 0],
    ['at the last verdict, where none is open', with3([right, right, wrong], 1), 1],
  ])('is %s', (_what, session, place) => {
    expect(placeToGoOn(session)).toBe(place)
  })
})

describe('reopenSession', () => {
  it('goes on at the first open question, with what was answered', () => {
    const ended = finishSession(with3([right, null, null], 2), NOON)
    const { finishedAt: _, ...same } = ended
    expect(reopenSession(ended, NOON + 1)).toEqual({
      ...same,
      phase: 'running',
      position: 1,
      touchedAt: NOON + 1,
    })
  })
})

describe('a mis-tap', () => {
  const marked = markMisTapped(with3([right, wrong, null]), wrong.attempt, NOON + 1)

  it('is marked on its own answer, which stays as it was given', () => {
    expect(marked.given).toEqual([right, { ...wrong, misTapped: true }, null])
    expect(marked.touchedAt).toBe(NOON + 1)
  })

  it('counts for nothing: not in the tally, not among the missed', () => {
    expect(tallyOf(marked)).toMatchObject({ total: 3, answered: 1, right: 1 })
    expect(missedQuestions(marked)).toEqual([])
  })

  it('leaves its place open, to be asked anew when it comes to the screen again', () => {
    expect(nextUnanswered(marked)).toBe(1)
    expect(nextUnanswered({ ...marked, position: 1 })).toBe(2)
    expect(goTo(with3(marked.given), 1, NOON).given).toEqual([right, null, null])
    // Also when it is the only one left.
    const last = with3([right, { ...wrong, misTapped: true }, right], 1)
    expect(goTo(last, 1, NOON + 5)).toMatchObject({
      position: 1,
      given: [right, null, right],
      touchedAt: NOON + 5,
    })
  })

  it.each([
    ['a miss', wrong, true],
    ['a right answer', right, false],
    ['a mis-tap', { ...wrong, misTapped: true as const }, false],
    ['no answer', null, false],
  ])('%s: a miss that counts or not', (_case, given, expected) => {
    expect(isMiss(given)).toBe(expected)
  })
})
