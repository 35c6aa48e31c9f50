import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { passIsOutOfReach, paperPoints, pointsFor } from '../../../src/quiz/contest/points.ts'
import { PRESETS } from '../../../src/quiz/contest/presets.ts'
import { pointsOf } from '../../../src/quiz/contest/rules.ts'
import type { ContestRules } from '../../../src/quiz/contest/rules.ts'
import { isRight, rightAnswer } from '../../../src/quiz/judging.ts'
import type { Answer } from '../../../src/quiz/question.ts'
import { BIG_BANK, someAnswer, someCustomRules, someRules } from '../../support/contest.ts'
import { aBlank, aJudge, aMatch, aMultiple, anOrder, aSingle, ONE_OF_EACH } from '../../support/questions.ts'

const penalty = (points: number) => someRules({ penalty: points })
const total = (rules: ContestRules, ...rest: [(typeof BIG_BANK)[number], Answer, number?]): number =>
  pointsFor(rules, rest[0], rest[1], rest[2] ?? 0).total

describe('a right answer', () => {
  it.each(ONE_OF_EACH.map((question) => [question.form, question] as const))(
    'earns the full points of its form: %s',
    (form, question) => {
      const rules = someRules({ points: { single: 1, multiple: 2, judge: 3, blank: 4, order: 5, match: 6 } })
      const points = rules.points[form]
      expect(pointsFor(rules, question, rightAnswer(question), 5000)).toEqual({
        total: points,
        right: true,
        lines: [{ kind: 'base', points }],
      })
    },
  )
})

describe('a wrong answer', () => {
  const WRONG = [
    [aSingle(), ['a']],
    [aMultiple(), ['b']],
    [aJudge(), ['false']],
    [aBlank(), ['21']],
    [anOrder(), ['b', 'a', 'c']],
    [aMatch(), ['s', 'r']],
    [aMatch({}), ['r', '']],
  ] as const

  it.each(WRONG)('earns nothing without a penalty ($form)', (question, answer) => {
    expect(pointsFor(someRules(), question, answer, 0)).toEqual({
      total: 0,
      right: false,
      lines: [{ kind: 'wrong', points: 0 }],
    })
  })

  it.each(WRONG)('costs the penalty ($form)', (question, answer) => {
    expect(pointsFor(penalty(5), question, answer, 0)).toEqual({
      total: -5,
      right: false,
      lines: [{ kind: 'penalty', points: -5 }],
    })
  })
})

describe('no answer', () => {
  it.each([
    [aSingle(), []],
    [aMultiple(), []],
    [aJudge(), []],
    [aBlank(), []],
    [aBlank(), ['']],
    [aBlank(), [' \u3000']],
    [anOrder(), []],
    [aMatch(), []],
    [aMatch(), ['', '']],
  ] as const)('costs nothing, penalty or not ($form)', (question, answer) => {
    expect(pointsFor(penalty(5), question, answer, 0)).toEqual({
      total: 0,
      right: false,
      lines: [{ kind: 'unanswered', points: 0 }],
    })
  })

  it.each([
    [19_999, 'unanswered'],
    [20_000, 'late'],
    [25_000, 'late'],
  ])('after %d ms of 20 s is %s', (elapsedMs, kind) => {
    expect(pointsFor(PRESETS.speed, aSingle(), [], elapsedMs).lines).toEqual([{ kind, points: 0 }])
  })

  it('is not late where only the paper has a clock', () => {
    expect(pointsFor(PRESETS.timed, aSingle(), [], 10 ** 9).lines).toEqual([
      { kind: 'unanswered', points: 0 },
    ])
  })
})

describe('marking of a multiple choice', () => {
  // Right are a and c of a to d, at ten points.
  it.each([
    ['all-or-nothing', 'ac', 10],
    ['all-or-nothing', 'a', 0],
    ['all-or-nothing', 'abc', 0],
    ['all-or-nothing', 'bd', 0],
    ['part', 'ac', 10],
    ['part', 'ca', 10],
    ['part', 'a', 5],
    ['part', 'c', 5],
    ['part', 'ab', 0],
    ['part', 'abc', 0],
    ['part', 'abcd', 0],
    ['plus-minus', 'ac', 10],
    ['plus-minus', 'a', 5],
    ['plus-minus', 'abc', 5],
    ['plus-minus', 'ab', 0],
    ['plus-minus', 'abd', 0],
    ['plus-minus', 'bd', 0],
    ['plus-minus', 'abcd', 0],
  ] as const)('%s: %s earns %d', (multiple, chosen, points) => {
    expect(total(someRules({ multiple }), aMultiple(), [...chosen])).toBe(points)
  })

  it.each([
    ['a', 3.3],
    ['ab', 6.7],
    ['abc', 10],
  ])('rounds shares of a third to a tenth: %s earns %d', (chosen, points) => {
    const question = aMultiple({ right: ['a', 'b', 'c'] })
    expect(total(someRules({ multiple: 'part' }), question, [...chosen])).toBe(points)
  })

  it('takes the penalty only from what earned no part', () => {
    const rules = someRules({ multiple: 'part', penalty: 5 })
    expect(total(rules, aMultiple(), ['a'])).toBe(5)
    expect(total(rules, aMultiple(), ['a', 'b'])).toBe(-5)
  })

  it('counts an option that is named twice once', () => {
    expect(total(someRules({ multiple: 'part' }), aMultiple(), ['a', 'a'])).toBe(5)
    expect(total(someRules({ multiple: 'plus-minus' }), aMultiple(), ['a', 'a'])).toBe(5)
  })
})

