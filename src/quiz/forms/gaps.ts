import { GAP } from '../question.ts'
import type { GapsQuestion } from '../question.ts'
import { acceptsTyped } from '../typed-text.ts'
import type { TypedQuestion } from '../typed-text.ts'
import type { FormRules } from './form-rules.ts'

export const gaps: FormRules<GapsQuestion> = {
  isTyped: true,
  rightAnswer: ({ accept }) => accept.map(([shown = '']) => shown),
  isRight: (question, answer) => areGapsRight(question, answer).every(Boolean),
  say: (_, answer) => answer.map((typed) => typed.trim() || '—').join('；'),
}

/** Which of the blanks are filled in right, in their order. */
export function areGapsRight(question: GapsQuestion, answer: readonly string[]): readonly boolean[] {
  return gapsOf(question).map((gap, at) => acceptsTyped(gap, answer[at] ?? ''))
}

/** Each blank as a separate blank question, with the words around it. */
function gapsOf({ stem, accept, traditional = '' }: GapsQuestion): readonly TypedQuestion[] {
  const words = stem.split(GAP)
  return accept.map((texts, at) => ({
    accept: texts,
    stem: [words[at], words[at + 1]].join(GAP),
    traditional,
  }))
}
