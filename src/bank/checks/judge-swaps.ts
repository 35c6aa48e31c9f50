import { plainText } from '../authored/plain-text.ts'
import { error } from '../authored/problem.ts'
import type { Check } from './check.ts'
import { citedParagraphs, termsOf } from './checked-bank.ts'

export const judgeSwaps: Check = {
  name: 'judge-swaps',
  description:
    'A false statement changes one element of the source, says which, and its explanation puts it right.',
  scope: 'file',
  check: (bank) =>
    bank.asked.flatMap(({ question, facts }) => {
      if (question.form !== 'judge') return []
      const { swap } = question
      if (question.answer)
        return swap ? [error(question, 'a true statement has no swap: remove it, or set answer: false')] : []
      if (!swap) return [error(question, 'a false statement needs swap: { wrong: …, right: … }')]
      const right = plainText(swap.right)
      if (right === plainText(swap.wrong))
        return [error(question, 'swap.wrong and swap.right are the same: change one')]
      const problems = []
      if (!plainText(question.stem).includes(plainText(swap.wrong))) {
        problems.push(
          error(question, `swap.wrong “${swap.wrong}” does not stand in the stem: write it as the stem does`),
        )
      }
      if (!plainText(question.why).includes(right)) {
        problems.push(error(question, `why does not name swap.right “${swap.right}”: say what is right`))
      }
      const known = [
        ...citedParagraphs(bank, facts).flatMap(termsOf),
        ...facts.flatMap((fact) => [...fact.keys, fact.statement]),
        ...bank.pack.figures,
      ]
      // What follows by comparing figures (多, 不到一半) stands in no index.
      if (facts.some((fact) => fact.derived)) return problems
      if (!known.map(plainText).some((term) => term.includes(right) || right.includes(term))) {
        problems.push(
          error(
            question,
            `swap.right “${swap.right}” is in no index of ${facts.map((f) => f.paragraph).join(', ')}: correct it or add it there`,
          ),
        )
      }
      return problems
    }),
}
