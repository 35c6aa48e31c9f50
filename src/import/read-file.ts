// The importer: recognise, read, check. Pure, for the worker and for Node. Never throws, whatever the file holds.
import { readAnkiText } from './anki/anki-text.ts'
import { readApkg } from './anki/apkg.ts'
import { collect, type Progress } from './collect.ts'
import { readCsv } from './csv.ts'
import type { Draft } from './draft.ts'
import { readJson } from './json.ts'
import { MOST_BYTES } from './limits.ts'
import { readAiken } from './moodle/aiken.ts'
import { readGift } from './moodle/gift.ts'
import { readMoodleXml } from './moodle/moodle-xml.ts'
import { FileFault, type Reason } from './reason.ts'
import { type Choices, type Guessed, type ReadResult } from './read-result.ts'
import { recognise, type Recognised } from './recognise.ts'
import { type FileFormat } from './read-result.ts'
import { readSheets } from './sheets.ts'
import { readTable, type Table } from './table.ts'
import { linesOf, type Line } from './text/lines.ts'
import { readLines } from './text/read-text.ts'
import { readDocx } from './word/docx.ts'

interface Reading {
  readonly drafts: readonly Draft[]
  readonly guessed?: Guessed
  readonly title?: string
  /** Why there is nothing, where the reader knows more than that. */
  readonly fault?: Reason
}

export function readFile(
  bytes: Uint8Array,
  name: string,
  choices: Choices = {},
  tell?: Progress,
): ReadResult {
  const title = name.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '')
  let format: FileFormat = 'text'
  try {
    if (bytes.length > MOST_BYTES) throw new FileFault('too-large', { most: MOST_BYTES / 1024 / 1024 })
    const recognised = recognise(bytes, name, choices.encoding)
    format = recognised.format
    const reading = read(recognised, bytes, choices)
    const lists = collect(reading.drafts, tell)
    const empty: Reason = reading.fault ?? { code: 'nothing-found' }
    const cannot = reading.drafts.length === 0 ? [{ where: '', text: title, reason: empty }] : lists.cannot
    return { format, title: reading.title || title, guessed: reading.guessed ?? {}, ...lists, cannot }
  } catch (error) {
    const reason: Reason = error instanceof FileFault ? error.reason : { code: 'damaged' }
    return { format, title, guessed: {}, ...collect([]), cannot: [{ where: '', text: title, reason }] }
  }
}

function read(recognised: Recognised, bytes: Uint8Array, choices: Choices): Reading {
  switch (recognised.format) {
    case 'xlsx':
    case 'xls':
    case 'ods':
      return fromTables(readSheets(bytes), choices)
    case 'csv': {
      const { table, separator } = readCsv(recognised.text, choices.separator)
      const reading = fromTables([table], choices)
      return { ...reading, guessed: { ...reading.guessed, separator, encoding: recognised.encoding } }
    }
    case 'text': {
      const { drafts, title } = readLines(linesOf(recognised.text), choices.answers)
      return { drafts, title, guessed: { encoding: recognised.encoding } }
    }
    case 'docx':
      return readDocx(bytes, choices.answers)
    case 'gift':
      return { drafts: readGift(recognised.text), guessed: { encoding: recognised.encoding } }
    case 'aiken':
      return { drafts: readAiken(recognised.text), guessed: { encoding: recognised.encoding } }
    case 'moodle-xml':
      return { drafts: readMoodleXml(recognised.text) }
    case 'anki-text':
      return { drafts: readAnkiText(recognised.text) }
    case 'apkg':
      return { drafts: readApkg(bytes) }
    case 'json':
      return readJson(recognised.text)
  }
}

/** Every sheet whose header names its columns; without any, the first that holds pairs of question and answer. */
function fromTables(tables: readonly Table[], choices: Choices): Reading {
  const wanted = choices.sheet === undefined ? tables : tables.filter(({ sheet }) => sheet === choices.sheet)
  const readings = wanted.flatMap((table) => {
    const reading = readTable(table, choices)
    return reading && reading.drafts.length > 0 ? [{ ...reading, sheet: table.sheet }] : []
  })
  const named = readings.filter(({ guessed }) => guessed.headerRow !== 0)
  const used = named.length > 0 ? named : readings.slice(0, 1)
  const [first] = used
  // One column of text is a text: a line a cell.
  const lines = first ? [] : wanted.flatMap(columnLines)
  if (!first && lines.length > 0) return { ...readLines(lines, choices.answers), guessed: { sheets: [] } }
  const sample = (wanted[0] ?? tables[0])?.rows.slice(0, 10) ?? []
  if (!first) return { drafts: [], guessed: { sample }, fault: { code: 'no-columns' } }
  const sheets = used.flatMap(({ sheet }) => sheet ?? [])
  return {
    drafts: used.flatMap(({ drafts }) => drafts),
    guessed: { ...first.guessed, ...(sheets.length > 0 ? { sheets } : {}) },
  }
}

/** The lines of a sheet with a single column; none for any other. */
function columnLines({ rows, whereOf }: Table): Line[] {
  const isOneColumn = rows.every((row) => row.filter((cell) => cell.trim()).length <= 1)
  if (!isOneColumn) return []
  return rows.flatMap((row, at) => {
    const column = row.findIndex((cell) => cell.trim())
    if (column === -1) return [{ where: whereOf(at, 0), text: '' }]
    return linesOf(row[column] ?? '').map(({ text }) => ({ where: whereOf(at, column), text }))
  })
}
