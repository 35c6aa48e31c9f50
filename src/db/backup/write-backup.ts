import { keyOf, KINDS } from '../../quiz/keeping/item.ts'
import type { Item } from '../../quiz/keeping/item.ts'
import { canonicalJson } from '../../quiz/keeping/json.ts'
import { countsOf, endLine, gzipHeader, headerLine, itemLine, PLAIN_GZIP_HEADER } from './format.ts'
import type { BackupInfo, Counts } from './format.ts'
import type { Progress } from './progress.ts'
import { sha256 } from '../../quiz/sha256.ts'

const PART_CHARS = 256 * 1024

/** Takes items in file order; written text does not stay in memory. */
export interface BackupWriter {
  add(items: Iterable<Item>): Promise<void>
  end(): Promise<{ readonly file: Blob; readonly textBytes: number }>
}

export interface WriteOptions {
  readonly compress?: boolean
  readonly progress?: Progress | undefined
}

/** Begins a file of so many items of each kind, compressed where the browser can. */
export function backupWriter(
  info: BackupInfo,
  counts: Counts,
  { compress = canCompress(), progress }: WriteOptions = {},
): BackupWriter {
  const encoder = new TextEncoder()
  const hash = sha256()
  const sink = compress ? packedSink() : plainSink()
  const total = Object.values(counts).reduce((sum, n) => sum + n, 0)
  let text = headerLine(info, counts)
  let written = 0
  let textBytes = 0

  async function flush(): Promise<void> {
    const bytes = encoder.encode(text)
    text = ''
    textBytes += bytes.length
    hash.add(bytes)
    await sink.write(bytes)
    await progress?.({ step: 'writing', done: Math.min(1, written / Math.max(1, total)) })
  }

  return {
    async add(items) {
      for (const item of items) {
        text += itemLine(item)
        written++
        if (text.length >= PART_CHARS) await flush()
      }
    },
    async end() {
      await flush()
      const end = encoder.encode(endLine(counts, hash.hex()))
      await sink.write(end)
      return { file: await sink.close(), textBytes: textBytes + end.length }
    },
  }
}

/** The file for a complete set of items. Deterministic: the order of the items does not matter. */
export async function writeBackup(
  items: readonly Item[],
  info: BackupInfo,
  options: WriteOptions = {},
): Promise<Blob> {
  const writer = backupWriter(info, countsOf(items), options)
  await writer.add(inOrder(items))
  return (await writer.end()).file
}

export function canCompress(): boolean {
  return 'CompressionStream' in globalThis
}

interface Sink {
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>
  close(): Promise<Blob>
}

/** Parts become blobs at once: browsers keep those outside the memory of the program, on the disk when they are many. */
function plainSink(): Sink {
  const parts: Blob[] = []
  return {
    write: (bytes) => Promise.resolve(void parts.push(new Blob([bytes]))),
    close: () => Promise.resolve(new Blob(parts, { type: 'application/x-ndjson' })),
  }
}

/** A gzip file with our header in the place of the platform's. */
function packedSink(): Sink {
  const gzip = new CompressionStream('gzip')
  const writer = gzip.writable.getWriter()
  const packed = withHash(gzip.readable)
  // Errors surface when the promise is awaited.
  packed.catch(() => undefined)
  return {
    write: (bytes) => writer.write(bytes),
    async close() {
      await writer.close()
      return packed
    },
  }
}

/** By kind, the log in its own order, everything else by key. */
function inOrder(items: readonly Item[]): Item[] {
  const kinds = new Map<string, number>(KINDS.map((kind, at) => [kind, at]))
  return items
    .map((item) => ({
      item,
      kind: kinds.get(item.kind) ?? KINDS.length,
      stamp: Number(item.value['stamp'] ?? 0),
      key: `${item.kind}\n${keyOf(item)}`,
    }))
    .sort((a, b) => {
      const order = a.kind - b.kind || a.stamp - b.stamp || compare(a.key, b.key)
      return order || compare(canonicalJson(a.item.value), canonicalJson(b.item.value))
    })
    .map(({ item }) => item)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

async function withHash(gzip: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<Blob> {
  const parts: Blob[] = []
  const hash = sha256()
  let length = 0
  let toSkip = PLAIN_GZIP_HEADER
  const reader = gzip.getReader()
  for (let { done, value } = await reader.read(); !done && value; { done, value } = await reader.read()) {
    const part = value.subarray(Math.min(toSkip, value.length))
    toSkip -= value.length - part.length
    hash.add(part)
    length += part.length
    parts.push(new Blob([part]))
  }
  return new Blob([gzipHeader(length, hash.hex()), ...parts], { type: 'application/gzip' })
}
