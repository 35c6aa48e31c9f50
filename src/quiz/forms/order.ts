import type { OrderQuestion } from '../question.ts'
import { shuffled } from '../random.ts'
import type { FormRules } from './form-rules.ts'

export const order: FormRules<OrderQuestion> = {
  code: { as: 'places', bits: 3 },
  rightAnswer: ({ items }) => items.map(({ id }) => id),
  // An order as shown is an answer.
  isComplete: ({ items }, answer) => answer.length === items.length,
  options: ({ items }) => items,
  // It must not stand there already solved.
  shown({ items }, random) {
    const [first, ...others] = shuffled(items, random)
    const mixed = first ? [first, ...others] : []
    const isSolved = mixed.every(({ id }, at) => id === items[at]?.id)
    return first && isSolved ? [...others, first] : mixed
  },
  say: (_, answer, textOf) => answer.map((id) => textOf(id) ?? '').join(' → '),
}
