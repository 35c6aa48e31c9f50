// A long history that could have happened: three hundred days, rounds of twenty, about a fifth of the answers wrong.
import type { AttemptId } from '../../src/quiz/attempt-id.ts'
import type { Attempt, Stamped } from '../../src/quiz/attempt.ts'
import type { QuestionSummary } from '../../src/quiz/question.ts'
import { seededRandom } from '../../src/quiz/random.ts'
import type { Session, SessionId } from '../../src/quiz/session.ts'

export const ROUND = 20
const DAYS = 300
const DAY_MS = 86_400_000

export interface LogPlan {
  readonly attempts: number
  readonly bank: string
  readonly edition: string
  readonly questions: readonly QuestionSummary[]
  /** The last moment of the history. */
  readonly until: number
}

/** The attempts from place `from` to before `to`, the same for the same plan. */
export function attemptsOf(plan: LogPlan, from: number, to: number): (Attempt & Stamped)[] {
  const random = seededRandom(`log/${from}`)
  const step = (DAYS * DAY_MS) / plan.attempts
  const began = Math.floor(plan.until - DAYS * DAY_MS)
  return Array.from({ length: to - from }, (_, offset) => {
    const at = from + offset
    const question = plan.questions[random.below(plan.questions.length)]
    if (!question) throw new Error('there are no questions')
    const answeredAt = began + Math.floor(at * step)
    return {
      id: `bench-${at}` as AttemptId,
      session: sessionName(at),
      mode: 'practice',
      bank: plan.bank,
      edition: plan.edition,
      question: question.id,
      form: question.form,
      facts: question.facts,
      answer: ['a'],
      right: random.below(5) > 0,
      points: 0,
      elapsedMs: 3000 + random.below(9000),
      answeredAt,
      day: Math.floor((answeredAt + 8 * 3_600_000) / DAY_MS),
      stamp: answeredAt,
    }
  })
}

function sessionName(at: number): SessionId {
  return `bench-round-${Math.floor(at / ROUND)}` as SessionId
}

/** The finished round that these attempts belong to. */
export function roundOf(attempts: readonly Attempt[], kind: 'practice' | 'daily'): Session {
  const [first] = attempts
  if (!first) throw new Error('a round has answers')
  const last = attempts.at(-1) ?? first
  return {
    phase: 'finished',
    plan: {
      id: first.session,
      kind,
      topic: { kind: kind === 'daily' ? 'daily' : 'everything' },
      bank: first.bank,
      edition: first.edition,
      seed: first.session,
      questions: attempts.map(({ question }) => question),
      createdAt: first.answeredAt,
      day: first.day,
    },
    position: attempts.length - 1,
    given: attempts.map(({ id, answer, right, points, elapsedMs }) => ({
      attempt: id,
      answer,
      right,
      points,
      elapsedMs,
    })),
    drafts: attempts.map(() => null),
    touchedAt: last.answeredAt,
    finishedAt: last.answeredAt,
  }
}
