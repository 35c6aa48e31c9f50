import type { Attempt, Correction, LogEntry } from '../quiz/attempt.ts'
import type { AttemptId } from '../quiz/attempt-id.ts'
import type { DrillRecord, DrillRound } from '../quiz/confusion/drill-round.ts'
import type { SlipRecord } from '../quiz/confusion/slips.ts'
import type { PaperNumber } from '../quiz/contest/draw.ts'
import type { Go } from '../quiz/contest/goes.ts'
import type { ContestRules, PresetId } from '../quiz/contest/rules.ts'
import type { FactHistory } from '../quiz/memory/fact-history.ts'
import type { FactRecord } from '../quiz/memory/fact-record.ts'
import type { PaceRecord } from '../quiz/memory/pace.ts'
import type { Note } from '../quiz/note.ts'
import type { ChapterContent } from '../quiz/bank.ts'
import type { OwnBank } from '../quiz/own-bank.ts'
import type { OwnBankIndex } from '../quiz/own-bank-index.ts'
import type { Question, QuestionId } from '../quiz/question.ts'
import type { DayRecord, QuestionRecord } from '../quiz/records.ts'
import type { Session, SessionId } from '../quiz/session.ts'
import type { StudyDay } from '../quiz/study-day.ts'

/** The storage of the app: IndexedDB, or memory when the browser stores nothing. */
export type StorageKind = 'kept' | 'memory'

/** A bank of one's own in a list of them. */
export interface OwnBankSummary {
  readonly id: string
  readonly title: string
  readonly language: string
  readonly edition: string
  /** How many are in practice. */
  readonly questions: number
  readonly changedAt: number
}

/**
 * Everything the app remembers, named by need. A promise of a saving method resolves when the transaction has
 * committed and not before; it rejects with a {@link StorageError} when nothing was written.
 */
export interface Storage {
  readonly kind: StorageKind

  /** Appends an attempt, its session and derived records in one transaction. Idempotent by id. */
  saveAnswer(attempt: Attempt, session: Session): Promise<void>
  /** The same for a whole paper: all attempts or none. */
  saveAnswers(attempts: readonly Attempt[], session: Session): Promise<void>
  /** Keeps plan and progress. An older state than the stored one (by `touchedAt`) is ignored. */
  saveSession(session: Session): Promise<void>
  /** Appends a correction and updates derived records. Refuses a mis-tap on an unknown attempt. */
  saveCorrection(correction: Correction): Promise<void>
  /** Appends a drill round and its derived records. Idempotent by id. */
  saveDrillRound(round: DrillRound): Promise<void>
  setStar(bank: string, question: QuestionId, starred: boolean): Promise<void>
  /** Keeps a note in the place of the one before. */
  saveNote(note: Note): Promise<void>

  session(id: SessionId): Promise<Session | undefined>
  /** The unfinished session of a bank that was touched last. */
  latestRunningSession(bank: string): Promise<Session | undefined>
  dailySession(bank: string, day: StudyDay): Promise<Session | undefined>
  /** Days on which the whole daily ten was answered, newest first, at most `limit`. */
  finishedDailyDays(bank: string, limit: number): Promise<StudyDay[]>

  /** All goes at a format, in the order of their days. */
  goes(bank: string, preset: PresetId): Promise<Go[]>
  /** All goes at a paper, including running ones, oldest first. */
  sessionsOfPaper(bank: string, preset: PresetId, number: PaperNumber): Promise<Session[]>
  customFormats(): Promise<ContestRules[]>
  /** Stores a custom format, replacing one of the same name. */
  saveCustomFormat(rules: ContestRules): Promise<void>
  deleteCustomFormat(name: string): Promise<void>

