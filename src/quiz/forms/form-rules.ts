// What every form of question has to say for itself. A new form is a file beside this one and a line in forms.ts; how a
// result code holds its answers is frozen in contest/code-numbers.ts, which the first question does without.

import type { Answer, Option, Question } from '../question.ts'
import type { Random } from '../random.ts'

/** Labels of the two choices of a judge question. */
export interface JudgeWords {
  readonly yes: string
  readonly no: string
}

export interface FormRules<Asked extends Question> {
  /** Answered by choosing options; the order of several does not matter. */
  readonly chooses?: 'one' | 'several'
  /** Written in one's own words, so that the shown answer says more than 'right' does. */
  readonly isTyped?: true
  /** Who answers says whether it was right: for practice, and for no contest. */
  readonly isSelfJudged?: true
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
