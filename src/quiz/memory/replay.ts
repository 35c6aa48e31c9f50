// From a fact's reviews to what is known of its memory. The one place that uses ts-fsrs' scheduler: short-term steps
// and fuzz are off, so a state follows from days and grades alone.

import { FSRSAlgorithm, default_w } from 'ts-fsrs'
import { recallAfter } from './curve.ts'
import type { FactHistory } from './fact-history.ts'
import type { FactMemory, FactRecord } from './fact-record.ts'
import { daysBetween, GRADE } from './review.ts'
import type { Grade, Review } from './review.ts'

/** FSRS-6's 21 parameters. */
export type Weights = readonly number[]
export const DEFAULT_WEIGHTS: Weights = default_w

export interface MemoryState {
  /** Days after which recall has fallen to 0.9. */
  readonly stability: number
  /** 1 easy to 10 hard. */
  readonly difficulty: number
}

export interface MemoryModel {
  first(grade: Grade): MemoryState
  /** `days` since the last review. */
  next(state: MemoryState, days: number, grade: Grade): MemoryState
}

export function memoryModel(weights: Weights): MemoryModel {
  const fsrs = new FSRSAlgorithm({ w: weights, enable_short_term: false, enable_fuzz: false })
  return {
    first: (grade) => fsrs.next_state(null, 0, grade),
    next: (state, days, grade) => fsrs.next_state(state, days, grade, recallAfter(days, state.stability)),
  }
}

export const DEFAULT_MODEL: MemoryModel = memoryModel(DEFAULT_WEIGHTS)

/** What became of the reviews, one after the other: the state before each, and after the last. */
export function replay(
  reviews: readonly Review[],
  model: MemoryModel,
  onReview: (before: MemoryState, days: number, grade: Grade) => void = () => undefined,
): MemoryState | undefined {
  let state: MemoryState | undefined
  let last: Review | undefined
  for (const review of reviews) {
    const [, grade] = review
    if (!state || !last) state = model.first(grade)
    else {
      const days = daysBetween(last, review)
      onReview(state, days, grade)
      state = model.next(state, days, grade)
    }
    last = review
  }
  return state
}

function memoryOf(reviews: readonly Review[], model: MemoryModel): FactMemory | undefined {
  const state = replay(reviews, model)
  const last = reviews.at(-1)
  if (!state || !last) return undefined
  return {
    stability: state.stability,
    difficulty: state.difficulty,
    lastDay: last[0],
    reps: reviews.length,
    lapses: reviews.filter(([, grade], at) => at > 0 && grade === GRADE.again).length,
  }
}

/** The record that screens and planners read; undefined for a history without a review. */
export function factRecordOf(history: FactHistory, model: MemoryModel): FactRecord | undefined {
  const memory = memoryOf(history.reviews, model)
  const [firstDay] = history.reviews[0] ?? []
  if (!memory || firstDay === undefined) return undefined
  const { bank, fact, answered, right, askedOn } = history
  return { bank, fact, answered, right, askedOn, firstDay, memory }
}
