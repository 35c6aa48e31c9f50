// Fits FSRS parameters to one person's reviews: few of them, since few reviews cannot tell many apart. Written as a
// generator that rests every few thousand reviews, so that a page can run it without standing still.

import { recallAfter } from './curve.ts'
import type { FactHistory } from './fact-history.ts'
import { DEFAULT_WEIGHTS, memoryModel, replay } from './replay.ts'
import type { Weights } from './replay.ts'
import { GRADE } from './review.ts'
import type { Review } from './review.ts'

export const FITTED_FROM = 400
/** The later part of the reviews is not fitted to: it decides whether the fit predicts better. */
const HELD_OUT = 0.2

/**
 * Which parameters move together, each group by one factor: stability after a first miss; after a first right answer
 * of any grade; growth with each recall (its exponent shifts); what a miss leaves. The rest stays FSRS's own.
 */
const GROUPS: readonly ((weights: number[], log: number) => void)[] = [
  (weights, log) => scale(weights, [0], log),
  (weights, log) => scale(weights, [1, 2, 3], log),
  (weights, log) => shift(weights, 8, log),
  (weights, log) => scale(weights, [11], log),
]
/** Factors from 1/20 to 20. */
const WIDEST = Math.log(20)
/** Pull towards FSRS's own parameters, as so many reviews' worth of evidence: ends of the range need proof. */
const PULL = 2
const ROUNDS = 3
const SECTIONS = 9
const REST_AFTER = 4000

export type FitResult =
  | { readonly ok: false; readonly reason: 'too-few'; readonly reviews: number; readonly needed: number }
  | {
      readonly ok: true
      readonly reviews: number
      readonly heldOut: number
      readonly weights: Weights
      /** Mean log loss on the held-out reviews, with FSRS's own parameters and with the fitted ones. */
      readonly before: number
      readonly after: number
      /** Whether to use them: the fitted ones predicted the held-out reviews better. */
      readonly better: boolean
    }

/** Yields the share that is done. */
export function* fitWeights(
  histories: readonly Pick<FactHistory, 'reviews'>[],
): Generator<number, FitResult, void> {
  const days = histories.flatMap(({ reviews }) => testingDays(reviews)).sort((a, b) => a - b)
  if (days.length < FITTED_FROM)
    return { ok: false, reason: 'too-few', reviews: days.length, needed: FITTED_FROM }
  const splitDay = days[Math.floor(days.length * (1 - HELD_OUT))] ?? Infinity

  const logs = GROUPS.map(() => 0)
  const steps = ROUNDS * GROUPS.length * (SECTIONS + 2)
  let step = 0
  for (let round = 0; round < ROUNDS; round++)
    for (const group of GROUPS.keys()) {
      const width = round === 0 ? WIDEST : WIDEST / 4 ** round
      const centre = logs[group] ?? 0
      const low = Math.max(-WIDEST, centre - width)
      const high = Math.min(WIDEST, centre + width)
      const search = goldenSection(low, high)
      let next = search.next()
      while (!next.done) {
        const tried = logs.map((log, at) => (at === group ? (next.value as number) : log))
        const { train, trained } = yield* lossOf(histories, weightsFor(tried), splitDay, step / steps)
        const pull = (PULL * tried.reduce((sum, log) => sum + log * log, 0)) / Math.max(1, trained)
        step++
        next = search.next(train + pull)
      }
      logs[group] = next.value
    }

  const weights = weightsFor(logs)
  const own = yield* lossOf(histories, DEFAULT_WEIGHTS, splitDay, 1)
  const fitted = yield* lossOf(histories, weights, splitDay, 1)
  return {
    ok: true,
    reviews: days.length,
    heldOut: own.tested,
    weights,
    before: own.test,
    after: fitted.test,
    better: own.tested > 0 && fitted.test < own.test,
  }
}

/** Runs to the end without rest: for tests and scripts. */
export function fitAtOnce(histories: readonly Pick<FactHistory, 'reviews'>[]): FitResult {
  const fitting = fitWeights(histories)
  for (;;) {
    const next = fitting.next()
    if (next.done) return next.value
  }
}

/** Days of the reviews that test memory: all but a fact's first, and none on the day of the one before. */
function testingDays(reviews: readonly Review[]): number[] {
  return reviews.flatMap(([day], at) => {
    const before = reviews[at - 1]
    return before && day > before[0] ? day : []
  })
}

interface Losses {
  readonly train: number
  readonly trained: number
  readonly test: number
  readonly tested: number
}

/** Mean log loss before the day of the split, and from it on. */
function* lossOf(
  histories: readonly Pick<FactHistory, 'reviews'>[],
  weights: Weights,
  splitDay: number,
  done: number,
): Generator<number, Losses, void> {
  const model = memoryModel(weights)
  const sums = { train: 0, trained: 0, test: 0, tested: 0 }
  let sinceRest = 0
  for (const { reviews } of histories) {
    let at = 0
    replay(reviews, model, ({ stability }, days, grade) => {
      at++
      if (days === 0) return
      const recall = Math.min(0.9999, Math.max(0.0001, recallAfter(days, stability)))
      const loss = -Math.log(grade === GRADE.again ? 1 - recall : recall)
      if ((reviews[at]?.[0] ?? 0) < splitDay) {
        sums.train += loss
        sums.trained++
      } else {
        sums.test += loss
        sums.tested++
      }
    })
    sinceRest += reviews.length
    if (sinceRest < REST_AFTER) continue
    sinceRest = 0
    yield done
  }
  yield done
  const { train, trained, test, tested } = sums
  return { train: train / Math.max(1, trained), trained, test: test / Math.max(1, tested), tested }
}

function weightsFor(logs: readonly number[]): Weights {
  const weights = [...DEFAULT_WEIGHTS]
  for (const [at, log] of logs.entries()) GROUPS[at]?.(weights, log)
  return weights
}

// The limits of FSRS: stabilities after a first answer up to 100 days, the growth exponent up to 4.5.
function scale(weights: number[], places: readonly number[], log: number): void {
  for (const at of places) weights[at] = clamp((weights[at] ?? 0) * Math.exp(log), 0.001, at < 4 ? 100 : 5)
}

function shift(weights: number[], at: number, log: number): void {
  weights[at] = clamp((weights[at] ?? 0) + log, 0, 4.5)
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}

/** Golden-section search for a minimum: yields where to look, takes what was found there, returns the best place. */
function* goldenSection(low: number, high: number): Generator<number, number, number> {
  const ratio = (Math.sqrt(5) - 1) / 2
  let [left, right] = [low, high]
  let [a, b] = [right - ratio * (right - left), left + ratio * (right - left)]
  let lossA = yield a
  let lossB = yield b
  for (let section = 0; section < SECTIONS; section++) {
    if (lossA < lossB) {
      right = b
      ;[b, lossB] = [a, lossA]
      a = right - ratio * (right - left)
      lossA = yield a
    } else {
      left = a
      ;[a, lossA] = [b, lossB]
      b = left + ratio * (right - left)
      lossB = yield b
    }
  }
  return lossA < lossB ? a : b
}
