// A finished paper place by place, every point recomputed from the rules, for the result pages.

import { FORMS } from '../question.ts'
import type { Answer, Form, Question, QuestionId } from '../question.ts'
import type { Session } from '../session.ts'
import { paperPoints, pointsFor } from './points.ts'
import type { Points } from './points.ts'
import type { ContestResult } from './result-code.ts'
import type { ContestRules } from './rules.ts'

export interface ScoredPlace {
  /** Place in the paper, from 0. */
  readonly place: number
  /** Undefined if the bank no longer has the question; the stored verdict then stands. */
  readonly question: Question | undefined
  /** Empty when none was given. */
  readonly answer: Answer
  readonly outcome: 'right' | 'wrong' | 'open'
  readonly points: Points
  /** How long the question was on the screen. */
  readonly elapsedMs: number
}

export function scorePlace(
  rules: ContestRules,
  place: number,
  question: Question,
  answer: Answer,
  elapsedMs: number,
): ScoredPlace {
  const points = pointsFor(rules, question, answer, elapsedMs)
  const isOpen = points.lines.some(({ kind }) => kind === 'unanswered' || kind === 'late')
  const outcome = points.right ? 'right' : isOpen ? 'open' : 'wrong'
  return { place, question, answer, outcome, points, elapsedMs }
}

/** The places of a local go; empty when the session is no contest. */
export function placesOfSession(
  session: Session,
  questionOf: (id: QuestionId) => Question | undefined,
): ScoredPlace[] {
  const { plan, given, contest } = session
  if (!plan.contest) return []
  const { rules } = plan.contest
  const places = plan.questions.map((id, place): ScoredPlace => {
    const own = given[place]
    const question = questionOf(id)
    const answer = own?.answer ?? []
    const elapsedMs = own?.elapsedMs ?? contest?.spentMs[place] ?? 0
    if (question) return scorePlace(rules, place, question, answer, elapsedMs)
    const right = own?.right ?? false
    const outcome = answer.length === 0 ? 'open' : right ? 'right' : 'wrong'
    return {
      place,
      question,
      answer,
      outcome,
      points: { total: own?.points ?? 0, right, lines: [] },
      elapsedMs,
    }
  })
  return reached(rules, places)
}

/** Questions to repeat after a contest: wrong and open ones, in paper order. */
export function questionsNotRight(session: Session): QuestionId[] {
  const { plan, given } = session
  if (plan.contest?.rules.ending.kind === 'first-miss')
    return plan.questions.filter((_, place) => given[place]?.right === false)
  return plan.questions.filter((_, place) => given[place]?.right !== true)
}

/** The places of a result that came as a code. Answers that the code leaves out were not given. */
export function placesOfResult(result: ContestResult, questions: readonly Question[]): ScoredPlace[] {
  const { rules } = result.paper
  const places = questions.map((question, place) => {
    const { answer = [], elapsedMs = 0 } = result.answers[place] ?? {}
    return scorePlace(rules, place, question, answer, elapsedMs)
  })
  return reached(rules, places)
}

/** Where the first miss ends the go, what would have come after it was never asked. */
function reached(rules: ContestRules, places: readonly ScoredPlace[]): ScoredPlace[] {
  if (rules.ending.kind !== 'first-miss') return [...places]
  const asked = places.filter(({ answer, elapsedMs }) => answer.length > 0 || elapsedMs > 0)
  return places.slice(0, (asked.at(-1)?.place ?? -1) + 1)
}

export function pointsOf(places: readonly ScoredPlace[]): number {
  return paperPoints(places.map(({ points }) => points.total))
}

/** Right ones, all, and points of a part of a paper. Points may be negative where wrong answers cost some. */
export interface PlacesSum {
  readonly key: string
  readonly right: number
  readonly total: number
  readonly points: number
}

function sumsBy(
  places: readonly ScoredPlace[],
  keys: readonly string[],
  keyOf: (question: Question) => string,
): PlacesSum[] {
  return keys.flatMap((key) => {
    const own = places.filter(({ question }) => question && keyOf(question) === key)
    if (own.length === 0) return []
    const points = own.reduce((sum, place) => sum + place.points.total, 0)
    const right = own.filter(({ outcome }) => outcome === 'right').length
    return [{ key, right, total: own.length, points: Math.round(points * 10) / 10 }]
  })
}

/** One sum for each chapter that occurs, in the order of the bank. */
export function sumsByChapter(places: readonly ScoredPlace[], chapters: readonly string[]): PlacesSum[] {
  return sumsBy(places, chapters, ({ chapter }) => chapter)
}

/** One sum for each form that occurs. */
export function sumsByForm(places: readonly ScoredPlace[]): (PlacesSum & { readonly key: Form })[] {
  return sumsBy(places, FORMS, ({ form }) => form) as (PlacesSum & { readonly key: Form })[]
}
