// A bank handed on as a row of QR codes: what each of them says, and how those that were read come together again. Small and
// without a library, since the page reads codes; packing and unpacking is the worker's, packed-bank.ts.

/** Begins every code of a bank, and a bank put together again; the figure is the version of this layout. */
export const PACKED = 'BNQB1/'
/** `BNQB1/ID/INDEX/COUNT/DATA`, all of it in the letters that a QR code keeps in 5.5 bits each. */
const PART = /^BNQB1\/([0-9A-F]{8})\/(\d{1,2})\/(\d{1,2})\/([0-9A-Z $%*+\-./:]+)$/
/** A code of 69 modules: read off a phone's screen by another phone from a hand's breadth away. */
const PART_LENGTH = 560
/** About half a minute of scanning. Larger banks are sent as a file. */
export const MOST_CODES = 40
export const LONGEST_PACKED = PACKED.length + 9 + MOST_CODES * PART_LENGTH

/** The texts of the codes; none when they would be too many. */
export function codesOf(packed: string, id: string): string[] {
  const count = Math.ceil(packed.length / PART_LENGTH)
  if (count > MOST_CODES) return []
  return Array.from({ length: count }, (_, at) => {
    const data = packed.slice(at * PART_LENGTH, (at + 1) * PART_LENGTH)
    return `${PACKED}${id}/${at + 1}/${count}/${data}`
  })
}

/** What has been read of one bank so far. */
export interface Collected {
  readonly id: string
  readonly count: number
  readonly parts: ReadonlyMap<number, string>
}

/** With one more code; as it was when that is no code of a bank. A code of another bank begins anew. */
export function withCode(collected: Collected | null, code: string): Collected | null {
  const [, id = '', index = '', count = '', data = ''] = PART.exec(code) ?? []
  const at = Number(index)
  if (!id || at < 1 || at > Number(count) || Number(count) > MOST_CODES) return collected
  const isSame = collected?.id === id && collected.count === Number(count)
  const parts = new Map(isSame ? collected.parts : []).set(at, data)
  return { id, count: Number(count), parts }
}

/** The packed bank, for the importer; undefined while codes are missing. */
export function wholeOf({ id, count, parts }: Collected): string | undefined {
  if (parts.size < count) return undefined
  return `${PACKED}${id}/${Array.from({ length: count }, (_, at) => parts.get(at + 1)).join('')}`
}
