// Reviews of learners whose memory we know, since we made them.
import { recallAfter } from '../../src/quiz/memory/curve.ts'
import { memoryModel } from '../../src/quiz/memory/replay.ts'
import type { MemoryState, Weights } from '../../src/quiz/memory/replay.ts'
import { GRADE } from '../../src/quiz/memory/review.ts'
import type { Review } from '../../src/quiz/memory/review.ts'
import type { Attempt } from '../../src/quiz/attempt.ts'
import { seededRandom } from '../../src/quiz/random.ts'
import { anAttempt, attemptId, DAY, NOON, TODAY } from './log.ts'
import { factId, questionId } from './questions.ts'

/** So many facts, each reviewed on so many days by somebody who forgets as these parameters say. */
export function reviewsOf(
  weights: Weights,
  { facts, days, seed }: { readonly facts: number; readonly days: number; readonly seed: string },
): { readonly reviews: readonly Review[] }[] {
  const random = seededRandom(seed)
  const model = memoryModel(weights)
  const chance = (): number => random.below(1_000_000) / 1_000_000
  return Array.from({ length: facts }, () => {
    let day = random.below(20)
    let grade = chance() < 0.5 ? GRADE.good : GRADE.again
    let state: MemoryState = model.first(grade)
    const reviews: Review[] = [[day, grade]]
    while (reviews.length < days) {
      const gap = 1 + random.below(Math.max(1, Math.round(state.stability * 2)))
      grade = chance() < recallAfter(gap, state.stability) ? GRADE.good : GRADE.again
      state = model.next(state, gap, grade)
      day += gap
      reviews.push([day, grade])
    }
    return { reviews }
  })
}

/** The same as attempts at the sample bank's questions on an earlier stretch of days, in the order of their days. */
export function aLogOfReviews(
  weights: Weights,
  scale: { readonly facts: number; readonly days: number; readonly seed: string },
): Attempt[] {
  const firstDay = TODAY - 3000
  const attempts = reviewsOf(weights, scale).flatMap(({ reviews }, fact) =>
    reviews.map(([day, grade], at) => {
      const name = `s2p1-${String(fact + 1).padStart(2, '0')}`
      return anAttempt({
        id: attemptId(`${name}/${at}`),
        question: questionId(`${name}a`),
        form: 'judge',
        facts: [factId(name)],
        right: grade !== GRADE.again,
        day: firstDay + day,
        answeredAt: NOON + (firstDay + day - TODAY) * DAY,
      })
    }),
  )
  return attempts.sort((a, b) => a.day - b.day)
}
