import { describe, expect, it } from 'vitest'
import { ids } from '../../../src/bank/checks/ids.ts'
import { aBank, aFact, aParagraph, findings, findingsOn, judge, single } from '../../support/authored-bank.ts'

describe('ids', () => {
  it('passes ids that follow from paragraph and fact', () => {
    const facts = [aFact({ questions: [single()] }), aFact({ id: 's1p1-02' })]
    expect(findings(ids, aBank({ facts }))).toEqual([])
  })

  it('finds a question id given out twice', () => {
    expect(findingsOn(ids, single(), judge())).toEqual([
      expect.stringContaining('this question id already stands at'),
    ])
  })

  it('finds a fact id given out twice', () => {
    expect(findings(ids, aBank({ facts: [aFact(), aFact()] }))).toEqual([
      expect.stringContaining('this fact id already'),
    ])
  })

  it('finds a paragraph indexed twice', () => {
    const bank = aBank({ paragraphs: [aParagraph(), aParagraph()] })
    expect(findings(ids, bank)).toEqual([expect.stringContaining('this paragraph index id already')])
  })

  it.each([
    [
      'a question under another fact',
      aFact({ questions: [single({ id: 's1p1-02a' })] }),
      'must be s1p1-01 plus one letter',
    ],
    [
      'an unknown fact under also',
      aFact({ questions: [single({ also: ['s1p1-09'] })] }),
      'also names s1p1-09',
    ],
    ['its own fact under also', aFact({ questions: [single({ also: ['s1p1-01'] })] }), 'also repeats'],
    ['a fact named after another paragraph', aFact({ id: 's1p2-01' }), 'must begin with its paragraph'],
    ['a fact in the file of another chapter', aFact({ fileChapter: 's2' }), 'belongs to chapter s1'],
    ['a file of no chapter', aFact({ fileChapter: 's9' }), 'no chapter s9'],
    ['an unknown paragraph', aFact({ id: 's1p9-01', paragraph: 'S1P9' }), 'no paragraph S1P9'],
    ['a paragraph without index', aFact({ id: 's1p2-01', paragraph: 'S1P2' }), 'has no paragraph index'],
    [
      'an unknown source of a sum',
      aFact({ derived: { from: ['s1p1-09'], sum: '1 = 1' } }),
      'derived.from names s1p1-09',
    ],
  ])('finds %s', (_what, fact, message) => {
    expect(findings(ids, aBank({ facts: [fact] }))).toEqual([expect.stringContaining(message)])
  })

  it('finds an index of a paragraph no chapter has', () => {
    const bank = aBank({ paragraphs: [aParagraph({ id: 'S9P1' })] })
    expect(findings(ids, bank)).toEqual([
      expect.stringContaining('no chapter of pack.yaml has paragraph S9P1'),
    ])
  })
})
