import { rulesOfForm } from './forms/forms.ts'
import type { Answer, Question } from './question.ts'

/** Whether an answer is right as a whole. No answer is a wrong one. Points are the business of scoring. */
export function isRight(question: Question, answer: Answer): boolean {
  if (answer.length === 0) return false
  const own = rulesOfForm(question.form).isRight?.(question, answer)
  return own ?? sameAnswer(question, answer, rightAnswer(question))
}

/** The answer that earns full marks, in the shape of {@link Answer}. */
export function rightAnswer(question: Question): Answer {
  return rulesOfForm(question.form).rightAnswer(question)
}

/** Whether enough was chosen to hand the answer in. */
export function isComplete(question: Question, answer: Answer): boolean {
  const own = rulesOfForm(question.form).isComplete?.(question, answer)
  return own ?? (answer.length === rightAnswer(question).length && answer.every((part) => part.trim() !== ''))
}

/** Whether two answers to a question are equivalent. */
export function sameAnswer({ form }: Pick<Question, 'form'>, a: Answer, b: Answer): boolean {
  const [one, other] = rulesOfForm(form).chooses === 'several' ? [[...a].sort(), [...b].sort()] : [a, b]
  return one.length === other.length && one.every((part, at) => part === other[at])
}
