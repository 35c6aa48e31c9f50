// Bytes to text: a byte order mark, strict UTF-8, UTF-16 without a mark, and then the encodings of China.
import { FileFault } from './reason.ts'

const MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

export function decodeText(bytes: Uint8Array, chosen?: string): { text: string; encoding: string } {
  const encoding = chosen ?? MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte))?.[0]
  if (encoding) return { text: decoded(bytes, encoding), encoding }
  const wide = wideEncoding(bytes)
  if (wide) return { text: decoded(bytes, wide), encoding: wide }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    return { text: decoded(bytes, 'gb18030'), encoding: 'gb18030' }
  }
}

function decoded(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding).decode(bytes)
  } catch {
    throw new FileFault('damaged')
  }
}

/** Every second byte of its line breaks and digits is zero. */
function wideEncoding(bytes: Uint8Array): string | undefined {
  const zeros = [0, 0]
  const length = Math.min(bytes.length, 4000)
  for (let at = 0; at < length; at++) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (Math.max(even, odd) < length / 40 || Math.min(even, odd) > length / 200) return undefined
  return odd > even ? 'utf-16le' : 'utf-16be'
}
