import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byLogOrder, isCorrection, misTapEntryOf, nextStamp } from '../../src/quiz/attempt.ts'
import { aMisTap, aMove, anAttempt, attemptId } from '../support/log.ts'

describe('nextStamp', () => {
  it.each([
    ['the clock', 2000, 1000, 2000],
    ['the last one plus one when the clock stands still', 2000, 2000, 2001],
    ['the last one plus one when the clock was set back', 500, 2000, 2001],
  ])('is %s', (_case, now, last, expected) => {
    expect(nextStamp(now, last)).toBe(expected)
  })

  it('always grows', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (now, last) => {
        expect(nextStamp(now, last)).toBeGreaterThan(last)
      }),
    )
  })
})

describe('byLogOrder', () => {
  it('goes by stamp, and by id where two devices share one', () => {
    const entry = (id: string, stamp: number) => ({ ...anAttempt({ id: attemptId(id) }), stamp })
    const sorted = [entry('b', 2), entry('a', 2), entry('c', 1)].sort(byLogOrder)
    expect(sorted.map(({ id }) => id)).toEqual(['c', 'a', 'b'])
  })
})

describe('isCorrection', () => {
  it('tells what was said later from what was answered', () => {
    expect([anAttempt(), aMisTap('device-1'), aMove('remove')].map(isCorrection)).toEqual([false, true, true])
  })
})

describe('misTapEntryOf', () => {
  it('finds what declares an attempt a mis-tap', () => {
    const undo = { ...aMisTap('device-1'), stamp: 2 }
    const log = [{ ...anAttempt(), stamp: 1 }, undo]
    expect(misTapEntryOf(log, attemptId('device-1'))).toBe(undo)
    expect(misTapEntryOf(log, attemptId('device-2'))).toBeUndefined()
  })
})
