// Holds an answer outside IndexedDB from the moment it is given until its transaction has committed. A page that is
// killed, or whose database connection the system has taken away, finds it here at the next start. Two places, since
// either may be missing or full; both are written before the screen says anything.

import type { Attempt } from '../quiz/attempt.ts'
import type { Session } from '../quiz/session.ts'
import { browserPlace } from './browser-places.ts'
import type { KeyValueStore } from './browser-places.ts'
import { named } from './home.ts'

const PREFIX = named('journal/')

export interface JournalEntry {
  readonly attempt: Attempt
  readonly session: Session
}

export interface Journal {
  /** Returns whether at least one place has taken the entry. */
  write(entry: JournalEntry): boolean
  erase(attempt: Attempt): void
  /** What was not confirmed before, oldest first. Damaged entries are left where they are and not returned. */
  pending(): JournalEntry[]
}

export function journalIn(places: readonly KeyValueStore[]): Journal {
  return {
    write(entry) {
      const text = JSON.stringify(entry)
      return places
        .map((place) => quietly(() => place.setItem(PREFIX + entry.attempt.id, text)))
        .includes(true)
    },
    erase(attempt) {
      for (const place of places) quietly(() => place.removeItem(PREFIX + attempt.id))
    },
    pending() {
      const found = new Map<string, JournalEntry>()
      for (const place of places)
        quietly(() => {
          for (let at = 0; at < place.length; at++) {
            const key = place.key(at)
            const entry = key?.startsWith(PREFIX) ? readEntry(place.getItem(key)) : undefined
            if (entry) found.set(entry.attempt.id, entry)
          }
        })
      return [...found.values()].sort((a, b) => a.attempt.answeredAt - b.attempt.answeredAt)
    },
  }
}

function quietly(act: () => void): boolean {
  try {
    act()
    return true
  } catch {
    return false
  }
}

// Only this page writes these keys; the check is against a text cut off by a full disk, not against forgery.
function readEntry(text: string | null): JournalEntry | undefined {
  try {
    const entry = JSON.parse(text ?? '') as Partial<JournalEntry>
    const whole =
      typeof entry.attempt?.id === 'string' &&
      typeof entry.attempt.answeredAt === 'number' &&
      Array.isArray(entry.session?.given)
    return whole ? (entry as JournalEntry) : undefined
  } catch {
    return undefined
  }
}

/** The journal in this browser's localStorage and sessionStorage, as far as it has them. */
export function browserJournal(): Journal {
  const places = [browserPlace('localStorage'), browserPlace('sessionStorage')]
  return journalIn(places.filter((place) => place !== undefined))
}
