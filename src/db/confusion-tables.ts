// The tables behind confusion drills: what was picked wrong per question, the log of drill rounds, and what follows from
// it per pair. The functions on slips run inside a transaction of their caller.

import Dexie from 'dexie'
import { nextStamp } from '../quiz/attempt.ts'
import type { Attempt, LogEntry, Stamped } from '../quiz/attempt.ts'
import { addRound, drillRecordsFrom, emptyDrillRecord } from '../quiz/confusion/drill-round.ts'
import type { DrillRecord, DrillRound } from '../quiz/confusion/drill-round.ts'
import { addSlip, emptySlipRecord, slipRecordFrom } from '../quiz/confusion/slips.ts'
import type { SlipRecord } from '../quiz/confusion/slips.ts'
import type { QuestionId } from '../quiz/question.ts'
import { emptySummary } from './database.ts'
import type { AppDatabase, LogSummaryRow } from './database.ts'

/** Read before anything is written; right answers have none to read. */
export async function slipsBefore(db: AppDatabase, attempt: Attempt): Promise<SlipRecord | undefined> {
  return attempt.right ? undefined : db.slipRecords.get([attempt.bank, attempt.question])
}

export async function addToSlips(
  db: AppDatabase,
  attempt: Attempt & Stamped,
  before: SlipRecord | undefined,
): Promise<void> {
  const record = addSlip(before ?? emptySlipRecord(attempt.bank, attempt.question), attempt)
  if (record.slips.length > 0) await db.slipRecords.put(record)
}

/** Makes the slips of a question anew from everything the log says about it. */
export async function replaceSlips(
  db: AppDatabase,
  bank: string,
  question: QuestionId,
  history: readonly LogEntry[],
): Promise<void> {
  const record = slipRecordFrom(bank, question, history)
  if (record) await db.slipRecords.put(record)
  else await db.slipRecords.delete([bank, question])
}

/** Appends a round and its derived records in one transaction. Idempotent by id. */
export async function appendRound(db: AppDatabase, round: DrillRound): Promise<void> {
  await db.transaction('rw', [db.drillRounds, db.drillRecords, db.meta], async () => {
    const { bank, pair } = round
    const [known, log, record] = await Promise.all([
      db.drillRounds.get(round.id),
      db.meta.get('log'),
      db.drillRecords.get([bank, pair]),
    ])
    if (known) return
    const entry = { ...round, stamp: nextStamp(round.doneAt, log?.lastStamp ?? 0) }
    // The witness looks for the last entry among answers and corrections: a round must not take its place.
    const summary: LogSummaryRow = { ...emptySummary(), ...log, lastStamp: entry.stamp }
    await Promise.all([
      db.drillRounds.add(entry),
      db.drillRecords.put(addRound(record ?? emptyDrillRecord(bank, pair), entry)),
      db.meta.put(summary),
    ])
  })
}

/** Rebuilds the tables from the whole log. */
export async function replaceConfusions(db: AppDatabase, slips: readonly SlipRecord[]): Promise<void> {
  const drills = drillRecordsFrom(await db.drillRounds.toArray())
  await Promise.all([db.slipRecords.clear(), db.drillRecords.clear()])
  await Promise.all([db.slipRecords.bulkPut(slips), db.drillRecords.bulkPut(drills)])
}

export function slipsOfBank(db: AppDatabase, bank: string): Promise<SlipRecord[]> {
  return db.slipRecords.where('[bank+question]').between([bank, Dexie.minKey], [bank, Dexie.maxKey]).toArray()
}

export function drillsOfBank(db: AppDatabase, bank: string): Promise<DrillRecord[]> {
  return db.drillRecords.where('[bank+pair]').between([bank, Dexie.minKey], [bank, Dexie.maxKey]).toArray()
}
