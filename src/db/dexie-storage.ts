import Dexie from 'dexie'
import { isCorrection, misTapEntryOf, nextStamp } from '../quiz/attempt.ts'
import type { Attempt, Correction, LogEntry } from '../quiz/attempt.ts'
import { goesAtPaper, goOf } from '../quiz/contest/contest-session.ts'
import {
  emptyDayRecord,
  emptyQuestionRecord,
  questionRecordFrom,
  recordEntry,
  sumDay,
} from '../quiz/records.ts'
import type { Session } from '../quiz/session.ts'
import type { StudyDay } from '../quiz/study-day.ts'
import {
  addToSlips,
  appendRound,
  drillsOfBank,
  replaceSlips,
  slipsBefore,
  slipsOfBank,
} from './confusion-tables.ts'
import type { Note } from '../quiz/note.ts'
import { canonicalJson } from '../quiz/keeping/json.ts'
import type { JsonObject } from '../quiz/keeping/json.ts'
import { sha256Of } from './backup/sha256-of.ts'
import { changedAfter } from './changed-after.ts'
import { emptySummary } from './database.ts'
import type { AppDatabase, AsideRow, LogSummaryRow, NoteRow } from './database.ts'
import {
  addToFacts,
  factsBefore,
  factTables,
  historyOf,
  takeOutOfFacts,
  useWeights,
  weightsInUse,
  withPace,
} from './fact-tables.ts'
import { ownBank, ownBankChapter, ownBankRetired, ownBanks } from './own-bank-tables.ts'
import { questionRow } from './rebuild-records.ts'
import { readFormats } from './stored-contest.ts'
import { readSession, sessionRow } from './stored-session.ts'
import { StorageError, unknownAttempt } from './storage.ts'
import type { Storage, StorageProblem } from './storage.ts'

/**
 * The storage over an opened database. Every saving method is one short transaction with nothing foreign awaited.
 * `onAppended` gets the sums over the log after each commit that added to it.
 */
