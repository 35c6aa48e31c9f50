import { describe, expect, it } from 'vitest'
import { digitRote, roteDigits } from '../../../src/bank/checks/digit-rote.ts'
import { blank, falseJudge, findingsOn, single } from '../../support/authored-bank.ts'

const options = (...texts: readonly string[]) =>
  texts.map((text, index) => ({ id: 'abcd'.charAt(index), text }))
const rote = single({ options: options('5120棵', '5210棵', '1520棵', '2150棵'), answer: 'a' })

describe('digit-rote', () => {
  it('lets a figure be asked digit by digit once', () => {
    expect(findingsOn(digitRote, rote, single())).toEqual([])
  })

  it('finds the second such question on a figure, in whatever form', () => {
    const again = blank({ id: 's1p1-01b', stem: '青山村种了____棵树。', accept: ['5120'] })
    expect(findingsOn(digitRote, rote, again)).toEqual([
      expect.stringContaining('asks for the digits of 5120, as s1p1-01a does'),
    ])
  })
})

describe('roteDigits', () => {
  it.each([
    ['the same digits in another order', rote, '5120'],
    [
      'one digit changed',
      single({ options: options('512棵', '513棵', '522棵', '80棵'), answer: 'a' }),
      '512',
    ],
    ['a statement with swapped digits', falseJudge({ swap: { wrong: '21座', right: '12座' } }), '12'],
    ['a blank for a long figure', blank({ accept: ['5120'] }), '5120'],
  ])('knows %s', (_what, question, digits) => {
    expect(roteDigits(question)).toBe(digits)
  })

  it.each([
    ['figures of other things', single({ options: options('512棵', '80棵', '12棵', '5000棵'), answer: 'a' })],
    ['a figure of another thing', falseJudge({ swap: { wrong: '5000', right: '12' } })],
    ['a blank for a short figure', blank({ accept: ['12'] })],
    ['a blank for a word', blank({ accept: ['修桥'] })],
  ])('leaves alone %s', (_what, question) => {
    expect(roteDigits(question)).toBeUndefined()
  })
})
