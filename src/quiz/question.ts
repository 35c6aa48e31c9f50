// The words of the bank as the rules see them: facts, questions, answers. Knows nothing of files, storage or screens.

/** Permanent id of a question, e.g. `s4p3-07a`. */
export type QuestionId = string & { readonly __id: 'question' }
/** Permanent id of a fact, e.g. `s4p3-07`. */
export type FactId = string & { readonly __id: 'fact' }
/** Identity of an option within its question, e.g. `b`. Not a position and not a letter on the screen. */
export type OptionId = string

export const FORMS = ['single', 'multiple', 'judge', 'blank', 'order', 'match', 'gaps', 'short'] as const
export type Form = (typeof FORMS)[number]

export const FACT_KINDS = [
  'count',
  'date',
  'person',
  'place',
  'title',
  'slogan',
  'organisation',
  'award',
  'list',
  'amount',
  'percent',
] as const
export type FactKind = (typeof FACT_KINDS)[number]

/** Marks a blank in a stem. */
export const GAP = '____'

export type Difficulty = 1 | 2 | 3

/** One statement the source supports, in our own words. */
export interface Fact {
  readonly id: FactId
  /** Citation in the source, e.g. `S4P3`: part 4, paragraph 3. */
  readonly paragraph: string
  readonly chapter: string
  readonly kind: FactKind
  readonly statement: string
  /** The values the fact turns on, as printed in the source. */
  readonly keys: readonly string[]
  /** Present when the fact follows from others by arithmetic. */
  readonly derived?: { readonly from: readonly FactId[]; readonly sum: string }
}

export interface Option {
  readonly id: OptionId
  readonly text: string
}

/** The part of a question that draws use, without its text. */
export interface QuestionSummary {
  readonly id: QuestionId
  readonly chapter: string
  readonly paragraph: string
  readonly form: Form
  readonly difficulty: Difficulty
  /** The facts it rests on; the first is the one it is filed under. */
  readonly facts: readonly FactId[]
}

interface QuestionText extends QuestionSummary {
  readonly stem: string
  readonly explanation: string
}

export interface SingleQuestion extends QuestionText {
  readonly form: 'single'
  readonly options: readonly Option[]
  readonly right: OptionId
}

export interface MultipleQuestion extends QuestionText {
  readonly form: 'multiple'
  readonly options: readonly Option[]
  readonly right: readonly OptionId[]
}

export interface JudgeQuestion extends QuestionText {
  readonly form: 'judge'
  readonly right: boolean
  /** Of a false statement: the words that make it false, and those that would make it true. */
  readonly swap?: { readonly wrong: string; readonly right: string }
}

export interface BlankQuestion extends QuestionText {
  readonly form: 'blank'
  /** Accepted texts; the first is the one shown as the answer. */
  readonly accept: readonly string[]
  /** A unit printed after the blank, which may be typed too. */
  readonly unit?: string
  /** Traditional characters for those of its texts, then what each stands for: {@link simplified}. */
  readonly traditional?: string
}

export interface OrderQuestion extends QuestionText {
  readonly form: 'order'
  /** In the right order. */
  readonly items: readonly Option[]
}

export interface MatchQuestion extends QuestionText {
  readonly form: 'match'
  readonly left: readonly Option[]
  /** `right[n]` matches `left[n]`; entries beyond the length of `left` are distractors. */
  readonly right: readonly Option[]
}

/** Several blanks in one stem; right when each of them is. */
export interface GapsQuestion extends QuestionText {
  readonly form: 'gaps'
  /** For each blank of the stem, in its order, the accepted texts; the first of each is shown as the answer. */
  readonly accept: readonly (readonly string[])[]
  /** Traditional characters for those of its texts, then what each stands for: {@link simplified}. */
  readonly traditional?: string
}

/** Answered in one's own words and judged by oneself, beside the model answer. */
export interface ShortQuestion extends QuestionText {
  readonly form: 'short'
  /** Model answers; the first is the one shown. */
  readonly accept: readonly string[]
}

/** Answered by choosing among options. */
export type ChoiceQuestion = SingleQuestion | MultipleQuestion | JudgeQuestion

export type Question =
  ChoiceQuestion | BlankQuestion | OrderQuestion | MatchQuestion | GapsQuestion | ShortQuestion

/**
 * What someone answered, by identity. single: one option id; multiple: option ids in authored order; judge: `true` or
 * `false`; blank: the text as typed; order: item ids in the chosen order; match: for each left item in authored order
 * the id of the right side chosen, or an empty string; gaps: the text typed into each; short: the text as typed, which
 * may be empty, then one's own verdict, `true` or `false`. An empty list means no answer was given.
 */
export type Answer = readonly string[]
