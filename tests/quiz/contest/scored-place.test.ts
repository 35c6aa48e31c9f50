import { describe, expect, it } from 'vitest'
import { startTime } from '../../../src/quiz/contest/clock.ts'
import { startContest } from '../../../src/quiz/contest/contest-session.ts'
import {
  placesOfSession,
  pointsOf,
  questionsNotRight,
  scorePlace,
  sumsByChapter,
  sumsByForm,
} from '../../../src/quiz/contest/scored-place.ts'
import type { ScoredPlace } from '../../../src/quiz/contest/scored-place.ts'
import type { ContestRules } from '../../../src/quiz/contest/rules.ts'
import type { Answer, Question } from '../../../src/quiz/question.ts'
import { someRules } from '../../support/contest.ts'
import { aGiven, aSession, NOON } from '../../support/log.ts'
import { aBlank, aJudge, aSingle } from '../../support/questions.ts'

const RULES = someRules({ penalty: 2 })
const place = (question: Question, answer: Answer, elapsedMs = 1000): ScoredPlace =>
  scorePlace(RULES, 0, question, answer, elapsedMs)

describe('scorePlace', () => {
  it.each<[string, Question, Answer, ScoredPlace['outcome'], number]>([
    ['right', aSingle(), ['b'], 'right', 10],
    ['wrong', aSingle(), ['a'], 'wrong', -2],
    ['open', aSingle(), [], 'open', 0],
    ['open although spaces were typed', aBlank(), ['  '], 'open', 0],
  ])('is %s', (_what, question, answer, outcome, total) => {
    expect(place(question, answer)).toMatchObject({ outcome, points: { total } })
  })

  it('tells a late one from one left open', () => {
    const rules = someRules({ clock: { kind: 'question', limitMs: 20_000 } })
    const kinds = [19_999, 20_000].map((ms) => scorePlace(rules, 0, aSingle(), [], ms).points.lines[0]?.kind)
    expect(kinds).toEqual(['unanswered', 'late'])
  })
})

describe('placesOfSession', () => {
  const session = startContest(
    aSession({ contest: { rules: RULES, number: { deck: 1, go: 0 } } }),
    startTime({ wall: NOON, monotonic: 0 }),
  )
  const progress = session.contest && { ...session.contest, spentMs: [5000, 3000, 0] }

  it('gives the time that an unanswered question was on the screen', () => {
    const places = placesOfSession({ ...session, contest: progress, given: [aGiven(), null, null] }, () =>
      aSingle(),
    )
    expect(places.map(({ outcome, elapsedMs }) => [outcome, elapsedMs])).toEqual([
      ['right', 5000],
      ['open', 3000],
      ['open', 0],
    ])
  })

  it('lets the stored verdict stand where the bank no longer has the question', () => {
    const given = [aGiven({ points: 7 }), aGiven({ right: false, points: -2 }), null]
    const places = placesOfSession({ ...session, given }, () => undefined)
    expect(places.map(({ outcome, points }) => [outcome, points.total])).toEqual([
      ['right', 7],
      ['wrong', -2],
      ['open', 0],
    ])
  })

  it('has none outside contests', () => {
    expect(placesOfSession(aSession(), () => aSingle())).toEqual([])
  })
})

describe('questionsNotRight', () => {
  const [first, second, third] = aSession().plan.questions
  const given = [aGiven(), aGiven({ right: false }), null]
  const at = (ending: ContestRules['ending']) =>
    questionsNotRight({
      ...aSession({ contest: { rules: someRules({ ending }), number: { deck: 1, go: 0 } } }),
      given,
    })

  it('names what was wrong and what was left open', () => {
    expect(at({ kind: 'paper' })).toEqual([second, third])
    expect(at({ kind: 'paper' })).not.toContain(first)
  })

  it('leaves out what was never asked after the first miss', () => {
    expect(at({ kind: 'first-miss' })).toEqual([second])
  })
})

describe('sums', () => {
  const places = [
    place(aSingle(), ['b']),
    place(aJudge({ chapter: 's2' }), ['false']),
    place(aSingle({ chapter: 's2' }), []),
  ]

  it('go by chapter, in the order of the bank, and by form', () => {
    expect(sumsByChapter(places, ['s2', 's1', 's3'])).toEqual([
      { key: 's2', right: 0, total: 2, points: -2 },
      { key: 's1', right: 1, total: 1, points: 10 },
    ])
    expect(sumsByForm(places)).toEqual([
      { key: 'single', right: 1, total: 2, points: 10 },
      { key: 'judge', right: 0, total: 1, points: -2 },
    ])
  })

  it('make a paper’s points, never below nothing', () => {
    expect(pointsOf(places)).toBe(8)
    expect(pointsOf(places.slice(1))).toBe(0)
  })
})
