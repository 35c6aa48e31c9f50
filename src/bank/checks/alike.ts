import { figuresIn } from '../authored/figures.ts'
import { rightAnswerOf } from '../authored/lock.ts'
import { error } from '../authored/problem.ts'
import type { AuthoredQuestion } from '../authored/authored-bank.ts'
import type { Check } from './check.ts'
import type { AskedQuestion } from './checked-bank.ts'
import { likeness, pairsOf } from './likeness.ts'

const NEARLY_THE_SAME = 0.9

export const alike: Check = {
  name: 'alike',
  description: 'No two questions of one form have the same answer and nearly the same stem.',
  scope: 'file',
  check: (bank) =>
    // Only questions with one answer are compared, so a thousand questions make few pairs.
    [...groupByAnswer(bank.asked).values()].flatMap((group) => {
      const prints = group.map(({ question }) => ({ question, pairs: pairsOf(question.stem) }))
      return prints.flatMap(({ question, pairs }, index) => {
        const twin = prints.slice(0, index).find((other) => likeness(other.pairs, pairs) >= NEARLY_THE_SAME)
        if (!twin) return []
        return [
          error(
            question,
            `asks nearly the same as ${twin.question.id}, with the same answer: reword or drop one`,
          ),
        ]
      })
    }),
}

function groupByAnswer(asked: readonly AskedQuestion[]): ReadonlyMap<string, readonly AskedQuestion[]> {
  const groups = new Map<string, AskedQuestion[]>()
  for (const each of asked) {
    const key = JSON.stringify([each.question.form, answerOf(each.question)])
    groups.set(key, [...(groups.get(key) ?? []), each])
  }
  return groups
}

/** Statements to judge differ by the figures they state, too: all true ones share the answer `true`. */
function answerOf(question: AuthoredQuestion): readonly string[] {
  if (question.form !== 'judge') return rightAnswerOf(question)
  return [...rightAnswerOf(question), ...figuresIn(question.stem).map(({ text }) => text)]
}
