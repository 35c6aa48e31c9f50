// Parses stored sessions: an old or damaged row must not reach the rules unparsed.

import * as v from 'valibot'
import { count, duration, moment, MOST_PLACES, points, studyDay } from './bounds.ts'
import { storedContestPlan, storedContestProgress } from './stored-contest.ts'
import type { AttemptId } from '../quiz/attempt-id.ts'
import type { QuestionId } from '../quiz/question.ts'
import { isOpen } from '../quiz/session.ts'
import type { Session, SessionId } from '../quiz/session.ts'
import type { SessionRow } from './database.ts'

const text = v.pipe(v.string(), v.maxLength(400))
// The brands of ids are added where their text has just been checked.
const attemptId = v.pipe(
  text,
  v.transform((id) => id as AttemptId),
)
const questionId = v.pipe(
  text,
  v.transform((id) => id as QuestionId),
)
export const sessionId = v.pipe(
  text,
  v.transform((id) => id as SessionId),
)
// As many as an attempt may hold: an order or a choice of one's own may have more than the built-in ones.
const answer = v.pipe(v.array(text), v.maxLength(100))

const givenAnswer = v.object({
  attempt: attemptId,
  answer,
  right: v.boolean(),
  points,
  elapsedMs: duration,
  misTapped: v.exactOptional(v.literal(true)),
})

const topic = v.variant('kind', [
  v.object({
    kind: v.picklist([
      'everything',
      'unseen',
      'starred',
      'daily',
      'wrong-book',
      'wrong-again',
      'facts',
      'due',
    ]),
  }),
  v.object({ kind: v.literal('chapter'), chapter: text }),
  v.object({ kind: v.literal('form'), form: text }),
  v.object({ kind: v.literal('contest'), preset: text }),
])

const plan = v.object({
  id: sessionId,
  kind: v.picklist(['practice', 'daily', 'review', 'contest']),
  topic,
  bank: text,
  edition: text,
  seed: text,
  questions: v.pipe(v.array(questionId), v.minLength(1), v.maxLength(MOST_PLACES)),
  createdAt: moment,
  day: studyDay,
  contest: v.exactOptional(storedContestPlan),
})

const state = {
  plan,
  position: count,
  given: v.array(v.nullable(givenAnswer)),
  drafts: v.array(v.nullable(answer)),
  contest: v.exactOptional(storedContestProgress),
  touchedAt: moment,
}

export const storedSession = v.pipe(
  v.variant('phase', [
    v.object({ phase: v.literal('running'), ...state }),
    v.object({ phase: v.literal('finished'), ...state, finishedAt: moment }),
  ]),
  v.check(
    (session) =>
      session.given.length === session.plan.questions.length &&
      session.drafts.length === session.plan.questions.length &&
      session.position < session.plan.questions.length,
  ),
)

/** The session in a row, or undefined when the row cannot be trusted. */
export function readSession(row: SessionRow | undefined): Session | undefined {
  return row && parseSession(row.session)
}

export function parseSession(value: unknown): Session | undefined {
  const parsed = v.safeParse(storedSession, value)
  return parsed.success ? parsed.output : undefined
}

export function sessionRow(session: Session): SessionRow {
  const { id, kind, bank, day } = session.plan
  const isCutShort = session.phase === 'finished' && session.given.some(isOpen)
  return {
    id,
    phase: isCutShort && kind === 'daily' ? 'ended' : session.phase,
    kind,
    bank,
    day,
    touchedAt: session.touchedAt,
    session,
  }
}
