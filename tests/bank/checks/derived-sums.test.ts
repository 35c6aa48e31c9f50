import { describe, expect, it } from 'vitest'
import { derivedSums } from '../../../src/bank/checks/derived-sums.ts'
import { aBank, aFact, findings } from '../../support/authored-bank.ts'

function withSum(sum: string, keys: readonly string[] = ['12', '6.89亿', '四次']) {
  const derived = { from: ['s1p1-02'], sum }
  return aBank({ facts: [aFact({ derived }), aFact({ id: 's1p1-02', keys: [...keys] })] })
}

describe('derived-sums', () => {
  it.each([
    '12 + 4 = 16',
    '4 / 12 ≈ 33%',
    '6.89亿 / 4 = 1.7225亿',
    '6.89 - 4 = 2.89',
    '2030 - 12 = 2018',
    '12 / 3 = 4',
  ])('passes %s', (sum) => {
    expect(findings(derivedSums, withSum(sum))).toEqual([])
  })

  it.each([
    ['12 + 4 = 17', 'does not hold: the left side is 16'],
    ['12 + 5 = 17', '5 in the sum is no key of s1p1-02'],
    ['12 + 4', 'write one = or ≈'],
    ['process.exit() = 1', 'use figures'],
  ])('finds fault with %s', (sum, message) => {
    expect(findings(derivedSums, withSum(sum))).toEqual([expect.stringContaining(message)])
  })
})
