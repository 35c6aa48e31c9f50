// The parts of a question that determine the name of its edition, in built-in and own banks alike.
import { authoredOptions } from './option-order.ts'
import type { Question } from './question.ts'

/** Option ids and the right answer. Changing this function renames every edition and invalidates its codes. */
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
