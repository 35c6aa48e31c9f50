// Recognises a format by content. The file name only breaks ties.
import { findHeader } from './columns.ts'
import { decodeText } from './decode-text.ts'
import { FileFault } from './reason.ts'
import type { BinaryFormat, TextFormat } from './read-result.ts'
import { unpack } from './unpack.ts'

export type Recognised =
  | { readonly format: BinaryFormat }
  | { readonly format: TextFormat; readonly text: string; readonly encoding: string }

export function recognise(bytes: Uint8Array, name: string, encoding?: string): Recognised {
  if (startsWith(bytes, [0x50, 0x4b])) return { format: archiveFormat(bytes) }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return { format: compoundFormat(bytes) }
  const decoded = decodeText(bytes, encoding)
  const text = decoded.text.replace(/\r\n?/g, '\n')
  if (text.slice(0, 4000).includes('\0')) throw new FileFault('unknown-format')
  const start = text.slice(0, 20_000).trimStart()
  if (isOldSheet(start)) return { format: 'xls' }
  if (/^MIME-Version:/i.test(start)) return { format: 'docx' }
  return { format: textFormat(text, start, name), text, encoding: decoded.encoding }
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte)
}

function archiveFormat(bytes: Uint8Array): BinaryFormat {
  const { names } = unpack(bytes, () => false)
  if (names.some((name) => /^word\/document/.test(name))) return 'docx'
  if (names.some((name) => /^xl\/workbook/.test(name))) return 'xlsx'
  if (names.includes('content.xml')) return 'ods'
  if (names.some((name) => /^collection\.anki2/.test(name))) return 'apkg'
  throw new FileFault(hasEnd(bytes) ? 'unknown-format' : 'damaged')
}

/** A complete archive ends with a central directory (APPNOTE 4.3.16) and a comment of up to 64 kB. */
function hasEnd(bytes: Uint8Array): boolean {
  const end = new TextDecoder('latin1').decode(bytes.subarray(-66_000))
  return end.includes('PK\u0005\u0006')
}

/** Old Office files name their streams in UTF-16. */
function compoundFormat(bytes: Uint8Array): BinaryFormat {
  const text = new TextDecoder('latin1').decode(bytes)
  const names = (word: string): boolean => text.includes([...word].join('\0'))
  if (names('EncryptedPackage')) throw new FileFault('password')
  if (names('WordDocument')) throw new FileFault('old-word')
  if (names('Workbook') || names('Book')) return 'xls'
  throw new FileFault('unknown-format')
}

/** Many programs save a page with a table, or Excel's XML of 2003, under the name .xls. */
function isOldSheet(start: string): boolean {
  return /^(<\?xml[^>]*>\s*)?(<\?mso-application progid="Excel|<Workbook\b)|^<(!doctype html|html|table)\b[^]*<table\b|^<table\b/i.test(
    start,
  )
}

function textFormat(text: string, start: string, name: string): TextFormat {
  if (
    /^(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)?(<!DOCTYPE[^]*?>\s*)?<quiz\b/.test(start) ||
    /^<!DOCTYPE|^<\?xml/.test(start)
  )
    return 'moodle-xml'
  if (/^[[{]/.test(start) && /"(q|question|questions|stem|answer)"\s*:/.test(text)) return 'json'
  if (/^#(separator|html|notetype|deck|tags|columns|guid)[ :]/im.test(start.split('\n', 1)[0] ?? ''))
    return 'anki-text'
  if (/^ANSWER:\s*[A-Z]\s*$/m.test(text)) return 'aiken'
  if (hasHeader(text)) return 'csv'
  if (isGift(text)) return 'gift'
  return isTable(text, name) ? 'csv' : 'text'
}

function isGift(text: string): boolean {
  return /^::.*::/m.test(text) || /(^|[^\\]){\s*([=~#]|(T|F|TRUE|FALSE)\s*[#}]|[^{}]*[^\\{}][=~])/.test(text)
}

const firstLines = (text: string): string[] =>
  text
    .slice(0, 20_000)
    .split('\n')
    .filter((line) => line.trim())
    .slice(0, 20)

/** A line of short names between separators, one of them a name for questions. */
function hasHeader(text: string): boolean {
  return firstLines(text).some((line) => {
    const names = line.split(/[,\t;，；|]/).map((name) => name.replace(/^["\s]+|["\s]+$/g, ''))
    return names.length > 1 && findHeader([names]) !== undefined
  })
}

/** Without a header a table has as many tabs in each of its first lines. */
function isTable(text: string, name: string): boolean {
  if (/\.(csv|tsv)$/i.test(name)) return true
  const widths = firstLines(text).map((line) => line.split('\t').length)
  return widths.length > 1 && widths.every((width) => width > 1 && width === widths[0])
}
