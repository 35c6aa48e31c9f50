// Adds questions to a bank: existing ones stay, and those in both are updated.
import type { OwnBank } from './own-bank.ts'
import { updateOwnBank } from './own-bank-update.ts'
import type { OwnBankUpdate } from './own-bank-update.ts'

/** Unlike `updateOwnBank` it only retires questions whose answer has changed. */
export function addToOwnBank(old: OwnBank, incoming: OwnBank): OwnBankUpdate {
  const update = updateOwnBank(old, incoming)
  const reworked = new Set(update.reworked.map(({ before }) => before))
  const staying = new Set(update.retired.filter((id) => !reworked.has(id)))
  const now = new Map(update.bank.questions.map((question) => [question.id, question]))
  const before = new Set(old.questions.map(({ id }) => id))
  const chapters = new Set(old.chapters.map(({ id }) => id))
  return {
    ...update,
    retired: update.retired.filter((id) => reworked.has(id)),
    bank: {
      ...update.bank,
      language: old.language,
      chapters: [...old.chapters, ...update.bank.chapters.filter(({ id }) => !chapters.has(id))],
      questions: [
        ...old.questions.flatMap((question) =>
          staying.has(question.id) ? question : (now.get(question.id) ?? []),
        ),
        ...update.bank.questions.filter(({ id }) => !before.has(id)),
      ],
      retired: update.bank.retired.filter(({ id }) => !staying.has(id)),
    },
  }
}
