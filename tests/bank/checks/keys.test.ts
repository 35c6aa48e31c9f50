import { describe, expect, it } from 'vitest'
import { keys, sameValue } from '../../../src/bank/checks/keys.ts'
import { aBank, aFact, findings } from '../../support/authored-bank.ts'

describe('keys', () => {
  it('passes keys of the cited paragraph', () => {
    expect(findings(keys, aBank({ facts: [aFact({ keys: ['12', '青山村', '四次'] })] }))).toEqual([])
  })

  it('finds a key the paragraph does not have', () => {
    const bank = aBank({ facts: [aFact({ keys: ['13'] })] })
    expect(findings(keys, bank)).toEqual([expect.stringContaining('key 13 is not in the index of S1P1')])
  })

  it('passes the result of a sum, and no other figure', () => {
    const derived = { from: ['s1p1-02'], sum: '12 + 1 = 13' }
    expect(findings(keys, aBank({ facts: [aFact({ keys: ['13'], derived })] }))).toEqual([])
    expect(findings(keys, aBank({ facts: [aFact({ keys: ['14'], derived })] }))).toHaveLength(1)
  })
})

describe('sameValue', () => {
  it.each([
    ['《绿水报》', '绿水报', true],
    ['2740余', '2740', true],
    ['1200万+', '1200万', true],
    ['1.12万', '11200', true],
    ['80%', '80', false],
    ['青山村', '青山', false],
    ['12座', '12', false],
  ])('%s and %s: %s', (left, right, expected) => {
    expect(sameValue(left, right)).toBe(expected)
  })
})
