// A spreadsheet takes a cell of a CSV that begins like a formula for one; an apostrophe before it keeps it a text (OWASP, CSV
// injection). One is added on the way out where a cell begins so, and taken away on the way in, whoever wrote it.

const SIGNS = String.raw`[=+\-@＝＋－＠\t\r]`
const FORMULA = new RegExp(`^'*${SIGNS}`)
const TEXT = new RegExp(`^'+${SIGNS}`)

export function guardedCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}

/** Undoes {@link guardedCell}. */
export function plainCell(cell: string): string {
  return TEXT.test(cell) ? cell.slice(1) : cell
}
