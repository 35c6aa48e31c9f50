import { keyOf, KINDS } from '../../quiz/keeping/item.ts'
import type { Item } from '../../quiz/keeping/item.ts'
import { canonicalJson } from '../../quiz/keeping/json.ts'
import { countsOf, endLine, gzipHeader, headerLine, itemLine, PLAIN_GZIP_HEADER } from './format.ts'
import type { BackupInfo } from './format.ts'
import type { Progress } from './progress.ts'
import { sha256 } from './sha256.ts'

const PART_CHARS = 256 * 1024

/**
 * The file for these items, compressed where the browser can. The same items and info make the same text, whatever order
 * they come in.
 */
export async function writeBackup(
  items: readonly Item[],
  info: BackupInfo,
  { compress = canCompress(), progress }: { compress?: boolean; progress?: Progress } = {},
): Promise<Blob> {
  const text: Uint8Array<ArrayBuffer>[] = []
  for (const part of textParts(items, info)) {
    await progress?.({ step: 'writing', done: Math.min(1, part.written / Math.max(1, items.length)) })
    text.push(part.bytes)
  }
  const plain = new Blob(text, { type: 'application/x-ndjson' })
  return compress ? withHash(plain.stream().pipeThrough(new CompressionStream('gzip'))) : plain
}

export function canCompress(): boolean {
  return 'CompressionStream' in globalThis
}

function* textParts(
  items: readonly Item[],
  info: BackupInfo,
): Generator<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly written: number }> {
  const encoder = new TextEncoder()
  const counts = countsOf(items)
  const hash = sha256()
  let text = headerLine(info, counts)
  let written = 0
  const encoded = (): { bytes: Uint8Array<ArrayBuffer>; written: number } => {
    const bytes = encoder.encode(text)
    text = ''
    return { bytes, written }
  }
  for (const item of inOrder(items)) {
    text += itemLine(item)
    written++
    if (text.length < PART_CHARS) continue
    const part = encoded()
    hash.add(part.bytes)
    yield part
  }
  const last = encoded()
  hash.add(last.bytes)
  yield last
  text = endLine(counts, hash.hex())
  yield encoded()
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

/** The same gzip file with our header in the place of the platform's. */
async function withHash(gzip: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  const hash = sha256()
  let length = 0
  let toSkip = PLAIN_GZIP_HEADER
  const reader = gzip.getReader()
  for (let { done, value } = await reader.read(); !done && value; { done, value } = await reader.read()) {
    const part = value.subarray(Math.min(toSkip, value.length))
    toSkip -= value.length - part.length
    hash.add(part)
    length += part.length
    parts.push(part)
  }
  return new Blob([gzipHeader(length, hash.hex()), ...parts], { type: 'application/gzip' })
}
