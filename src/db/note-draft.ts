// The note that is being written, letter by letter, outside the database: a page that is reloaded, left or killed before the
// note is stored has it here. One is enough, since nobody writes two at once.

import type { Note } from '../quiz/note.ts'
import { localValues } from './web-storage.ts'

const NAME = 'note-draft'

/** Without room or storage the database has it a second later, or says so. */
export function keepNoteDraft(note: Note): void {
  localValues.writeJson(NAME, note)
}

/** The draft that an earlier page could not store; undefined when there is none, or it is unreadable. */
export function keptNoteDraft(): Note | undefined {
  const kept = localValues.readJson(NAME)
  return isNote(kept) ? kept : undefined
}

/** The note is stored. One that was changed since stays. */
export function forgetNoteDraft({ bank, question, text }: Pick<Note, 'bank' | 'question' | 'text'>): void {
  const kept = keptNoteDraft()
  if (kept?.bank === bank && kept.question === question && kept.text === text) localValues.remove(NAME)
}

function isNote(value: unknown): value is Note {
  if (typeof value !== 'object' || value === null) return false
  const { bank, question, text, changedAt } = value as Partial<Record<keyof Note, unknown>>
  return [bank, question, text].every((part) => typeof part === 'string') && typeof changedAt === 'number'
}
