import { describe, expect, it } from 'vitest'
import { oppositePairs } from '../../../src/bank/checks/opposite-pairs.ts'
import { findingsOn, multiple } from '../../support/authored-bank.ts'

function asking(...texts: readonly string[]) {
  return multiple({
    options: texts.map((text, index) => ({ id: 'abcdef'.charAt(index), text })),
    answer: ['a', 'b'],
  })
}

describe('opposite-pairs', () => {
  it('passes options about different matters, with one opposite at most', () => {
    expect(findingsOn(oppositePairs, multiple())).toEqual([])
    const question = asking('石桥在春天修成', '果树种在东坡上', '石桥在秋天修成', '鱼塘交给合作社')
    expect(findingsOn(oppositePairs, question)).toEqual([])
  })

  it('finds two pairs of which one side is right', () => {
    const question = asking('石桥在春天修成', '果树种在东坡上', '石桥在秋天修成', '果树种在西坡上')
    expect(findingsOn(oppositePairs, question)).toEqual([
      expect.stringContaining(
        '(“石桥在春天修成” and “石桥在秋天修成”; “果树种在东坡上” and “果树种在西坡上”)',
      ),
    ])
  })
})
