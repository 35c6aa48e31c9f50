import { describe, expect, it } from 'vitest'
import { judgeBalance } from '../../../src/bank/checks/judge-balance.ts'
import { falseJudge, findingsOn, judge, single } from '../../support/authored-bank.ts'

function statements(trueOnes: number, falseOnes: number) {
  return [...Array(trueOnes).fill(judge()), ...Array(falseOnes).fill(falseJudge())]
}

describe('judge-balance', () => {
  it.each([
    [45, 55],
    [55, 45],
    [0, 0],
  ])('passes %i true to %i false', (trueOnes, falseOnes) => {
    expect(findingsOn(judgeBalance, single(), ...statements(trueOnes, falseOnes))).toEqual([])
  })

  it('finds a bank that leans to one side', () => {
    expect(findingsOn(judgeBalance, ...statements(56, 44))).toEqual([
      'error: 56.0 % of the statements to judge are true: 45 to 55 % are wanted',
    ])
  })

  it('warns of a chapter that leans far', () => {
    expect(findingsOn(judgeBalance, ...statements(30, 70))).toContainEqual(
      expect.stringContaining('warning: chapter s1: 30.0 %'),
    )
  })
})
