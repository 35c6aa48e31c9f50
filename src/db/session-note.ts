// The round answered last in this browser, and the question it stands at, so that 今日 offers it and its question is drawn
// before the database is open and the bank is there. The database stays the truth: what is drawn from here is checked
// against it, and no answer counts as stored because it is here.

import type { Session, SessionId } from '../quiz/session.ts'
import { OF_BANK } from './current-bank.ts'
import { parseSession } from './stored-session.ts'
import { localValues } from './web-storage.ts'

/** Longer rounds would cost every tap more than a reload gains. */
const MOST_QUESTIONS = 100

/** Keeps a hint of a running round. Contests get none, since their clock must rely on stored data only. */
export function noteSession(session: Session): void {
  const { plan } = session
  if (session.phase === 'finished' || plan.contest || plan.questions.length > MOST_QUESTIONS) forgetSession()
  else localValues.writeJson(`session${OF_BANK}`, session)
}

/** The round noted last, if it is whole; only if it has this id, where one is given. */
export function notedSession(id?: SessionId): Session | undefined {
  // Before it is parsed: on most pages another round was noted, or none.
  if (id && !localValues.read(`session${OF_BANK}`)?.includes(id)) return undefined
  const session = parseSession(localValues.readJson(`session${OF_BANK}`))
  return !id || session?.plan.id === id ? session : undefined
}

/** Keeps the question on the screen, as plain data. */
export function noteQuestion(note: unknown): void {
  localValues.writeJson(`question${OF_BANK}`, note)
}

/** The last hinted question, unparsed; undefined when there is none. */
export function notedQuestion(): unknown {
  return localValues.readJson(`question${OF_BANK}`) ?? undefined
}

export function forgetSession(): void {
  localValues.remove(`session${OF_BANK}`)
  localValues.remove(`question${OF_BANK}`)
}
