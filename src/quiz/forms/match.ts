import type { MatchQuestion } from '../question.ts'
import type { FormRules } from './form-rules.ts'

export const match: FormRules<MatchQuestion> = {
  code: { as: 'places', bits: 4, none: 15 },
  rightAnswer: ({ left, right }) => left.map((_, at) => right[at]?.id ?? ''),
  // A half-made match is no answer.
  isComplete: ({ left }, answer) => answer.length === left.length && !answer.includes(''),
  options: ({ right }) => right,
  say: ({ left }, answer, textOf) =>
    left.map(({ text }, at) => `${text}：${textOf(answer[at] ?? '') ?? '—'}`).join('；'),
}
