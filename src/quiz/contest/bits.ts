// Bits in and out, for codes that people type. No bytes, since a byte that is half empty is a character too many.

import { bareText } from '../clean-text.ts'

export class BitWriter {
  readonly #bits: (0 | 1)[] = []

  /** Appends the lowest `width` bits of a whole number, highest first. */
  write(value: number, width: number): this {
    if (!Number.isInteger(value) || value < 0 || value >= 2 ** width)
      throw new RangeError(`${value} does not fit into ${width} bits`)
    for (let at = width - 1; at >= 0; at--) this.#bits.push(Math.floor(value / 2 ** at) % 2 === 1 ? 1 : 0)
    return this
  }

  /** Numbers of unknown size, five bits at a time with a sixth that says 'more follows'. */
  writeGrowing(value: number): this {
    let rest = value
    do {
      const part = rest % 32
      rest = Math.floor(rest / 32)
      this.write(rest > 0 ? 1 : 0, 1).write(part, 5)
    } while (rest > 0)
    return this
  }

  writeText(text: string, lengthWidth: number): this {
    this.write(text.length, lengthWidth)
    for (let at = 0; at < text.length; at++) this.write(text.charCodeAt(at), 16)
    return this
  }

  get bits(): readonly (0 | 1)[] {
    return this.#bits
  }
}

/** Thrown by a reader whose bits have run out; decoders turn it into 'too short'. */
export class OutOfBits extends Error {}

export class BitReader {
  readonly #bits: readonly (0 | 1)[]
  #at = 0

  constructor(bits: readonly (0 | 1)[]) {
    this.#bits = bits
  }

  read(width: number): number {
    if (this.#at + width > this.#bits.length) throw new OutOfBits()
    let value = 0
    for (let n = 0; n < width; n++) value = value * 2 + (this.#bits[this.#at++] ?? 0)
    return value
  }

  readGrowing(): number {
    let value = 0
    let scale = 1
    for (;;) {
      const more = this.read(1)
      value += this.read(5) * scale
      if (!more) return value
      scale *= 32
      if (scale > 2 ** 40) throw new OutOfBits()
    }
  }

  readText(lengthWidth: number): string {
    const length = this.read(lengthWidth)
    let text = ''
    for (let at = 0; at < length; at++) text += String.fromCharCode(this.read(16))
    return text
  }

  get left(): number {
    return this.#bits.length - this.#at
  }
}

/**
 * Cyclic check over bits, `width` wide: CRC-32 and CRC-12, the polynomials of ISO 3309 and of 6-bit telegraphy. A burst
 * of errors no longer than the check is always noticed, so every wrong letter and every swap of neighbours is (5 and at
 * most 10 bits); of all other changes one in 2^width slips through. The check is written inverted: otherwise zeros put
 * behind a whole code would pass, since they leave a remainder of zero at zero.
 */
export function checkOf(bits: readonly (0 | 1)[], width: 12 | 32): number {
  let rest = 2 ** width - 1
  for (const bit of bits) rest = restAfter(rest, bit, width)
  return 2 ** width - 1 - rest
}

function restAfter(rest: number, bit: 0 | 1, width: 12 | 32): number {
  const [top, all, polynomial] = width === 32 ? [0x80000000, 0xffffffff, 0x04c11db7] : [0x800, 0xfff, 0x80f]
  const carry = ((rest & top) !== 0) !== (bit === 1)
  const moved = (rest << 1) & all
  // The platform's own operators are signed; a check is not.
  return (carry ? moved ^ polynomial : moved) >>> 0
}

/** Tells of every beginning of a long text whether it ends in its own check, in one pass. */
export class RunningCheck {
  readonly #width: 12 | 32
  readonly #bits: (0 | 1)[] = []
  #rest: number

  constructor(width: 12 | 32) {
    this.#width = width
    this.#rest = 2 ** width - 1
  }

  add(bits: readonly (0 | 1)[]): void {
    for (const bit of bits) {
      this.#bits.push(bit)
      const body = this.#bits[this.#bits.length - 1 - this.#width]
      if (body !== undefined) this.#rest = restAfter(this.#rest, body, this.#width)
    }
  }

  /** Whether the last bits added are the check of all before them. */
  get passes(): boolean {
    if (this.#bits.length < this.#width) return false
    const last = new BitReader(this.#bits.slice(-this.#width)).read(this.#width)
    return last === 2 ** this.#width - 1 - this.#rest
  }
}

/** Digits and capitals without 0, O, 1 and I, which people mistake for each other. */
export const CODE_LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** Bits as letters in groups of four; missing bits of the last letter are zero. */
export function lettersOf(bits: readonly (0 | 1)[]): string {
  let text = ''
  for (let at = 0; at < bits.length; at += 5) {
    let value = 0
    for (let n = 0; n < 5; n++) value = value * 2 + (bits[at + n] ?? 0)
    text += CODE_LETTERS.charAt(value)
  }
  return text.replace(/(.{4})(?=.)/g, '$1-')
}

/**
 * The bits of a typed code: case, width, spaces, dashes, dots, quotation marks and the invisible marks that chat apps copy
 * along do not matter. Null for any other character.
 */
export function bitsOfLetters(text: string): (0 | 1)[] | null {
  const plain = bareText(text)
    .toUpperCase()
    .replace(/[\p{P}\p{S}]/gu, '')
  const bits: (0 | 1)[] = []
  for (const letter of plain) {
    const value = CODE_LETTERS.indexOf(letter)
    if (value < 0) return null
    for (let at = 4; at >= 0; at--) bits.push((value >> at) & 1 ? 1 : 0)
  }
  return bits
}
