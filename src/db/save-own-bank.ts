// Writes own banks, for the importer, the editor and their undo. Loaded on use.

import Dexie from 'dexie'
import { CONTENT } from '../quiz/keeping/deletions.ts'
import { clockAt, tick } from '../quiz/keeping/hybrid-clock.ts'
import { canonicalJson } from '../quiz/keeping/json.ts'
import type { Json } from '../quiz/keeping/json.ts'
import type { OwnBank } from '../quiz/own-bank.ts'
import { headOf, isShown, ownBankFrom, ownQuestionsOf, withKnownOnes } from '../quiz/own-bank-rows.ts'
import type { Changed } from '../quiz/own-bank-rows.ts'
import { changedAfter } from './changed-after.ts'
import type { AppDatabase, LogSummaryRow, OwnBankRow, OwnQuestionRow } from './database.ts'
import { indexOwnBank, putIndex } from './own-bank-derived.ts'
import { questionRowsOf } from './own-bank-tables.ts'

/** So few that the page answers in between: an old phone takes a third of a millisecond a row. */
const AT_ONCE = 200

/** Unchanged rows keep their clock, so that they do not win over the same rows of another phone. */
export function saveOwnBank(db: AppDatabase, bank: OwnBank): Promise<void> {
  const tables = [
    ...[db.banks, db.bankQuestions, db.bankIndexes, db.deletions],
    ...[db.questionRecords, db.stars, db.notes],
  ]
  return db.transaction('rw', tables, async () => {
    const [head, rows, mark] = await Promise.all([
      db.banks.get(bank.id),
      questionRowsOf(db, bank.id),
      db.deletions.get([bank.id, CONTENT]),
    ])
    const byId = new Map(rows.map((row) => [row.question, row]))
    const before = ownBankFrom(head ?? headOf(bank), rows)
    const whole = withKnownOnes(bank, before, isIn(await knownQuestions(db, bank.id)))
    const changed = (row: OwnBankRow | OwnQuestionRow | undefined): Changed =>
      row ? changedAfter(row) : firstWritten(mark?.upTo)

    const after = ownQuestionsOf(whole)
    const fresh = after.filter((question) => !isAlike(byId.get(question.question), question))
    for (let at = 0; at < fresh.length; at += AT_ONCE)
      await db.bankQuestions.bulkPut(
        fresh
          .slice(at, at + AT_ONCE)
          .map((question) => ({ ...question, ...changed(byId.get(question.question)) })),
      )
    const left = new Set(after.map(({ question }) => question))
    const gone = rows.filter((row) => isShown(row) && !left.has(row.question))
    await db.bankQuestions.bulkDelete(gone.map(({ question }) => [bank.id, question]))

    const next = headOf(bank)
    const row = head && isAlike(head, next) ? head : { ...next, ...changed(head) }
    await putIndex(db, row, after)
  })
}

export function renameOwnBank(db: AppDatabase, id: string, title: string): Promise<void> {
  return db.transaction('rw', [db.banks, db.bankQuestions, db.bankIndexes], async () => {
    const head = await db.banks.get(id)
    if (!head) return
    await db.banks.put({ ...head, title, ...changedAfter(head) })
    await indexOwnBank(db, id)
  })
}

/** Resolves to the sums over the log where that has changed. */
export async function deleteOwnBank(
  db: AppDatabase,
  id: string,
  withHistory: boolean,
): Promise<LogSummaryRow | undefined> {
  const { deleteHistory } = await import('./backup/merge-into.ts')
  await deleteHistory(db, id, withHistory ? [CONTENT, ''] : [CONTENT], Date.now())
  return withHistory ? db.meta.get('log') : undefined
}

/** Questions with answers, stars or notes, which must not lose their question. */
async function knownQuestions(db: AppDatabase, bank: string): Promise<ReadonlySet<string>> {
  const keys = await Promise.all(
    [db.questionRecords, db.stars, db.notes].map((table) =>
      table.where('[bank+question]').between([bank, Dexie.minKey], [bank, Dexie.maxKey]).primaryKeys(),
    ),
  )
  return new Set(keys.flat().map(([, question]) => question))
}

function isIn(known: ReadonlySet<string>): (id: string) => boolean {
  return (id) => known.has(id)
}

/** Later than a mark that says the bank was deleted, or it would be deleted again by the next merge. */
function firstWritten(deletedUpTo: number | undefined): Changed {
  const changed = changedAfter(undefined)
  if (deletedUpTo === undefined || deletedUpTo < changed.changedAt) return changed
  const changedAt = deletedUpTo + 1
  return { changedAt, clock: tick(clockAt(changedAt), changedAt, '') }
}

/** Whether a row has this content, ignoring clocks and other fields. */
function isAlike(row: object | undefined, held: object): boolean {
  if (!row) return false
  const same = Object.fromEntries(
    Object.keys(held).map((name) => [name, (row as Record<string, Json>)[name]]),
  )
  return canonicalJson(same) === canonicalJson(held as Record<string, Json>)
}
