// Tables as text. Papa Parse finds quotes and separator; faulty quotes show in the result and do not stop reading.
import Papa from 'papaparse'
import { plainCell } from './csv-cells.ts'
import { MOST_COLUMNS, MOST_ROWS } from './limits.ts'
import { FileFault } from './reason.ts'
import type { Table } from './table.ts'

const SEPARATORS = [',', '\t', ';', '|', '，', '；']

export function readCsv(text: string, chosen?: string): { table: Table; separator: string } {
  const lines: number[] = []
  const separator = chosen ?? guessed(text)
  const { data } = Papa.parse<string[]>(text, {
    worker: false,
    delimiter: separator,
    preview: MOST_ROWS + 1,
    skipEmptyLines: false,
  })
  if (data.length > MOST_ROWS) throw new FileFault('too-many-rows', { most: MOST_ROWS })
  let line = 1
  for (const row of data) {
    lines.push(line)
    line += 1 + row.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0)
  }
  return {
    table: {
      rows: data.map((row) => row.slice(0, MOST_COLUMNS).map(plainCell)),
      whereOf: (row) => String(lines[row] ?? row + 1),
    },
    separator,
  }
}

/** Empty lines would speak against every separator. */
function guessed(text: string): string {
  const some = Papa.parse<string[]>(text, {
    worker: false,
    delimitersToGuess: SEPARATORS,
    preview: 20,
    skipEmptyLines: 'greedy',
  })
  return some.meta.delimiter
}
