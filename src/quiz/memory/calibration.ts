// Calibration of the schedule: predicted against actual recall in the learner's reviews.

import { recallAfter } from './curve.ts'
import type { FactHistory } from './fact-history.ts'
import { replay } from './replay.ts'
import type { MemoryModel } from './replay.ts'
import { GRADE } from './review.ts'

/** Below this many reviews the shares would be mostly chance: ±5 points at best. */
export const CALIBRATED_FROM = 100

const BIN_EDGES = [0.5, 0.7, 0.8, 0.85, 0.9, 0.95] as const

export interface CalibrationBin {
  /** Predictions from here to the next bin. */
  readonly from: number
  readonly to: number
  readonly reviews: number
  /** Means over the reviews of the bin. */
  readonly predicted: number
  readonly recalled: number
}

export interface Calibration {
  readonly reviews: number
  readonly predicted: number
  readonly recalled: number
  /** Without empty ones. */
  readonly bins: readonly CalibrationBin[]
}

/** A review that tested memory, that is any but a fact's first. */
export interface Prediction {
  readonly predicted: number
  readonly recalled: boolean
}

/** Those on the day of the review before (a clock set back) test nothing. */
export function predictionsOf(
  histories: readonly Pick<FactHistory, 'reviews'>[],
  model: MemoryModel,
): Prediction[] {
  const predictions: Prediction[] = []
  for (const { reviews } of histories)
    replay(reviews, model, ({ stability }, days, grade) => {
      if (days > 0)
        predictions.push({ predicted: recallAfter(days, stability), recalled: grade !== GRADE.again })
    })
  return predictions
}

export function calibrationOf(predictions: readonly Prediction[]): Calibration {
  const edges = [0, ...BIN_EDGES, 1]
  const bins = edges.slice(0, -1).map((from, at) => {
    const to = edges[at + 1] ?? 1
    const own = predictions.filter(({ predicted }) => predicted >= from && (predicted < to || to === 1))
    return { from, to, ...meansOf(own) }
  })
  return { ...meansOf(predictions), bins: bins.filter(({ reviews }) => reviews > 0) }
}

function meansOf(predictions: readonly Prediction[]): Omit<CalibrationBin, 'from' | 'to'> {
  const reviews = predictions.length
  const mean = (sum: number): number => (reviews === 0 ? 0 : sum / reviews)
  return {
    reviews,
    predicted: mean(predictions.reduce((sum, { predicted }) => sum + predicted, 0)),
    recalled: mean(predictions.filter(({ recalled }) => recalled).length),
  }
}
