import { error } from '../authored/problem.ts'
import type { Check } from './check.ts'

const LEAST_SHARE = 0.15

export const difficultySpread: Check = {
  name: 'difficulty-spread',
  description: 'Each chapter has easy, usual and hard questions, at least 15 of 100 of each.',
  scope: 'bank',
  check: (bank) =>
    bank.pack.chapters.flatMap((chapter) => {
      const asked = bank.asked.filter((each) => each.chapter === chapter.id)
      if (asked.length === 0) return []
      return [1, 2, 3].flatMap((level) => {
        const share = asked.filter(({ question }) => question.difficulty === level).length / asked.length
        if (share >= LEAST_SHARE) return []
        const percent = (share * 100).toFixed(1)
        return [
          error(
            bank.pack,
            `chapter ${chapter.id}: ${percent} % of its questions have difficulty ${level}, at least 15 % are needed`,
          ),
        ]
      })
    }),
}
