import { describe, expect, it } from 'vitest'
import { choices } from '../../../src/bank/checks/choices.ts'
import { blank, findingsOn, judge, match, multiple, order, single } from '../../support/authored-bank.ts'

function optionsOf(...texts: readonly string[]) {
  return texts.map((text, index) => ({ id: 'abcdefgh'.charAt(index), text }))
}

describe('choices', () => {
  it('passes sound questions of every form', () => {
    expect(findingsOn(choices, single(), multiple(), judge(), blank(), order(), match())).toEqual([])
  })

  it.each([
    ['an answer that is no option', single({ answer: 'x' }), 'error: answer x is not among the options'],
    [
      'two options for a single',
      single({ options: optionsOf('甲', '乙') }),
      'error: has 2 options: single takes 3 to 4',
    ],
    [
      'one right option in a multiple',
      multiple({ answer: ['a'] }),
      'error: a multiple question needs two or more',
    ],
    ['only right options', multiple({ answer: ['a', 'b', 'c', 'd'] }), 'error: every option is right'],
    ['an option named twice', multiple({ answer: ['a', 'a'] }), 'error: answer names an option twice'],
    ['an unknown right option', multiple({ answer: ['a', 'x'] }), 'error: answer x is not among'],
    [
      'the same option in other marks',
      single({ options: optionsOf('《山》', '山', '水'), answer: 'a' }),
      'error: “《山》” and “山” are the same',
    ],
    [
      'one option inside another',
      single({ options: optionsOf('双峰', '双峰县', '新化'), answer: 'a' }),
      'warning: “双峰” and “双峰县” overlap',
    ],
    ['two items to order', order({ items: optionsOf('甲', '乙') }), 'error: has 2 items: order takes 3 to 6'],
    [
      'the same item twice',
      order({ items: optionsOf('甲', '乙', '甲') }),
      'error: “甲” and “甲” are the same',
    ],
    [
      'an extra with the id of a pair',
      match({ extra: [{ id: 'a', text: '33' }] }),
      'error: extra a has the id of a pair',
    ],
    [
      'an extra that repeats a right side',
      match({ extra: [{ id: 'x', text: '12座' }] }),
      'error: “12座” and “12座” are the same',
    ],
  ])('finds %s', (_what, question, message) => {
    expect(findingsOn(choices, question)).toEqual([expect.stringContaining(message)])
  })

  it('does not take the digits of a longer figure for an overlap', () => {
    expect(findingsOn(choices, single({ options: optionsOf('12', '124', '3.12'), answer: 'a' }))).toEqual([])
  })
})
