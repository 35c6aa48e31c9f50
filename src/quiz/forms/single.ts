import type { SingleQuestion } from '../question.ts'
import type { FormRules } from './form-rules.ts'

export const single: FormRules<SingleQuestion> = {
  chooses: 'one',
  code: { as: 'choice', bits: 3, first: 0, none: 7 },
  rightAnswer: ({ right }) => [right],
  options: ({ options }) => options,
}
