// Rows of a table become drafts.
import { columnsOf, findHeader } from './columns.ts'
import { draft, type Draft } from './draft.ts'
import { LONGEST_BLOCK } from './limits.ts'
import { difficultyNamed, formNamed, isOpenName } from './names.ts'
import type { Choices, ColumnField, Columns, Guessed } from './read-result.ts'
import { joinedOptions, stemAndOptions } from './text/options.ts'

export interface Table {
  readonly rows: readonly (readonly string[])[]
  readonly sheet?: string
  /** Row and column counted from 0. */
  readonly whereOf: (row: number, column: number) => string
}

export interface TableReading {
  readonly guessed: Guessed
  readonly drafts: readonly Draft[]
}

/** Undefined when nothing says which column holds the questions. */
export function readTable(table: Table, choices: Choices = {}): TableReading | undefined {
  const found = choices.columns ? undefined : headerOf(table, choices)
  const columns = choices.columns ?? found?.columns
  const first = choices.columns ? (choices.headerRow ?? 0) : (found?.row ?? -1) + 1
  if (!columns?.stem) return undefined
  const drafts: Draft[] = []
  table.rows.slice(first).forEach((cells, index) => {
    if (cells.some((cell) => cell.trim())) drafts.push(rowDraft(table, cells, first + index, columns))
  })
  return { guessed: { headerRow: first, columns, sample: table.rows.slice(0, 10) }, drafts }
}

function headerOf({ rows }: Table, { headerRow }: Choices): { row: number; columns: Columns } | undefined {
  if (headerRow !== undefined && headerRow > 0)
    return { row: headerRow - 1, columns: columnsOf(rows[headerRow - 1] ?? []) }
  return findHeader(rows) ?? twoColumns(rows)
}

/** Without a header two columns are question and answer, as in a set of cards. */
function twoColumns(rows: Table['rows']): { row: number; columns: Columns } | undefined {
  const filled = rows.filter((row) => row.some((cell) => cell.trim()))
  const arePairs = filled.length > 0 && filled.every((row) => row.filter((cell) => cell.trim()).length === 2)
  return arePairs ? { row: -1, columns: { stem: [0], key: [1] } } : undefined
}

function rowDraft(table: Table, cells: readonly string[], row: number, columns: Columns): Draft {
  const all = (field: ColumnField): string[] => (columns[field] ?? []).map((at) => (cells[at] ?? '').trim())
  const last = (field: ColumnField): string => all(field).findLast(Boolean) ?? ''
  const place = (field: ColumnField): string => {
    const filled = columns[field]?.find((at) => cells[at]?.trim()) ?? columns[field]?.[0]
    return table.whereOf(row, filled ?? columns.stem?.[0] ?? 0)
  }
  const text = cells.filter((cell) => cell.trim()).join(' | ')
  const common = { where: place('stem'), text, places: { form: place('form'), key: place('key') } }
  if (cells.some((cell) => cell.length >= LONGEST_BLOCK))
    return draft({ ...common, fault: { code: 'too-long', data: { most: LONGEST_BLOCK } } })

  const formName = last('form')
  const form = formNamed(formName) ?? (formName ? undefined : formNamed(table.sheet ?? ''))
  const separate = withoutTail(all('option'))
  const joined = separate.length > 0 ? separate : joinedOptions(all('options').join('\n'))
  const whole = all('stem').filter(Boolean).join(' ')
  const isChoice = form !== 'blank' && form !== 'short' && form !== 'judge'
  const parted = joined.length === 0 && isChoice ? stemAndOptions(whole) : { stem: whole, options: joined }
  const id = last('id')
  return draft({
    ...common,
    ...(form ? { form } : {}),
    ...(form || !formName || isOpenName(formName) ? {} : { unknownForm: formName.slice(0, 20) }),
    ...(id ? { id } : {}),
    ...blanksOf(form, parted, all('key').filter(Boolean)),
    explanation: last('explanation'),
    chapter: all('chapter').filter(Boolean).join('/'),
    difficulty: difficultyNamed(last('difficulty')),
    tags: all('tags').flatMap((cell) => cell.split(/[,，;；、|]/)),
  })
}

/** The answers of blanks may stand in the columns of the options, one each. */
function blanksOf(
  form: Draft['form'],
  { stem, options }: { stem: string; options: readonly string[] },
  keys: readonly string[],
): Pick<Draft, 'stem' | 'options' | 'key'> {
  if (form !== 'blank' || options.length === 0) return { stem, options, key: keys.join(';') }
  return { stem, options: [], key: options.join(';') }
}

function withoutTail(options: readonly string[]): string[] {
  return options.slice(0, options.findLastIndex(Boolean) + 1)
}
