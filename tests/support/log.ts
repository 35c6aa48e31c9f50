// Builders of what is remembered: plans, sessions, attempts, corrections, logs.
import type { Attempt, Correction, LogEntry } from '../../src/quiz/attempt.ts'
import type { AttemptId } from '../../src/quiz/attempt-id.ts'
import type { DrillRound, PairKey } from '../../src/quiz/confusion/drill-round.ts'
import { startSession } from '../../src/quiz/session.ts'
import type { GivenAnswer, RunningSession, SessionId, SessionPlan } from '../../src/quiz/session.ts'
import { factId, questionId } from './questions.ts'

export const attemptId = (text: string): AttemptId => text as AttemptId
export const sessionId = (text: string): SessionId => text as SessionId

/** Noon in Shanghai on 2030-01-02. */
export const NOON = Date.UTC(2030, 0, 2, 4)
export const HOUR = 3_600_000
export const DAY = 24 * HOUR
/** The study day of {@link NOON}. */
export const TODAY = Date.UTC(2030, 0, 2) / DAY

export function aPlan(changes: Partial<SessionPlan> = {}): SessionPlan {
  return {
    id: sessionId('session-1'),
    kind: 'practice',
    topic: { kind: 'everything' },
    bank: 'qingshan',
    edition: '2030.01',
    seed: 'seed',
    questions: ['s1p1-01a', 's1p1-02a', 's1p1-03a'].map(questionId),
    createdAt: NOON,
    day: TODAY,
    ...changes,
  }
}

export function aSession(changes: Partial<SessionPlan> = {}): RunningSession {
  return startSession(aPlan(changes))
}

/** The same with every question answered. */
export function answeredSession(changes: Partial<SessionPlan> = {}): RunningSession {
  const session = aSession(changes)
  return { ...session, given: session.given.map(() => aGiven()) }
}

export function aGiven(changes: Partial<GivenAnswer> = {}): GivenAnswer {
  return {
    attempt: attemptId('device-1'),
    answer: ['b'],
    right: true,
    points: 1,
    elapsedMs: 5000,
    ...changes,
  }
}

export function anAttempt(changes: Partial<Attempt> = {}): Attempt {
  return {
    id: attemptId('device-1'),
    session: sessionId('session-1'),
    mode: 'practice',
    bank: 'qingshan',
    edition: '2030.01',
    question: questionId('s1p1-01a'),
    form: 'single',
    facts: [factId('s1p1-01')],
    answer: ['b'],
    right: true,
    points: 1,
    elapsedMs: 5000,
    answeredAt: NOON,
    day: TODAY,
    ...changes,
  }
}

/** A miss: what puts a question into the wrong book. */
export function aMiss(changes: Partial<Attempt> = {}): Attempt {
  return anAttempt({ answer: ['a'], right: false, points: 0, ...changes })
}

export function aMisTap(attempt: string, changes: Partial<Correction> = {}): Correction {
  const base = { bank: 'qingshan', question: questionId('s1p1-01a'), madeAt: NOON }
  // The kind is fixed here; what a test changes is the rest.
  return {
    ...base,
    id: attemptId(`${attempt}-undo`),
    kind: 'mis-tap',
    attempt: attemptId(attempt),
    ...changes,
  } as Correction
}

export const aPair = (text: string): PairKey => text as PairKey

/** A clean round of a drill. */
export function aRound(changes: Partial<DrillRound> = {}): DrillRound {
  return {
    id: attemptId('round-1'),
    bank: 'qingshan',
    edition: '2030.01',
    pair: aPair('12座|21座'),
    picks: [{ place: 's1p1-01', wanted: '12座', chosen: '12座' }],
    clean: true,
    doneAt: NOON,
    day: TODAY,
    ...changes,
  }
}

export function aMove(kind: 'remove' | 'put-back', changes: Partial<Correction> = {}): Correction {
  return {
    id: attemptId(`${kind}-1`),
    bank: 'qingshan',
    question: questionId('s1p1-01a'),
    madeAt: NOON,
    ...changes,
    kind,
  }
}

/**
 * A log of one question, told in words: `x1` a miss on day 1, `r2` a right answer on day 2, `remove`, `put-back`, and
 * `undo` for a mis-tap on the attempt before. Day 0 is {@link TODAY}; entries are an hour apart.
 */
export function logOf(story: string): LogEntry[] {
  const entries: LogEntry[] = []
  for (const [at, word] of story.split(' ').filter(Boolean).entries()) {
    const id = attemptId(`e${at}`)
    const [, sign, number] = /^([xr])(\d+)$/.exec(word) ?? []
    if (sign !== undefined) {
      const day = Number(number)
      const answeredAt = NOON + day * DAY + at * 1000
      const build = sign === 'x' ? aMiss : anAttempt
      entries.push({ ...build({ id, day: TODAY + day, answeredAt }), stamp: at + 1 })
    } else if (word === 'undo') {
      const last = entries.findLast((entry) => !('kind' in entry))
      entries.push({ ...aMisTap(last?.id ?? '', { id }), stamp: at + 1 })
    } else if (word === 'remove' || word === 'put-back') {
      entries.push({ ...aMove(word, { id }), stamp: at + 1 })
    } else throw new Error(`no such word in a log: ${word}`)
  }
  return entries
}
