// The Dexie schema. Released versions stay here for ever, each with its upgrade.

import Dexie from 'dexie'
import type { Table, Transaction } from 'dexie'
import type { Attempt, Correction, LogEntry, Stamped } from '../quiz/attempt.ts'
import type { AttemptId } from '../quiz/attempt-id.ts'
import type { DrillRecord, LoggedRound } from '../quiz/confusion/drill-round.ts'
import type { SlipRecord } from '../quiz/confusion/slips.ts'
import type { Go } from '../quiz/contest/goes.ts'
import type { Clock } from '../quiz/keeping/hybrid-clock.ts'
import type { JsonObject } from '../quiz/keeping/json.ts'
import type { FactHistory } from '../quiz/memory/fact-history.ts'
import type { FactRecord } from '../quiz/memory/fact-record.ts'
import type { PaceRecord } from '../quiz/memory/pace.ts'
import type { Note } from '../quiz/note.ts'
import type { OwnBankIndex } from '../quiz/own-bank-index.ts'
import type { OwnBankHead, OwnQuestion } from '../quiz/own-bank-rows.ts'
import type { Form, QuestionId } from '../quiz/question.ts'
import { recordsFrom } from '../quiz/records.ts'
import type { DayRecord, QuestionRecord } from '../quiz/records.ts'
import type { Session, SessionId, SessionKind } from '../quiz/session.ts'
import type { StudyDay } from '../quiz/study-day.ts'
import { DATABASE_NAME } from './home.ts'
import { randomText } from './device.ts'

/** IndexedDB's own version number is ten times this; a test holds that Dexie never raised it behind our back. */
export const SCHEMA_VERSION = 3

export type AttemptRow = Attempt & Stamped
export type CorrectionRow = Correction & Stamped

export interface SessionRow {
  readonly id: SessionId
  /** `ended`: a daily ten that was finished with questions open, so its day does not count as done. */
  readonly phase: Session['phase'] | 'ended'
  readonly kind: SessionKind
  readonly bank: string
  readonly day: StudyDay
  readonly touchedAt: number
  readonly session: unknown
}

/** On rows that are changed in place: when they were, comparable across devices. Absent on rows from before there was one. */
interface Clocked {
  readonly clock?: Clock
}

/** A custom contest format by name. Rules are parsed on reading; null once deleted. */
export interface FormatRow extends Clocked {
  readonly name: string
  readonly rules: unknown
  readonly changedAt: number
}

export type NoteRow = Note & Clocked

/** Booleans cannot be indexed, so `everMissed` is 0 or 1. */
export type QuestionRow = QuestionRecord & { readonly everMissed: 0 | 1 }

export interface StarRow extends Clocked {
  readonly bank: string
  readonly question: QuestionId
  readonly starred: 0 | 1
  readonly changedAt: number
}

/** Totals of the log, updated with every append so that starting and answering never count rows. */
export interface LogSummaryRow {
  readonly key: 'log'
  /** Random id set at creation; tells whether it is still the same database. */
  readonly database: string
  readonly lastStamp: number
  readonly lastId: AttemptId | null
  readonly attempts: number
}

/** Fitted FSRS parameters. None or null: the defaults. */
export interface ParametersRow extends Clocked {
  readonly key: 'memory'
  readonly weights: readonly number[] | null
}

/** A history deleted on purpose, of a question, or of the whole bank where that is empty: up to this moment or stamp. */
export interface DeletionRow {
  readonly bank: string
  readonly question: string
  readonly upTo: number
}

/** Conflict losers of merges (`of`: their kind), and items of newer versions. The id is a hash of the content. */
export interface AsideRow {
  readonly id: string
  readonly of: string
  readonly value: JsonObject
}

/** An own bank. Values derived from its questions are optional: they are absent during a merge. */
export interface OwnBankRow extends OwnBankHead, Clocked {
  readonly changedAt: number
  readonly edition?: string
  /** How many are in practice. */
  readonly questions?: number
}

export interface OwnQuestionRow extends OwnQuestion, Clocked {
  readonly changedAt: number
}

