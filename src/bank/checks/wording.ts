import { error, warning } from '../authored/problem.ts'
import type { Problem } from '../authored/problem.ts'
import type { AuthoredQuestion } from '../authored/authored-bank.ts'
import type { Check } from './check.ts'

interface Banned {
  readonly pattern: RegExp
  readonly advice: string
}

const BANNED: readonly Banned[] = [
  {
    pattern: /以上[都均皆全]|[都均]不(?:对|正确)$/,
    advice: 'no option may stand for the others: write a real one',
  },
  { pattern: /我[市省县区]/, advice: 'the reader may live elsewhere: name the place' },
  { pattern: /选项|[^A-Za-z][A-FＡ-Ｆ]项/, advice: 'options are shuffled: name them by their text' },
  { pattern: /上述|前述|如上/, advice: 'the question stands alone: say what is meant' },
  { pattern: /该(?:市|县|省|报道|文)|本[报文]/, advice: 'the question stands alone: use the name' },
]
const DOUBLE_NEGATION = /不[^，。；、？]{0,10}不/

export const wording: Check = {
  name: 'wording',
  description:
    'No words that lean on the article, on other options or on letters; no double negation to judge.',
  scope: 'file',
  check: (bank) =>
    bank.asked.flatMap(({ question, facts }) => {
      const names = facts.flatMap((fact) => bank.paragraphById.get(fact.paragraph)?.names ?? [])
      const problems: Problem[] = []
      for (const text of [question.stem, question.why, ...optionTexts(question)]) {
        for (const { pattern, advice } of BANNED) {
          const found = pattern.exec(withoutQuoted(text))?.[0]
          if (found !== undefined) problems.push(error(question, `“${found}”: ${advice}`))
        }
      }
      const stem = names.reduce((rest, name) => rest.replaceAll(name, '□'), withoutQuoted(question.stem))
      if (question.form === 'judge' && DOUBLE_NEGATION.test(stem)) {
        problems.push(warning(question, 'two negations in a statement to judge: say it straight'))
      }
      return problems
    }),
}

function withoutQuoted(text: string): string {
  return text.replace(/“[^”]*”|《[^》]*》/g, '□')
}

function optionTexts(question: AuthoredQuestion): readonly string[] {
  switch (question.form) {
    case 'single':
    case 'multiple':
      return question.options.map(({ text }) => text)
    case 'order':
      return question.items.map(({ text }) => text)
    case 'match':
      return [
        ...question.pairs.flatMap(({ left, right }) => [left, right]),
        ...question.extra.map(({ text }) => text),
      ]
    default:
      return []
  }
}
