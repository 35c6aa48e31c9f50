import type { JudgeQuestion } from '../question.ts'
import type { FormRules } from './form-rules.ts'

/** 对 always comes before 错. */
export const judge: FormRules<JudgeQuestion> = {
  chooses: 'one',
  rightAnswer: ({ right }) => [String(right)],
  say: (_, [answer], _textOf, words) =>
    answer === undefined ? '' : answer === 'true' ? words.yes : words.no,
}
