import type { BlankQuestion } from '../question.ts'
import { acceptsTyped } from '../typed-text.ts'
import type { FormRules } from './form-rules.ts'

export const blank: FormRules<BlankQuestion> = {
  isTyped: true,
  rightAnswer: ({ accept }) => accept.slice(0, 1),
  isRight: (question, answer) => answer.length === 1 && acceptsTyped(question, answer[0] ?? ''),
  say: ({ unit = '' }, [typed]) => (typed === undefined ? '' : typed + unit),
}
