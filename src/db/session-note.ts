// The round answered last in this browser, and the question it stands at, so that 今日 offers it and its question is drawn
// before the database is open and the bank is there. The database stays the truth: what is drawn from here is checked
// against it, and no answer counts as stored because it is here.

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
    browserPlace('localStorage')?.setItem(KEY, JSON.stringify(session))
  } catch {
    // Then the next reload waits for the database. What was noted before is older, and storage will say so.
  }
}

/** The round noted last, if it is whole; only if it has this id, where one is given. */
export function notedSession(id?: SessionId): Session | undefined {
  try {
    const text = browserPlace('localStorage')?.getItem(KEY)
    // Before it is parsed: on most pages another round was noted, or none.
    if (!text || (id && !text.includes(id))) return undefined
    const session = parseSession(JSON.parse(text))
    return !id || session?.plan.id === id ? session : undefined
  } catch {
    return undefined
  }
}

/** Keeps the question on the screen, as plain data. */
export function noteQuestion(note: unknown): void {
  try {
    browserPlace('localStorage')?.setItem(QUESTION_KEY, JSON.stringify(note))
  } catch {
    // Then the next reload waits for the bank.
  }
}

/** The question noted last, unread; undefined when there is none. */
export function notedQuestion(): unknown {
  try {
    return JSON.parse(browserPlace('localStorage')?.getItem(QUESTION_KEY) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

export function forgetSession(): void {
  try {
    for (const key of [KEY, QUESTION_KEY]) browserPlace('localStorage')?.removeItem(key)
  } catch {
    // Nothing could be written there either.
  }
}
