// Strips formulas from old Excel files (.xls): they are never computed, and a damaged one makes SheetJS loop forever.
import { CFB } from '@e965/xlsx'

/** As much of SheetJS's untyped container as is used here. */
interface Container {
  find(file: object, name: string): { content: Uint8Array } | null
  read(bytes: Uint8Array, options: { readonly type: 'array' }): object
  write(file: object, options: { readonly type: 'array' }): ArrayLike<number>
}

/** [MS-XLS] 2.4: records that hold formulas beside those of the cells. They become records that mean nothing. */
const FORMULA_HOLDERS = new Set([0x0018, 0x0221, 0x0236, 0x04bc, 0x01be, 0x01b1])
const NOTHING = 0x01c0
const FORMULAS = new Set([0x0006, 0x0206, 0x0406])
/** Where a part of the file begins, with its version: 5.0 and 97 come in containers, older ones lay formulas out otherwise. */
const BEGINNING = 0x0809
const OLD_BEGINNINGS = new Set([0x0009, 0x0209, 0x0409])
const VERSIONS = new Set([0x0500, 0x0600])
/** Of a cell with a formula, behind its place, its value and its flags: how long the formula is. All ones say: none. */
const FORMULA_LENGTH_AT = 20

/** Throws where the file is no container, or its records run beyond its end. */
export function withoutFormulas(bytes: Uint8Array): Uint8Array {
  const container = CFB as Container
  const file = container.read(bytes, { type: 'array' })
  const workbook = container.find(file, 'Workbook') ?? container.find(file, 'Book')
  if (!workbook) throw new RangeError('no workbook')
  const content = Uint8Array.from(workbook.content)
  const view = new DataView(content.buffer)
  for (let at = 0; at + 4 <= content.length;) {
    const kind = view.getUint16(at, true)
    const body = at + 4
    const length = view.getUint16(at + 2, true)
    const isOlder =
      OLD_BEGINNINGS.has(kind) || (kind === BEGINNING && !VERSIONS.has(view.getUint16(body, true)))
    if (isOlder) throw new RangeError('no such version of Excel')
    const isCell = FORMULAS.has(kind) && length >= FORMULA_LENGTH_AT + 2
    if (isCell) view.setUint16(body + FORMULA_LENGTH_AT, 0xffff, true)
    else if (FORMULAS.has(kind) || FORMULA_HOLDERS.has(kind)) view.setUint16(at, NOTHING, true)
    at = body + length
  }
  workbook.content = content
  return Uint8Array.from(container.write(file, { type: 'array' }))
}
