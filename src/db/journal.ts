// Holds an answer outside IndexedDB from the moment it is given until its transaction has committed. A page that is
// killed, or whose database connection the system has taken away, finds it here at the next start. Two places, since
// either may be missing or full; both are written before the screen says anything.

import type { Attempt } from '../quiz/attempt.ts'
import type { QuestionId } from '../quiz/question.ts'
import type { Session } from '../quiz/session.ts'
import { browserStorage, webStorage } from './web-storage.ts'
import type { BrowserStorage } from './web-storage.ts'

const FOLDER = 'journal/'

export interface JournalEntry {
  readonly attempt: Attempt
  readonly session: Session
}

export interface Journal {
  /** Returns whether at least one place has taken the entry. */
  write(entry: JournalEntry): boolean
  erase(attempt: Attempt): void
  /** Erases what waits of a question, or of the whole bank: it would come back with the next start. */
  forget(bank: string, question: QuestionId | null): void
  /** What was not confirmed before, oldest first. Damaged entries are left where they are and not returned. */
  pending(): JournalEntry[]
}

/** The journal in this browser's localStorage and sessionStorage, as far as it has them. */
export function browserJournal(): Journal {
  const storages = [browserStorage('localStorage'), browserStorage('sessionStorage')]
  return journalIn(storages.filter((storage) => storage !== undefined))
}

export function journalIn(storages: readonly BrowserStorage[]): Journal {
  const places = storages.map((storage) => webStorage(() => storage))
  const journal: Journal = {
    write(entry) {
      const text = JSON.stringify(entry)
      return places.map((place) => place.write(`${FOLDER}${entry.attempt.id}`, text)).includes(true)
    },
    erase(attempt) {
      for (const place of places) place.remove(`${FOLDER}${attempt.id}`)
    },
    forget(bank, question) {
      for (const { attempt } of journal.pending())
        if (attempt.bank === bank && (question === null || attempt.question === question))
          journal.erase(attempt)
    },
    pending() {
      const found = new Map<string, JournalEntry>()
      for (const place of places)
        for (const name of place.names() ?? []) {
          const entry = name.startsWith(FOLDER) ? place.readJson(name) : undefined
          if (isEntry(entry)) found.set(entry.attempt.id, entry)
        }
      return [...found.values()].sort((a, b) => a.attempt.answeredAt - b.attempt.answeredAt)
    },
  }
  return journal
}

// Only this page writes these names; the check is against a text cut off by a full disk, not against forgery.
function isEntry(value: unknown): value is JournalEntry {
  const { attempt, session } = (value ?? {}) as Partial<JournalEntry>
  return (
    typeof attempt?.id === 'string' && typeof attempt.answeredAt === 'number' && Array.isArray(session?.given)
  )
}
