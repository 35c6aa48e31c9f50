import { describe, expect, it } from 'vitest'
import { compared, leadOf } from '../../../src/quiz/contest/compared.ts'
import { startTime } from '../../../src/quiz/contest/clock.ts'
import { startContest } from '../../../src/quiz/contest/contest-session.ts'
import type { ContestResult } from '../../../src/quiz/contest/result-code.ts'
import type { ContestRules } from '../../../src/quiz/contest/rules.ts'
import { finishSession } from '../../../src/quiz/session.ts'
import type { Answer } from '../../../src/quiz/question.ts'
import type { FinishedSession } from '../../../src/quiz/session.ts'
import { someRules } from '../../support/contest.ts'
import { aGiven, aSession, NOON } from '../../support/log.ts'
import { aMultiple, aSingle, questionId } from '../../support/questions.ts'

const QUESTIONS = [
  aSingle({ id: questionId('q1') }),
  aMultiple({ id: questionId('q2') }),
  aSingle({ id: questionId('q3') }),
]
const NUMBER = { deck: 5, go: 0 }

function theirs(answers: readonly Answer[], rules: ContestRules = someRules()): ContestResult {
  return {
    paper: { rules, number: NUMBER },
    answers: answers.map((answer) => ({ answer, elapsedMs: 2000 })),
    name: '周晓帆',
    unit: '',
    finishedAt: NOON,
    elapsedMs: 2000 * answers.length,
    clockSetBack: false,
  }
}

function yours(answers: readonly (Answer | null)[], rules: ContestRules = someRules()): FinishedSession {
  const session = startContest(
    aSession({ questions: QUESTIONS.map(({ id }) => id), contest: { rules, number: NUMBER } }),
    startTime({ wall: NOON, monotonic: 0 }),
  )
  const given = answers.map((answer) => answer && aGiven({ answer }))
  return finishSession({ ...session, given }, NOON)
}

describe('compared', () => {
  it('scores both anew by the rules of the paper', () => {
    const { theirs: one, yours: other } = compared(
      theirs([['b'], ['a', 'c'], ['a']]),
      QUESTIONS,
      yours([['b'], ['a'], null]),
    )
    expect(one).toEqual({ points: 20, right: 2, elapsedMs: 6000, finishedAt: NOON })
    expect(other).toEqual({ points: 10, right: 1, elapsedMs: 0, finishedAt: NOON })
  })

  it('adds up the times of answers on both sides where the code knows no more', () => {
    const { theirs: one, yours: other } = compared(
      { ...theirs([['b'], ['a', 'c'], ['a']]), elapsedMs: null },
      QUESTIONS,
      yours([['b'], ['a'], null]),
    )
    expect([one.elapsedMs, other?.elapsedMs]).toEqual([6000, 10_000])
  })

  it('knows which answers differ; the order of a choice does not matter', () => {
    const { places } = compared(theirs([['b'], ['c', 'a'], []]), QUESTIONS, yours([['a'], ['a', 'c'], null]))
    expect(places.map(({ isSame }) => isSame)).toEqual([false, true, true])
  })

  it('stands alone without a go of one’s own', () => {
    const { yours: other, places } = compared(theirs([['b']]), QUESTIONS, null)
    expect(other).toBeNull()
    expect(places.map(({ theirs: side }) => side?.outcome)).toEqual(['right', 'open', 'open'])
    expect(places.every(({ yours: side }) => side === undefined)).toBe(true)
  })

  it('goes on as far as the longer of two runs that end with the first miss', () => {
    const rules = someRules({ ending: { kind: 'first-miss' } })
    const { places } = compared(theirs([['a']], rules), QUESTIONS, yours([['b'], ['a'], null], rules))
    expect(places.map(({ theirs: one, yours: other }) => [one?.outcome, other?.outcome])).toEqual([
      ['wrong', 'right'],
      [undefined, 'wrong'],
    ])
  })
})

describe('leadOf', () => {
  const side = { points: 80, right: 8, elapsedMs: 56_000, finishedAt: NOON }

  it.each([
    ['more points', { points: 90 }, 'yours', 'points'],
    ['fewer points, faster', { points: 70, elapsedMs: 1000 }, 'theirs', 'points'],
    ['equal points, faster', { elapsedMs: 29_000 }, 'yours', 'time'],
    ['equal points, slower', { elapsedMs: 57_000 }, 'theirs', 'time'],
    ['equal points and time, earlier', { finishedAt: NOON - 60_000 }, 'yours', 'finished'],
    ['all equal', {}, 'neither', 'nothing'],
  ] as const)('%s', (_case, yours, ahead, by) => {
    expect(leadOf({ tieBreak: ['time', 'finished'] }, side, { ...side, ...yours })).toEqual({ ahead, by })
  })

  it('decides as the rules say, and not at all where they say nothing', () => {
    const yours = { ...side, elapsedMs: 29_000, finishedAt: NOON + 60_000 }
    expect(leadOf({ tieBreak: ['finished', 'time'] }, side, yours)).toEqual({
      ahead: 'theirs',
      by: 'finished',
    })
    expect(leadOf({ tieBreak: [] }, side, yours)).toEqual({ ahead: 'neither', by: 'nothing' })
  })
})
