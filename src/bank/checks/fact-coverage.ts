import { error } from '../authored/problem.ts'
import type { Check } from './check.ts'
import type { AskedQuestion } from './checked-bank.ts'

export const factCoverage: Check = {
  name: 'fact-coverage',
  description:
    'Every fact is asked at least twice and in at least two forms; a question counts for all facts it rests on.',
  scope: 'file',
  check: (bank) => {
    const questionsOf = new Map<string, AskedQuestion[]>()
    for (const asked of bank.asked) {
      for (const { id } of asked.facts) questionsOf.set(id, [...(questionsOf.get(id) ?? []), asked])
    }
    return bank.facts.flatMap((fact) => {
      const questions = questionsOf.get(fact.id) ?? []
      const forms = new Set(questions.map(({ question }) => question.form))
      // A fact whose own questions were all retired stays for old results.
      if (fact.questions.length > 0 && fact.questions.every(({ retired }) => retired)) return []
      if (questions.length < 2)
        return [error(fact, `is asked ${questions.length} times: write at least two questions`)]
      if (forms.size < 2)
        return [error(fact, `is only asked as ${[...forms].join()}: ask it in a second form`)]
      return []
    })
  },
}
