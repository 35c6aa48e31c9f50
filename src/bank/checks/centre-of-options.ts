import { plainText } from '../authored/plain-text.ts'
import { error, warning } from '../authored/problem.ts'
import type { Problem } from '../authored/problem.ts'
import type { Check } from './check.ts'
import type { AskedQuestion } from './checked-bank.ts'

/** A guess among four options is right in 0.25, among three in 0.33. */
const MOST_OF_FIGURES = 0.33
const MOST_OF_ALL = 0.4
/** Fewer than this say nothing about a habit. */
const LEAST_WITH_FIGURES = 40

export const centreOfOptions: Check = {
  name: 'centre-of-options',
  description:
    'The option most like the others of its single choice is right no more often than a guess: authors who vary the ' +
    'right answer to make wrong ones give it away by being in the middle.',
  scope: 'bank',
  check: (bank) => {
    const { all, figures } = centreShares(bank.asked)
    const problems: Problem[] = []
    if (figures.count >= LEAST_WITH_FIGURES && figures.share > MOST_OF_FIGURES)
      problems.push(error(bank.pack, advice('with figures', figures.share, MOST_OF_FIGURES)))
    if (all.share > MOST_OF_ALL)
      problems.push(warning(bank.pack, advice('of all kinds', all.share, MOST_OF_ALL)))
    return problems
  },
}

function advice(which: string, share: number, most: number): string {
  return (
    `single questions ${which}: the option most like the others is right in ${share.toFixed(2)} of them, at most ` +
    `${most.toFixed(2)} is wanted: vary wrong options among themselves, not each from the right one`
  )
}

export interface CentreShare {
  /** Single questions with one option that is more like the others than any. */
  readonly count: number
  /** In how many of these that option is the right one, 0 to 1. */
  readonly share: number
}

/** How often the option most like the others is right: over all single questions, and over those about figures. */
export function centreShares(asked: readonly AskedQuestion[]): {
  readonly all: CentreShare
  readonly figures: CentreShare
} {
  const found = asked.flatMap(({ question }) => {
    if (question.form !== 'single') return []
    const centre = centreOf(question.options.map(({ text }) => text))
    if (centre === undefined) return []
    return [
      {
        isRight: question.options[centre]?.id === question.answer,
        hasFigures: question.options.every(({ text }) => /\d/.test(text)),
      },
    ]
  })
  return { all: shareOf(found), figures: shareOf(found.filter(({ hasFigures }) => hasFigures)) }
}

function shareOf(found: readonly { readonly isRight: boolean }[]): CentreShare {
  const right = found.filter(({ isRight }) => isRight).length
  return { count: found.length, share: right / Math.max(1, found.length) }
}

/** Index of the text with the smallest sum of edit distances to the others; undefined when two have it. */
export function centreOf(texts: readonly string[]): number | undefined {
  const plain = texts.map(plainText)
  const sums = plain.map((text) => plain.reduce((sum, other) => sum + editDistance(text, other), 0))
  const least = Math.min(...sums)
  return sums.filter((sum) => sum === least).length === 1 ? sums.indexOf(least) : undefined
}

/** Insertions, deletions and replacements of single characters (Levenshtein), one row at a time. */
export function editDistance(left: string, right: string): number {
  const to = [...right]
  let row = Array.from({ length: to.length + 1 }, (_, at) => at)
  for (const [done, from] of [...left].entries()) {
    const next = [done + 1]
    for (const [at, character] of to.entries()) {
      const replaced = (row[at] ?? 0) + (from === character ? 0 : 1)
      next.push(Math.min(replaced, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? 0
}
