import { meaningOf } from '../authored/lock.ts'
import { error, warning } from '../authored/problem.ts'
import type { Problem } from '../authored/problem.ts'
import type { Check } from './check.ts'

export const lockedMeanings: Check = {
  name: 'locked-meanings',
  description: 'A question keeps its meaning for as long as its id is in use, since records point at ids.',
  scope: 'bank',
  check: (bank) => {
    const { lock } = bank
    if (!lock)
      return [
        warning(bank.pack, 'there is no lock.json yet: run npm run bank:fix once the first edition stands'),
      ]
    const questions = [...bank.asked, ...bank.retired]
    const present = new Set(questions.map(({ question }) => question.id))
    const changed = questions.flatMap(({ fact, question }): Problem[] => {
      const entry = lock[question.id]
      if (!entry) return [error(question, 'is not in lock.json yet: run npm run bank:fix')]
      if (entry.meaning === meaningOf(fact, question)) return []
      return [
        error(
          question,
          `its answer or facts changed since edition ${entry.edition}: bring the old text back with retired: true, ` +
            'and write this one under the next free letter',
        ),
      ]
    })
    const missing = Object.keys(lock)
      .filter((id) => !present.has(id))
      .map((id) =>
        error(
          { id, place: bank.pack.place },
          'is in lock.json but not in the bank: bring it back with retired: true',
        ),
      )
    return [...changed, ...missing]
  },
}
