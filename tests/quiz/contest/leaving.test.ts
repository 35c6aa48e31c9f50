import { describe, expect, it } from 'vitest'
import { startTime } from '../../../src/quiz/contest/clock.ts'
import { pauseContest, startContest } from '../../../src/quiz/contest/contest-session.ts'
import { leavingCost } from '../../../src/quiz/contest/leaving.ts'
import { PRESETS } from '../../../src/quiz/contest/presets.ts'
import type { ContestRules } from '../../../src/quiz/contest/rules.ts'
import { finishSession, giveAnswer } from '../../../src/quiz/session.ts'
import type { RunningSession } from '../../../src/quiz/session.ts'
import { someRules } from '../../support/contest.ts'
import { aGiven, aSession, NOON } from '../../support/log.ts'

const PAPER = { kind: 'paper', limitMs: 60_000 } as const
const QUESTION = { kind: 'question', limitMs: 10_000 } as const

/** A contest of three questions that began at NOON. */
function aContest(rules: ContestRules): RunningSession {
  const session = aSession({ kind: 'contest', contest: { rules, number: { deck: 1, go: 0 } } })
  return startContest(session, startTime({ wall: NOON, monotonic: 0 }))
}

const costNow = (changes: Partial<ContestRules>) => leavingCost(aContest(someRules(changes)), NOON)

describe('leavingCost', () => {
  it('is the paper, whose clock runs on', () => {
    expect(costNow({ clock: PAPER })).toEqual({ of: 'paper', leftMs: 60_000 })
  })

  it('is all open questions, where each has a clock and none waits for a verdict to be read', () => {
    expect(costNow({ clock: QUESTION })).toEqual({ of: 'questions', leftMs: 30_000 })
  })

  it('is the question on the screen, where the next waits until somebody goes on', () => {
    expect(costNow({ clock: QUESTION, feedback: 'each' })).toEqual({ of: 'question', leftMs: 10_000 })
  })

  it('is the run, where the first miss ends it', () => {
    const ending = { kind: 'first-miss' } as const
    expect(costNow({ clock: QUESTION, feedback: 'each', ending })).toEqual({ of: 'run', leftMs: 10_000 })
  })

  it('is nothing without a clock, and where a pause is allowed', () => {
    expect(costNow({ clock: { kind: 'none' } })).toBeNull()
    expect(costNow({ clock: PAPER, mayPause: true })).toBeNull()
    const paused = pauseContest(aContest(someRules({ clock: PAPER, mayPause: true })), NOON)
    expect(leavingCost(paused, NOON)).toBeNull()
  })

  it('is nothing while a verdict is read, and once the paper is handed in', () => {
    const running = aContest(someRules({ clock: QUESTION, feedback: 'each' }))
    expect(leavingCost(giveAnswer(running, aGiven(), NOON), NOON)).toBeNull()
    expect(leavingCost(finishSession(running, NOON), NOON)).toBeNull()
    expect(leavingCost(aSession(), NOON)).toBeNull()
  })

  it.each([
    ['timed', 'paper'],
    ['mock', 'paper'],
    ['hundred', 'questions'],
    ['speed', 'question'],
    ['survival', 'run'],
    ['bainian', undefined],
  ] as const)('of %s is %s', (preset, of) => {
    expect(leavingCost(aContest(PRESETS[preset]), NOON)?.of).toBe(of)
  })
})
