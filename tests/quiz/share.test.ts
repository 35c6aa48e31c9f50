import { describe, expect, it } from 'vitest'
import { wholeShare } from '../../src/quiz/share.ts'

describe('wholeShare', () => {
  it.each([
    [400, 400, 1],
    [399, 400, 0.99],
    [0, 400, 0],
    [1, 400, 0.01],
    [2, 3, 0.67],
    [1, 2, 0.5],
  ])('%d of %d is %d', (right, answered, share) => {
    expect(wholeShare(right / answered)).toBe(share)
  })
})
