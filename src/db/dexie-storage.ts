import Dexie from 'dexie'
import { isCorrection, misTapEntryOf, nextStamp } from '../quiz/attempt.ts'
import type { Attempt, Correction, LogEntry } from '../quiz/attempt.ts'
import type { FactId, QuestionId } from '../quiz/question.ts'
import {
  emptyDayRecord,
  emptyFactRecord,
  emptyQuestionRecord,
  questionRecordFrom,
  recordEntry,
  recordsFrom,
  sumDay,
  sumFact,
} from '../quiz/records.ts'
import type { DerivedRecords, QuestionRecord } from '../quiz/records.ts'
import type { Session } from '../quiz/session.ts'
import type { AppDatabase, LogSummaryRow, QuestionRow } from './database.ts'
import { readSession, sessionRow } from './stored-session.ts'
import { StorageError, unknownAttempt } from './storage.ts'
import type { Storage, StorageProblem } from './storage.ts'

/** The storage over an opened database. Every saving method is one short transaction with nothing foreign awaited. */
export function dexieStorage(db: AppDatabase): Storage {
  return {
    kind: 'kept',
    saveAnswer: (attempt, session) => told(appendAttempt(db, plain(attempt), plain(session))),
    saveSession: (session) => told(putSession(db, plain(session))),
    saveCorrection: (correction) => told(appendCorrection(db, plain(correction))),
    setStar: (bank, question, starred) =>
      told(
        db.stars
          .put({ bank, question, starred: starred ? 1 : 0, changedAt: Date.now() })
          .then(() => undefined),
      ),

    session: async (id) => readSession(await db.sessions.get(id)),
    latestRunningSession: async () => {
      const running = db.sessions
        .where('[phase+touchedAt]')
        .between(['running', Dexie.minKey], ['running', Dexie.maxKey])
      return readSession(await running.last())
    },
    dailySession: async (bank, day) =>
      readSession(await db.sessions.where('[kind+bank+day]').equals(['daily', bank, day]).last()),
    finishedDailyDays: async (bank, limit) => {
      const rows = await db.sessions
        .where('[kind+bank+day]')
        .between(['daily', bank, Dexie.minKey], ['daily', bank, Dexie.maxKey])
        .reverse()
        .filter((row) => row.phase === 'finished')
        .limit(limit)
        .toArray()
      return rows.map((row) => row.day)
    },

    questionRecords: (bank) =>
      db.questionRecords
        .where('[bank+question]')
        .between([bank, Dexie.minKey], [bank, Dexie.maxKey])
        .toArray(),
    questionRecord: (bank, question) => db.questionRecords.get([bank, question]),
    missedRecords: (bank) => db.questionRecords.where('[bank+everMissed]').equals([bank, 1]).toArray(),
    factRecords: (bank) =>
      db.factRecords.where('[bank+fact]').between([bank, Dexie.minKey], [bank, Dexie.maxKey]).toArray(),
    dayRecords: (bank, from, to) =>
      db.dayRecords.where('[bank+day]').between([bank, from], [bank, to], true, true).toArray(),
    history: (bank, question) => historyOf(db, bank, question),
    starredQuestions: async (bank) => {
      const rows = await db.stars.where('[bank+starred]').equals([bank, 1]).toArray()
      return rows.map((row) => row.question)
    },
  }
}

// Vue hands over reactive proxies, which structured clone refuses.
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}

async function appendAttempt(db: AppDatabase, attempt: Attempt, session: Session): Promise<void> {
  const tables = [db.attempts, db.sessions, db.questionRecords, db.factRecords, db.dayRecords, db.meta]
  await db.transaction('rw', tables, async () => {
    const { bank, question, facts, day } = attempt
    const [known, stored, log, record, factRecords, dayRecord] = await Promise.all([
      db.attempts.get(attempt.id),
      db.sessions.get(session.plan.id),
      db.meta.get('log'),
      db.questionRecords.get([bank, question]),
      db.factRecords.bulkGet(facts.map((fact): [string, FactId] => [bank, fact])),
      db.dayRecords.get([bank, day]),
    ])
    const writes: PromiseLike<unknown>[] = []
    if (!stored || stored.touchedAt <= session.touchedAt) writes.push(db.sessions.put(sessionRow(session)))
    if (!known) {
      const stamp = nextStamp(attempt.answeredAt, log?.lastStamp ?? 0)
      const entry = { ...attempt, stamp }
      writes.push(
        db.attempts.add(entry),
        db.meta.put(summaryAfter(log, entry)),
        db.questionRecords.put(
          questionRow(recordEntry(record ?? emptyQuestionRecord(bank, question), entry)),
        ),
        db.factRecords.bulkPut(
          facts.map((fact, at) => sumFact(factRecords[at] ?? emptyFactRecord(bank, fact), attempt)),
        ),
        db.dayRecords.put(sumDay(dayRecord ?? emptyDayRecord(bank, day), attempt)),
      )
    }
    await Promise.all(writes)
  })
}

