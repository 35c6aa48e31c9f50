import { authoredOptions, optionText } from '../quiz/option-order.ts'
import { rightAnswer } from '../quiz/judging.ts'
import type { Answer, Question } from '../quiz/question.ts'

/** One line of a question under review: an option, an item in its place, or a pair. */
export interface AnswerLine {
  readonly id: string
  readonly text: string
  /** Part of the right answer. */
  readonly right: boolean
  /** Part of what was answered. */
  readonly picked: boolean
}

export interface JudgeWords {
  readonly yes: string
  readonly no: string
}

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
  switch (question.form) {
    case 'judge':
      return answer.length === 0 ? '' : answer[0] === 'true' ? words.yes : words.no
    case 'blank':
      return answer.length === 0 ? '' : (answer[0] ?? '') + (question.unit ?? '')
    case 'single':
    case 'multiple':
      return authoredOptions(question)
        .filter((option) => answer.includes(option.id))
        .map((option) => option.text)
        .join('、')
    case 'order':
      return answer.map((id) => optionText(question, id) ?? '').join(' → ')
    case 'match':
      return question.left
        .map((left, at) => `${left.text}：${optionText(question, answer[at] ?? '') ?? '—'}`)
        .join('；')
  }
}
