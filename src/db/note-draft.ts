// The note that is being written, letter by letter, outside the database: a page that is reloaded, left or killed before the
// note is stored has it here. One is enough, since nobody writes two at once.

import type { Note } from '../quiz/note.ts'
import { browserPlace } from './browser-places.ts'
import { named } from './home.ts'

const KEY = named('note-draft')

export function keepNoteDraft(note: Note): void {
  try {
    browserPlace('localStorage')?.setItem(KEY, JSON.stringify(note))
  } catch {
    // No room or no storage: then the database has it a second later, or says so.
  }
}

/** What an earlier page could not store; undefined when there is nothing, or nothing that can be read. */
export function keptNoteDraft(): Note | undefined {
  try {
    const kept: unknown = JSON.parse(browserPlace('localStorage')?.getItem(KEY) ?? 'null')
    return isNote(kept) ? kept : undefined
  } catch {
    return undefined
  }
}

/** The note is stored. One that was changed since stays. */
export function forgetNoteDraft({ question, text }: Pick<Note, 'question' | 'text'>): void {
  const kept = keptNoteDraft()
  if (kept?.question !== question || kept.text !== text) return
  try {
    browserPlace('localStorage')?.removeItem(KEY)
  } catch {
    // Then it is stored once more by the next page, to the same effect.
  }
}

function isNote(value: unknown): value is Note {
  if (typeof value !== 'object' || value === null) return false
  const { bank, question, text, changedAt } = value as Partial<Record<keyof Note, unknown>>
  return [bank, question, text].every((part) => typeof part === 'string') && typeof changedAt === 'number'
}
