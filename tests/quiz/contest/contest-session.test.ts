import { describe, expect, it } from 'vitest'
import { startTime } from '../../../src/quiz/contest/clock.ts'
import {
  answerStyle,
  atTime,
  deadlineOf,
  dueAt,
  endsWith,
  goOf,
  mayJump,
  nextOpenPlace,
  openPlaces,
  pauseContest,
  ranOut,
  remainingAt,
  resumeContest,
  runsOutIn,
  showPlace,
  spentOn,
  startContest,
  toggleFlag,
} from '../../../src/quiz/contest/contest-session.ts'
import { PRESETS } from '../../../src/quiz/contest/presets.ts'
import type { ContestRules, PresetId } from '../../../src/quiz/contest/rules.ts'
import { draftAnswer, finishSession, giveAnswer } from '../../../src/quiz/session.ts'
import type { RunningSession } from '../../../src/quiz/session.ts'
import { someRules } from '../../support/contest.ts'
import { aGiven, aSession, NOON } from '../../support/log.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const PAPER_CLOCK = { kind: 'paper', limitMs: 10 * MINUTE } as const
const QUESTION_CLOCK = { kind: 'question', limitMs: 20 * SECOND } as const

/** A contest of three questions that began at NOON. */
function aContest(changes: Partial<ContestRules> = {}): RunningSession {
  const session = aSession({
    kind: 'contest',
    contest: { rules: someRules(changes), number: { deck: 1, go: 0 } },
  })
  return startContest(session, startTime({ wall: NOON, monotonic: 0 }))
}

/** The time on the contest's own clock, so many milliseconds after it began. */
const after = (ms: number): number => NOON + ms
const answered = (session: RunningSession): RunningSession => giveAnswer(session, aGiven(), NOON)
const spentMs = (session: RunningSession): readonly number[] => session.contest?.spentMs ?? []

describe('answerStyle and mayJump', () => {
  it.each<[PresetId, string, boolean]>([
    ['bainian', 'free', true],
    ['timed', 'free', true],
    ['speed', 'each', false],
    ['survival', 'each', false],
    ['hundred', 'final', false],
    ['daily', 'each', true],
    ['mock', 'free', true],
    ['custom', 'free', true],
  ])('%s is answered %s', (id, style, jump) => {
    expect(answerStyle(PRESETS[id])).toBe(style)
    expect(mayJump(PRESETS[id])).toBe(jump)
  })

  it('is final where a pass out of reach ends the paper early', () => {
    const early = someRules({ ending: { kind: 'pass', points: 30, early: true } })
    expect(answerStyle(early)).toBe('final')
    expect(mayJump(early)).toBe(true)
  })

  it('is final where the first miss ends it without a word', () => {
    const rules = someRules({ ending: { kind: 'first-miss' } })
    expect(answerStyle(rules)).toBe('final')
    expect(mayJump(rules)).toBe(false)
  })
})

describe('the deadline', () => {
  it('is none without a clock', () => {
    expect(deadlineOf(aContest())).toBeNull()
    expect(dueAt(aContest(), after(10 ** 12))).toBeNull()
  })

  it('is none outside contests', () => {
    expect(deadlineOf(aSession())).toBeNull()
  })

  it.each([
    [10 * MINUTE - 1, null],
    [10 * MINUTE, { what: 'paper', at: after(10 * MINUTE) }],
    [10 ** 12, { what: 'paper', at: after(10 * MINUTE) }],
  ])('of a paper, %d ms after its start', (ms, due) => {
    expect(dueAt(aContest({ clock: PAPER_CLOCK }), after(ms))).toEqual(due)
  })

  it('of a paper stays when questions change', () => {
    const moved = showPlace(aContest({ clock: PAPER_CLOCK }), 2, after(5 * MINUTE))
    expect(deadlineOf(moved)).toBe(after(10 * MINUTE))
  })

  it.each([
    [20 * SECOND - 1, null],
    [20 * SECOND, { what: 'question', at: after(20 * SECOND) }],
    [10 ** 12, { what: 'question', at: after(20 * SECOND) }],
  ])('of a question, %d ms after it was shown', (ms, due) => {
    expect(dueAt(aContest({ clock: QUESTION_CLOCK }), after(ms))).toEqual(due)
  })

  it('of a question begins anew at the next', () => {
    const next = showPlace(answered(aContest({ clock: QUESTION_CLOCK })), 1, after(15 * SECOND))
    expect(deadlineOf(next)).toBe(after(35 * SECOND))
  })

  it('of a question is gone once it is answered', () => {
    expect(deadlineOf(answered(aContest({ clock: QUESTION_CLOCK })))).toBeNull()
  })

  it('of a question does not begin anew when one comes back to it unanswered', () => {
    const away = showPlace(aContest({ clock: QUESTION_CLOCK }), 1, after(15 * SECOND))
    const back = showPlace(away, 0, after(18 * SECOND))
    expect(deadlineOf(back)).toBe(after(23 * SECOND))
  })
})

