import { describe, expect, it } from 'vitest'
import { factCoverage } from '../../../src/bank/checks/fact-coverage.ts'
import { aBank, aFact, findings, findingsOn, judge, match, single } from '../../support/authored-bank.ts'

describe('fact-coverage', () => {
  it('passes a fact asked in two forms', () => {
    expect(findingsOn(factCoverage, single(), judge())).toEqual([])
  })

  it('counts a question that names the fact under also', () => {
    const facts = [
      aFact({ questions: [single(), match({ also: ['s1p1-02'] })] }),
      aFact({ id: 's1p1-02', questions: [single({ id: 's1p1-02a' })] }),
    ]
    expect(findings(factCoverage, aBank({ facts }))).toEqual([])
  })

  it.each([
    ['too few questions', [single()], 'is asked 1 times'],
    ['no question', [], 'is asked 0 times'],
    ['one form only', [single(), single({ id: 's1p1-01b' })], 'is only asked as single'],
    ['only a retired second question', [single(), judge({ retired: true })], 'is asked 1 times'],
  ])('finds %s', (_what, questions, message) => {
    expect(findingsOn(factCoverage, ...questions)).toEqual([expect.stringContaining(message)])
  })

  it('leaves a fact alone that only retired questions ask', () => {
    expect(findingsOn(factCoverage, single({ retired: true }))).toEqual([])
    const facts = [
      aFact({ questions: [single({ also: ['s1p1-02'] }), judge()] }),
      aFact({ id: 's1p1-02', questions: [single({ id: 's1p1-02a', retired: true })] }),
    ]
    expect(findings(factCoverage, aBank({ facts }))).toEqual([])
  })
})
