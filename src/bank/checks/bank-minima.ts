import { FORMS } from '../../quiz/question.ts'
import { error } from '../authored/problem.ts'
import type { Check } from './check.ts'

export const bankMinima: Check = {
  name: 'bank-minima',
  description:
    'The bank holds as many facts and questions of each form as pack.yaml demands, and asks every paragraph.',
  scope: 'bank',
  check: (bank) => {
    const { minima } = bank.pack
    const counts = FORMS.map((form) => ({
      what: `${form} questions`,
      is: bank.asked.filter(({ question }) => question.form === form).length,
      least: minima[form],
    }))
    const totals = [
      { what: 'questions', is: bank.asked.length, least: minima.questions },
      { what: 'facts', is: bank.facts.length, least: minima.facts },
    ]
    const asked = new Set(bank.asked.map(({ fact }) => fact.paragraph))
    const silent = bank.pack.chapters
      .flatMap(({ paragraphs }) => paragraphs)
      .filter((paragraph) => !asked.has(paragraph))
    return [
      ...[...counts, ...totals]
        .filter(({ is, least }) => is < least)
        .map(({ what, is, least }) =>
          error(bank.pack, `the bank has ${is} ${what}, at least ${least} are needed: write more`),
        ),
      ...silent.map((paragraph) => error(bank.pack, `no question asks paragraph ${paragraph}: write some`)),
    ]
  },
}
