import type { MatchQuestion } from '../question.ts'
import type { FormRules } from './form-rules.ts'

export const match: FormRules<MatchQuestion> = {
  rightAnswer: ({ left, right }) => left.map((_, at) => right[at]?.id ?? ''),
  options: ({ right }) => right,
  say: ({ left }, answer, textOf) =>
    left.map(({ text }, at) => `${text}：${textOf(answer[at] ?? '') ?? '—'}`).join('；'),
}
