// A file is somebody else's until it has been read to its last byte. Nothing is believed before that, and limits hold
// before anything is unpacked or parsed.

import * as v from 'valibot'
import { isKnown } from '../../quiz/keeping/item.ts'
import type { Item } from '../../quiz/keeping/item.ts'
import { isObject } from '../../quiz/keeping/json.ts'
import { itemIn } from './check-item.ts'
import {
  END_START,
  endLine,
  FORMAT_VERSION,
  GZIP_HEADER,
  isGzip,
  LIMITS,
  readGzipHeader,
  sortedCounts,
} from './format.ts'
import type { BackupInfo, Counts } from './format.ts'
import type { Progress } from './progress.ts'
import { sha256 } from './sha256.ts'

/**
 * Why a file is refused. `cut-short`: its end is missing. `altered`: it is not what was written. `newer`: only a newer
 * app may read it. `cannot-unpack`: this browser cannot decompress. `unreadable`: the browser could not read it at all.
 */
export type RefusalReason =
  | 'empty'
  | 'not-a-backup'
  | 'too-large'
  | 'cut-short'
  | 'altered'
  | 'wrong-counts'
  | 'newer'
  | 'cannot-unpack'
  | 'unreadable'

export type ReadBackup =
  | { readonly ok: true; readonly info: BackupInfo; readonly counts: Counts; readonly items: readonly Item[] }
  | {
      readonly ok: false
      readonly reason: RefusalReason
      /** The first line that is wrong, counted from 1. */
      readonly line?: number
    }

export type Limits = { readonly [name in keyof typeof LIMITS]: number }

