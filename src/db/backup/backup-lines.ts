// Lines of a backup: limits, hash and parsing. Works on bytes and lines, not files.

import * as v from 'valibot'
import { LATEST_MS } from '../../quiz/keeping/hybrid-clock.ts'
import { isKnown } from '../../quiz/keeping/item.ts'
import type { Item } from '../../quiz/keeping/item.ts'
import { isObject } from '../../quiz/keeping/json.ts'
import { isKindName, itemIn, problemOf } from './check-item.ts'
import type { ItemProblem } from './check-item.ts'
import { END_START, endLine, FORMAT_VERSION, LIMITS, sortedCounts } from './format.ts'
import type { BackupInfo, Counts } from './format.ts'
import { sha256 } from '../../quiz/sha256.ts'

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
  | {
      readonly ok: true
      readonly info: BackupInfo
      readonly counts: Counts
      /** Lines that are not taken in, by reason. The file is whole, and everything else in it goes in. */
      readonly refused: ReadonlyMap<ItemProblem, number>
    }
  | {
      readonly ok: false
      readonly reason: RefusalReason
      /** The first line that is wrong, counted from 1. */
      readonly line?: number
    }

export type Limits = { readonly [name in keyof typeof LIMITS]: number }

const NEWLINE = 10
/** As much of a line that is too long as tells its kind. */
const START_BYTES = 64

export function lineReader(limits: Limits, parse: LineParser) {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let pending: Uint8Array[] = []
  let pendingBytes = 0
  /** The start of an overlong line; the rest is skipped. */
  let tooLong: string | undefined

  return {
    take(chunk: Uint8Array): ReadBackup | undefined {
      let from = 0
      for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
        const problem = line(chunk.subarray(from, at + 1))
        if (problem) return problem
        from = at + 1
      }
      if (from === chunk.length) return undefined
      return hold(chunk.slice(from))
    },
    end(): ReadBackup {
      // After the last newline there is only half a line.
      return pendingBytes > 0 ? parse.half() : parse.end()
    },
  }

  function hold(part: Uint8Array): ReadBackup | undefined {
    pendingBytes += part.length
    if (tooLong === undefined) pending.push(part)
    else parse.passBy(part)
    return tooLong === undefined && pendingBytes > limits.lineBytes ? letGo() : undefined
  }

  function letGo(): ReadBackup | undefined {
    if (!parse.hasHeader()) return refused('not-a-backup')
    const bytes = joined(pending)
    tooLong = String.fromCharCode(...bytes.subarray(0, START_BYTES))
    parse.passBy(bytes)
    pending = []
    return undefined
  }

  function line(tail: Uint8Array): ReadBackup | undefined {
    if (pendingBytes + tail.length > limits.lineBytes) {
      const problem = hold(tail)
      if (problem) return problem
    }
    const start = tooLong
    const bytes = pendingBytes > 0 && start === undefined ? joined([...pending, tail]) : tail
    pending = []
    pendingBytes = 0
    tooLong = undefined
    if (start !== undefined) return parse.tooLong(start)
    try {
      return parse.line(decoder.decode(bytes), bytes)
    } catch (error) {
      if (error instanceof TypeError) return parse.garbled()
      throw error
    }
  }
}

type LineParser = ReturnType<typeof lineParser>

/** How many of a kind a file may bring; of kinds of newer versions all together. */
function mostOf(kind: string, limits: Limits): number {
  if (!isKnown(kind)) return limits.carriedItems
  if (kind === 'deletion') return limits.deletions
  if (kind === 'setting') return limits.settings
  return kind === 'place' ? limits.places : Infinity
}

export function lineParser(limits: Limits, latest: number) {
  const hash = sha256()
  const counts = new Map<string, number>()
  const taken = new Map<string, number>()
  const left = new Map<ItemProblem, number>()
  let waiting: Item[] = []
  let header: Header | undefined
  let items = 0
  let lines = 0
  let whole: ReadBackup | undefined

  const wrong = (reason: RefusalReason): ReadBackup => ({ ok: false, reason, line: lines })
  const leave = (problem: ItemProblem): void => void left.set(problem, (left.get(problem) ?? 0) + 1)

  function counted(kind: string): ReadBackup | undefined {
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
    return ++items > limits.items ? refused('too-large') : undefined
  }

  function take(item: Item): void {
    const problem = problemOf(item, latest)
    if (problem) return leave(problem)
    const group = isKnown(item.kind) ? item.kind : ''
    const before = taken.get(group) ?? 0
    if (before >= mostOf(item.kind, limits)) return leave('too-many')
    taken.set(group, before + 1)
    waiting.push(item)
  }

  return {
    done: () => items / Math.max(1, header?.total ?? 1),
    waiting: () => waiting.length,
    takeWaiting(): readonly Item[] {
      const given = waiting
      waiting = []
      return given
    },
    hasHeader: () => header !== undefined,
    /** Bytes of a skipped line. */
    passBy: (bytes: Uint8Array) => hash.add(bytes),
    tooLong(start: string): ReadBackup | undefined {
      lines++
      const kind = /^\{"([a-z-]{1,31})":/.exec(start)?.[1] ?? ''
      if (whole || !isKindName(kind)) return wrong('altered')
      leave('too-large')
      return counted(kind)
    },
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
      take(item)
      return counted(item.kind)
    },
  }

  // The line is compared as a whole: nothing in it may be altered, not even a blank.
  function wholeFile(text: string, { info, counts: said }: Header): ReadBackup {
    const found = sortedCounts(counts)
    const sha256 = hash.hex()
    if (text === endLine(found, sha256) && JSON.stringify(said) === JSON.stringify(found))
      return { ok: true, info, counts: found, refused: left }
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
    madeAt: v.pipe(count, v.maxValue(LATEST_MS)),
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

export function refused(reason: RefusalReason): ReadBackup {
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
