import { describe, expect, it } from 'vitest'
import { optionLengths } from '../../../src/bank/checks/option-lengths.ts'
import { findingsOn, single } from '../../support/authored-bank.ts'

function withRight(text: string) {
  return single({
    options: [
      { id: 'a', text },
      { id: 'b', text: '山'.repeat(20) },
      { id: 'c', text: '水'.repeat(20) },
    ],
    answer: 'a',
  })
}

describe('option-lengths', () => {
  it('passes right options up to 5 % longer', () => {
    expect(findingsOn(optionLengths, withRight('桥'.repeat(21)))).toEqual([])
  })

  it('finds right options that are longer than that', () => {
    expect(findingsOn(optionLengths, withRight('桥'.repeat(22)))).toEqual([
      expect.stringContaining('have 22.00 characters on average, wrong ones 20.00'),
    ])
  })
})
