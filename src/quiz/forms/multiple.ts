import type { MultipleQuestion } from '../question.ts'
import type { FormRules } from './form-rules.ts'

export const multiple: FormRules<MultipleQuestion> = {
  chooses: 'several',
  code: { as: 'flags', count: 6 },
  rightAnswer: ({ right }) => right,
  isComplete: (_, answer) => answer.length > 0,
  options: ({ options }) => options,
}
