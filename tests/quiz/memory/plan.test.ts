import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  firstRightShare,
  LAST_DAYS_WITHOUT_NEW,
  newPerDayNeeded,
  planTowards,
} from '../../../src/quiz/memory/plan.ts'
import type { PlanRequest } from '../../../src/quiz/memory/plan.ts'
import { DEFAULT_MODEL } from '../../../src/quiz/memory/replay.ts'
import type { Grade } from '../../../src/quiz/memory/review.ts'

function aRequest(changes: Partial<PlanRequest> = {}): PlanRequest {
  return {
    today: 100,
    date: 130,
    known: [],
    unseen: 334,
    newToday: 12,
    newPerDay: 12,
    retention: 0.9,
    firstRight: 0.5,
    ...changes,
  }
}
const plan = (changes: Partial<PlanRequest> = {}) => planTowards(aRequest(changes), DEFAULT_MODEL)

describe('planTowards', () => {
  it('meets what the days allow, and nothing new at the end', () => {
    const { days, unmet } = plan()
    expect(days).toHaveLength(31)
    expect(days.slice(0, 27).map(({ fresh }) => fresh)).toEqual(Array.from({ length: 27 }, () => 12))
    expect(days.slice(28).map(({ fresh }) => fresh)).toEqual([0, 0, 0])
    expect(unmet).toBe(334 - days.reduce((sum, { fresh }) => sum + fresh, 0))
  })

  it('asks nothing on the date itself', () => {
    expect(plan().days.at(-1)).toMatchObject({ fresh: 0, reviews: 0 })
  })

  it('is the same every time', () => {
    expect(plan()).toEqual(plan())
  })

  it('expects a higher retention, and more reviews, of a higher wish', () => {
    const low = plan({ retention: 0.8 })
    const high = plan({ retention: 0.95 })
    expect(high.retention).toBeGreaterThan(low.retention)
    expect(high.reviewsPerDay).toBeGreaterThan(low.reviewsPerDay)
  })

  it('expects about what was wished of a bank that is all known and kept up', () => {
    const known = Array.from({ length: 50 }, () => ({
      stability: 30,
      difficulty: 5,
      lastDay: 95,
      reps: 3,
      lapses: 0,
    }))
    const { retention } = plan({ known, unseen: 0, newToday: 0 })
    expect(retention).toBeGreaterThan(0.89)
    expect(retention).toBeLessThan(1)
  })

  it('counts what was never met as not known', () => {
    expect(plan({ newPerDay: 0, newToday: 0 })).toMatchObject({ retention: 0, unmet: 334, reviewsPerDay: 0 })
  })

  it('survives a date that has passed', () => {
    expect(plan({ date: 90 }).days).toHaveLength(1)
  })

  it('keeps its books: what is recalled is never more than what was met', () => {
    fc.assert(
      fc.property(
        fc.record({
          date: fc.integer({ min: 101, max: 160 }),
          unseen: fc.nat({ max: 400 }),
          newPerDay: fc.nat({ max: 60 }),
          retention: fc.constantFrom(0.8, 0.9, 0.95),
          firstRight: fc.double({ min: 0, max: 1, noNaN: true }),
        }),
        (request) => {
          const { days, total, unmet } = plan({ ...request, newToday: request.newPerDay })
          let met = 0
          for (const { fresh, reviews, recalled } of days) {
            met += fresh
            expect(recalled).toBeLessThanOrEqual(met + 1e-6)
            expect(reviews).toBeLessThanOrEqual(met + 1e-6)
          }
          expect(met + unmet).toBe(total)
        },
      ),
      { numRuns: 30 },
    )
  })
})

describe('newPerDayNeeded', () => {
  it.each([
    [334, 130, 12],
    [0, 130, 0],
    [10, 101, 10],
    [9, 100 + LAST_DAYS_WITHOUT_NEW + 3, 3],
  ])('for %i facts until day %i: %i', (unseen, date, needed) => {
    expect(newPerDayNeeded(unseen, 100, date)).toBe(needed)
  })

  it('is enough when it is kept to', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 103, max: 200 }),
        fc.integer({ min: 0, max: 60 }),
        (unseen, date, metToday) => {
          const newPerDay = newPerDayNeeded(unseen, 100, date, metToday)
          const newToday = Math.max(0, newPerDay - metToday)
          expect(plan({ unseen, date, newPerDay, newToday }).unmet).toBe(0)
        },
      ),
      { numRuns: 30 },
    )
  })
})

describe('firstRightShare', () => {
  const histories = (grades: readonly Grade[]) => grades.map((grade) => ({ reviews: [[1, grade]] as const }))
  it('is known from twenty facts on', () => {
    expect(firstRightShare(histories(Array.from({ length: 19 }, () => 3 as const)))).toBeNull()
    expect(firstRightShare(histories([...Array.from({ length: 15 }, () => 3 as const), 1, 1, 1, 1, 1]))).toBe(
      0.75,
    )
  })
})
