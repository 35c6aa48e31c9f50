// The sheet that people fill in, mend and bring back: one row a question, in the columns that the reader knows.
import { utils, write } from '@e965/xlsx'
import Papa from 'papaparse'
import type { Question } from '../../quiz/question.ts'
import { guardedCell } from '../csv-cells.ts'
import { DIFFICULTY_WORDS, FORM_WORDS } from '../names.ts'
import { kept, titleOf, utf8, type Writable, type Written } from './written.ts'

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
/** As many columns as most files have, even when all of the bank needs fewer. */
const FEWEST_OPTIONS = 8

export function writeXlsx(bank: Writable): Written {
  const { keep, left } = kept(bank, fitsInCells)
  const rows = rowsOf({ ...bank, questions: keep })
  const sheet = utils.aoa_to_sheet(rows.map((row) => row.map(withoutCodes)))
  // As text cells, so that years, fractions and leading zeros survive editing.
  for (const cell of Object.values(sheet) as { t?: string; z?: string }[]) if (cell.t === 's') cell.z = '@'
  sheet['!cols'] = [{ wch: 50 }, { wch: 10 }]
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, '题目')
  // With a table of shared strings, as Excel writes: SheetJS reads a text beside its cell twice over, so `&#12;` got lost.
  const bytes = write(book, {
    type: 'array',
    bookType: 'xlsx',
    bookSST: true,
    compression: true,
  }) as ArrayBuffer
  return { bytes: new Uint8Array(bytes), left }
}

/** `_x0041_` stands for a sign by its number in these files (ECMA-376, ST_Xstring); a text that only looks so is kept. */
function withoutCodes(text: string): string {
  return text.replaceAll(/_(?=x[\da-f]{4}_)/gi, '_x005F_')
}

/** With a byte order mark, without which Excel takes it for another encoding. */
export function writeCsv(bank: Writable): Written {
  const { keep, left } = kept(bank, fitsInCells)
  const rows = rowsOf({ ...bank, questions: keep }).map((row) => row.map(guardedCell))
  return { bytes: utf8(`\ufeff${Papa.unparse(rows, { newline: '\r\n' })}\r\n`), left }
}

/** Signs that part answers in a cell cannot be part of one. */
export function fitsInCells(question: Question): boolean {
  switch (question.form) {
    case 'blank':
    case 'short':
      return question.accept.every((text) => !/[|｜]/.test(text))
    case 'gaps':
      return question.accept.flat().every((text) => !/[|｜;；\n]/.test(text))
    case 'match':
      return [...question.left, ...question.right].every(({ text }) => !/→|⇒|=>|->|——|--/.test(text))
    default:
      return true
  }
}

export function rowsOf(bank: Writable): string[][] {
  const cells = bank.questions.map((question) => ({ question, ...answerCells(question) }))
  const width = Math.max(FEWEST_OPTIONS, ...cells.map(({ options }) => options.length))
  const letters = LETTERS.slice(0, width)
  return [
    [
      '题干',
      '题型',
      ...letters.map((letter) => `选项${letter}`),
      '正确答案',
      '解析',
      '章节',
      '难度',
      '标签',
      '题目编号',
    ],
    ...cells.map(({ question, options, key }) => [
      question.stem,
      FORM_WORDS[question.form],
      ...letters.map((_, at) => options[at] ?? ''),
      key,
      question.explanation,
      titleOf(bank, question),
      DIFFICULTY_WORDS[question.difficulty],
      (bank.tags[question.id] ?? []).join('，'),
      question.id,
    ]),
  ]
}

function answerCells(question: Question): { options: readonly string[]; key: string } {
  switch (question.form) {
    case 'single':
    case 'multiple': {
      const right = question.form === 'single' ? [question.right] : question.right
      return {
        options: question.options.map(({ text }) => text),
        key: question.options.map(({ id }, at) => (right.includes(id) ? LETTERS[at] : '')).join(''),
      }
    }
    case 'judge':
      return { options: ['对', '错'], key: question.right ? 'A' : 'B' }
    case 'blank':
      return { options: [], key: question.accept.join('|') }
    case 'gaps':
      return { options: [], key: question.accept.map((texts) => texts.join('|')).join('；') }
    case 'short':
      return { options: [], key: question.accept.join('|') }
    case 'order':
      return {
        options: question.items.map(({ text }) => text),
        key: LETTERS.slice(0, question.items.length).join(''),
      }
    case 'match':
      return {
        options: question.right.map(({ text }, at) => `${question.left[at]?.text ?? ''} → ${text}`),
        key: '',
      }
  }
}
