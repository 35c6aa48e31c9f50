import fc from 'fast-check'
import { forgetting_curve, FSRS6_DEFAULT_DECAY, fsrs } from 'ts-fsrs'
import { describe, expect, it } from 'vitest'
import { DECAY, daysUntil, recallAfter } from '../../../src/quiz/memory/curve.ts'

const someDays = fc.integer({ min: 0, max: 3650 })
const someStability = fc.double({ min: 0.01, max: 10_000, noNaN: true })

describe('recallAfter', () => {
  it('is the curve of ts-fsrs', () => {
    expect(DECAY).toBe(-FSRS6_DEFAULT_DECAY)
    fc.assert(
      fc.property(someDays, someStability, (days, stability) => {
        expect(recallAfter(days, stability)).toBeCloseTo(
          forgetting_curve(FSRS6_DEFAULT_DECAY, days, stability),
          7,
        )
      }),
    )
  })

  it('is 0.9 after as many days as the stability says', () => {
    for (const stability of [0.5, 3, 40]) expect(recallAfter(stability, stability)).toBeCloseTo(0.9, 10)
  })
})

describe('daysUntil', () => {
  it('is the interval of ts-fsrs', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.8, max: 0.95, noNaN: true }),
        fc.double({ min: 0.01, max: 1000, noNaN: true }),
        (retention, stability) => {
          const theirs = fsrs({ request_retention: retention }).next_interval(stability, 0)
          // They round the factor to eight places before they multiply.
          expect(Math.abs(daysUntil(retention, stability) - theirs)).toBeLessThanOrEqual(1)
        },
      ),
    )
  })

  it.each([
    [0.9, 0.2, 1],
    [0.9, 10, 10],
    [0.95, 10, 4],
    [0.8, 10, 33],
  ])('at %d and a stability of %d is %d days', (retention, stability, days) => {
    expect(daysUntil(retention, stability)).toBe(days)
  })
})
