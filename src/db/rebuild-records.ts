// The derived tables made anew from the log.

import { byLogOrder } from '../quiz/attempt.ts'
import type { Attempt, LogEntry } from '../quiz/attempt.ts'
import { misTapped, recordsFold } from '../quiz/records.ts'
import type { DerivedRecords, QuestionRecord } from '../quiz/records.ts'
import { replaceConfusions } from './confusion-tables.ts'
import type { AppDatabase, AttemptRow, QuestionRow } from './database.ts'
import { factTables, replaceFacts } from './fact-tables.ts'
import { eachInLogOrder } from './pages.ts'
import { isAttempt } from './stored-attempt.ts'

/** Rebuilds the derived tables from the log. Returns their content. */
export async function rebuildRecords(db: AppDatabase): Promise<DerivedRecords> {
  const tables = [
    db.attempts,
    db.corrections,
    db.questionRecords,
    ...factTables(db),
    db.slipRecords,
    db.drillRounds,
    db.drillRecords,
    db.dayRecords,
  ]
  return db.transaction('rw', tables, async () => {
    const derived = await foldLog(db)
    await Promise.all([db.questionRecords.clear(), db.dayRecords.clear()])
    await db.questionRecords.bulkPut(derived.questions.map(questionRow))
    await replaceFacts(db, derived.facts, derived.paces)
    await replaceConfusions(db, derived.slips)
    await db.dayRecords.bulkPut(derived.days)
    return derived
  })
}

/** The log entry after entry, in its order: it may be longer than memory. */
async function foldLog(db: AppDatabase): Promise<DerivedRecords> {
  const corrections = (await db.corrections.toArray()).sort(byLogOrder)
  const fold = recordsFold(misTapped(corrections))
  let next = 0
  const addUntil = (entry?: LogEntry): void => {
    for (let at = corrections[next]; at && (!entry || byLogOrder(at, entry) < 0); at = corrections[++next])
      fold.add(at)
  }
  await eachInLogOrder({ table: db.attempts }, (rows) => {
    for (const row of rows) {
      // A damaged row is in no record, and must not keep the others from theirs.
      if (!isAttempt(row)) continue
      const entry = row as Attempt as AttemptRow
      addUntil(entry)
      fold.add(entry)
    }
  })
  addUntil()
  return fold.records()
}

export function questionRow(record: QuestionRecord): QuestionRow {
  return { ...record, everMissed: record.missed > 0 ? 1 : 0 }
}
