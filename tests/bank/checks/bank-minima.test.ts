import { describe, expect, it } from 'vitest'
import { bankMinima } from '../../../src/bank/checks/bank-minima.ts'
import { aBank, aFact, aPack, findings, single } from '../../support/authored-bank.ts'

const chapters = [{ id: 's1', title: '修桥', source: '第一部分', paragraphs: ['S1P1'] }]
const none = aPack().minima

function bankNeeding(minima: Partial<typeof none>) {
  return aBank({
    pack: aPack({ chapters, minima: { ...none, ...minima } }),
    facts: [aFact({ questions: [single()] })],
  })
}

describe('bank-minima', () => {
  it('passes a bank that holds what the pack demands', () => {
    expect(findings(bankMinima, bankNeeding({ single: 1, questions: 1, facts: 1 }))).toEqual([])
  })

  it.each([
    [{ single: 2 }, 'the bank has 1 single questions, at least 2'],
    [{ match: 1 }, 'the bank has 0 match questions, at least 1'],
    [{ questions: 1000 }, 'the bank has 1 questions, at least 1000'],
    [{ facts: 250 }, 'the bank has 1 facts, at least 250'],
  ])('finds what is short of %j', (minima, message) => {
    expect(findings(bankMinima, bankNeeding(minima))).toEqual([expect.stringContaining(message)])
  })

  it('finds a paragraph nobody asks', () => {
    expect(findings(bankMinima, aBank({ facts: [aFact({ questions: [single()] })] }))).toEqual([
      expect.stringContaining('no question asks paragraph S1P2'),
      expect.stringContaining('no question asks paragraph S2P1'),
    ])
  })
})
