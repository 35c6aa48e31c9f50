import type { AuthoredQuestion } from '../authored/authored-bank.ts'

/** The texts a question holds to be right, outside its stem; of a false statement, what it should say instead. */
export function rightTextsOf(question: AuthoredQuestion): readonly string[] {
  switch (question.form) {
    case 'single':
      return question.options.filter(({ id }) => id === question.answer).map(({ text }) => text)
    case 'multiple':
      return question.options.filter(({ id }) => question.answer.includes(id)).map(({ text }) => text)
    case 'judge':
      return question.swap ? [question.swap.right] : []
    case 'blank':
    case 'short':
      return question.accept
    case 'gaps':
      return question.accept.flat()
    case 'order':
      return question.items.map(({ text }) => text)
    case 'match':
      return question.pairs.flatMap(({ left, right }) => [left, right])
  }
}
