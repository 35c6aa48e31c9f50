import { describe, expect, it } from 'vitest'
import { sums } from '../../../src/bank/checks/sums.ts'
import { aBank, aFact, aPack, findings, findingsOn, judge, single } from '../../support/authored-bank.ts'

const left = aFact({
  id: 's1p1-02',
  statement: '还有68座没有修。',
  keys: ['68'],
  derived: { from: ['s1p1-01'], sum: '80 - 12 = 68' },
  questions: [judge({ id: 's1p1-02a', stem: '还有68座没有修。' })],
})

describe('sums', () => {
  it('passes questions without sums, and a sum the pack declares', () => {
    const bank = aBank({
      pack: aPack({ sums: ['s1p1-02'] }),
      facts: [aFact({ questions: [single()] }), left],
    })
    expect(findings(sums, bank)).toEqual([])
  })

  it('finds a question that rests on a sum the pack does not declare', () => {
    expect(findings(sums, aBank({ facts: [aFact(), left] }))).toEqual([
      expect.stringContaining('rests on the sum of s1p1-02'),
    ])
  })

  it('finds a stem that asks to calculate', () => {
    expect(findingsOn(sums, single({ stem: '青山村的桥比绿水村多多少座？' }))).toEqual([
      expect.stringContaining('“多多少” asks for a sum'),
    ])
  })

  it('finds a declared sum that is no derived fact', () => {
    const bank = aBank({ pack: aPack({ sums: ['s1p1-01'] }), facts: [aFact()] })
    expect(findings(sums, bank)).toEqual([expect.stringContaining('sums names s1p1-01')])
  })
})
