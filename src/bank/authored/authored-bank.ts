// The authored bank once it is read: plain data with the place each part was written at.
import type { Place } from './problem.ts'
import type { FactFields, PackFields, QuestionFields } from './schema.ts'

export type AuthoredPack = PackFields & { readonly place: Place }

export type AuthoredQuestion = QuestionFields & { readonly place: Place }

export interface AuthoredFact extends Omit<FactFields, 'questions'> {
  readonly place: Place
  /** The chapter of the file it stands in. */
  readonly fileChapter: string
  readonly questions: readonly AuthoredQuestion[]
}

/** What one paragraph contains: names and figures, never sentences. */
export interface AuthoredParagraph {
  readonly id: string
  readonly figures: readonly string[]
  readonly names: readonly string[]
  readonly place: Place
}

export interface AuthoredBank {
  readonly pack: AuthoredPack
  readonly paragraphs: readonly AuthoredParagraph[]
  /** In the order of the pack's chapters, then of file names, then as written. */
  readonly facts: readonly AuthoredFact[]
  /** Absent until `npm run bank:fix` has run once. */
  readonly lock?: Lock
}

export interface LockEntry {
  readonly meaning: string
  /** Edition in which the id was given out. */
  readonly edition: string
}

export type Lock = Readonly<Record<string, LockEntry>>
