import type { MultipleQuestion } from '../question.ts'
import type { FormRules } from './form-rules.ts'

export const multiple: FormRules<MultipleQuestion> = {
  chooses: 'several',
  rightAnswer: ({ right }) => right,
  isComplete: (_, answer) => answer.length > 0,
  options: ({ options }) => options,
}
