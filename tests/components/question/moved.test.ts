import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { moved } from '../../../src/components/question/moved.ts'

describe('moved', () => {
  it.each([
    [0, 2, 'bca'],
    [2, 0, 'cab'],
    [1, 1, 'abc'],
    [0, -1, 'abc'],
    [2, 3, 'abc'],
    [7, 0, 'abc'],
  ])('from %d to %d gives %s', (from, to, expected) => {
    expect(moved(['a', 'b', 'c'], from, to).join('')).toBe(expected)
  })

  it('is a permutation that leaves its input alone', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.integer(), fc.integer(), (items, from, to) => {
        const before = [...items]
        expect([...moved(items, from, to)].sort()).toEqual([...items].sort())
        expect(items).toEqual(before)
      }),
    )
  })
})
