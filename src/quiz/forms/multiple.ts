import type { MultipleQuestion } from '../question.ts'
import type { FormRules } from './form-rules.ts'

export const multiple: FormRules<MultipleQuestion> = {
  chooses: 'several',
  code: { as: 'flags', count: 6 },
  rightAnswer: ({ right }) => right,
  isRight({ right }, answer) {
    const members = new Set(answer)
    return members.size === right.length && right.every((id) => members.has(id))
  },
  options: ({ options }) => options,
  say: ({ options }, answer) =>
    options
      .filter(({ id }) => answer.includes(id))
      .map(({ text }) => text)
      .join('、'),
}
