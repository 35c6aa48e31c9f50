import { describe, expect, it } from 'vitest'
import { announcement } from '../../../src/pages/session/time-announcement.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND

describe('announcement', () => {
  it.each<[string, number | null, number | null, number | null | 'keep']>([
    ['says nothing at the start', null, 400 * SECOND, 'keep'],
    ['says nothing between two marks', 250 * SECOND, 249 * SECOND, 'keep'],
    ['says five minutes once they are reached', 300_100, 299_900, 5 * MINUTE],
    ['says it on the dot', 300_001, 300_000, 5 * MINUTE],
    ['does not say it again', 300_000, 299_750, 'keep'],
    ['says what is left, not what was passed, after a sleep', 400 * SECOND, 8 * SECOND, 10 * SECOND],
    ['is silent again at a new question, so that its marks are heard', 3 * SECOND, 20 * SECOND, null],
    ['is silent while nothing runs', 3 * SECOND, null, null],
    ['says nothing at the end, where the result speaks', 200, 0, 'keep'],
  ])('%s', (_case, before, now, expected) => {
    expect(announcement(before, now)).toBe(expected)
  })
})
