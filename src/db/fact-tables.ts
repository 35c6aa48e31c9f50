// The tables behind memory: a history per fact, what follows from it under the parameters in use, usual times per form.
// Every function runs inside a transaction of its caller, over FACT_TABLES at least.

import Dexie from 'dexie'
import type { Table } from 'dexie'
import { isCorrection } from '../quiz/attempt.ts'
import type { Attempt, LogEntry } from '../quiz/attempt.ts'
import { addAttempt, emptyFactHistory, factHistoryFrom } from '../quiz/memory/fact-history.ts'
import type { FactHistory } from '../quiz/memory/fact-history.ts'
import { answersIn, emptyPaceRecord, paceOf, sumPace } from '../quiz/memory/pace.ts'
import type { PaceRecord } from '../quiz/memory/pace.ts'
import { DEFAULT_MODEL, factRecordOf, memoryModel } from '../quiz/memory/replay.ts'
import type { MemoryModel, Weights } from '../quiz/memory/replay.ts'
import type { FactId, QuestionId } from '../quiz/question.ts'
import { tick } from '../quiz/keeping/hybrid-clock.ts'
import type { AppDatabase } from './database.ts'
import { deviceId } from './device.ts'

export function factTables(db: AppDatabase): Table[] {
  return [db.factHistories, db.factRecords, db.paceRecords, db.parameters]
}

/** What an attempt adds to: read before anything is written. */
export interface FactsBefore {
  readonly histories: readonly (FactHistory | undefined)[]
  readonly pace: PaceRecord | undefined
  readonly model: MemoryModel
}

export async function factsBefore(db: AppDatabase, attempt: Attempt): Promise<FactsBefore> {
  const { bank, form } = attempt
  const [histories, pace, model] = await Promise.all([
    db.factHistories.bulkGet(factsOf(attempt).map((fact): [string, FactId] => [bank, fact])),
    db.paceRecords.get([bank, form]),
    modelInUse(db),
  ])
  return { histories, pace, model }
}

/** The attempt as the log keeps it: with its pace against what was usual until now. */
export function withPace<T extends Attempt>(attempt: T, { pace }: FactsBefore): T {
  const own = paceOf(attempt, pace)
  return own ? { ...attempt, pace: own } : attempt
}

export async function addToFacts(db: AppDatabase, attempt: Attempt, before: FactsBefore): Promise<void> {
  const { bank, form } = attempt
  const histories = factsOf(attempt).map((fact, at) =>
    addAttempt(before.histories[at] ?? emptyFactHistory(bank, fact), attempt),
  )
  await Promise.all([
    putHistories(db, histories, before.model),
    db.paceRecords.put(sumPace(before.pace ?? emptyPaceRecord(bank, form), attempt)),
  ])
}

/** Makes the facts of a mis-tapped attempt anew from the log, which does not hold its correction yet. */
export async function takeOutOfFacts(db: AppDatabase, attempt: Attempt, misTap: LogEntry): Promise<void> {
  const { bank, form } = attempt
  const before = await factsBefore(db, attempt)
  for (const [at, fact] of factsOf(attempt).entries()) {
    const questions = before.histories[at]?.questions ?? []
    const entries = await Promise.all(questions.map((question) => historyOf(db, bank, question)))
    const feeding = entries.flat().filter((entry) => isCorrection(entry) || entry.facts.includes(fact))
    const history = factHistoryFrom(bank, fact, [...feeding, misTap])
    if (history) await putHistories(db, [history], before.model)
    else await Promise.all([db.factHistories.delete([bank, fact]), db.factRecords.delete([bank, fact])])
  }
  const pace = before.pace && sumPace(before.pace, attempt, -1)
  if (pace && answersIn(pace) > 0) await db.paceRecords.put(pace)
  else await db.paceRecords.delete([bank, form])
}

/** Empties the tables and fills them with what the whole log says. */
export async function replaceFacts(
  db: AppDatabase,
  histories: readonly FactHistory[],
  paces: readonly PaceRecord[],
): Promise<void> {
  const model = await modelInUse(db)
  await Promise.all([db.factHistories.clear(), db.factRecords.clear(), db.paceRecords.clear()])
  await putHistories(db, histories, model)
  await db.paceRecords.bulkPut(paces)
}

export async function weightsInUse(db: AppDatabase): Promise<Weights | null> {
  return (await db.parameters.get('memory'))?.weights ?? null
}

/** Keeps the parameters, null for those that FSRS comes with, and brings every fact's state up to them. */
export async function useWeights(db: AppDatabase, weights: Weights | null): Promise<void> {
  const before = await db.parameters.get('memory')
  await db.parameters.put({ key: 'memory', weights, clock: tick(before?.clock, Date.now(), deviceId()) })
  await putRecords(db, await db.factHistories.toArray(), await modelInUse(db))
}

async function modelInUse(db: AppDatabase): Promise<MemoryModel> {
  const weights = await weightsInUse(db)
  return weights ? memoryModel(weights) : DEFAULT_MODEL
}

async function putHistories(
  db: AppDatabase,
  histories: readonly FactHistory[],
  model: MemoryModel,
): Promise<void> {
  await Promise.all([db.factHistories.bulkPut(histories), putRecords(db, histories, model)])
}

async function putRecords(
  db: AppDatabase,
  histories: readonly FactHistory[],
  model: MemoryModel,
): Promise<void> {
  await db.factRecords.bulkPut(
    histories.map((history) => factRecordOf(history, model)).filter((record) => record !== undefined),
  )
}

function factsOf({ facts }: Attempt): FactId[] {
  return [...new Set(facts)]
}

/** Attempts and corrections of one question in log order. */
export async function historyOf(db: AppDatabase, bank: string, question: QuestionId): Promise<LogEntry[]> {
  const range = [
    [bank, question, Dexie.minKey],
    [bank, question, Dexie.maxKey],
  ] as const
  const [attempts, corrections] = await Promise.all([
    db.attempts
      .where('[bank+question+stamp]')
      .between(...range)
      .toArray(),
    db.corrections
      .where('[bank+question+stamp]')
      .between(...range)
      .toArray(),
  ])
  return [...attempts, ...corrections].sort((a, b) => a.stamp - b.stamp)
}
