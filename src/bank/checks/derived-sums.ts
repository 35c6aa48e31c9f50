import { amountsIn, bareFiguresIn } from '../authored/figures.ts'
import { error } from '../authored/problem.ts'
import type { AuthoredFact } from '../authored/authored-bank.ts'
import { readSum } from '../authored/sum.ts'
import type { Check } from './check.ts'
import type { CheckedBank } from './checked-bank.ts'

export const derivedSums: Check = {
  name: 'derived-sums',
  description: 'The sum of a derived fact holds, and its inputs are keys of the facts it comes from.',
  scope: 'file',
  check: (bank) =>
    bank.facts.flatMap((fact) => {
      if (!fact.derived) return []
      const read = readSum(fact.derived.sum)
      if (!read.ok) return [error(fact, `sum “${fact.derived.sum}”: ${read.reason}`)]
      const { sum } = read
      const known = knownInputs(bank, fact)
      const unknown = sum.inputs.filter((input) => !known.some((value) => isClose(value, input)))
      return [
        ...(sum.holds
          ? []
          : [error(fact, `the sum does not hold: the left side is ${sum.value}, not ${sum.resultText}`)]),
        ...unknown.map((input) =>
          error(
            fact,
            `${input} in the sum is no key of ${fact.derived?.from.join(', ')}: add the fact it comes from to from`,
          ),
        ),
      ]
    }),
}

/** Keys as amounts, the pack's own figures, and how many things a list has: counting is arithmetic too. */
function knownInputs(bank: CheckedBank, fact: AuthoredFact): readonly number[] {
  const sources = (fact.derived?.from ?? []).flatMap((id) => bank.factById.get(id) ?? [])
  return [
    ...sources.flatMap((source) => source.keys.flatMap((key) => [...amountsIn(key), ...bareFiguresIn(key)])),
    ...sources.map((source) => source.keys.length),
    ...bank.pack.figures.map(Number),
  ]
}

function isClose(left: number, right: number): boolean {
  return Math.abs(left - right) <= Math.abs(left) * 1e-9
}
