import type { Answer, Question } from './question.ts'
import { acceptsTyped } from './typed-text.ts'

/** Whether an answer is right as a whole. No answer is a wrong one. Points are the business of scoring. */
export function isRight(question: Question, answer: Answer): boolean {
  if (answer.length === 0) return false
  switch (question.form) {
    case 'single':
      return answer.length === 1 && answer[0] === question.right
    case 'multiple':
      return sameMembers(answer, question.right)
    case 'judge':
      return answer.length === 1 && answer[0] === String(question.right)
    case 'blank':
      return answer.length === 1 && acceptsTyped(question, answer[0] ?? '')
    case 'order':
      return sameSequence(
        answer,
        question.items.map((item) => item.id),
      )
    case 'match':
      return sameSequence(answer, rightSides(question))
  }
}

/** The answer that earns full marks, in the shape of {@link Answer}. */
export function rightAnswer(question: Question): Answer {
  switch (question.form) {
    case 'single':
      return [question.right]
    case 'multiple':
      return question.right
    case 'judge':
      return [String(question.right)]
    case 'blank':
      return question.accept.slice(0, 1)
    case 'order':
      return question.items.map((item) => item.id)
    case 'match':
      return rightSides(question)
  }
}

/** Whether enough was chosen to hand the answer in. An order as shown is an answer; a half-made match is not. */
export function isComplete(question: Question, answer: Answer): boolean {
  switch (question.form) {
    case 'single':
    case 'judge':
    case 'multiple':
      return answer.length > 0
    case 'blank':
      return (answer[0] ?? '').trim() !== ''
    case 'order':
      return answer.length === question.items.length
    case 'match':
      return answer.length === question.left.length && answer.every((side) => side !== '')
  }
}

function rightSides(question: Extract<Question, { form: 'match' }>): Answer {
  return question.left.map((_, at) => question.right[at]?.id ?? '')
}

function sameMembers(a: readonly string[], b: readonly string[]): boolean {
  const members = new Set(a)
  return members.size === b.length && b.every((member) => members.has(member))
}

function sameSequence(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((part, at) => part === b[at])
}
