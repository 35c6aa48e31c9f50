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
    expect(findingsOn(judgeBalance, ...statements(56, 44))).toContainEqual(
      'error: 56.0 % of the statements to judge are true: 45 to 55 % are wanted',
    )
  })

  it('finds a lean among statements with figures that those without make up for', () => {
    const words = judge({ stem: '青山村修了桥。' })
    const wrongWords = falseJudge({ stem: '青山村修了路。', swap: { wrong: '路', right: '桥' } })
    const questions = [
      ...statements(30, 20),
      ...Array.from({ length: 20 }, () => words),
      ...Array.from({ length: 30 }, () => wrongWords),
    ]
    expect(findingsOn(judgeBalance, ...questions)).toEqual([
      'error: 60.0 % of the statements with figures to judge are true: 45 to 55 % are wanted',
      'error: 40.0 % of the statements without figures to judge are true: 45 to 55 % are wanted',
    ])
  })

  it('warns of a chapter that leans far', () => {
    expect(findingsOn(judgeBalance, ...statements(30, 70))).toContainEqual(
      expect.stringContaining('warning: chapter s1: 30.0 %'),
    )
  })
})
