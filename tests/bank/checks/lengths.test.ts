import { describe, expect, it } from 'vitest'
import { lengths } from '../../../src/bank/checks/lengths.ts'
import { findingsOn, judge, single } from '../../support/authored-bank.ts'

function options(...lengthsOfTexts: readonly number[]) {
  return lengthsOfTexts.map((length, index) => ({ id: 'abcd'.charAt(index), text: '山'.repeat(length) }))
}

describe('lengths', () => {
  it('passes a stem of 60 characters and options within twice each other', () => {
    expect(
      findingsOn(lengths, judge({ stem: '桥'.repeat(60) }), single({ options: options(4, 8, 6) })),
    ).toEqual([])
  })

  it('lets short options differ', () => {
    expect(findingsOn(lengths, single({ options: options(2, 6, 3) }))).toEqual([])
  })

  it.each([
    ['a long stem', judge({ stem: '桥'.repeat(61) }), 'warning: the stem has 61 characters'],
    ['a stem that is too long', judge({ stem: '桥'.repeat(91) }), 'error: the stem has 91 characters'],
    ['an option that stands out', single({ options: options(3, 7, 5) }), 'warning: options run from 3 to 7'],
  ])('finds %s', (_what, question, message) => {
    expect(findingsOn(lengths, question)).toEqual([expect.stringContaining(message)])
  })
})
