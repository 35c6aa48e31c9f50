import { placesOfResult, placesOfSession, pointsOf, sameAnswer } from '../../quiz/contest/scored-place.ts'
import type { ScoredPlace } from '../../quiz/contest/scored-place.ts'
import type { ContestResult } from '../../quiz/contest/result-code.ts'
import type { Question } from '../../quiz/question.ts'
import type { FinishedSession } from '../../quiz/session.ts'

/** One question of the paper and what the two made of it. A side is missing where its go had already ended. */
export interface ComparedPlace {
  readonly place: number
  readonly question: Question
  readonly theirs: ScoredPlace | undefined
  readonly yours: ScoredPlace | undefined
  readonly isSame: boolean
}

export interface Comparison {
  readonly places: readonly ComparedPlace[]
  readonly theirs: SideSum
  readonly yours: SideSum | null
}

export interface SideSum {
  readonly points: number
  readonly right: number
  /** Of all questions that were answered: both sides are added up the same way. */
  readonly elapsedMs: number
}

/** Two results of the same paper question by question, or one alone. */
export function compared(
  result: ContestResult,
  questions: readonly Question[],
  own: FinishedSession | null,
): Comparison {
  const byId = new Map(questions.map((question) => [question.id, question]))
  const theirs = placesOfResult(result, questions)
  const yours = own ? placesOfSession(own, (id) => byId.get(id)) : []
  const places = questions.slice(0, Math.max(theirs.length, yours.length)).map((question, place) => {
    const [one, other] = [theirs[place], yours[place]]
    const isSame = sameAnswer(question, one?.answer ?? [], other?.answer ?? [])
    return { place, question, theirs: one, yours: other, isSame }
  })
  return { places, theirs: sumOf(theirs), yours: own && sumOf(yours) }
}

function sumOf(places: readonly ScoredPlace[]): SideSum {
  return {
    points: pointsOf(places),
    right: places.filter(({ outcome }) => outcome === 'right').length,
    elapsedMs: places.reduce((sum, { outcome, elapsedMs }) => sum + (outcome === 'open' ? 0 : elapsedMs), 0),
  }
}
