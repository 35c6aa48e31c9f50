import { describe, expect, it } from 'vitest'
import { namesPaper, paperInStems } from '../../../src/bank/checks/paper-in-stems.ts'
import { findingsOn, single } from '../../support/authored-bank.ts'

function stems(naming: number, others: number) {
  return [
    ...Array.from({ length: naming }, () => single({ stem: '据报道，青山村修了多少座桥？' })),
    ...Array.from({ length: others }, () => single()),
  ]
}

describe('paper-in-stems', () => {
  it('passes a bank whose stems seldom name the paper', () => {
    expect(findingsOn(paperInStems, ...stems(8, 92))).toEqual([])
  })

  it('finds a bank whose stems often name it', () => {
    expect(findingsOn(paperInStems, ...stems(9, 91))).toEqual([
      expect.stringContaining('9.0 % of the stems name the paper'),
    ])
  })

  it.each([
    ['据《娄底日报》报道，谁来了？', true],
    ['报道说谁来了？', true],
    ['综述把谁称为虎将？', true],
    ['央视在哪档节目里推出油溪桥村的报道？', false],
    ['谁参加了宣讲报告会？', false],
  ])('%s: %s', (stem, names) => {
    expect(namesPaper(stem)).toBe(names)
  })
})
