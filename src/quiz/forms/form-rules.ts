// What every form of question has to say for itself. A new form is a file beside this one and a line in forms.ts.

import type { Answer, Option, Question } from '../question.ts'
import type { Random } from '../random.ts'

/** What the two choices of a judge question are called. */
export interface JudgeWords {
  readonly yes: string
  readonly no: string
}

/**
 * How a result code holds an answer. It stays what it is, since codes are on paper. `choice`: the place of one id, which
 * counts from `first`; `flags`: a bit for each of the first options; `places`: a list of places, where `none` stands for a
 * place left empty and without it none comes twice.
 */
export type AnswerCode =
  | { readonly as: 'text' }
  | {
      readonly as: 'choice'
      readonly bits: number
      readonly first: number
      readonly none: number
      /** Absent where they are those of the options. */
      readonly ids?: readonly string[]
    }
  | { readonly as: 'flags'; readonly count: number }
  | { readonly as: 'places'; readonly bits: number; readonly none?: number }

export interface FormRules<Asked extends Question> {
  /** Answered by choosing among options; an answer of several says the same in any order. */
  readonly chooses?: 'one' | 'several'
  readonly code: AnswerCode
  /** The answer that earns full marks. */
  rightAnswer(question: Asked): Answer
  /** Absent where only the right answer is right, of several in any order. No answer never is. */
  isRight?(question: Asked, answer: Answer): boolean
  /** Whether enough was chosen to hand the answer in. Absent where it takes as many parts as the right one, none blank. */
  isComplete?(question: Asked, answer: Answer): boolean
  /** The movable parts in the order of their author. Absent where nothing moves. */
  options?(question: Asked): readonly Option[]
  /** The same as they are shown. Absent where any order will do. */
  shown?(question: Asked, random: Random): readonly Option[]
  /** An answer in words; `textOf` gives the text of an option. Absent where these texts say it. */
  say?(question: Asked, answer: Answer, textOf: (id: string) => string | undefined, words: JudgeWords): string
}