async function putSession(db: AppDatabase, session: Session): Promise<void> {
  await db.transaction('rw', db.sessions, async () => {
    const stored = await db.sessions.get(session.plan.id)
    if (!stored || stored.touchedAt <= session.touchedAt) await db.sessions.put(sessionRow(session))
  })
}

async function appendCorrection(db: AppDatabase, correction: Correction): Promise<void> {
  const tables = [db.attempts, db.corrections, db.questionRecords, db.factRecords, db.dayRecords, db.meta]
  await db.transaction('rw', tables, async () => {
    const { bank, question } = correction
    const [known, log, history] = await Promise.all([
      db.corrections.get(correction.id),
      db.meta.get('log'),
      historyOf(db, bank, question),
    ])
    if (known) return
    const entry = { ...correction, stamp: nextStamp(correction.madeAt, log?.lastStamp ?? 0) }
    if (entry.kind === 'mis-tap') {
      if (misTapEntryOf(history, entry.attempt)) return
      const attempt = history.find((other) => other.id === entry.attempt)
      if (!attempt || isCorrection(attempt)) throw unknownAttempt(entry.attempt)
      await takeOutOfSums(db, attempt)
    }
    await db.corrections.add(entry)
    await db.meta.put({ ...emptySummary(), ...log, lastStamp: entry.stamp, lastId: entry.id })
    const record = questionRecordFrom(bank, question, [...history, entry])
    if (record) await db.questionRecords.put(questionRow(record))
    else await db.questionRecords.delete([bank, question])
  })
}

async function takeOutOfSums(db: AppDatabase, attempt: Attempt): Promise<void> {
  const { bank, day, facts } = attempt
  const dayRecord = await db.dayRecords.get([bank, day])
  if (dayRecord) {
    const sum = sumDay(dayRecord, attempt, -1)
    if (sum.answered > 0) await db.dayRecords.put(sum)
    else await db.dayRecords.delete([bank, day])
  }
  for (const fact of facts) {
    const factRecord = await db.factRecords.get([bank, fact])
    if (!factRecord) continue
    const sum = sumFact(factRecord, attempt, -1)
    if (sum.answered > 0) await db.factRecords.put(sum)
    else await db.factRecords.delete([bank, fact])
  }
}

async function historyOf(db: AppDatabase, bank: string, question: QuestionId): Promise<LogEntry[]> {
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

function questionRow(record: QuestionRecord): QuestionRow {
  return { ...record, everMissed: record.missed > 0 ? 1 : 0 }
}

function emptySummary(): LogSummaryRow {
  return { key: 'log', lastStamp: 0, lastId: null, attempts: 0 }
}

function summaryAfter(log: LogSummaryRow | undefined, entry: LogEntry): LogSummaryRow {
  return { key: 'log', lastStamp: entry.stamp, lastId: entry.id, attempts: (log?.attempts ?? 0) + 1 }
}

/** Throws the derived tables away and makes them anew from the log. Returns what they now hold. */
export async function rebuildRecords(db: AppDatabase): Promise<DerivedRecords> {
  const tables = [db.attempts, db.corrections, db.questionRecords, db.factRecords, db.dayRecords]
  return db.transaction('rw', tables, async () => {
    const entries: LogEntry[] = [...(await db.attempts.toArray()), ...(await db.corrections.toArray())]
    const derived = recordsFrom(entries)
    await Promise.all([db.questionRecords.clear(), db.factRecords.clear(), db.dayRecords.clear()])
    await db.questionRecords.bulkPut(derived.questions.map(questionRow))
    await db.factRecords.bulkPut(derived.facts)
    await db.dayRecords.bulkPut(derived.days)
    return derived
  })
}

async function told<T>(work: PromiseLike<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw error instanceof StorageError ? error : new StorageError(problemOf(error), error)
  }
}

// Dexie reports a full disk as AbortError whose inner error carries the name that matters.
function problemOf(error: unknown): StorageProblem {
  const names = [nameOf(error), nameOf(innerOf(error))]
  if (names.includes('QuotaExceededError')) return 'full'
  if (names.some((name) => ['DatabaseClosedError', 'InvalidStateError', 'UnknownError'].includes(name)))
    return 'lost'
  return 'other'
}

function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : ''
}

function innerOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'inner' in error ? error.inner : undefined
}