describe('a pause', () => {
  const pausable = (clock: ContestRules['clock']) => aContest({ clock, mayPause: true })

  it('is not to be had where the rules allow none', () => {
    const session = aContest({ clock: PAPER_CLOCK })
    expect(pauseContest(session, after(MINUTE))).toBe(session)
  })

  it('stops the clock of a paper', () => {
    const paused = pauseContest(pausable(PAPER_CLOCK), after(MINUTE))
    expect(deadlineOf(paused)).toBeNull()
    expect(dueAt(paused, after(10 ** 9))).toBeNull()
    expect(deadlineOf(resumeContest(paused, after(6 * MINUTE)))).toBe(after(15 * MINUTE))
  })

  it('adds up with further pauses', () => {
    let session = pausable(PAPER_CLOCK)
    for (const minute of [1, 3, 5])
      session = resumeContest(pauseContest(session, after(minute * MINUTE)), after((minute + 1) * MINUTE))
    expect(session.contest?.pausedMs).toBe(3 * MINUTE)
    expect(deadlineOf(session)).toBe(after(13 * MINUTE))
    expect(spentOn(session, 0, after(7 * MINUTE))).toBe(4 * MINUTE)
  })

  it('does not wind up the clock of a question', () => {
    const paused = pauseContest(pausable(QUESTION_CLOCK), after(15 * SECOND))
    const resumed = resumeContest(paused, after(MINUTE))
    expect(deadlineOf(resumed)).toBe(after(MINUTE + 5 * SECOND))
    expect(spentOn(resumed, 0, after(MINUTE + 5 * SECOND))).toBe(20 * SECOND)
  })

  it('begins once and ends once', () => {
    const session = pausable(PAPER_CLOCK)
    const paused = pauseContest(session, after(MINUTE))
    expect(pauseContest(paused, after(2 * MINUTE))).toBe(paused)
    expect(resumeContest(session, after(MINUTE))).toBe(session)
  })

  it('is no time of the question, nor of a go that is handed in from it', () => {
    const paused = pauseContest(pausable(PAPER_CLOCK), after(MINUTE))
    expect(spentOn(paused, 0, after(9 * MINUTE))).toBe(MINUTE)
    const later = atTime(paused, startTime({ wall: after(9 * MINUTE), monotonic: 0 }))
    const done = finishSession(showPlace(later, 0, after(9 * MINUTE)), after(9 * MINUTE))
    expect(done.contest?.spentMs).toEqual([MINUTE, 0, 0])
    expect(goOf(done)?.elapsedMs).toBe(MINUTE)
  })
})

describe('remainingAt', () => {
  it('is what is left until the deadline, and never less than nothing', () => {
    const session = aContest({ clock: PAPER_CLOCK })
    expect([0, 4, 11].map((minutes) => remainingAt(session, after(minutes * MINUTE)))).toEqual([
      10 * MINUTE,
      6 * MINUTE,
      0,
    ])
    expect(remainingAt(aContest(), after(0))).toBeNull()
  })

  it.each([PAPER_CLOCK, QUESTION_CLOCK])('stands still in a pause: $kind', (clock) => {
    const paused = pauseContest(aContest({ clock, mayPause: true }), after(5 * SECOND))
    for (const later of [5 * SECOND, 5 * MINUTE, 60 * MINUTE])
      expect(remainingAt(paused, after(later))).toBe(clock.limitMs - 5 * SECOND)
  })
})

describe('ranOut', () => {
  it.each([
    [10 * MINUTE - 1, false],
    [10 * MINUTE, true],
  ])('of a paper handed in after %i ms is %s', (ms, expected) => {
    expect(ranOut(finishSession(aContest({ clock: PAPER_CLOCK }), after(ms)))).toBe(expected)
  })

  it('is never true without a clock on the paper', () => {
    for (const rules of [{}, { clock: QUESTION_CLOCK }])
      expect(ranOut(finishSession(aContest(rules), after(60 * MINUTE)))).toBe(false)
  })
})

describe('the time of a question', () => {
  it('adds up over every visit', () => {
    let session = aContest()
    for (const [place, second] of [
      [1, 5],
      [0, 7],
      [2, 10],
      [0, 20],
    ] as const)
      session = showPlace(session, place, after(second * SECOND))
    expect(spentMs(session)).toEqual([8 * SECOND, 2 * SECOND, 10 * SECOND])
    expect(spentOn(session, 0, after(21 * SECOND))).toBe(9 * SECOND)
    expect(spentOn(session, 2, after(21 * SECOND))).toBe(10 * SECOND)
  })

  it('is, over all questions, the time of the paper', () => {
    let session = aContest()
    for (const [at, place] of [2, 1, 0, 2, 2, 1].entries())
      session = showPlace(session, place, after((at + 1) * 3333))
    expect(spentMs(session).reduce((sum, ms) => sum + ms, 0)).toBe(6 * 3333)
  })

  it('does not count the look at its verdict', () => {
    const session = showPlace(answered(aContest({ feedback: 'each' })), 1, after(MINUTE))
    expect(spentMs(session)).toEqual([0, 0, 0])
  })

  it('is never negative', () => {
    const session = showPlace(aContest(), 1, after(-MINUTE))
    expect(spentMs(session)).toEqual([0, 0, 0])
    expect(spentOn(aContest(), 0, after(-MINUTE))).toBe(0)
  })
})

