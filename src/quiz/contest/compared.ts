import { sameAnswer } from '../judging.ts'
import type { Question } from '../question.ts'
import type { FinishedSession } from '../session.ts'
import { goOf } from './contest-session.ts'
import type { ContestResult } from './result-code.ts'
import type { ContestRules } from './rules.ts'
import { placesOfResult, placesOfSession, pointsOf } from './scored-place.ts'
import type { ScoredPlace } from './scored-place.ts'

/** One question of the paper with both players' results. A side is missing if its go had already ended. */
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
  /** Of the whole go; of the answers only, on both sides, where a code of the first layout knows no more. */
  readonly elapsedMs: number
  /** To the minute, as codes hold it. */
  readonly finishedAt: number
}

/** Who is ahead by the rules, and what decided it. */
export interface Lead {
  readonly ahead: 'theirs' | 'yours' | 'neither'
  readonly by: 'points' | 'time' | 'finished' | 'nothing'
}

const MINUTE_MS = 60_000
const TENTH_MS = 100

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
  const whole = own && result.elapsedMs !== null ? (goOf(own)?.elapsedMs ?? null) : null
  return {
    places,
    theirs: sumOf(theirs, result.elapsedMs, result.finishedAt),
    yours: own && sumOf(yours, whole, own.finishedAt),
  }
}

/** A result by itself. */
export function sideOfResult(result: ContestResult, questions: readonly Question[]): SideSum {
  return compared(result, questions, null).theirs
}

/** Equal points are decided as the rules say, first to last. */
export function leadOf({ tieBreak }: Pick<ContestRules, 'tieBreak'>, theirs: SideSum, yours: SideSum): Lead {
  if (theirs.points !== yours.points)
    return { ahead: theirs.points > yours.points ? 'theirs' : 'yours', by: 'points' }
  for (const by of tieBreak) {
    const [one, other] =
      by === 'time' ? [theirs.elapsedMs, yours.elapsedMs] : [theirs.finishedAt, yours.finishedAt]
    if (one !== other) return { ahead: one < other ? 'theirs' : 'yours', by }
  }
  return { ahead: 'neither', by: 'nothing' }
}

function sumOf(places: readonly ScoredPlace[], wholeMs: number | null, finishedAt: number): SideSum {
  const answered = places.filter(({ outcome }) => outcome !== 'open')
  const ms = wholeMs ?? answered.reduce((sum, { elapsedMs }) => sum + elapsedMs, 0)
  return {
    points: pointsOf(places),
    right: places.filter(({ outcome }) => outcome === 'right').length,
    elapsedMs: Math.floor(ms / TENTH_MS) * TENTH_MS,
    finishedAt: Math.floor(finishedAt / MINUTE_MS) * MINUTE_MS,
  }
}
