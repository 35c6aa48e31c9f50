// A file is somebody else's until it has been read to its last byte. Nothing is believed before that, and limits hold
// before anything is unpacked or parsed.

import type { Item } from '../../quiz/keeping/item.ts'
import { lineParser, lineReader, refused } from './backup-lines.ts'
import type { Limits, ReadBackup, RefusalReason } from './backup-lines.ts'
import { GZIP_HEADER, isGzip, LIMITS, readGzipHeader } from './format.ts'
import type { Progress } from './progress.ts'
import { sha256 } from '../../quiz/sha256.ts'

export type { Limits, ReadBackup, RefusalReason } from './backup-lines.ts'

export interface ReadOptions {
  /** Nothing is taken in that says it is of a later moment: see bounds.ts. */
  readonly latest: number
  readonly progress?: Progress | undefined
  readonly limits?: Limits
}

/** Gives what is in a file piece by piece, so that the file may be longer than memory. */
export interface BackupReader {
  /** The next items; undefined when there are no more, be it that the file has ended or that it is refused. */
  next(): Promise<readonly Item[] | undefined>
  /** What the file is, once there are no more. */
  end(): ReadBackup
}

/** Reads and checks a whole file; `take` gets what is in it on the way. Never rejects because of what is in it. */
export async function readBackup(
  file: Blob,
  options: ReadOptions,
  take: (items: readonly Item[]) => void | Promise<void> = () => undefined,
): Promise<ReadBackup> {
  const reader = await openBackup(file, options)
  for (let items = await reader.next(); items; items = await reader.next()) await take(items)
  return reader.end()
}

export async function openBackup(file: Blob, options: ReadOptions): Promise<BackupReader> {
  const { limits = LIMITS } = options
  if (file.size === 0) return nothing('empty')
  if (file.size > limits.fileBytes) return nothing('too-large')
  try {
    const start = new Uint8Array(await file.slice(0, GZIP_HEADER).arrayBuffer())
    if (!isGzip(start)) return textReader(file.stream(), file.size, options)
    const reason = await wrongContainer(file, start)
    if (reason) return nothing(reason)
    if (!('DecompressionStream' in globalThis)) return nothing('cannot-unpack')
    return textReader(file.stream().pipeThrough(new DecompressionStream('gzip')), file.size, options)
  } catch {
    return nothing('unreadable')
  }
}

function nothing(reason: RefusalReason): BackupReader {
  return { next: () => Promise.resolve(undefined), end: () => refused(reason) }
}

async function wrongContainer(file: Blob, start: Uint8Array): Promise<RefusalReason | undefined> {
  if (file.size < GZIP_HEADER) return 'cut-short'
  const said = readGzipHeader(start)
  if (!said) return 'not-a-backup'
  const length = file.size - GZIP_HEADER
  if (length < said.length) return 'cut-short'
  if (length > said.length) return 'altered'
  const hash = sha256()
  for (let at = GZIP_HEADER; at < file.size; at += 2 ** 20)
    hash.add(new Uint8Array(await file.slice(at, at + 2 ** 20).arrayBuffer()))
  return hash.hex() === said.sha256 ? undefined : 'altered'
}

/** So many items, or so much text, are handed on at once. */
const BATCH_ITEMS = 1000
const BATCH_BYTES = 2 * 2 ** 20

function textReader(
  text: ReadableStream<Uint8Array>,
  fileBytes: number,
  { latest, progress, limits = LIMITS }: ReadOptions,
): BackupReader {
  const reader = text.getReader()
  const parser = lineParser(limits, latest)
  const lines = lineReader(limits, parser)
  let bytes = 0
  let result: ReadBackup | undefined

  async function readOn(): Promise<ReadBackup | undefined> {
    try {
      const chunk = await nextChunk(reader)
      if (!chunk) return lines.end()
      bytes += chunk.length
      const isBomb = bytes > limits.freeBytes && bytes > fileBytes * limits.ratio
      const problem = bytes > limits.textBytes || isBomb ? refused('too-large') : lines.take(chunk)
      if (problem) return problem
      await progress?.({ step: 'reading', done: parser.done() })
      return undefined
    } catch (error) {
      // The decompressor says so of what is no gzip; the hash was right, so that somebody has made it up.
      if (error instanceof TypeError) return refused('altered')
      throw error
    }
  }

  return {
    async next() {
      let from = bytes
      for (;;) {
        if (!result) {
          result = await readOn().catch(async (error: unknown) => {
            await reader.cancel().catch(() => undefined)
            throw error
          })
          if (result) await reader.cancel().catch(() => undefined)
        }
        if (result && !result.ok) return undefined
        const isEnough = parser.waiting() >= BATCH_ITEMS || bytes - from >= BATCH_BYTES
        if (parser.waiting() > 0 && (isEnough || result)) return parser.takeWaiting()
        if (result) return undefined
        if (isEnough) from = bytes
      }
    },
    end: () => result ?? refused('cut-short'),
  }
}

async function nextChunk(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Uint8Array | undefined> {
  const { done, value } = await reader.read()
  return done ? undefined : value
}
