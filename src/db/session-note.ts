// The round on the screen as this tab last knew it, so that a reload draws it before the database is open. The database
// stays the truth: what is drawn from here is checked against it, and no answer counts as stored because it is here.

import type { Session, SessionId } from '../quiz/session.ts'
import { browserPlace } from './browser-places.ts'
import { parseSession } from './stored-session.ts'

const KEY = 'bainian-qianti/session'
/** Longer rounds would cost every tap more than a reload gains. */
const MOST_QUESTIONS = 100

/** Keeps a running round outside contests, whose clocks must not run on anything but what is stored; forgets others. */
export function noteSession(session: Session): void {
  const { plan } = session
  if (session.phase === 'finished' || plan.contest || plan.questions.length > MOST_QUESTIONS)
    return forgetSession()
  try {
    browserPlace('sessionStorage')?.setItem(KEY, JSON.stringify(session))
  } catch {
    // Then the next reload waits for the database. What was noted before is older, and storage will say so.
  }
}

/** The round of that id, if it is the one noted and whole. */
export function notedSession(id: SessionId): Session | undefined {
  try {
    const text = browserPlace('sessionStorage')?.getItem(KEY)
    // Before it is parsed: on most pages another round was noted, or none.
    if (!text?.includes(id)) return undefined
    const session = parseSession(JSON.parse(text))
    return session?.plan.id === id ? session : undefined
  } catch {
    return undefined
  }
}

export function forgetSession(): void {
  try {
    browserPlace('sessionStorage')?.removeItem(KEY)
  } catch {
    // Nothing could be written there either.
  }
}
