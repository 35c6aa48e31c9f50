import { indexOfOwnBank } from '../quiz/own-bank-index.ts'
import { ownBankFrom } from '../quiz/own-bank-rows.ts'
import type { OwnQuestion } from '../quiz/own-bank-rows.ts'
import type { AppDatabase, OwnBankRow } from './database.ts'
import { questionRowsOf } from './own-bank-tables.ts'

/** Rebuilds the index of every bank. */
export async function indexOwnBanks(db: AppDatabase): Promise<void> {
  await db.transaction('rw', [db.banks, db.bankQuestions, db.bankIndexes], async () => {
    await db.bankIndexes.clear()
    for (const id of await db.banks.toCollection().primaryKeys()) await indexOwnBank(db, id)
  })
}

/** Rebuilds the index of a bank from its rows. Runs inside the caller's transaction. */
export async function indexOwnBank(db: AppDatabase, id: string): Promise<void> {
  const [head, rows] = await Promise.all([db.banks.get(id), questionRowsOf(db, id)])
  if (head) await putIndex(db, head, rows)
  else await db.bankIndexes.delete(id)
}

/** Writes the index for known rows. */
export async function putIndex(
  db: AppDatabase,
  head: OwnBankRow,
  questions: readonly OwnQuestion[],
): Promise<void> {
  const index = indexOfOwnBank(ownBankFrom(head, questions))
  await Promise.all([
    db.banks.put({ ...head, edition: index.edition, questions: index.questions.length }),
    db.bankIndexes.put({ bank: head.id, index }),
  ])
}
