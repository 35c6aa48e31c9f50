import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  centreOf,
  centreOfOptions,
  centreShares,
  editDistance,
} from '../../../src/bank/checks/centre-of-options.ts'
import { checkedBank } from '../../../src/bank/checks/checked-bank.ts'
import { bankAsking, findingsOn, judge, single } from '../../support/authored-bank.ts'

function asking(texts: readonly string[], right: number) {
  const options = texts.map((text, at) => ({ id: 'abcd'.charAt(at), text }))
  return single({ options, answer: 'abcd'.charAt(right) })
}

// 7520 differs from each of the others in one digit, they from each other in two.
const FIGURES = ['7520', '7529', '7820', '1520']
const WORDS = ['修桥铺路', '修桥铺石', '修桥种路', '修山铺路']
const times = (count: number, texts: readonly string[], right: number) =>
  Array.from({ length: count }, () => asking(texts, right))

describe('centre-of-options', () => {
  it('finds when the middle of figures is right too often', () => {
    expect(findingsOn(centreOfOptions, ...times(14, FIGURES, 0), ...times(26, FIGURES, 1))).toEqual([
      expect.stringContaining(
        'error: single questions with figures: the option most like the others is right in 0.35',
      ),
    ])
  })

  it('passes a third, and says nothing of few figures', () => {
    expect(findingsOn(centreOfOptions, ...times(13, FIGURES, 0), ...times(27, FIGURES, 1))).toEqual([])
    expect(findingsOn(centreOfOptions, ...times(39, FIGURES, 0), ...times(80, WORDS, 1))).toEqual([])
  })

  it('warns of all kinds together', () => {
    expect(findingsOn(centreOfOptions, ...times(41, WORDS, 0), ...times(59, WORDS, 1))).toEqual([
      expect.stringContaining('of all kinds: the option most like the others is right in 0.41'),
    ])
    expect(findingsOn(centreOfOptions, ...times(40, WORDS, 0), ...times(60, WORDS, 1))).toEqual([])
  })

  it('passes a bank without single questions', () => {
    expect(findingsOn(centreOfOptions, judge())).toEqual([])
  })
})

describe('centreShares', () => {
  it('counts only questions with one centre', () => {
    const { asked } = checkedBank(
      bankAsking(asking(WORDS, 0), asking(FIGURES, 1), asking(['一', '二', '三'], 0), judge()),
    )
    expect(centreShares(asked)).toEqual({ all: { count: 2, share: 0.5 }, figures: { count: 1, share: 0 } })
  })
})

describe('centreOf', () => {
  it.each([
    [FIGURES, 0],
    [['“修桥”', '修桥', '种树'], undefined],
    [['甲', '乙'], undefined],
    [['红军', '红军虎将', '开国上将'], 1],
  ])('%s', (texts, centre) => {
    expect(centreOf(texts)).toBe(centre)
  })
})

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['', '修桥', 2],
    ['修桥', '修桥', 0],
    ['修桥', '种桥', 1],
    ['修桥', '修大桥', 1],
    ['kitten', 'sitting', 3],
    ['𠮷山', '吉山', 1],
  ])('from %s to %s is %i', (left, right, distance) => {
    expect(editDistance(left, right)).toBe(distance)
  })

  it('is the same both ways, at least the difference in length and at most the longer length', () => {
    const some = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 })
    fc.assert(
      fc.property(some, some, (left, right) => {
        const distance = editDistance(left, right)
        expect(distance).toBe(editDistance(right, left))
        expect(distance).toBeGreaterThanOrEqual(Math.abs(left.length - right.length))
        expect(distance).toBeLessThanOrEqual(Math.max(left.length, right.length))
      }),
    )
  })
})
