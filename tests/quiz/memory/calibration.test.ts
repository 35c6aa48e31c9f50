import { describe, expect, it } from 'vitest'
import { calibrationOf, predictionsOf } from '../../../src/quiz/memory/calibration.ts'
import { DEFAULT_MODEL, DEFAULT_WEIGHTS } from '../../../src/quiz/memory/replay.ts'
import { reviewsOf } from '../../support/some-reviews.ts'

describe('predictionsOf', () => {
  it('takes every review that tested memory: not the first, and none a clock set back has put on the same day', () => {
    const predictions = predictionsOf(
      [
        {
          reviews: [
            [1, 3],
            [4, 3],
            [3, 1],
            [9, 1],
          ],
        },
        { reviews: [[1, 1]] },
      ],
      DEFAULT_MODEL,
    )
    expect(predictions.map(({ recalled }) => recalled)).toEqual([true, false])
    expect(predictions[0]?.predicted).toBeLessThan(0.9)
  })
})

describe('calibrationOf', () => {
  it('puts predictions beside what came of them', () => {
    const calibration = calibrationOf([
      { predicted: 0.92, recalled: true },
      { predicted: 0.94, recalled: false },
      { predicted: 0.6, recalled: true },
      { predicted: 1, recalled: true },
    ])
    expect(calibration).toMatchObject({ reviews: 4, recalled: 0.75 })
    expect(calibration.bins).toEqual([
      { from: 0.5, to: 0.7, reviews: 1, predicted: 0.6, recalled: 1 },
      { from: 0.9, to: 0.95, reviews: 2, predicted: expect.closeTo(0.93) as number, recalled: 0.5 },
      { from: 0.95, to: 1, reviews: 1, predicted: 1, recalled: 1 },
    ])
  })

  it('finds nothing wrong with predictions about a memory that is as FSRS expects', () => {
    const histories = reviewsOf(DEFAULT_WEIGHTS, { facts: 400, days: 8, seed: 'usual' })
    const { reviews, predicted, recalled } = calibrationOf(predictionsOf(histories, DEFAULT_MODEL))
    expect(reviews).toBe(2800)
    expect(Math.abs(predicted - recalled)).toBeLessThan(0.03)
  })

  it('has no bins without reviews', () => {
    expect(calibrationOf([])).toEqual({ reviews: 0, predicted: 0, recalled: 0, bins: [] })
  })
})