/** Follows from the rows of a bank. In a table of its own, since a list of banks must not read every index. */
export interface OwnBankIndexRow {
  readonly bank: string
  readonly index: OwnBankIndex
}

export function emptySummary(): LogSummaryRow {
  return { key: 'log', database: randomText(16), lastStamp: 0, lastId: null, attempts: 0 }
}

/** The first version knew neither slips, which follow from its log, nor a name of the database for the witness. */
async function fillSecondVersion(transaction: Transaction): Promise<void> {
  const tables = ['attempts', 'corrections'].map((name) => transaction.table<LogEntry>(name).toArray())
  const entries = (await Promise.all(tables)).flat()
  await transaction.table('slipRecords').bulkPut(recordsFrom(entries).slips)
  const meta = transaction.table<Partial<LogSummaryRow>>('meta')
  await meta.put({ ...emptySummary(), ...(await meta.get('log')) })
}

export class AppDatabase extends Dexie {
  readonly attempts!: Table<AttemptRow, AttemptId>
  readonly corrections!: Table<CorrectionRow, AttemptId>
  readonly sessions!: Table<SessionRow, SessionId>
  readonly questionRecords!: Table<QuestionRow, [string, QuestionId]>
  readonly factHistories!: Table<FactHistory, [string, string]>
  readonly factRecords!: Table<FactRecord, [string, string]>
  readonly paceRecords!: Table<PaceRecord, [string, Form]>
  readonly parameters!: Table<ParametersRow, string>
  readonly slipRecords!: Table<SlipRecord, [string, QuestionId]>
  readonly drillRounds!: Table<LoggedRound, AttemptId>
  readonly drillRecords!: Table<DrillRecord, [string, string]>
  readonly dayRecords!: Table<DayRecord, [string, StudyDay]>
  readonly stars!: Table<StarRow, [string, QuestionId]>
  readonly notes!: Table<NoteRow, [string, QuestionId]>
  readonly goes!: Table<Go, SessionId>
  readonly formats!: Table<FormatRow, string>
  readonly meta!: Table<LogSummaryRow, string>
  readonly deletions!: Table<DeletionRow, [string, string]>
  readonly asides!: Table<AsideRow, string>
  readonly carried!: Table<AsideRow, string>
  readonly banks!: Table<OwnBankRow, string>
  readonly bankQuestions!: Table<OwnQuestionRow, [string, QuestionId]>
  readonly bankIndexes!: Table<OwnBankIndexRow, string>

  constructor(name = DATABASE_NAME) {
    // Strict: 'saved' on the screen must mean on the disk, not in the system's buffers; measured cost about 2 ms an
    // answer. The live-query cache is off because it may emit rows before their transaction has committed.
    super(name, { chromeTransactionDurability: 'strict', cache: 'disabled' })
    this.version(1).stores({
      attempts: 'id, [bank+question+stamp], stamp, session',
      corrections: 'id, [bank+question+stamp], stamp',
      sessions: 'id, [phase+touchedAt], [kind+bank+day]',
      questionRecords: '[bank+question], [bank+everMissed]',
      factHistories: '[bank+fact]',
      factRecords: '[bank+fact]',
      paceRecords: '[bank+form]',
      parameters: 'key',
      dayRecords: '[bank+day]',
      stars: '[bank+question], [bank+starred]',
      notes: '[bank+question]',
      goes: 'session, [bank+preset+day]',
      formats: 'name',
      meta: 'key',
    })
    this.version(2)
      .stores({
        sessions: 'id, [phase+touchedAt], [kind+bank+day], [kind+bank+phase+day]',
        slipRecords: '[bank+question]',
        drillRounds: 'id, stamp',
        drillRecords: '[bank+pair]',
        deletions: '[bank+question]',
        asides: 'id, of',
        carried: 'id',
      })
      .upgrade(fillSecondVersion)
    this.version(3).stores({
      sessions: 'id, [bank+phase+touchedAt], [phase+touchedAt], [kind+bank+day], [kind+bank+phase+day]',
      banks: 'id',
      bankQuestions: '[bank+question], [bank+retired+chapter]',
      bankIndexes: 'bank',
    })
    this.on('populate', (transaction) => transaction.table('meta').add(emptySummary()))
  }
}
