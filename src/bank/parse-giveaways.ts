import type { BankIndex, Giveaways } from '../quiz/bank.ts'
import type { QuestionId } from '../quiz/question.ts'
import { currentVersion, list, orDamaged } from './compiled-fields.ts'

/** The file of giveaways that was compiled with this index. Throws an Error when it is damaged or of another edition. */
export function parseGiveaways(value: unknown, { edition, questions }: BankIndex): Giveaways {
  return orDamaged('giveaways', () => {
    const file = currentVersion(value)
    if (file.edition !== edition || file.questions !== questions.length)
      throw new TypeError('compiled with another index')
    const giveaways = new Map<QuestionId, Set<QuestionId>>()
    const add = (one: QuestionId, other: QuestionId): void => {
      const known = giveaways.get(one)
      if (known) known.add(other)
      else giveaways.set(one, new Set([other]))
    }
    for (const row of list(file.pairs)) {
      const [first, ...others] = list(row).map((place) => {
        const question = questions[Number(place)]
        if (!question) throw new TypeError('no such question')
        return question.id
      })
      for (const other of others) {
        if (first === undefined) continue
        add(first, other)
        add(other, first)
      }
    }
    return giveaways
  })
}
