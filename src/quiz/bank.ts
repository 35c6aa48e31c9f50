import { FORMS } from './question.ts'
import type { Fact, FactId, Form, Question, QuestionId, QuestionSummary } from './question.ts'

/** The bank that comes with the app. */
export const BUILT_IN_BANK = 'loudi-2021'

export interface BankSource {
  readonly newspaper: string
  /** Date of the paper, `YYYY-MM-DD`. */
  readonly date: string
  readonly title: string
  readonly authors: string
}

export interface Chapter {
  readonly id: string
  readonly title: string
  /** Where it stands in the source, e.g. `第四部分`. */
  readonly source: string
  readonly paragraphs: readonly string[]
}

/** The small part of a bank that is loaded first: enough to draw a paper, no question text. */
export interface BankIndex {
  readonly bank: string
  /** Names this very content: a bank that draws other papers has another. */
  readonly edition: string
  readonly title: string
  /** The cited source. Own banks have none, and each of their questions is its own fact. */
  readonly source?: BankSource
  readonly chapters: readonly Chapter[]
  /** Every question in practice, in authored order. Retired ones are absent. */
  readonly questions: readonly QuestionSummary[]
}

/** The text of one chapter. */
export interface ChapterContent {
  readonly chapter: string
  readonly facts: readonly Fact[]
  readonly questions: readonly Question[]
  /** Traditional characters for those of all its texts, then what each stands for: `simplified` of clean-text.ts. */
  readonly traditional?: string
}

/**
 * Pairs of questions of which one gives the other's answer away, as found when the bank was compiled. Each is listed
 * under both, since on a paper one can go back.
 */
export type Giveaways = ReadonlyMap<QuestionId, ReadonlySet<QuestionId>>

export const NO_GIVEAWAYS: Giveaways = new Map()

/** Where a bank comes from: the assets of the built-in one, or rows of IndexedDB. */
export interface BankLoader {
  /** Its id, known before anything of it is loaded. */
  readonly bank: string
  loadIndex(): Promise<BankIndex>
  loadChapter(chapter: string): Promise<ChapterContent>
  /** Questions that are no longer asked, of all chapters, so that old results can still be shown. */
  loadRetired(): Promise<readonly Question[]>
  /** Only a draw of papers needs these. `index` must be the one this loader gave. */
  loadGiveaways(index: BankIndex): Promise<Giveaways>
}

/** Whether an edition's name ends in a mark of its content. Those of 2026 have a plain name. */
export function isNamedByContent(edition: string): boolean {
  return /-[0-9a-f]{10}$/.test(edition)
}

export type QuestionLookup = (id: QuestionId) => Question | undefined
export type FactLookup = (id: FactId) => Fact | undefined

/** The forms that these questions have, in the order of {@link FORMS}. */
export function formsIn(questions: readonly Pick<QuestionSummary, 'form'>[]): readonly Form[] {
  const found = new Set(questions.map(({ form }) => form))
  return FORMS.filter((form) => found.has(form))
}
