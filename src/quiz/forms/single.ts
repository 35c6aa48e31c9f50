import type { SingleQuestion } from '../question.ts'
import type { FormRules } from './form-rules.ts'

export const single: FormRules<SingleQuestion> = {
  chooses: 'one',
  rightAnswer: ({ right }) => [right],
  options: ({ options }) => options,
}
