// Anki's text file: the table of our sheet under Anki's own headers. Every field is quoted, since a line that begins with #
// is none.
import Papa from 'papaparse'
import { fitsInCells, rowsOf } from './table.ts'
import { kept, utf8, type Writable, type Written } from './written.ts'

export function writeAnkiText(bank: Writable): Written {
  const { keep, left } = kept(bank, fitsInCells)
  const tags = Object.fromEntries(
    Object.entries(bank.tags).map(([id, all]) => [id, [all.map((tag) => tag.replace(/\s/g, '_')).join(' ')]]),
  )
  const [names = [], ...rows] = rowsOf({ ...bank, questions: keep, tags })
  const headers = [
    '#separator:tab',
    '#html:false',
    `#columns:${names.join('\t')}`,
    `#tags column:${names.indexOf('标签') + 1}`,
    `#guid column:${names.indexOf('题目编号') + 1}`,
  ]
  const table = Papa.unparse(rows, { delimiter: '\t', quotes: true, newline: '\n' })
  return { bytes: utf8(`${headers.join('\n')}\n${table}\n`), left }
}
