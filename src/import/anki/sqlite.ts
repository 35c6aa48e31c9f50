// Reads the rows of a table out of a SQLite file, page by page, as https://sqlite.org/fileformat.html describes it. Read only;
// a damaged file gives the rows before the damage.

export type Value = number | string | Uint8Array | null
export interface Row {
  readonly id: number
  readonly values: readonly Value[]
}

const MOST_ROWS = 50_000
const decoder = new TextDecoder()

export class SqliteFile {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #pageSize: number
  readonly #usable: number
  readonly #roots = new Map<string, number>()

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const size = bytes.length > 100 ? this.#view.getUint16(16) : 0
    this.#pageSize = size === 1 ? 65536 : size
    this.#usable = this.#pageSize - (bytes[20] ?? 0)
    if (this.#pageSize < 512) return
    for (const { values } of this.#rowsFrom(1)) {
      const [type, name, , root] = values
      if (type === 'table' && typeof name === 'string' && typeof root === 'number')
        this.#roots.set(name, root)
    }
  }

  rows(table: string): Row[] {
    const root = this.#roots.get(table)
    return root === undefined ? [] : this.#rowsFrom(root)
  }

  /** Walks a tree without recursion; a page seen twice ends a circle. */
  #rowsFrom(root: number): Row[] {
    const rows: Row[] = []
    const seen = new Set<number>()
    const waiting = [root]
    for (let page = waiting.pop(); page !== undefined && rows.length < MOST_ROWS; page = waiting.pop()) {
      if (seen.has(page)) continue
      seen.add(page)
      try {
        this.#readPage(page, rows, waiting)
      } catch {
        // A pointer beyond the file.
      }
    }
    return rows
  }

  #readPage(page: number, rows: Row[], waiting: number[]): void {
    const start = (page - 1) * this.#pageSize
    const header = page === 1 ? start + 100 : start
    const kind = this.#view.getUint8(header)
    const isInner = kind === 2 || kind === 5
    const count = this.#view.getUint16(header + 3)
    const cells = header + (isInner ? 12 : 8)
    const children: number[] = []
    for (let at = 0; at < count; at++) {
      let offset = start + this.#view.getUint16(cells + 2 * at)
      if (isInner) {
        children.push(this.#view.getUint32(offset))
        offset += 4
      }
      // Inner pages of a table hold no rows; those of an index do.
      if (kind !== 5 && (kind === 13 || kind === 10 || kind === 2))
        rows.push(this.#readCell(offset, kind === 13))
    }
    if (isInner) {
      children.push(this.#view.getUint32(header + 8))
      waiting.push(...children.reverse())
    }
  }

  #readCell(offset: number, hasId: boolean): Row {
    const [length, afterLength] = this.#varint(offset)
    const [id, start] = hasId ? this.#varint(afterLength) : [0, afterLength]
    return { id, values: this.#values(this.#payload(start, length, hasId), id) }
  }

  /** Content that does not fit continues in a chain of overflow pages. */
  #payload(start: number, length: number, isTable: boolean): Uint8Array {
    const usable = this.#usable
    const most = isTable ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23
    if (length <= most) return this.#bytes.subarray(start, start + length)
    if (length > this.#bytes.length) throw new RangeError('longer than the file')
    const least = Math.floor(((usable - 12) * 32) / 255) - 23
    const fits = least + ((length - least) % (usable - 4))
    const local = fits <= most ? fits : least
    const whole = new Uint8Array(length)
    whole.set(this.#bytes.subarray(start, start + local))
    let next = this.#view.getUint32(start + local)
    for (let at = local; at < length && next > 0; at += usable - 4) {
      const page = (next - 1) * this.#pageSize
      whole.set(this.#bytes.subarray(page + 4, page + 4 + Math.min(usable - 4, length - at)), at)
      next = this.#view.getUint32(page)
    }
    return whole
  }

  #values(payload: Uint8Array, id: number): Value[] {
    const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength)
    const [headerLength, first] = varint(view, 0)
    const values: Value[] = []
    let body = headerLength
    for (let at = first; at < headerLength;) {
      const [type, next] = varint(view, at)
      at = next
      if (type >= 12) {
        const length = (type - (type % 2 === 0 ? 12 : 13)) / 2
        const bytes = payload.subarray(body, body + length)
        values.push(type % 2 === 0 ? bytes : decoder.decode(bytes))
        body += length
      } else {
        const width = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0][type] ?? 0
        values.push(numberAt(view, body, type))
        body += width
      }
    }
    // The key of a table that numbers its rows is not stored twice.
    if (values[0] === null) values[0] = id
    return values
  }

  #varint(offset: number): [number, number] {
    return varint(this.#view, offset)
  }
}

function varint(view: DataView, offset: number): [value: number, next: number] {
  let value = 0
  for (let at = 0; at < 8; at++) {
    const byte = view.getUint8(offset + at)
    value = value * 128 + (byte & 0x7f)
    if (byte < 0x80) return [value, offset + at + 1]
  }
  return [value * 256 + view.getUint8(offset + 8), offset + 9]
}

function numberAt(view: DataView, at: number, type: number): number | null {
  switch (type) {
    case 1:
      return view.getInt8(at)
    case 2:
      return view.getInt16(at)
    case 3:
      return (view.getInt16(at) << 8) | view.getUint8(at + 2)
    case 4:
      return view.getInt32(at)
    case 5:
      return view.getInt16(at) * 2 ** 32 + view.getUint32(at + 2)
    case 6:
      return Number(view.getBigInt64(at))
    case 7:
      return view.getFloat64(at)
    case 8:
      return 0
    case 9:
      return 1
    default:
      return null
  }
}
