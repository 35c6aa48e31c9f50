import type { AttemptId } from './attempt-id.ts'
import type { ContestPlan, ContestProgress } from './contest/contest-state.ts'
import type { Answer, QuestionId } from './question.ts'
import type { StudyDay } from './study-day.ts'

export type SessionId = string & { readonly __id: 'session' }

export type SessionKind = 'practice' | 'daily' | 'review' | 'contest'

/** What a session was drawn from; the screen puts it into words. */
export type SessionTopic =
  | { readonly kind: 'everything' | 'unseen' | 'starred' | 'daily' | 'wrong-book' | 'wrong-again' | 'due' }
  | { readonly kind: 'chapter'; readonly chapter: string }
  | { readonly kind: 'form'; readonly form: string }
  | { readonly kind: 'facts' }
  | { readonly kind: 'contest'; readonly preset: string }

/** Fixed when the session is made. Which options stand where follows from `seed`, so nothing else need be stored. */
export interface SessionPlan {
  readonly id: SessionId
  readonly kind: SessionKind
  readonly topic: SessionTopic
  readonly bank: string
  readonly edition: string
  readonly seed: string
  readonly questions: readonly QuestionId[]
  readonly createdAt: number
  readonly day: StudyDay
  /** Present when the session is a go at a contest. */
  readonly contest?: ContestPlan
}

/** A given answer, shown on the result page beside the right one. */
export interface GivenAnswer {
  readonly attempt: AttemptId
  readonly answer: Answer
  readonly right: boolean
  readonly points: number
  readonly elapsedMs: number
  /** Declared a mis-tap by the learner: it stays on the screen until the question is asked anew, and counts for nothing. */
  readonly misTapped?: true
}

interface SessionState {
  readonly plan: SessionPlan
  /** Index into `plan.questions` of the question on the screen. */
  readonly position: number
  /** One place per question; null where nothing has been answered. */
  readonly given: readonly (GivenAnswer | null)[]
  /** Chosen but not handed in, one place per question. Kept so that a killed page comes back as it was. */
  readonly drafts: readonly (Answer | null)[]
  /** Clock and flags of a contest; present exactly when the plan has one. */
  readonly contest?: ContestProgress
  readonly touchedAt: number
}

export type RunningSession = SessionState & { readonly phase: 'running' }
export type FinishedSession = SessionState & { readonly phase: 'finished'; readonly finishedAt: number }
export type Session = RunningSession | FinishedSession

export function startSession(plan: SessionPlan): RunningSession {
  return {
    phase: 'running',
    plan,
    position: 0,
    given: plan.questions.map(() => null),
    drafts: plan.questions.map(() => null),
    touchedAt: plan.createdAt,
  }
}

export function draftAnswer(session: RunningSession, answer: Answer, now: number): RunningSession {
  return {
    ...session,
    drafts: withPlace(session.drafts, session.position, answer),
    touchedAt: touched(session, now),
  }
}

/** Records the answer to the current question. The first answer stands; later ones are ignored. */
export function giveAnswer(session: RunningSession, given: GivenAnswer, now: number): RunningSession {
  if (session.given[session.position]) return session
  const { position } = session
  return {
    ...session,
    given: withPlace(session.given, position, given),
    drafts: withPlace(session.drafts, position, null),
    touchedAt: touched(session, now),
  }
}

/** Marks an answer as a mis-tap. The attempt stays in the log, followed by a correction. */
export function markMisTapped(session: Session, attempt: AttemptId, now: number): Session {
  const given = session.given.map((one) =>
    one?.attempt === attempt ? { ...one, misTapped: true as const } : one,
  )
  return { ...session, given, touchedAt: touched(session, now) }
}

/** Never before the last touch: storage keeps the newer state, and a clock set back must not make this one look older. */
function touched(session: SessionState, now: number): number {
  return Math.max(now, session.touchedAt)
}

function withPlace<T>(places: readonly T[], position: number, value: T): readonly T[] {
  return places.map((place, at) => (at === position ? value : place))
}

/** Puts another question on the screen. One that was answered by a mis-tap is asked anew there. */
export function goTo(session: RunningSession, position: number, now: number): RunningSession {
  const last = session.plan.questions.length - 1
  const target = Math.min(Math.max(position, 0), last)
  const isAskedAnew = session.given[target]?.misTapped === true
  if (target === session.position && !isAskedAnew) return session
  const given = isAskedAnew ? withPlace(session.given, target, null) : session.given
  return { ...session, position: target, given, touchedAt: touched(session, now) }
}

/** Whether a place is still to be answered: empty, or taken back as a mis-tap. */
export function isOpen(given: GivenAnswer | null | undefined): boolean {
  return !given || given.misTapped === true
}

/** The next open place, looking forward first and then from the start; undefined when all are answered. */
export function nextUnanswered(session: Session): number | undefined {
  const total = session.given.length
  for (let step = 1; step <= total; step++) {
    const at = (session.position + step) % total
    if (isOpen(session.given[at])) return at
  }
  return undefined
}

/** Where to resume: at the current question, or after it if its verdict has been seen. */
export function placeToGoOn(session: Session): number {
  const { given, position } = session
  return isOpen(given[position]) ? position : (nextUnanswered(session) ?? position)
}

/** A round that was ended with questions open, at the first of them. */
export function reopenSession({ finishedAt: _, ...session }: FinishedSession, now: number): RunningSession {
  const running = { ...session, phase: 'running', touchedAt: touched(session, now) } as const
  return goTo(running, session.given.findIndex(isOpen), now)
}

export function finishSession(session: RunningSession, now: number): FinishedSession {
  return { ...session, phase: 'finished', finishedAt: now, touchedAt: touched(session, now) }
}

export interface SessionTally {
  readonly total: number
  readonly answered: number
  readonly right: number
  readonly points: number
  readonly elapsedMs: number
}

/** The running score: what Pinia shows while playing and the result page at the end. */
export function tallyOf(session: Session): SessionTally {
  let answered = 0
  let right = 0
  let points = 0
  let elapsedMs = 0
  const total = session.plan.questions.length
  for (const given of session.given) {
    if (!given || given.misTapped) continue
    answered++
    if (given.right) right++
    points += given.points
    elapsedMs += given.elapsedMs
  }
  return { total, answered, right, points, elapsedMs }
}

/** The questions of a session that were answered wrong, in the order of the session. */
export function missedQuestions(session: Session): QuestionId[] {
  return session.plan.questions.filter((_, at) => isMiss(session.given[at]))
}

/** Whether an answer given is a miss that counts. */
export function isMiss(given: GivenAnswer | null | undefined): boolean {
  return given?.right === false && !given.misTapped
}
