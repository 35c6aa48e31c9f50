// What an edition's name rests on in a question, for the built-in bank and for one's own alike.
import { authoredOptions } from './option-order.ts'
import type { Question } from './question.ts'

/** The ids of the options, and what is right. A change here renames every edition, and their codes are then of another. */
export function judgedParts(question: Question): readonly [options: readonly string[], right: unknown] {
  return [authoredOptions(question).map(({ id }) => id), rightOf(question)]
}

function rightOf(question: Question): unknown {
  switch (question.form) {
    case 'single':
    case 'multiple':
    case 'judge':
      return question.right
    case 'blank':
      return [question.accept, question.unit]
    case 'gaps':
    case 'short':
      return question.accept
    case 'order':
      return undefined
    case 'match':
      return question.left.map(({ id }) => id)
  }
}
