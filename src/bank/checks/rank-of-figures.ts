import { error } from '../authored/problem.ts'
import type { Check } from './check.ts'
import type { AskedQuestion } from './checked-bank.ts'
import { numericOptions } from './numeric-options.ts'

const LEAST = 0.2
const MOST = 0.32
const OPTIONS = 4
/** Fewer than this say nothing about a habit. */
const LEAST_COUNT = 25

export const rankOfFigures: Check = {
  name: 'rank-of-figures',
  description:
    'By size the right one of four figures stands first, second, third and last about equally often (20 to 32 of 100): ' +
    'authors tend to make every wrong figure larger.',
  scope: 'bank',
  check: (bank) => {
    const { ranks, count } = ranksOfFigures(bank.asked)
    if (count < LEAST_COUNT) return []
    return ranks.flatMap((times, rank) => {
      const share = times / count
      if (share >= LEAST && share <= MOST) return []
      const wanted = share < LEAST ? 'more' : 'fewer'
      return [
        error(
          bank.pack,
          `the right figure is number ${rank + 1} by size in ${times} of ${count} single questions ` +
            `(${(share * 100).toFixed(0)} %, 20 to 32 % are wanted): give ${wanted} of them that place by other wrong figures`,
        ),
      ]
    })
  },
}

export interface FigureRanks {
  /** How often the right figure is the smallest, the second, the third, the largest of four. */
  readonly ranks: readonly number[]
  readonly count: number
}

/** Where the right figure stands among its four options by size. */
export function ranksOfFigures(asked: readonly AskedQuestion[]): FigureRanks {
  const ranks = Array<number>(OPTIONS).fill(0)
  for (const { question } of asked) {
    if (question.form !== 'single' || question.options.length !== OPTIONS) continue
    const rank = numericOptions(question)?.findIndex(({ isRight }) => isRight)
    if (rank !== undefined && rank >= 0) ranks[rank] = (ranks[rank] ?? 0) + 1
  }
  return { ranks, count: ranks.reduce((sum, times) => sum + times, 0) }
}
