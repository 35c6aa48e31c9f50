import { lengthOf } from '../authored/plain-text.ts'
import { error } from '../authored/problem.ts'
import type { Check } from './check.ts'
import type { AskedQuestion } from './checked-bank.ts'

const MOST = 1.05

export const optionLengths: Check = {
  name: 'option-lengths',
  description: 'Over the whole bank the right option of a single choice is not longer than the wrong ones.',
  scope: 'bank',
  check: (bank) => {
    const { right, wrong } = meanOptionLengths(bank.asked)
    if (right <= wrong * MOST) return []
    return [
      error(
        bank.pack,
        `right options of single questions have ${right.toFixed(2)} characters on average, wrong ones ${wrong.toFixed(2)}: ` +
          'lengthen wrong options or shorten right ones, or the longest is a good guess',
      ),
    ]
  },
}

/** Mean lengths of right and wrong options of the single questions given, in characters. */
export function meanOptionLengths(asked: readonly AskedQuestion[]): {
  readonly right: number
  readonly wrong: number
} {
  const right: number[] = []
  const wrong: number[] = []
  for (const { question } of asked) {
    if (question.form !== 'single') continue
    for (const { id, text } of question.options) (id === question.answer ? right : wrong).push(lengthOf(text))
  }
  return { right: mean(right), wrong: mean(wrong) }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}