/** Reads and checks a whole file. Never rejects because of what is in it. */
export async function readBackup(
  file: Blob,
  { progress, limits = LIMITS }: { progress?: Progress; limits?: Limits } = {},
): Promise<ReadBackup> {
  if (file.size === 0) return refused('empty')
  if (file.size > limits.fileBytes) return refused('too-large')
  let text: ReadableStream<Uint8Array>
  try {
    const start = new Uint8Array(await file.slice(0, GZIP_HEADER).arrayBuffer())
    if (isGzip(start)) {
      const reason = await wrongContainer(file, start)
      if (reason) return refused(reason)
      if (!('DecompressionStream' in globalThis)) return refused('cannot-unpack')
      text = file.stream().pipeThrough(new DecompressionStream('gzip'))
    } else text = file.stream()
  } catch {
    return refused('unreadable')
  }
  return readText(text, file.size, limits, progress)
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

async function readText(
  text: ReadableStream<Uint8Array>,
  fileBytes: number,
  limits: Limits,
  progress: Progress | undefined,
): Promise<ReadBackup> {
  const reader = text.getReader()
  const lines = lineReader(limits)
  let bytes = 0
  try {
    for (let next = await nextChunk(reader); next; next = await nextChunk(reader)) {
      bytes += next.length
      const isBomb = bytes > limits.freeBytes && bytes > fileBytes * limits.ratio
      const problem = bytes > limits.textBytes || isBomb ? refused('too-large') : lines.take(next)
      if (problem) return problem
      await progress?.({ step: 'reading', done: lines.done() })
    }
  } catch (error) {
    // The decompressor says so of what is no gzip; the hash was right, so that somebody has made it up.
    if (error instanceof TypeError) return refused('altered')
    throw error
  } finally {
    await reader.cancel().catch(() => undefined)
  }
  return lines.end()
}

async function nextChunk(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Uint8Array | undefined> {
  const { done, value } = await reader.read()
  return done ? undefined : value
}

const NEWLINE = 10

function lineReader(limits: Limits) {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const parse = lineParser(limits)
  let pending: Uint8Array[] = []
  let pendingBytes = 0

  return {
    done: parse.done,
    take(chunk: Uint8Array): ReadBackup | undefined {
      let from = 0
      for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
        const problem = line(chunk.subarray(from, at + 1))
        if (problem) return problem
        from = at + 1
      }
      const rest = chunk.slice(from)
      pending.push(rest)
      pendingBytes += rest.length
      return pendingBytes > limits.lineBytes ? parse.tooLong() : undefined
    },
    end(): ReadBackup {
      // What follows the last newline is half a line.
      return pendingBytes > 0 ? parse.half() : parse.end()
    },
  }

  function line(tail: Uint8Array): ReadBackup | undefined {
    const bytes = pendingBytes > 0 ? joined([...pending, tail]) : tail
    pending = []
    pendingBytes = 0
    if (bytes.length > limits.lineBytes) return parse.tooLong()
    try {
      return parse.line(decoder.decode(bytes), bytes)
    } catch (error) {
      if (error instanceof TypeError) return parse.garbled()
      throw error
    }
  }
}

function lineParser(limits: Limits) {
  const hash = sha256()
  const counts = new Map<string, number>()
  const items: Item[] = []
  let header: Header | undefined
  let carried = 0
  let lines = 0
  let whole: ReadBackup | undefined

  const wrong = (reason: RefusalReason): ReadBackup => ({ ok: false, reason, line: lines })

  return {
    done: () => items.length / Math.max(1, header?.total ?? 1),
    tooLong: () => (header ? wrong('altered') : refused('not-a-backup')),
    garbled: () => (header ? wrong('altered') : refused('not-a-backup')),
    half: () => (whole ? refused('altered') : header ? refused('cut-short') : refused('not-a-backup')),
    end: (): ReadBackup => whole ?? refused(header ? 'cut-short' : 'not-a-backup'),
    line(text: string, bytes: Uint8Array): ReadBackup | undefined {
      lines++
      if (whole) return refused('altered')
      if (!header) {
        const read = readHeader(text)
        if (typeof read === 'string') return refused(read)
        if (read.total > limits.items) return refused('too-large')
        header = read
        hash.add(bytes)
        return undefined
      }
      if (text.startsWith(END_START)) {
        whole = wholeFile(text, header)
        return whole.ok ? undefined : whole
      }
      hash.add(bytes)
      const item = itemIn(text)
      if (!item) return wrong('altered')
      if (!isKnown(item.kind) && (bytes.length > limits.carriedBytes || ++carried > limits.carriedItems))
        return refused('too-large')
      items.push(item)
      if (items.length > limits.items) return refused('too-large')
      counts.set(item.kind, (counts.get(item.kind) ?? 0) + 1)
      return undefined
    },
  }

  // The line is compared as a whole: nothing in it may be altered, not even a blank.
  function wholeFile(text: string, { info, counts: said }: Header): ReadBackup {
    const found = sortedCounts(counts)
    const sha256 = hash.hex()
    if (text === endLine(found, sha256) && JSON.stringify(said) === JSON.stringify(found))
      return { ok: true, info, counts: found, items }
    return refused(text.endsWith(`"sha256":"${sha256}"}}\n`) ? 'wrong-counts' : 'altered')
  }
}

interface Header {
  readonly info: BackupInfo
  readonly counts: Counts
  readonly total: number
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const isCount = ([kind, n]: [string, unknown]): boolean => /^[a-z][a-z-]{0,30}$/.test(kind) && v.is(count, n)
const headerSchema = v.object({
  backup: v.looseObject({
    format: v.literal('bainian-qianti'),
    version: v.pipe(v.string(), v.regex(/^\d{1,4}\.\d{1,4}$/)),
    madeAt: count,
    app: v.pipe(v.string(), v.maxLength(40)),
    // Not v.record, which drops names such as `constructor` that a later version's kind may well have.
    counts: v.custom<Counts>((value) => isObject(value) && Object.entries(value).every(isCount)),
  }),
})

function readHeader(text: string): Header | RefusalReason {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return 'not-a-backup'
  }
  const backup = isObject(value) && isObject(value['backup']) ? value['backup'] : undefined
  if (backup?.['format'] !== 'bainian-qianti') return 'not-a-backup'
  const major = Number(String(backup['version']).split('.')[0])
  if (major > Number(FORMAT_VERSION.split('.')[0])) return 'newer'
  const parsed = v.safeParse(headerSchema, value)
  if (!parsed.success) return 'altered'
  const { madeAt, app, counts } = parsed.output.backup
  const total = Object.values(counts).reduce((sum, n) => sum + n, 0)
  return { info: { madeAt, app }, counts, total }
}

function refused(reason: RefusalReason): ReadBackup {
  return { ok: false, reason }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