export function dexieStorage(
  db: AppDatabase,
  onAppended: (log: LogSummaryRow) => void = () => undefined,
): Storage {
  const append = async (attempts: readonly Attempt[], session: Session): Promise<void> => {
    const log = await appendAttempts(db, attempts, session)
    if (log) onAppended(log)
  }
  return {
    kind: 'kept',
    saveAnswer: (attempt, session) => told(append([plain(attempt)], plain(session))),
    saveAnswers: (attempts, session) => told(append(plain(attempts), plain(session))),
    saveSession: (session) => told(putSession(db, plain(session))),
    saveCorrection: (correction) => told(appendCorrection(db, plain(correction))),
    saveDrillRound: (round) => told(appendRound(db, plain(round))),
    setStar: (bank, question, starred) =>
      told(
        db.transaction('rw', db.stars, async () => {
          const before = await db.stars.get([bank, question])
          await db.stars.put({ bank, question, starred: starred ? 1 : 0, ...changedAfter(before) })
        }),
      ),
    saveNote: (note) =>
      told(
        db.transaction('rw', db.notes, async () => {
          const before = await db.notes.get([note.bank, note.question])
          await db.notes.put({ ...plain(note), clock: changedAfter(before).clock })
        }),
      ),

    session: async (id) => readSession(await db.sessions.get(id)),
    latestRunningSession: async (bank) => {
      const running = db.sessions
        .where('[bank+phase+touchedAt]')
        .between([bank, 'running', Dexie.minKey], [bank, 'running', Dexie.maxKey])
      // What a newer version has begun cannot be read here, and hides nothing that was begun before.
      const newest = await running.last()
      const session = readSession(newest)
      if (session || !newest) return session
      return (await running.reverse().limit(20).toArray()).map(readSession).find((older) => older)
    },
    dailySession: async (bank, day) => {
      // One, unless two tabs began the day at once; then the one that was played last.
      const ofDay = db.sessions.where('[kind+bank+day]').equals(['daily', bank, day])
      return readSession((await ofDay.sortBy('touchedAt')).at(-1))
    },
    finishedDailyDays: async (bank, limit) => {
      const key = ['daily', bank, 'finished'] as const
      // The days stand in the index: no session is read for them.
      const found = await db.sessions
        .where('[kind+bank+phase+day]')
        .between([...key, Dexie.minKey], [...key, Dexie.maxKey])
        .reverse()
        .limit(limit)
        .keys()
      return (found as unknown as readonly (readonly [string, string, string, StudyDay])[]).map(
        ([, , , day]) => day,
      )
    },

    goes: (bank, preset) =>
      db.goes
        .where('[bank+preset+day]')
        .between([bank, preset, Dexie.minKey], [bank, preset, Dexie.maxKey])
        .toArray(),
    sessionsOfPaper: async (bank, preset, number) => {
      const goes = await db.goes
        .where('[bank+preset+day]')
        .between([bank, preset, Dexie.minKey], [bank, preset, Dexie.maxKey])
        .toArray()
      const rows = await db.sessions.bulkGet(goes.map((go) => go.session))
      return goesAtPaper(
        rows.map(readSession).filter((session) => session !== undefined),
        number,
      )
    },
    customFormats: async () => readFormats(await db.formats.toArray()),
    saveCustomFormat: (rules) =>
      told(
        db.transaction('rw', db.formats, async () => {
          const before = await db.formats.get(rules.name)
          await db.formats.put({ name: rules.name, rules: plain(rules), ...changedAfter(before) })
        }),
      ),
    // The row stays, empty: otherwise the next merge with another phone would bring the format back.
    deleteCustomFormat: (name) =>
      told(
        db.transaction('rw', db.formats, async () => {
          const before = await db.formats.get(name)
          if (before) await db.formats.put({ name, rules: null, ...changedAfter(before) })
        }),
      ),

    questionRecords: (bank) =>
      db.questionRecords
        .where('[bank+question]')
        .between([bank, Dexie.minKey], [bank, Dexie.maxKey])
        .toArray(),
    questionRecord: (bank, question) => db.questionRecords.get([bank, question]),
    missedRecords: (bank) => db.questionRecords.where('[bank+everMissed]').equals([bank, 1]).toArray(),
    factRecords: (bank) =>
      db.factRecords.where('[bank+fact]').between([bank, Dexie.minKey], [bank, Dexie.maxKey]).toArray(),
    factHistories: (bank) =>
      db.factHistories.where('[bank+fact]').between([bank, Dexie.minKey], [bank, Dexie.maxKey]).toArray(),
    paceRecords: (bank) =>
      db.paceRecords.where('[bank+form]').between([bank, Dexie.minKey], [bank, Dexie.maxKey]).toArray(),
    memoryWeights: () => weightsInUse(db),
    useMemoryWeights: (weights) =>
      told(
        db.transaction('rw', factTables(db), async () => {
          await useWeights(db, weights && plain(weights))
        }),
      ),
    slipRecords: (bank) => slipsOfBank(db, bank),
    drillRecords: (bank) => drillsOfBank(db, bank),
    dayRecords: (bank, from, to) =>
      db.dayRecords.where('[bank+day]').between([bank, from], [bank, to], true, true).toArray(),
    history: (bank, question) => historyOf(db, bank, question),
    starredQuestions: async (bank) => {
      const rows = await db.stars.where('[bank+starred]').equals([bank, 1]).toArray()
      return rows.map((row) => row.question)
    },
    note: async (bank, question) => noteIn(await db.notes.get([bank, question])),
    notes: async (bank) => {
      const rows = await db.notes
        .where('[bank+question]')
        .between([bank, Dexie.minKey], [bank, Dexie.maxKey])
        .toArray()
      return rows.filter(({ text }) => text !== '').map((row) => noteIn(row))
    },
    asideNotes: async (bank) => {
      const [rows, inForce] = await Promise.all([
        db.asides.where('of').equals('note').toArray(),
        db.notes.where('[bank+question]').between([bank, Dexie.minKey], [bank, Dexie.maxKey]).toArray(),
      ])
      const current = new Map<string, string>(inForce.map(({ question, text }) => [question, text]))
      // Checked when they were merged.
      return rows
        .map(({ value }) => noteIn(value as unknown as NoteRow))
        .filter((note) => note.bank === bank && note.text !== '' && note.text !== current.get(note.question))
    },
    takeAsideNote: (note) =>
      told(
        db.transaction('rw', db.notes, db.asides, async () => {
          const before = await db.notes.get([note.bank, note.question])
          await db.notes.put({ ...plain(noteIn(note)), ...changedAfter(before) })
          if (before)
            await db.asides.put(asideRowOf({ of: 'note', value: plain(before) as unknown as JsonObject }))
        }),
      ),

    ownBanks: () => ownBanks(db),
    ownBankIndex: async (id) => (await db.bankIndexes.get(id))?.index,
    ownBankChapter: (id, chapter) => ownBankChapter(db, id, chapter),
    ownBankRetired: (id) => ownBankRetired(db, id),
    ownBank: (id) => ownBank(db, id),
    saveOwnBank: (bank) => told(bankWriting().then((code) => code.saveOwnBank(db, bank))),
    renameOwnBank: (id, title) => told(bankWriting().then((code) => code.renameOwnBank(db, id, title))),
    deleteOwnBank: (id, withHistory) =>
      told(
        bankWriting()
          .then((code) => code.deleteOwnBank(db, id, withHistory))
          .then((log) => log && onAppended(log)),
      ),
  }
}

