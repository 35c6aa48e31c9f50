// Which answers of a day count as a review, and with which grade. See docs/memory.md for reasons.

import type { Attempt } from '../attempt.ts'
import { rulesOfForm } from '../forms/forms.ts'
import { FORMS } from '../question.ts'
import type { StudyDay } from '../study-day.ts'

/** FSRS grades by their own numbers. */
export const GRADE = { again: 1, hard: 2, good: 3, easy: 4 } as const
export type Grade = (typeof GRADE)[keyof typeof GRADE]

/** One review per study day on which the fact was asked, in log order. */
export type Review = readonly [day: StudyDay, grade: Grade]

/** Forms that a guess will hardly get right. Only there does a quick right answer show that it was easy. */
const HARD_TO_GUESS = FORMS.filter((form) => rulesOfForm(form).chooses !== 'one')

export function gradeOf({ right, pace, form }: Pick<Attempt, 'right' | 'pace' | 'form'>): Grade {
  if (!right) return GRADE.again
  if (pace === 'slow') return GRADE.hard
  return pace === 'fast' && HARD_TO_GUESS.includes(form) ? GRADE.easy : GRADE.good
}

/**
 * The first answer of a study day is its review. Later ones change nothing, since what was just shown is no test of
 * memory; but a miss, however late in the day, makes that day a miss.
 */
export function addReview(reviews: readonly Review[], day: StudyDay, grade: Grade): readonly Review[] {
  const last = reviews.at(-1)
  if (last?.[0] !== day) return [...reviews, [day, grade]]
  if (grade !== GRADE.again || last[1] === GRADE.again) return reviews
  return [...reviews.slice(0, -1), [day, grade]]
}

/** Days from one review to the next. A clock set back does not make them negative. */
export function daysBetween(earlier: Review, later: Review): number {
  return Math.max(0, later[0] - earlier[0])
}