describe('atTime', () => {
  it('notes the clocks, and for good that the wall clock was set back', () => {
    const reading = { wall: NOON - MINUTE, monotonic: 5000 }
    const noted = atTime(aContest(), { now: after(5000), reading, setBack: true })
    expect(noted.contest).toMatchObject({ now: after(5000), wall: NOON - MINUTE, setBack: true })
    const later = atTime(noted, { now: after(6000), reading, setBack: false })
    expect(later.contest).toMatchObject({ now: after(6000), setBack: true })
  })
})

describe('toggleFlag', () => {
  it('marks and unmarks, in the order of the paper', () => {
    const marked = [2, 0, 1, 2].reduce(toggleFlag, aContest())
    expect(marked.contest?.flagged).toEqual([0, 1])
  })
})

describe('open places', () => {
  const drafted = (drafts: RunningSession['drafts'], position = 0): RunningSession => ({
    ...aContest(),
    drafts,
    position,
  })

  it.each<[RunningSession['drafts'], number[]]>([
    [
      [null, null, null],
      [0, 1, 2],
    ],
    [
      [['a'], null, null],
      [1, 2],
    ],
    [
      [[], [''], ['', ' ']],
      [0, 1, 2],
    ],
    [[['', 'r'], ['12'], ['a', 'b']], []],
  ])('with drafts %j are %j', (drafts, open) => {
    expect(openPlaces(drafted(drafts))).toEqual(open)
  })

  it('do not include what was answered', () => {
    expect(openPlaces(answered(aContest()))).toEqual([1, 2])
  })

  it.each<[string, RunningSession['drafts'], number, number]>([
    ['the next one forward', [null, null, null], 0, 1],
    ['the first from the start', [null, ['a'], ['a']], 2, 0],
    ['the next place when none is open', [['a'], ['a'], ['a']], 0, 1],
  ])('are gone on to: %s', (_case, drafts, position, expected) => {
    expect(nextOpenPlace(drafted(drafts, position))).toBe(expected)
  })
})

describe('endsWith', () => {
  it.each([
    ['first-miss', false, true],
    ['first-miss', true, false],
    ['paper', false, false],
  ] as const)('%s after an answer that is right: %s', (kind, right, expected) => {
    expect(endsWith(someRules({ ending: { kind } }), aGiven({ right }))).toBe(expected)
  })
})

describe('goOf', () => {
  it('is none outside contests', () => {
    expect(goOf(aSession())).toBeUndefined()
  })

  it('of a running session counts what has been given', () => {
    const session = giveAnswer(draftAnswer(aContest(), ['a'], NOON), aGiven({ points: 10 }), NOON)
    expect(goOf(session)).toMatchObject({
      preset: 'custom',
      name: '青山赛',
      finishedAt: null,
      points: 10,
      right: 1,
      total: 3,
      elapsedMs: 5000,
    })
  })

  it('of a finished one has the time of the paper, without pauses', () => {
    const resumed = resumeContest(
      pauseContest(aContest({ mayPause: true }), after(MINUTE)),
      after(3 * MINUTE),
    )
    const late = atTime(resumed, startTime({ wall: after(5 * MINUTE), monotonic: 0 }))
    expect(goOf(finishSession(late, after(5 * MINUTE)))).toMatchObject({
      startedAt: NOON,
      finishedAt: after(5 * MINUTE),
      elapsedMs: 3 * MINUTE,
    })
  })

  it('never has less than no points', () => {
    expect(goOf(giveAnswer(aContest(), aGiven({ right: false, points: -5 }), NOON))?.points).toBe(0)
  })
})

describe('runsOutIn', () => {
  const PAPER = { clock: { kind: 'paper', limitMs: 60_000 } } as const
  const QUESTION = { clock: { kind: 'question', limitMs: 10_000 } } as const
  it.each([
    ['a paper', PAPER, 60_000],
    ['questions one after the other: with all that are open', QUESTION, 30_000],
    [
      'questions with verdicts: with the one on the screen',
      { ...QUESTION, feedback: 'each' as const },
      10_000,
    ],
    ['nothing', { clock: { kind: 'none' as const } }, null],
  ])('says when the clock is through with %s', (_case, changes, left) => {
    const running = aContest(changes)
    expect(runsOutIn(running, NOON)).toBe(left)
    expect(runsOutIn(running, NOON + 90_000)).toBe(left === null ? null : 0)
    expect(runsOutIn(finishSession(running, NOON), NOON)).toBeNull()
  })
})
