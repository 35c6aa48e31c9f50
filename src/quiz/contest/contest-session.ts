// A session under contest rules: what may still change, the clock, and what the clock demands.

import type { Answer } from '../question.ts'
import { isOpen, nextUnanswered, tallyOf } from '../session.ts'
import type { FinishedSession, GivenAnswer, RunningSession, Session } from '../session.ts'
import type { ContestTime } from './clock.ts'
import type { PaperNumber } from './draw.ts'
import type { Go } from './goes.ts'
import { paperPoints } from './points.ts'
import type { ContestRules } from './rules.ts'

/**
 * How answers are given. `each`: the verdict follows at once. `final`: an answer stands, its verdict waits for the end.
 * `free`: everything may be changed until the paper is handed in.
 */
export type AnswerStyle = 'each' | 'final' | 'free'

export function answerStyle(rules: ContestRules): AnswerStyle {
  if (rules.feedback === 'each') return 'each'
  const earlyEnd = rules.ending.kind === 'first-miss' || (rules.ending.kind === 'pass' && rules.ending.early)
  return rules.clock.kind === 'question' || earlyEnd ? 'final' : 'free'
}

/** With a clock on each question there is no way back to one, and no looking ahead. */
export function mayJump(rules: ContestRules): boolean {
  return rules.clock.kind !== 'question' && rules.ending.kind !== 'first-miss'
}

export function startContest(session: RunningSession, time: ContestTime): RunningSession {
  return {
    ...session,
    contest: {
      now: time.now,
      wall: time.reading.wall,
      setBack: time.setBack,
      startedAt: time.now,
      shownAt: time.now,
      spentMs: session.plan.questions.map(() => 0),
      flagged: [],
      pausedAt: null,
      pausedMs: 0,
    },
  }
}

/** Advances the contest clock. Called before every change of the session. */
export function atTime(session: RunningSession, time: ContestTime): RunningSession {
  const { contest } = session
  if (!contest) return session
  return {
    ...session,
    contest: { ...contest, now: time.now, wall: time.reading.wall, setBack: contest.setBack || time.setBack },
  }
}

/** Counts the time on the screen towards the current question and starts anew at another. */
export function showPlace(session: RunningSession, position: number, shownAt: number): RunningSession {
  const { contest } = session
  if (!contest) return { ...session, position }
  const spent = Math.max(0, shownAt - contest.shownAt)
  // Once an answer has been given, looking at its verdict is no time of the paper's; nor is a pause.
  const counts = session.given[session.position] === null && contest.pausedAt === null
  return {
    ...session,
    position,
    contest: {
      ...contest,
      shownAt,
      spentMs: contest.spentMs.map((ms, at) => (counts && at === session.position ? ms + spent : ms)),
    },
  }
}

/** How long the question at a place has been on the screen by `now`. */
export function spentOn(session: Session, place: number, now: number): number {
  const { contest } = session
  if (!contest) return 0
  const running = place === session.position && contest.pausedAt === null ? now - contest.shownAt : 0
  return (contest.spentMs[place] ?? 0) + Math.max(0, running)
}

export function toggleFlag(session: RunningSession, place: number): RunningSession {
  const { contest } = session
  if (!contest) return session
  const flagged = contest.flagged.includes(place)
    ? contest.flagged.filter((other) => other !== place)
    : [...contest.flagged, place].sort((a, b) => a - b)
  return { ...session, contest: { ...contest, flagged } }
}

export function pauseContest(session: RunningSession, now: number): RunningSession {
  const { contest, plan } = session
  if (!contest || contest.pausedAt !== null || !plan.contest?.rules.mayPause) return session
  const settled = showPlace(session, session.position, now)
  return settled.contest ? { ...settled, contest: { ...settled.contest, pausedAt: now } } : settled
}

export function resumeContest(session: RunningSession, now: number): RunningSession {
  const { contest } = session
  if (!contest || contest.pausedAt === null) return session
  const pausedMs = contest.pausedMs + Math.max(0, now - contest.pausedAt)
  return { ...session, contest: { ...contest, pausedAt: null, pausedMs, shownAt: now } }
}

/** Contest time at which something runs out: the paper, or the open question on the screen. Null without such a clock. */
export function deadlineOf(session: Session): number | null {
  return session.contest?.pausedAt === null ? endOf(session) : null
}

/** Milliseconds left until then, standing still in a pause. Null without such a clock. */
export function remainingAt(session: Session, now: number): number | null {
  const end = endOf(session)
  return end === null ? null : Math.max(0, end - (session.contest?.pausedAt ?? now))
}