  questionRecords(bank: string): Promise<QuestionRecord[]>
  questionRecord(bank: string, question: QuestionId): Promise<QuestionRecord | undefined>
  /** Records of questions that were ever missed, the source of the wrong book. */
  missedRecords(bank: string): Promise<QuestionRecord[]>
  factRecords(bank: string): Promise<FactRecord[]>
  /** The reviews behind the fact records: for planning, fitting and checking, not for the first page. */
  factHistories(bank: string): Promise<FactHistory[]>
  paceRecords(bank: string): Promise<PaceRecord[]>
  /** Fitted FSRS parameters; null for the defaults. */
  memoryWeights(): Promise<readonly number[] | null>
  /** Changes the parameters and every fact's state with them. */
  useMemoryWeights(weights: readonly number[] | null): Promise<void>
  /** Wrong picks per question. */
  slipRecords(bank: string): Promise<SlipRecord[]>
  /** How the drills of each pair went. */
  drillRecords(bank: string): Promise<DrillRecord[]>
  dayRecords(bank: string, from: StudyDay, to: StudyDay): Promise<DayRecord[]>
  /** Attempts and corrections of one question in log order. */
  history(bank: string, question: QuestionId): Promise<LogEntry[]>
  starredQuestions(bank: string): Promise<QuestionId[]>
  note(bank: string, question: QuestionId): Promise<Note | undefined>
  /** Notes with something in them. */
  notes(bank: string): Promise<Note[]>
  /** Notes that lost against a later one when two phones, or a phone and a backup, were brought together. */
  asideNotes(bank: string): Promise<Note[]>
  /** Puts such a note in force again, as written now; the one that was in force takes its place aside. */
  takeAsideNote(note: Note): Promise<void>

  /** Banks of one's own, by their titles. */
  ownBanks(): Promise<OwnBankSummary[]>
  ownBankIndex(id: string): Promise<OwnBankIndex | undefined>
  ownBankChapter(id: string, chapter: string): Promise<ChapterContent | undefined>
  /** Questions that are no longer asked, of all chapters. */
  ownBankRetired(id: string): Promise<Question[]>
  /** The whole of it, to be edited or handed on. */
  ownBank(id: string): Promise<OwnBank | undefined>
  /**
   * Replaces the bank of the same id. Missing questions are retired if they have answers, stars or notes, and removed
   * otherwise.
   */
  saveOwnBank(bank: OwnBank): Promise<void>
  renameOwnBank(id: string, title: string): Promise<void>
  /** With its history, or without: then that is there again when the bank is. */
  deleteOwnBank(id: string, withHistory: boolean): Promise<void>
}

/**
 * Why a write did not happen. `full`: no room; `lost`: the connection to the database is gone; `incomplete`,
 * `damaged`, `cleared`, `newer`, `replaced`: nothing may be written now, see {@link StorageFault}.
 */
export type StorageProblem = 'full' | 'lost' | 'other' | StorageFault['kind']

/** A fault of stored data. Nothing is written until the person has seen it. */
export type StorageFault =
  /** The log is shorter than it was when this browser last wrote to it, or it is another one. */
  | { readonly kind: 'incomplete'; readonly expected: number; readonly found: number }
  /** Some rows cannot be read. */
  | { readonly kind: 'damaged' }
  /** Site data was removed while the app was open. */
  | { readonly kind: 'cleared' }
  /** A newer version of the app has written here; this one reads, and must not write. */
  | { readonly kind: 'newer' }
  /** Another window is upgrading or deleting the database. */
  | { readonly kind: 'replaced' }
  /** The database could not be reached again from this page; a reload may reach it. */
  | { readonly kind: 'lost' }

/** A failed write; nothing of it is stored. `problem` selects the message. */
export class StorageError extends Error {
  /** Declared only: a field, for the browsers that know none, would bring 1 kB of helpers into the first script. */
  declare readonly problem: StorageProblem

  constructor(problem: StorageProblem, cause: unknown) {
    super(`storage: ${problem}`, { cause })
    this.name = 'StorageError'
    this.problem = problem
  }
}

export function unknownAttempt(id: AttemptId): StorageError {
  return new StorageError('other', new Error(`no attempt ${id}`))
}
