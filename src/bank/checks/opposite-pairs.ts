import { error } from '../authored/problem.ts'
import type { AuthoredQuestion } from '../authored/authored-bank.ts'
import type { Check } from './check.ts'
import { likeness, pairsOf } from './likeness.ts'

/** From here up, two options say the same thing of one matter, with one word or figure changed. */
const TWINS = 0.5

export const oppositePairs: Check = {
  name: 'opposite-pairs',
  description:
    'Options of a multiple choice do not come in pairs of right and wrong: whoever sees two pairs takes one of each.',
  scope: 'file',
  check: (bank) =>
    bank.asked.flatMap(({ question }) => {
      if (question.form !== 'multiple') return []
      const pairs = opposites(question)
      if (pairs.length < 2) return []
      const named = pairs.map(([right, wrong]) => `“${right}” and “${wrong}”`).join('; ')
      return [
        error(
          question,
          `options stand in opposite pairs (${named}): ask of different matters, and keep one pair at most`,
        ),
      ]
    }),
}

/** Right options, each with a wrong one that differs from it by a word or a figure. */
function opposites(
  question: Extract<AuthoredQuestion, { readonly form: 'multiple' }>,
): readonly (readonly [right: string, wrong: string])[] {
  const right = question.options.filter(({ id }) => question.answer.includes(id))
  const wrong = new Set(
    question.options.filter(({ id }) => !question.answer.includes(id)).map(({ text }) => text),
  )
  return right.flatMap(({ text }) => {
    const twin = [...wrong].find((other) => likeness(pairsOf(text), pairsOf(other)) >= TWINS)
    if (twin === undefined) return []
    wrong.delete(twin)
    return [[text, twin] as const]
  })
}
