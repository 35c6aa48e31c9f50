import { error } from '../authored/problem.ts'
import type { AuthoredQuestion } from '../authored/authored-bank.ts'
import type { Check } from './check.ts'
import type { AskedQuestion } from './checked-bank.ts'
import { pairsOf } from './likeness.ts'

/** A guess among four options is right in 0.25; both sides of it would be a cue. */
const LEAST = 0.15
const MOST = 0.35
/** Fewer than this say nothing about a habit. */
const LEAST_COUNT = 40

export const echo: Check = {
  name: 'echo',
  description:
    'The option of a single choice that alone shares most words with its stem is right about as often as a guess.',
  scope: 'bank',
  check: (bank) => {
    const { share, count } = echoShare(bank.asked)
    if (count < LEAST_COUNT || (share >= LEAST && share <= MOST)) return []
    const advice =
      share > MOST
        ? 'take the word of the stem out of right options, or give it to a wrong one'
        : 'take words of the stem out of wrong options'
    return [
      error(
        bank.pack,
        `the option that shares most words with the stem is right in ${share.toFixed(2)} of ${count} single questions, ` +
          `${LEAST} to ${MOST} is wanted: ${advice}`,
      ),
    ]
  },
}

/** Over single questions with one option that repeats more of the stem than any other: how often it is the right one. */
export function echoShare(asked: readonly AskedQuestion[]): {
  readonly share: number
  readonly count: number
} {
  const found = asked.flatMap(({ question }) => {
    if (question.form !== 'single') return []
    const loudest = loudestOption(question)
    return loudest === undefined ? [] : [loudest === question.answer]
  })
  return { share: found.filter(Boolean).length / Math.max(1, found.length), count: found.length }
}

/** Id of the option that alone shares most pairs of characters with the stem; pairs all options have do not count. */
export function loudestOption(
  question: Extract<AuthoredQuestion, { readonly form: 'single' }>,
): string | undefined {
  const stem = wordsOf(question.stem)
  const options = question.options.map(({ id, text }) => ({ id, pairs: wordsOf(text) }))
  const shared = options.map(({ id, pairs }) => ({
    id,
    count: [...pairs].filter((pair) => stem.has(pair) && options.some((other) => !other.pairs.has(pair)))
      .length,
  }))
  const most = Math.max(...shared.map(({ count }) => count))
  const loudest = shared.filter(({ count }) => count === most)
  return most > 0 && loudest.length === 1 ? loudest[0]?.id : undefined
}

/** Pairs of Chinese characters stand for words; figures do not echo. */
function wordsOf(text: string): ReadonlySet<string> {
  return new Set([...pairsOf(text)].filter((pair) => /^\p{Script=Han}{2}$/u.test(pair)))
}
