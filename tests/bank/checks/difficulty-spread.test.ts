import { describe, expect, it } from 'vitest'
import { difficultySpread } from '../../../src/bank/checks/difficulty-spread.ts'
import { findingsOn, single } from '../../support/authored-bank.ts'

function questions(...counts: readonly number[]) {
  return counts.flatMap((count, index) =>
    Array(count).fill(single({ difficulty: index === 0 ? 1 : index === 1 ? 2 : 3 })),
  )
}

describe('difficulty-spread', () => {
  it('passes 15 of 100 in each class, and leaves an empty chapter alone', () => {
    expect(findingsOn(difficultySpread, ...questions(15, 70, 15))).toEqual([])
  })

  it('finds a class that is rare in a chapter', () => {
    expect(findingsOn(difficultySpread, ...questions(14, 71, 15))).toEqual([
      expect.stringContaining('chapter s1: 14.0 % of its questions have difficulty 1'),
    ])
  })
})
