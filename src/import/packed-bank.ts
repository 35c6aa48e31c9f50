// A bank file made small enough for QR codes: deflated, then written in the 45 letters that they hold best (RFC 9285).
import { deflateSync, Inflate } from 'fflate'
import { hashText } from '../quiz/random.ts'
import { codesOf, LONGEST_PACKED, PACKED } from './code-parts.ts'
import { joinBytes } from './join-bytes.ts'
import { MOST_BYTES } from './limits.ts'
import { FileFault } from './reason.ts'
import { utf8 } from './write/written.ts'

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'
const BASE = LETTERS.length

/** The texts of its codes, in order; none when they would be too many. */
export function codesOfBank(bankFile: string): string[] {
  const packed = toBase45(deflateSync(utf8(bankFile), { level: 9 }))
  return codesOf(packed, checkOf(packed))
}

export function isPacked(start: string, length: number): boolean {
  return start.startsWith(PACKED) && length <= LONGEST_PACKED
}

/** The bank file in it. Throws FileFault when a letter is wrong, or when it unpacks to more than a file may hold. */
export function unpackBank(text: string): Uint8Array {
  const check = text.slice(PACKED.length, PACKED.length + 8)
  const packed = text.slice(PACKED.length + 9)
  if (checkOf(packed) !== check) throw new FileFault('damaged')
  return inflated(fromBase45(packed))
}

function checkOf(packed: string): string {
  return hashText(packed).toString(16).toUpperCase().padStart(8, '0')
}

/** One step may grow a thousandfold, so steps are small, and what comes out is measured on the way. */
const STEP = 1024

function inflated(bytes: Uint8Array): Uint8Array {
  const chunks: Uint8Array[] = []
  let length = 0
  const inflate = new Inflate((chunk) => {
    length += chunk.length
    if (length > MOST_BYTES) throw new FileFault('unpacks-too-large')
    chunks.push(chunk)
  })
  try {
    for (let at = 0; at < bytes.length; at += STEP)
      inflate.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length)
  } catch (error) {
    throw error instanceof FileFault ? error : new FileFault('damaged')
  }
  return joinBytes(chunks)
}

function toBase45(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 2) {
    const [first = 0, second] = bytes.subarray(at, at + 2)
    text += second === undefined ? letters(first, 2) : letters(first * 256 + second, 3)
  }
  return text
}

/** The least significant letter first. */
function letters(value: number, count: number): string {
  return Array.from({ length: count }, (_, place) => LETTERS[Math.floor(value / BASE ** place) % BASE]).join(
    '',
  )
}

function fromBase45(text: string): Uint8Array {
  const bytes: number[] = []
  for (let at = 0; at < text.length; at += 3) {
    const values = [...text.slice(at, at + 3)].map((letter) => LETTERS.indexOf(letter))
    const value = values.reduce((sum, digit, place) => sum + digit * BASE ** place, 0)
    const isWhole = values.length === 3
    if (values.includes(-1) || values.length === 1 || value > (isWhole ? 0xffff : 0xff))
      throw new FileFault('damaged')
    if (isWhole) bytes.push(value >> 8, value & 0xff)
    else bytes.push(value)
  }
  return Uint8Array.from(bytes)
}
