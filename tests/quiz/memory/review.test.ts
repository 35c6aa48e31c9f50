import { describe, expect, it } from 'vitest'
import { addReview, daysBetween, GRADE, gradeOf } from '../../../src/quiz/memory/review.ts'
import type { Grade, Review } from '../../../src/quiz/memory/review.ts'
import type { Pace } from '../../../src/quiz/memory/pace.ts'
import type { Form } from '../../../src/quiz/question.ts'
import { anAttempt } from '../../support/log.ts'

const { again, hard, good, easy } = GRADE

describe('gradeOf', () => {
  const cases: readonly (readonly [boolean, Pace | undefined, Form, Grade])[] = [
    [false, undefined, 'blank', again],
    [false, 'fast', 'single', again],
    [false, 'slow', 'single', again],
    [true, undefined, 'single', good],
    [true, 'slow', 'single', hard],
    [true, 'slow', 'blank', hard],
    [true, 'fast', 'single', good],
    [true, 'fast', 'judge', good],
    [true, 'fast', 'multiple', easy],
    [true, 'fast', 'blank', easy],
    [true, 'fast', 'order', easy],
    [true, 'fast', 'match', easy],
  ]
  it.each(cases)('right %s, %s, %s: %i', (right, pace, form, grade) => {
    expect(gradeOf(anAttempt({ right, form, ...(pace && { pace }) }))).toBe(grade)
  })
})

describe('addReview', () => {
  it.each<[string, readonly Review[], readonly Review[]]>([
    [
      'a review on every day',
      [
        [1, good],
        [3, again],
      ],
      [
        [1, good],
        [3, again],
      ],
    ],
    [
      'the first of a day only',
      [
        [1, hard],
        [1, good],
        [1, easy],
      ],
      [[1, hard]],
    ],
    [
      'a miss later that day',
      [
        [1, good],
        [1, again],
      ],
      [[1, again]],
    ],
    [
      'one miss a day',
      [
        [1, again],
        [1, again],
      ],
      [[1, again]],
    ],
    [
      'a miss that was made good the same day',
      [
        [1, again],
        [1, good],
      ],
      [[1, again]],
    ],
    [
      'a day before, by a clock set back',
      [
        [3, good],
        [1, good],
      ],
      [
        [3, good],
        [1, good],
      ],
    ],
  ])('keeps %s', (_rule, given, kept) => {
    expect(given.reduce<readonly Review[]>((all, [day, grade]) => addReview(all, day, grade), [])).toEqual(
      kept,
    )
  })
})

describe('daysBetween', () => {
  it('is never negative', () => {
    expect(daysBetween([5, good], [9, good])).toBe(4)
    expect(daysBetween([9, good], [5, good])).toBe(0)
  })
})
