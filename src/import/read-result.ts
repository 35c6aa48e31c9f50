// The result of reading a file: ready questions, those to look at, and entries that cannot become a question.
import type { OwnChapter } from '../quiz/own-bank.ts'
import type { Question, QuestionId } from '../quiz/question.ts'
import type { Draft } from './draft.ts'
import type { Reason } from './reason.ts'

export type BinaryFormat = 'xlsx' | 'xls' | 'ods' | 'docx' | 'apkg'
export type TextFormat = 'csv' | 'text' | 'gift' | 'aiken' | 'moodle-xml' | 'anki-text' | 'json'
export type FileFormat = BinaryFormat | TextFormat

export interface Entry {
  /** `Sheet1!K14`, or the number of a line. */
  readonly where: string
  /** Text of the file, shortened. */
  readonly text: string
  readonly reason: Reason
  /** As far as it was understood, to be mended. */
  readonly draft?: Draft
  /** Put right since, and among those that are ready. */
  readonly isMended?: true
}

export interface LookEntry extends Entry {
  /** Imported if the person confirms it. */
  readonly question?: Question
}

/** What a table column can hold. */
export const COLUMN_FIELDS = [
  'stem',
  'form',
  'option',
  'options',
  'key',
  'explanation',
  'chapter',
  'difficulty',
  'tags',
  'id',
] as const
export type ColumnField = (typeof COLUMN_FIELDS)[number]

/** Those that question files come in, for choosing. */
export const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'] as const

/** Guesses that the person may override with {@link Choices}. */
export interface Guessed {
  readonly encoding?: string
  readonly separator?: string
  /** The sheets with questions. */
  readonly sheets?: readonly string[]
  /** Counted from 1; 0 when the table has no header. */
  readonly headerRow?: number
  /** Columns of each field, counted from 0. */
  readonly columns?: Columns
  /** The first rows, for choosing. */
  readonly sample?: readonly (readonly string[])[]
}

export type Columns = Readonly<Partial<Record<ColumnField, readonly number[]>>>

export interface Choices {
  readonly encoding?: string
  readonly separator?: string
  readonly sheet?: string
  readonly headerRow?: number
  readonly columns?: Columns
  /** A text with the key alone, for a file that holds the questions alone. */
  readonly answers?: string
}

export interface ReadResult {
  readonly format: FileFormat
  readonly guessed: Guessed
  readonly title: string
  readonly chapters: readonly OwnChapter[]
  readonly questions: readonly Question[]
  readonly tags: Readonly<Record<QuestionId, readonly string[]>>
  readonly look: readonly LookEntry[]
  readonly cannot: readonly Entry[]
}
