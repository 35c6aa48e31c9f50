// What it costs to leave a contest whose clock does not wait.

import type { Session } from '../session.ts'
import { answerStyle, runsOutIn } from './contest-session.ts'

export interface LeavingCost {
  /**
   * What runs out meanwhile: the whole paper, all its questions one after another, the question on the screen, or with that
   * question the whole run.
   */
  readonly of: 'paper' | 'questions' | 'question' | 'run'
  readonly leftMs: number
}

/** Null where nothing is lost by it: no clock runs, or the rules allow a pause. */
export function leavingCost(session: Session, now: number): LeavingCost | null {
  const rules = session.plan.contest?.rules
  const leftMs = runsOutIn(session, now)
  if (!rules || rules.mayPause || leftMs === null) return null
  if (rules.clock.kind === 'paper') return { of: 'paper', leftMs }
  if (answerStyle(rules) !== 'each') return { of: 'questions', leftMs }
  return { of: rules.ending.kind === 'first-miss' ? 'run' : 'question', leftMs }
}
