// Excel and its relatives, by SheetJS: each cell as people see it. Formulas are never computed; their last value counts.
import { read, utils, type CellObject } from '@e965/xlsx'
import { zipSync } from 'fflate'
import { LOST } from './draft.ts'
import { LONGEST_BLOCK, MOST_COLUMNS, MOST_ROWS } from './limits.ts'
import { FileFault } from './reason.ts'
import type { Table } from './table.ts'
import { rowsWithPictures } from './sheet-pictures.ts'
import { unpack } from './unpack.ts'
import type { Parts } from './unpack.ts'
import { withoutFormulas } from './without-formulas.ts'

export function readSheets(bytes: Uint8Array): Table[] {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  const isOld = bytes[0] === 0xd0 && bytes[1] === 0xcf
  const parts = isZip ? partsOf(bytes) : undefined
  const workbook = opened(parts ? repacked(parts) : isOld ? bare(bytes) : bytes)
  const pictures = parts && picturesIn(parts)
  return workbook.SheetNames.map((name) => {
    // Dense sheets are arrays of rows with holes, so a single far cell costs nothing.
    const rows =
      (workbook.Sheets[name] as { '!data'?: (CellObject[] | undefined)[] } | undefined)?.['!data'] ?? []
    const table: string[][] = []
    rows.forEach((row, at) => {
      if (at >= MOST_ROWS) throw new FileFault('too-many-rows', { most: MOST_ROWS })
      const texts: string[] = []
      row?.forEach((cell, column) => {
        if (column < MOST_COLUMNS) texts[column] = textOf(cell)
      })
      if (texts.length > 0) table[at] = Array.from(texts, (text) => text ?? '')
    })
    for (const row of pictures?.get(name) ?? []) markPicture(table[row])
    return {
      rows: Array.from(table, (row) => row ?? []),
      sheet: name,
      whereOf: (row, column) => `${name}!${utils.encode_cell({ r: row, c: column })}`,
    }
  })
}

function opened(bytes: Uint8Array): ReturnType<typeof read> {
  try {
    return read(bytes, {
      type: 'array',
      dense: true,
      cellFormula: false,
      cellHTML: false,
      sheetRows: MOST_ROWS + 1,
    })
  } catch (error) {
    if (error instanceof Error && /password|encrypt/i.test(error.message)) throw new FileFault('password')
    throw new FileFault('damaged')
  }
}

function bare(bytes: Uint8Array): Uint8Array {
  try {
    return withoutFormulas(bytes)
  } catch {
    throw new FileFault('damaged')
  }
}

function textOf(cell: CellObject): string {
  if (cell.t === 'e' || cell.t === 'z') return ''
  if (cell.t === 'b') return cell.v ? '对' : '错'
  const text = cell.w ?? String(cell.v ?? '')
  // WPS keeps a picture inside a cell as a formula.
  if (/^=?_?(xlfn\.)?DISPIMG\(/i.test(text)) return LOST.picture
  return text.length > LONGEST_BLOCK ? text.slice(0, LONGEST_BLOCK) : text
}

/** Date formats that Excel numbers without writing them down; in China these are what 31 and 58 mean. */
const CHINESE_FORMATS: Readonly<Record<number, string>> = {
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  31: 'yyyy"年"m"月"d"日"',
  36: 'yyyy"年"m"月"',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
}

/** An unreadable drawing must not cost the questions. */
function picturesIn(parts: Parts): ReturnType<typeof rowsWithPictures> | undefined {
  try {
    return rowsWithPictures(parts)
  } catch {
    return undefined
  }
}

/** In the longest text of the row, which the question is. */
function markPicture(row: string[] | undefined): void {
  if (!row) return
  const longest = Math.max(...row.map(({ length }) => length))
  const at = row.findIndex(({ length }) => length === longest)
  if (at !== -1) row[at] += LOST.picture
}

/** Measured, without media. */
function partsOf(bytes: Uint8Array): Parts {
  return unpack(bytes, (name) => /\.(xml|rels|bin)$|mimetype$/.test(name) && !/\/media\//.test(name)).parts
}

/** The archive again, with the Chinese formats written down. */
function repacked(parts: Parts): Uint8Array {
  const files = Object.fromEntries([...parts].map(([name, part]) => [name, [part, { level: 0 }] as const]))
  const styles = parts.get('xl/styles.xml')
  if (styles)
    files['xl/styles.xml'] = [
      new TextEncoder().encode(withFormats(new TextDecoder().decode(styles))),
      { level: 0 },
    ]
  return zipSync(files as Parameters<typeof zipSync>[0])
}

function withFormats(styles: string): string {
  const missing = Object.entries(CHINESE_FORMATS).filter(
    ([id]) => !styles.includes(`numFmtId="${id}" formatCode`),
  )
  const written = missing
    .map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code.replaceAll('"', '&quot;')}"/>`)
    .join('')
  if (/<numFmts[^>]*[^/]>/.test(styles)) return styles.replace(/<numFmts[^>]*>/, (tag) => tag + written)
  return styles.replace(/<fonts/, `<numFmts count="${missing.length}">${written}</numFmts><fonts`)
}