describe('speed', () => {
  it.each([
    [0, 5],
    [3999, 5],
    [4000, 4],
    [7999, 4],
    [8000, 3],
    [12_000, 2],
    [16_000, 1],
    [20_000, 1],
    [10 ** 12, 1],
  ])('after %d ms a right answer of five points earns %d', (elapsedMs, points) => {
    expect(total(PRESETS.speed, aSingle(), ['b'], elapsedMs)).toBe(points)
  })

  it('is explained beside the base', () => {
    expect(pointsFor(PRESETS.speed, aSingle(), ['b'], 9000).lines).toEqual([
      { kind: 'base', points: 5 },
      { kind: 'speed', points: -2 },
    ])
  })

  it('does not matter to a wrong answer', () => {
    expect(total(PRESETS.speed, aSingle(), ['a'], 9000)).toBe(0)
  })
})

describe('paperPoints', () => {
  it.each([
    [[], 0],
    [[10, 10, -5], 15],
    [[10, -5, -10], 0],
    [[-5, -5, 10, 10], 10],
    [[3.3, 3.3, 3.3], 9.9],
    [[0.1, 0.2], 0.3],
  ])('of %j are %d', (points, sum) => {
    expect(paperPoints(points)).toBe(sum)
  })
})

describe('passIsOutOfReach', () => {
  const pass = someRules({ ending: { kind: 'pass', points: 60, early: true } })
  const open = (count: number) => Array.from({ length: count }, () => aSingle())

  it.each([
    [0, 6, false],
    [0, 5, true],
    [50, 1, false],
    [49.9, 1, true],
    [-10, 6, true],
    [-10, 7, false],
    [60, 0, false],
  ])('with %d points and %d open: %s', (earned, count, expected) => {
    expect(passIsOutOfReach(pass, earned, open(count))).toBe(expected)
  })

  it('is not fooled by the crumbs of adding tenths', () => {
    const crumbs = Array.from({ length: 10 }, () => 0.1).reduce((sum, tenth) => sum + tenth, 0)
    expect(crumbs).toBeLessThan(1)
    const rules = someRules({ ending: { kind: 'pass', points: 1, early: true } })
    expect(passIsOutOfReach(rules, crumbs, [])).toBe(false)
  })

  it('is no matter of formats without a pass', () => {
    expect(passIsOutOfReach(someRules(), 0, [])).toBe(false)
  })
})

describe('points under any rules', () => {
  const someCase = fc.constantFrom(...BIG_BANK.filter((_, at) => at % 35 === 0)).chain((question) =>
    fc.record({
      question: fc.constant(question),
      answer: someAnswer(question),
      rules: fc
        .record({ rules: someCustomRules, speedStepMs: fc.constantFrom(0, 1000, 4000) })
        .map(({ rules, speedStepMs }) => ({ ...rules, speedStepMs })),
      elapsedMs: fc.nat({ max: 60_000 }),
      later: fc.nat({ max: 60_000 }),
    }),
  )

  it('are never above full, never below the penalty, and the sum of their lines', () => {
    fc.assert(
      fc.property(someCase, ({ question, answer, rules, elapsedMs }) => {
        const points = pointsFor(rules, question, answer, elapsedMs)
        expect(points.total).toBeLessThanOrEqual(pointsOf(rules, question.form))
        expect(points.total).toBeGreaterThanOrEqual(-rules.penalty)
        expect(points.lines.reduce((sum, line) => sum + line.points, 0)).toBe(points.total)
        expect(points.right).toBe(isRight(question, answer))
        if (points.right) expect(points.total).toBeGreaterThanOrEqual(1)
        else expect(points.total).toBeLessThan(pointsOf(rules, question.form))
      }),
      { numRuns: 500 },
    )
  })

  it('never grow with time', () => {
    fc.assert(
      fc.property(someCase, ({ question, answer, rules, elapsedMs, later }) => {
        const early = total(rules, question, answer, elapsedMs)
        expect(total(rules, question, answer, elapsedMs + later)).toBeLessThanOrEqual(early)
      }),
      { numRuns: 500 },
    )
  })

  it('hold no part for a choice with a fault in it', () => {
    fc.assert(
      fc.property(fc.subarray(['a', 'b', 'c', 'd']), fc.integer({ min: 1, max: 100 }), (chosen, full) => {
        const rules = someRules({ multiple: 'part', points: { ...someRules().points, multiple: full } })
        const hasFault = chosen.includes('b') || chosen.includes('d')
        const points = total(rules, aMultiple(), chosen)
        if (hasFault || chosen.length === 0) expect(points).toBe(0)
        else expect(points).toBeGreaterThan(0)
      }),
    )
  })

  it('never add up to less than nothing, nor to crumbs', () => {
    const tenths = fc.array(fc.integer({ min: -1000, max: 1000 }).map((number) => number / 10))
    fc.assert(
      fc.property(tenths, (list) => {
        const sum = paperPoints(list)
        expect(sum).toBeGreaterThanOrEqual(0)
        expect(sum).toBe(Math.round(sum * 10) / 10)
      }),
    )
  })
})
