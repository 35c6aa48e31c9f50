import { rulesOfForm } from '../quiz/forms/forms.ts'
import type { JudgeWords } from '../quiz/forms/form-rules.ts'
import { authoredOptions, optionText } from '../quiz/option-order.ts'
import { rightAnswer } from '../quiz/judging.ts'
import type { Answer, Question } from '../quiz/question.ts'

/** One line of a question under review: an option, an item in its place, or a pair. */
export interface AnswerLine {
  readonly id: string
  readonly text: string
  /** Part of the right answer. */
  readonly right: boolean
  /** Part of the given answer. */
  readonly picked: boolean
}

export type { JudgeWords }

/** Options of single, multiple and judge in authored order, each with whether it is right and whether it was picked. */
export function answerLines(question: Question, answer: Answer, words: JudgeWords): AnswerLine[] {
  const right = rightAnswer(question)
  const line = (id: string, text: string): AnswerLine => ({
    id,
    text,
    right: right.includes(id),
    picked: answer.includes(id),
  })
  if (question.form === 'judge') return [line('true', words.yes), line('false', words.no)]
  return authoredOptions(question).map(({ id, text }) => line(id, text))
}

/** An answer in words, for any form; an empty text when nothing was answered. */
export function answerText(question: Question, answer: Answer, words: JudgeWords): string {
  const textOf = (id: string): string | undefined => optionText(question, id)
  const own = rulesOfForm(question.form).say?.(question, answer, textOf, words)
  const chosen = authoredOptions(question).filter(({ id }) => answer.includes(id))
  return own ?? chosen.map(({ text }) => text).join('、')
}
