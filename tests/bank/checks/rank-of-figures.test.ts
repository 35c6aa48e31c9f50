import { describe, expect, it } from 'vitest'
import { rankOfFigures, ranksOfFigures } from '../../../src/bank/checks/rank-of-figures.ts'
import { bankAsking, findingsOn, single } from '../../support/authored-bank.ts'
import { checkedBank } from '../../../src/bank/checks/checked-bank.ts'

const TEXTS = ['10座', '12座', '21座', '1.2万座']

/** A single choice whose right figure stands at `rank` by size, with the options written in another order. */
function ranked(rank: number) {
  const options = TEXTS.map((text, index) => ({ id: 'abcd'.charAt(index), text })).reverse()
  return single({ options, answer: 'abcd'.charAt(rank) })
}

function bankWith(counts: readonly number[]) {
  return counts.flatMap((count, rank) => Array.from({ length: count }, () => ranked(rank)))
}

describe('rank-of-figures', () => {
  it('passes a bank whose right figures stand in every place', () => {
    expect(findingsOn(rankOfFigures, ...bankWith([8, 6, 5, 6]))).toEqual([])
  })

  it('finds a bank whose right figure is mostly the smallest', () => {
    expect(findingsOn(rankOfFigures, ...bankWith([20, 8, 4, 8]))).toEqual([
      expect.stringContaining('number 1 by size in 20 of 40 single questions (50 %'),
      expect.stringContaining('number 3 by size in 4 of 40'),
    ])
  })

  it('says nothing of a few questions', () => {
    expect(findingsOn(rankOfFigures, ...bankWith([10, 0, 0, 0]))).toEqual([])
  })

  it('counts dates and Chinese numerals, and leaves out options that differ in words', () => {
    const options = (...texts: readonly string[]) =>
      texts.map((text, index) => ({ id: 'abcd'.charAt(index), text }))
    const { asked } = checkedBank(
      bankAsking(
        single({ options: options('3月15日', '3月1日', '2月20日', '6月3日'), answer: 'a' }),
        single({ options: options('六次', '四次', '两次', '八次'), answer: 'd' }),
        single({ options: options('12座桥', '12棵树', '80%', '21人'), answer: 'a' }),
      ),
    )
    expect(ranksOfFigures(asked)).toEqual({ ranks: [0, 0, 1, 1], count: 2 })
  })
})
