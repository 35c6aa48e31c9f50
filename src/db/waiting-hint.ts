// The round that waits and what 今日 says of it, known before the database is open. src/app/before-paint.js reads it too, for the
// page in the HTML. The database stays the truth: a wrong hint costs one jump of the page.

import * as v from 'valibot'
import type { SessionId } from '../quiz/session.ts'
import { OF_BANK } from './current-bank.ts'
import { sessionId } from './stored-session.ts'
import { localValues } from './web-storage.ts'

export interface WaitingHint {
  readonly session: SessionId
  /** A line in the reader's language. */
  readonly text: string
}

const hint = v.object({
  session: sessionId,
  text: v.string(),
})

/** Null when no round waits. */
export function waitingHint(): WaitingHint | null {
  const parsed = v.safeParse(hint, localValues.readJson(`unfinished${OF_BANK}`))
  return parsed.success ? parsed.output : null
}

export function keepWaitingHint(waiting: WaitingHint | null): void {
  if (waiting) localValues.writeJson(`unfinished${OF_BANK}`, waiting)
  else localValues.remove(`unfinished${OF_BANK}`)
}
