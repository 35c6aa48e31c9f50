import type { Answer, ShortQuestion } from '../question.ts'
import type { FormRules } from './form-rules.ts'

export const short: FormRules<ShortQuestion> = {
  isTyped: true,
  isSelfJudged: true,
  rightAnswer: ({ accept }) => [accept[0] ?? '', 'true'],
  isRight: (_, [, verdict]) => verdict === 'true',
  // Thinking is enough: what counts is one's own verdict.
  isComplete: (_, [, verdict]) => Boolean(verdict),
  say: (_, [typed = '']) => typed.trim(),
}

/** The answer once the model has been shown, still without a verdict. */
export function withModelSeen([typed = '']: Answer): Answer {
  return [typed, '']
}

export function hasSeenModel(answer: Answer): boolean {
  return answer.length > 1
}
