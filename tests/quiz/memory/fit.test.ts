import { describe, expect, it } from 'vitest'
import { fitAtOnce, fitWeights, FITTED_FROM } from '../../../src/quiz/memory/fit.ts'
import { DEFAULT_WEIGHTS } from '../../../src/quiz/memory/replay.ts'
import { reviewsOf } from '../../support/some-reviews.ts'

const FORGETFUL = DEFAULT_WEIGHTS.map((weight, at) => (at < 4 ? weight / 4 : at === 8 ? weight - 1 : weight))

describe('fitWeights', () => {
  it('refuses to fit to few reviews, and says how many there are', () => {
    const few = reviewsOf(FORGETFUL, { facts: 40, days: 10, seed: 'few' })
    expect(fitAtOnce(few)).toEqual({ ok: false, reason: 'too-few', reviews: 360, needed: FITTED_FROM })
    expect(fitAtOnce([])).toMatchObject({ ok: false, reviews: 0 })
  })

  it('predicts somebody else’s memory better on reviews it has not seen', () => {
    const fitted = fitAtOnce(reviewsOf(FORGETFUL, { facts: 150, days: 8, seed: 'forgetful' }))
    expect(fitted).toMatchObject({ ok: true, better: true, reviews: 1050 })
    if (!fitted.ok) return
    expect(fitted.after).toBeLessThan(fitted.before)
    expect(fitted.heldOut / fitted.reviews).toBeCloseTo(0.2, 1)
    expect(fitted.weights[2]).toBeLessThan(DEFAULT_WEIGHTS[2] ?? 0)
  })

  it('gains next to nothing on somebody whose memory is as FSRS expects', () => {
    const fitted = fitAtOnce(reviewsOf(DEFAULT_WEIGHTS, { facts: 150, days: 8, seed: 'usual' }))
    if (!fitted.ok) throw new Error('too few')
    expect(Math.abs(fitted.before - fitted.after)).toBeLessThan(0.02)
  })

  it('gives the same for the same reviews in another order of facts', () => {
    const histories = reviewsOf(FORGETFUL, { facts: 60, days: 9, seed: 'order' })
    const [one, other] = [fitAtOnce(histories), fitAtOnce(histories.toReversed())]
    if (!one.ok || !other.ok) throw new Error('too few')
    for (const [at, weight] of one.weights.entries()) expect(other.weights[at]).toBeCloseTo(weight, 6)
  })

  it('rests on the way, so that a page can breathe', () => {
    const work = fitWeights(reviewsOf(FORGETFUL, { facts: 60, days: 9, seed: 'rest' }))
    let rests = 0
    let share = 0
    for (let next = work.next(); !next.done; next = work.next()) {
      rests++
      expect(next.value).toBeGreaterThanOrEqual(share)
      share = next.value
    }
    expect(rests).toBeGreaterThan(100)
  })
})
