import fc from 'fast-check'
import { createEmptyCard, fsrs, Rating } from 'ts-fsrs'
import type { Grade as FsrsGrade } from 'ts-fsrs'
import { describe, expect, it } from 'vitest'
import { emptyFactHistory } from '../../../src/quiz/memory/fact-history.ts'
import { isDue } from '../../../src/quiz/memory/fact-record.ts'
import { DEFAULT_MODEL, DEFAULT_WEIGHTS, factRecordOf, memoryModel } from '../../../src/quiz/memory/replay.ts'
import { GRADE } from '../../../src/quiz/memory/review.ts'
import type { Grade, Review } from '../../../src/quiz/memory/review.ts'
import { DAY } from '../../support/log.ts'
import { factId } from '../../support/questions.ts'

const recordOf = (reviews: readonly Review[], model = DEFAULT_MODEL) =>
  factRecordOf({ ...emptyFactHistory('qingshan', factId('f1')), reviews }, model)
const someGrade = fc.constantFrom<Grade>(1, 2, 3, 4)
const someReviews = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 90 }), someGrade), { minLength: 1, maxLength: 20 })
  .map((steps) => {
    let day = 20_000
    return steps.map(([gap, grade]): Review => [(day += gap), grade])
  })

describe('factRecordOf', () => {
  it('is what the whole scheduler of ts-fsrs makes of the same reviews', () => {
    const scheduler = fsrs({ enable_short_term: false, enable_fuzz: false })
    fc.assert(
      fc.property(someReviews, (reviews) => {
        let card = createEmptyCard(new Date((reviews[0]?.[0] ?? 0) * DAY))
        for (const [day, grade] of reviews)
          card = scheduler.next(card, new Date(day * DAY), grade as FsrsGrade).card
        const memory = recordOf(reviews)?.memory
        // They round at every step, and the recall that goes into the next.
        expect((memory?.stability ?? 0) / card.stability).toBeCloseTo(1, 5)
        expect(memory?.difficulty).toBeCloseTo(card.difficulty, 6)
        expect(memory?.reps).toBe(card.reps)
      }),
    )
    expect(Rating.Again).toBe(GRADE.again)
    expect(Rating.Easy).toBe(GRADE.easy)
  })

  it('is nothing without a review', () => {
    expect(recordOf([])).toBeUndefined()
  })

  it('counts days and lapses, and knows the first and the last', () => {
    expect(
      recordOf([
        [10, 1],
        [11, 3],
        [13, 1],
        [14, 2],
      ]),
    ).toMatchObject({ firstDay: 10, memory: { lastDay: 14, reps: 4, lapses: 1 } })
  })

  it('stays a number whatever the days and grades, in any order of days', () => {
    const anyReviews = fc.array(fc.tuple(fc.integer({ min: 19_000, max: 21_000 }), someGrade), {
      minLength: 1,
    })
    fc.assert(
      fc.property(anyReviews, (reviews) => {
        const memory = recordOf(reviews)?.memory
        expect(memory?.stability).toBeGreaterThan(0)
        expect(Number.isFinite(memory?.stability)).toBe(true)
        expect(memory?.difficulty).toBeGreaterThanOrEqual(1)
        expect(memory?.difficulty).toBeLessThanOrEqual(10)
      }),
    )
  })

  it('follows the parameters it is given', () => {
    const quick = memoryModel(DEFAULT_WEIGHTS.map((weight, at) => (at === 2 ? weight / 2 : weight)))
    expect(recordOf([[1, 3]], quick)?.memory.stability).toBeCloseTo((DEFAULT_WEIGHTS[2] ?? 0) / 2, 8)
  })
})

describe('isDue', () => {
  const memory = { stability: 10, difficulty: 5, lastDay: 100, reps: 1, lapses: 0 }
  it.each([
    [0.9, 109, false],
    [0.9, 110, true],
    [0.95, 104, true],
    [0.8, 110, false],
    [0.8, 135, true],
    [0.9, 100, false],
    // Reviewed 'tomorrow': the clock was wrong then.
    [0.9, 99, true],
  ])('at %d on day %i: %s', (retention, today, due) => {
    expect(isDue(memory, today, retention)).toBe(due)
  })
})
