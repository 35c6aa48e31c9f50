// The round on the screen as this tab last knew it, and its question, so that a reload draws both before the database is
// open and the bank is there. The database stays the truth: what is drawn from here is checked against it, and no answer
// counts as stored because it is here.

import type { Session, SessionId } from '../quiz/session.ts'
import { browserPlace } from './browser-places.ts'
import { named } from './home.ts'
import { parseSession } from './stored-session.ts'

const KEY = named('session')
const QUESTION_KEY = named('question')
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

/** Keeps the question on the screen, as plain data. */
export function noteQuestion(note: unknown): void {
  try {
    browserPlace('sessionStorage')?.setItem(QUESTION_KEY, JSON.stringify(note))
  } catch {
    // Then the next reload waits for the bank.
  }
}

/** The question noted last, unread; undefined when there is none. */
export function notedQuestion(): unknown {
  try {
    return JSON.parse(browserPlace('sessionStorage')?.getItem(QUESTION_KEY) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

export function forgetSession(): void {
  try {
    for (const key of [KEY, QUESTION_KEY]) browserPlace('sessionStorage')?.removeItem(key)
  } catch {
    // Nothing could be written there either.
  }
}
