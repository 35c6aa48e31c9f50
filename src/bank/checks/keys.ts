import { amountsIn, bareFiguresIn, figuresIn } from '../authored/figures.ts'
import { plainText } from '../authored/plain-text.ts'
import { error } from '../authored/problem.ts'
import type { AuthoredFact } from '../authored/authored-bank.ts'
import type { Check } from './check.ts'
import { sumOf, termsOf } from './checked-bank.ts'

export const keys: Check = {
  name: 'keys',
  description:
    'Every key value of a fact stands in the index of the paragraph it cites, or is the result of its sum.',
  scope: 'file',
  check: (bank) =>
    bank.facts.flatMap((fact) => {
      const paragraph = bank.paragraphById.get(fact.paragraph)
      if (!paragraph) return []
      const terms = termsOf(paragraph)
      return fact.keys
        .filter((key) => !terms.some((term) => sameValue(key, term)) && !isResult(fact, key))
        .map((key) =>
          error(
            fact,
            `key ${key} is not in the index of ${fact.paragraph} (${paragraph.place.file}:${paragraph.place.line}): ` +
              'write it as the index does, add it there if the paragraph has it, or cite the right paragraph',
          ),
        )
    }),
}

/** Whether two values are the same but for marks and a trailing 余, 多 or +, or are the same figure. */
export function sameValue(left: string, right: string): boolean {
  return comparableValue(left) === comparableValue(right)
}

/** One spelling for all values that count as the same. */
export function comparableValue(value: string): string {
  const plain = plainText(value).replace(/[余多+]$/, '')
  const figure = figuresIn(plain)[0]
  return figure?.text === plain ? `#${figure.value}${figure.isPercent ? '%' : ''}` : plain
}

function isResult(fact: AuthoredFact, key: string): boolean {
  const sum = sumOf(fact)
  return (
    sum !== undefined &&
    [...amountsIn(key), ...bareFiguresIn(key)].some(
      (amount) => Math.abs(amount - sum.result) <= Math.abs(amount) * 1e-9,
    )
  )
}
