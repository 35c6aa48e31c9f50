// The compiled files as they travel: `index.json`, and `chapter-s0.json` and so on. Small, since the index is on the
// way to the first question, yet readable, since people will look into them.
import type { BankSource } from '../quiz/bank.ts'
import type { Difficulty, FactKind, Form } from '../quiz/question.ts'

/** Raised when a file of an older build can no longer be read. */
export const WIRE_VERSION = 2

// What nearly always follows from the id is left out of a chapter's file where it does: question s2p1-03b is on fact
// s2p1-03, and that rests on paragraph S2P1.
export function usualFact(question: string): string {
  return question.replace(/[a-z]$/, '')
}

export function usualParagraph(id: string): string {
  return id.replace(/-.*$/s, '').toUpperCase()
}

export const USUAL_LEVEL = 2
export const USUAL_FORM = 'single'
export const USUAL_KIND = 'count'

/** One letter per form in the index. */
export const FORM_CODES = {
  single: 's',
  multiple: 'm',
  judge: 'j',
  blank: 'b',
  order: 'o',
  match: 'p',
  gaps: 'g',
  short: 't',
} as const satisfies Record<Form, string>

/**
 * A question in the index, under its paragraph: `07as2` is question 07a, single, difficulty 2, filed under fact 07 of
 * the paragraph; further facts follow after spaces: `07as2 s4p3-08`.
 */
export type WireSummary = string

export interface WireIndex {
  readonly version: number
  readonly bank: string
  readonly edition: string
  readonly title: string
  readonly source: BankSource
  readonly chapters: readonly {
    readonly id: string
    readonly title: string
    readonly source: string
    readonly paragraphs: Readonly<Record<string, readonly WireSummary[]>>
  }[]
}

/** Options by id, in authored order; ids begin with a letter, so that objects keep that order. */
export type WireOptions = Readonly<Record<string, string>>

export interface WireFact {
  readonly id: string
  /** When it is not the usual one. */
  readonly paragraph?: string
  /** A count where it is not said. */
  readonly kind?: FactKind
  readonly says: string
  readonly keys: readonly string[]
  readonly from?: readonly string[]
  readonly sum?: string
}

export interface WireQuestion {
  readonly id: string
  /** Paragraph, level and facts when they are not the usual ones. */
  readonly paragraph?: string
  /** A single choice where it is not said. */
  readonly form?: Form
  readonly level?: Difficulty
  readonly facts?: readonly string[]
  readonly stem: string
  readonly why: string
  /** single, multiple: the options; order: the items; match: the left side. */
  readonly options?: WireOptions
  /** match: the right side. */
  readonly others?: WireOptions
  /** single: an option id; multiple: option ids; judge: true or false; blank, short: accepted texts; gaps: those of each. */
  readonly right?: string | readonly string[] | readonly (readonly string[])[] | boolean
  readonly unit?: string
  /** blank, outside a chapter's file: its part of the chapter's table. */
  readonly traditional?: string
  /** judge, of a false statement: the wrong words in the stem, and the right ones. */
  readonly swap?: readonly [wrong: string, right: string]
}

export interface WireChapter {
  readonly version: number
  readonly chapter: string
  readonly facts: readonly WireFact[]
  readonly questions: readonly WireQuestion[]
  /** Traditional characters for those of its texts, then what each stands for. */
  readonly traditional?: string
}

/** Places in the index's order of questions: the first of each row makes a pair with every other of the row. */
export interface WireGiveaways {
  readonly version: number
  readonly edition: string
  /** How many questions that index lists; with another number the places mean something else. */
  readonly questions: number
  readonly pairs: readonly (readonly number[])[]
}
