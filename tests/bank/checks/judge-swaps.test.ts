import { describe, expect, it } from 'vitest'
import { judgeSwaps } from '../../../src/bank/checks/judge-swaps.ts'
import { aBank, aFact, falseJudge, findings, findingsOn, judge } from '../../support/authored-bank.ts'

describe('judge-swaps', () => {
  it('passes a true statement and a false one that says what it changed', () => {
    expect(findingsOn(judgeSwaps, judge(), falseJudge())).toEqual([])
  })

  it.each([
    ['a false statement without swap', judge({ answer: false }), 'needs swap'],
    [
      'a true statement with swap',
      judge({ swap: { wrong: '21', right: '12' } }),
      'a true statement has no swap',
    ],
    [
      'a wrong part that is not in the stem',
      falseJudge({ swap: { wrong: '22', right: '12' } }),
      'swap.wrong “22” does not stand',
    ],
    [
      'an explanation that does not correct',
      falseJudge({ why: '数目不对。' }),
      'why does not name swap.right “12”',
    ],
    ['a swap that changes nothing', falseJudge({ swap: { wrong: '21', right: '21' } }), 'are the same'],
    [
      'a right part from nowhere',
      falseJudge({ swap: { wrong: '21', right: '99' }, why: '是99。' }),
      'swap.right “99” is in no index',
    ],
  ])('finds %s', (_what, question, message) => {
    expect(findingsOn(judgeSwaps, question)).toEqual([expect.stringContaining(message)])
  })

  it('lets a derived fact be put right with a comparison', () => {
    const question = falseJudge({ stem: '桥比树多。', swap: { wrong: '多', right: '少' }, why: '桥比树少。' })
    const facts = [aFact({ derived: { from: [], sum: '12 - 12 = 0' }, questions: [question] })]
    expect(findings(judgeSwaps, aBank({ facts }))).toEqual([])
  })
})
