import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answersIn, emptyPaceRecord, medianMs, paceOf, sumPace } from '../../../src/quiz/memory/pace.ts'
import type { PaceRecord } from '../../../src/quiz/memory/pace.ts'

const recordOf = (times: readonly number[]): PaceRecord =>
  times.reduce((record, elapsedMs) => sumPace(record, { elapsedMs }), emptyPaceRecord('qingshan', 'single'))
const usual = (count: number, elapsedMs = 10_000) => recordOf(Array.from({ length: count }, () => elapsedMs))

describe('paceOf', () => {
  it.each([
    [4000, 'fast'],
    [9000, undefined],
    [15_000, undefined],
    [25_000, 'slow'],
    [299_000, 'slow'],
    [301_000, undefined],
  ])('calls %d ms %s for somebody who usually takes ten seconds', (elapsedMs, pace) => {
    expect(paceOf({ elapsedMs }, usual(20))).toBe(pace)
  })

  it('says nothing before twenty answers', () => {
    expect(paceOf({ elapsedMs: 1 }, usual(19))).toBeUndefined()
    expect(paceOf({ elapsedMs: 1 }, undefined)).toBeUndefined()
  })
})

describe('medianMs', () => {
  it('is nothing without answers', () => {
    expect(medianMs(emptyPaceRecord('qingshan', 'blank'))).toBeNull()
  })

  it('is within the first second when the true median is', () => {
    expect(medianMs(recordOf([1000]))).toBe(500)
    expect(medianMs(recordOf([1, 1000, 1000]))).toBe(500)
  })

  it('is within a step of √2 of the true median beyond the first second, which is one step', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1001, max: 500_000 }), { minLength: 1 }), (times) => {
        const sorted = times.toSorted((a, b) => a - b)
        const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0
        const median = medianMs(recordOf(times)) ?? 0
        expect(median / lower).toBeGreaterThan(0.7)
        expect(median / lower).toBeLessThan(1.42)
      }),
    )
  })
})

describe('sumPace', () => {
  it('takes back what it added, in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 700_000 })), fc.nat({ max: 700_000 }), (times, elapsedMs) => {
        const record = recordOf(times)
        expect(sumPace(sumPace(record, { elapsedMs }), { elapsedMs }, -1)).toEqual(record)
        expect(recordOf(times.toReversed())).toEqual(record)
        expect(answersIn(record)).toBe(times.length)
      }),
    )
  })
})
