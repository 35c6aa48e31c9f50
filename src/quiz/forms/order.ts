import type { OrderQuestion } from '../question.ts'
import { shuffled } from '../random.ts'
import type { FormRules } from './form-rules.ts'

export const order: FormRules<OrderQuestion> = {
  rightAnswer: ({ items }) => items.map(({ id }) => id),
  options: ({ items }) => items,
  // It must not stand there already solved.
  shown({ items }, random) {
    const mixed = shuffled(items, random)
    const isSolved = mixed.every((item, at) => item === items[at])
    return isSolved ? [...mixed.slice(1), ...mixed.slice(0, 1)] : mixed
  },
  say: (_, answer, textOf) => answer.map((id) => textOf(id) ?? '').join(' → '),
}