/** Milliseconds until a clock that nobody looks at has taken all that is open; null where none runs. */
export function runsOutIn(session: Session, now: number): number | null {
  const rules = session.plan.contest?.rules
  const end = deadlineOf(session)
  if (!rules || end === null || session.phase === 'finished') return null
  // After its verdict, a question waits for the player to go on.
  const isOneByOne = rules.clock.kind === 'question' && answerStyle(rules) !== 'each'
  const later = isOneByOne ? openPlaces(session).filter((place) => place !== session.position).length : 0
  const limitMs = rules.clock.kind === 'question' ? rules.clock.limitMs : 0
  return Math.max(0, end + later * limitMs - now)
}

/** Whether the paper was handed in by its clock. */
export function ranOut({ contest, plan, finishedAt }: FinishedSession): boolean {
  const clock = plan.contest?.rules.clock
  return (
    contest !== undefined &&
    clock?.kind === 'paper' &&
    finishedAt >= contest.startedAt + contest.pausedMs + clock.limitMs
  )
}

function endOf(session: Session): number | null {
  const { contest, plan } = session
  if (!contest || !plan.contest) return null
  const { clock } = plan.contest.rules
  switch (clock.kind) {
    case 'none':
      return null
    case 'paper':
      return contest.startedAt + contest.pausedMs + clock.limitMs
    case 'question':
      if (session.given[session.position]) return null
      // Time used before a pause stays used: pausing must not refill the clock.
      return contest.shownAt + clock.limitMs - (contest.spentMs[session.position] ?? 0)
  }
}

export interface Due {
  readonly what: 'paper' | 'question'
  /** The deadline that has passed: what is handed in is handed in as of then. */
  readonly at: number
}

/** What the clock forces now, if anything. */
export function dueAt(session: RunningSession, now: number): Due | null {
  const at = deadlineOf(session)
  if (at === null || now < at) return null
  return { what: session.plan.contest?.rules.clock.kind === 'paper' ? 'paper' : 'question', at }
}

/** Whether the answer just given ends the go before its last question. */
export function endsWith(rules: ContestRules, given: GivenAnswer): boolean {
  return rules.ending.kind === 'first-miss' && !given.right
}

/** Places with neither answer nor draft, listed in the warning before handing in. */
export function openPlaces(session: Session): number[] {
  return session.plan.questions.flatMap((_, at) =>
    isOpen(session.given[at]) && !isFilled(session.drafts[at] ?? null) ? [at] : [],
  )
}

function isFilled(draft: Answer | null): boolean {
  return draft !== null && draft.some((part) => part.trim() !== '')
}

/** The next place without an answer or draft, for 'go on' in a paper that may still be changed. */
export function nextOpenPlace(session: Session): number | undefined {
  const open = openPlaces(session)
  return open.find((at) => at > session.position) ?? open[0] ?? nextUnanswered(session)
}

/** The go that a session amounts to. Points of a running one are what has been given so far. */
export function goOf(session: Session): Go | undefined {
  const { plan, contest } = session
  if (!plan.contest || !contest) return undefined
  const tally = tallyOf(session)
  return {
    session: plan.id,
    bank: plan.bank,
    preset: plan.contest.rules.id,
    name: plan.contest.rules.name,
    day: plan.day,
    startedAt: contest.startedAt,
    finishedAt: session.phase === 'finished' ? session.finishedAt : null,
    points: paperPoints(session.given.map((given) => given?.points ?? 0)),
    right: tally.right,
    total: tally.total,
    elapsedMs:
      session.phase === 'finished'
        ? Math.max(0, (contest.pausedAt ?? contest.now) - contest.startedAt - contest.pausedMs)
        : tally.elapsedMs,
  }
}

/** Those of some sessions that are goes at a paper, the first begun first. */
export function goesAtPaper(sessions: readonly Session[], { deck, go }: PaperNumber): Session[] {
  return sessions
    .filter(({ plan }) => plan.contest?.number.deck === deck && plan.contest.number.go === go)
    .sort((a, b) => a.plan.createdAt - b.plan.createdAt)
}

/** Of some sessions the finished one that ended last. */
export function latestFinished(sessions: readonly Session[]): FinishedSession | undefined {
  return sessions
    .filter((session) => session.phase === 'finished')
    .sort((a, b) => b.finishedAt - a.finishedAt)[0]
}
