// The backup file, line by line; docs/backup-format.md describes it. Writing and reading share these functions.

import type { Item } from '../../quiz/keeping/item.ts'
import { canonicalJson } from '../../quiz/keeping/json.ts'

/** Raised on the left when an older app must not read the file, on the right when it may. */
export const FORMAT_VERSION = '1.0'

/** The text is never in memory as a whole, so that its length costs time only. */
export const LIMITS = {
  fileBytes: 2 ** 31,
  textBytes: 2 ** 31,
  /** Text against file, once the text is longer than `freeBytes`: what people do packs ten to twenty times smaller. */
  ratio: 100,
  freeBytes: 4 * 2 ** 20,
  lineBytes: 2 ** 20,
  /** Of a thing, so that its line is still short enough when it is put aside. */
  itemBytes: 2 ** 20 - 1024,
  items: 5_000_000,
  /** Of lines of a kind that only a newer version knows. */
  carriedBytes: 20_000,
  carriedItems: 20_000,
  /** Of marks of deleted questions and banks. */
  deletions: 20_000,
  /** These two lie in localStorage, which is small. */
  settings: 200,
  places: 500,
  depth: 12,
} as const

export interface BackupInfo {
  /** Epoch milliseconds. */
  readonly madeAt: number
  /** Version of the app that made it. */
  readonly app: string
}

/** How many there are of each kind, sorted by name. */
export type Counts = Readonly<Record<string, number>>

export function headerLine({ madeAt, app }: BackupInfo, counts: Counts): string {
  return line({ backup: { app, counts, format: 'bainian-qianti', madeAt, version: FORMAT_VERSION } })
}

export function itemLine({ kind, value }: Item): string {
  return `{${JSON.stringify(kind)}:${canonicalJson(value)}}\n`
}

export const END_START = '{"end":'

export function endLine(counts: Counts, sha256: string): string {
  return line({ end: { counts, sha256 } })
}

export function countsOf(items: readonly Item[]): Counts {
  const counts = new Map<string, number>()
  for (const { kind } of items) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return sortedCounts(counts)
}

export function sortedCounts(counts: ReadonlyMap<string, number>): Counts {
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function line(value: Parameters<typeof canonicalJson>[0]): string {
  return canonicalJson(value) + '\n'
}

// The compressed file is an ordinary gzip file whose comment holds length and hash of everything behind it. Without that,
// a few bits that no decompressor looks at could be altered unseen.

const GZIP_START = Uint8Array.of(0x1f, 0x8b, 8, 0x10, 0, 0, 0, 0, 0, 0xff)
/** Of a gzip file without comment, as CompressionStream makes it. */
export const PLAIN_GZIP_HEADER = 10
const COMMENT = /^bainian-qianti 1 (\d{12}) sha256:([0-9a-f]{64})$/
export const GZIP_HEADER = GZIP_START.length + gzipComment(0, '0'.repeat(64)).length + 1

export function gzipHeader(length: number, sha256: string): Uint8Array<ArrayBuffer> {
  const comment = new TextEncoder().encode(gzipComment(length, sha256))
  const header = new Uint8Array(GZIP_HEADER)
  header.set(GZIP_START)
  header.set(comment, GZIP_START.length)
  return header
}

export function isGzip(start: Uint8Array): boolean {
  return start[0] === 0x1f && start[1] === 0x8b
}

/** Undefined when the header is not as this app writes it. */
export function readGzipHeader(
  start: Uint8Array,
): { readonly length: number; readonly sha256: string } | undefined {
  if (start.length < GZIP_HEADER || start[GZIP_HEADER - 1] !== 0) return undefined
  if (GZIP_START.some((byte, at) => start[at] !== byte)) return undefined
  const comment = String.fromCharCode(...start.subarray(GZIP_START.length, GZIP_HEADER - 1))
  const [, length, sha256] = COMMENT.exec(comment) ?? []
  return length && sha256 ? { length: Number(length), sha256 } : undefined
}

function gzipComment(length: number, sha256: string): string {
  return `bainian-qianti 1 ${String(length).padStart(12, '0')} sha256:${sha256}`
}
