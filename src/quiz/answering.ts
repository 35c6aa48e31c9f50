import type { Attempt } from './attempt.ts'
import type { AttemptId } from './attempt-id.ts'
import { pointsFor } from './contest/points.ts'
import { isRight } from './judging.ts'
import type { Answer, Question } from './question.ts'
import type { GivenAnswer, SessionPlan } from './session.ts'
import type { StudyDay } from './study-day.ts'

/** What it takes to turn a chosen answer into an attempt. */
export interface AnswerContext {
  readonly id: AttemptId
  readonly plan: SessionPlan
  readonly elapsedMs: number
  readonly answeredAt: number
  readonly day: StudyDay
}

/** Judges an answer and scores it: 1 point when right outside contests, by the rules within. */
export function attemptOf(question: Question, answer: Answer, context: AnswerContext): Attempt {
  const { plan, id, elapsedMs, answeredAt, day } = context
  const right = isRight(question, answer)
  const rules = plan.contest?.rules
  return {
    id,
    session: plan.id,
    mode: plan.kind,
    bank: plan.bank,
    edition: plan.edition,
    question: question.id,
    form: question.form,
    facts: question.facts,
    answer,
    right,
    points: rules ? pointsFor(rules, question, answer, elapsedMs).total : Number(right),
    elapsedMs,
    answeredAt,
    day,
  }
}

export function givenFrom(attempt: Attempt): GivenAnswer {
  const { id, answer, right, points, elapsedMs } = attempt
  return { attempt: id, answer, right, points, elapsedMs }
}