/** Loaded where it is used: nothing on the way to a question writes a bank. */
const bankWriting = () => import('./save-own-bank.ts')

function asideRowOf(value: { readonly of: string; readonly value: JsonObject }): AsideRow {
  return { ...value, id: sha256Of(canonicalJson(value)) }
}

function noteIn(row: NoteRow): Note
function noteIn(row: NoteRow | undefined): Note | undefined
function noteIn(row: NoteRow | undefined): Note | undefined {
  return row && { bank: row.bank, question: row.question, text: row.text, changedAt: row.changedAt }
}

// Vue hands over reactive proxies, which structured clone refuses.
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}

async function appendAttempts(
  db: AppDatabase,
  attempts: readonly Attempt[],
  session: Session,
): Promise<LogSummaryRow | undefined> {
  const tables = [
    db.attempts,
    db.sessions,
    db.goes,
    db.questionRecords,
    ...factTables(db),
    db.slipRecords,
    db.dayRecords,
    db.meta,
  ]
  return db.transaction('rw', tables, async () => {
    let log: LogSummaryRow | undefined
    // One after the other: each reads the sums that the one before has written.
    for (const attempt of attempts) log = (await appendAttempt(db, attempt)) ?? log
    await putNewerSession(db, session)
    return log
  })
}

/** The sums over the log after it; undefined when the attempt was there already. */
async function appendAttempt(db: AppDatabase, attempt: Attempt): Promise<LogSummaryRow | undefined> {
  const { bank, question, day } = attempt
  const [known, log, record, facts, slips, dayRecord] = await Promise.all([
    db.attempts.get(attempt.id),
    db.meta.get('log'),
    db.questionRecords.get([bank, question]),
    factsBefore(db, attempt),
    slipsBefore(db, attempt),
    db.dayRecords.get([bank, day]),
  ])
  if (known) return undefined
  const stamp = nextStamp(attempt.answeredAt, log?.lastStamp ?? 0)
  const entry = { ...withPace(attempt, facts), stamp }
  const summary = summaryAfter(log, entry)
  await Promise.all([
    db.attempts.add(entry),
    db.meta.put(summary),
    db.questionRecords.put(questionRow(recordEntry(record ?? emptyQuestionRecord(bank, question), entry))),
    addToFacts(db, entry, facts),
    addToSlips(db, entry, slips),
    db.dayRecords.put(sumDay(dayRecord ?? emptyDayRecord(bank, day), attempt)),
  ])
  return summary
}

async function putNewerSession(db: AppDatabase, session: Session): Promise<void> {
  const stored = await db.sessions.get(session.plan.id)
  if (stored && stored.touchedAt > session.touchedAt) return
  const go = goOf(session)
  await Promise.all([db.sessions.put(sessionRow(session)), go && db.goes.put(go)])
}

async function putSession(db: AppDatabase, session: Session): Promise<void> {
  await db.transaction('rw', [db.sessions, db.goes], () => putNewerSession(db, session))
}

async function appendCorrection(db: AppDatabase, correction: Correction): Promise<void> {
  const tables = [
    db.attempts,
    db.corrections,
    db.questionRecords,
    ...factTables(db),
    db.slipRecords,
    db.dayRecords,
    db.meta,
  ]
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
      await takeOutOfDay(db, attempt)
      await takeOutOfFacts(db, attempt, entry)
      await replaceSlips(db, bank, question, [...history, entry])
    }
    await db.corrections.add(entry)
    await db.meta.put({ ...emptySummary(), ...log, lastStamp: entry.stamp, lastId: entry.id })
    const record = questionRecordFrom(bank, question, [...history, entry])
    if (record) await db.questionRecords.put(questionRow(record))
    else await db.questionRecords.delete([bank, question])
  })
}

async function takeOutOfDay(db: AppDatabase, attempt: Attempt): Promise<void> {
  const { bank, day } = attempt
  const dayRecord = await db.dayRecords.get([bank, day])
  if (dayRecord) {
    const sum = sumDay(dayRecord, attempt, -1)
    if (sum.answered > 0) await db.dayRecords.put(sum)
    else await db.dayRecords.delete([bank, day])
  }
}

function summaryAfter(log: LogSummaryRow | undefined, entry: LogEntry): LogSummaryRow {
  const before = log ?? emptySummary()
  return { ...before, lastStamp: entry.stamp, lastId: entry.id, attempts: before.attempts + 1 }
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
