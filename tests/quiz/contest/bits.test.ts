import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  BitReader,
  bitsOfLetters,
  BitWriter,
  checkOf,
  lettersOf,
  OutOfBits,
} from '../../../src/quiz/contest/bits.ts'
import { someText } from '../../support/contest.ts'

const someBits = fc.array(fc.constantFrom<(0 | 1)[]>(0, 1), { maxLength: 200 })
const WIDTHS = [12, 32] as const

describe('what is written', () => {
  it('is read again: numbers of fixed and unknown size, and text', () => {
    const field = fc.oneof(
      fc.integer({ min: 1, max: 32 }).chain((width) =>
        fc.record({
          kind: fc.constant('fixed' as const),
          width: fc.constant(width),
          value: fc.integer({ min: 0, max: 2 ** width - 1 }),
        }),
      ),
      fc.record({ kind: fc.constant('growing' as const), value: fc.integer({ min: 0, max: 2 ** 40 }) }),
      fc.record({ kind: fc.constant('text' as const), text: someText.map((text) => text.slice(0, 63)) }),
    )
    fc.assert(
      fc.property(fc.array(field, { maxLength: 10 }), (fields) => {
        const writer = new BitWriter()
        for (const part of fields) {
          if (part.kind === 'fixed') writer.write(part.value, part.width)
          else if (part.kind === 'growing') writer.writeGrowing(part.value)
          else writer.writeText(part.text, 6)
        }
        const reader = new BitReader(writer.bits)
        for (const part of fields) {
          if (part.kind === 'fixed') expect(reader.read(part.width)).toBe(part.value)
          else if (part.kind === 'growing') expect(reader.readGrowing()).toBe(part.value)
          else expect(reader.readText(6)).toBe(part.text)
        }
        expect(reader.left).toBe(0)
      }),
    )
  })

  it.each([
    [8, 3],
    [-1, 3],
    [0.5, 3],
    [NaN, 3],
  ])('cannot be %d in %d bits', (value, width) => {
    expect(() => new BitWriter().write(value, width)).toThrow(RangeError)
  })

  it('is not longer than it must be', () => {
    expect(new BitWriter().writeGrowing(31).bits).toHaveLength(6)
    expect(new BitWriter().writeGrowing(32).bits).toHaveLength(12)
  })
})

describe('a reader', () => {
  it('says so when its bits have run out', () => {
    expect(() => new BitReader([1, 0]).read(3)).toThrow(OutOfBits)
    expect(() => new BitReader([0, 0, 1]).readText(3)).toThrow(OutOfBits)
  })

  it('does not go on for ever where more follows and follows', () => {
    expect(() => new BitReader(Array.from({ length: 600 }, () => 1)).readGrowing()).toThrow(OutOfBits)
  })
})

describe.each(WIDTHS)('the check of %d bits', (width) => {
  const checked = (bits: readonly (0 | 1)[]): readonly (0 | 1)[] =>
    new BitWriter().write(checkOf(bits, width), width).bits
  const passes = (all: readonly (0 | 1)[]): boolean =>
    checked(all.slice(0, -width)).every((bit, at) => bit === all[all.length - width + at])

  it('notices every burst no longer than itself, wherever it falls', () => {
    const burst = fc.integer({ min: 1, max: 2 ** width - 1 })
    fc.assert(
      fc.property(someBits, burst, fc.nat(), (bits, errors, place) => {
        const all = [...bits, ...checked(bits)]
        const flips = new BitWriter().write(errors, width).bits
        const start = place % (all.length - width + 1)
        const broken = all.map((bit, at) => (flips[at - start] ? ((1 - bit) as 0 | 1) : bit))
        expect(passes(all)).toBe(true)
        expect(passes(broken)).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  it('notices zeros put behind and zeros cut off', () => {
    fc.assert(
      fc.property(someBits, fc.integer({ min: 1, max: 20 }), (bits, count) => {
        const zeros = Array.from({ length: count }, () => 0 as const)
        const all = [...bits, ...checked(bits)]
        expect(passes([...all, ...zeros])).toBe(false)
      }),
    )
  })
})

it('the check of 32 bits is CRC-32 as published', () => {
  // CRC-32/BZIP2 of "123456789", from Greg Cook's catalogue of parametrised CRC algorithms.
  const writer = new BitWriter()
  for (const digit of '123456789') writer.write(digit.charCodeAt(0), 8)
  expect(checkOf(writer.bits, 32)).toBe(0xfc891918)
})

describe('letters', () => {
  it('say the bits again', () => {
    fc.assert(
      fc.property(someBits, (bits) => {
        const whole = [...bits, ...Array.from({ length: (5 - (bits.length % 5)) % 5 }, () => 0 as const)]
        expect(bitsOfLetters(lettersOf(bits))).toEqual(whole)
      }),
    )
  })

  it('stand in groups of four and are none that people mistake', () => {
    fc.assert(
      fc.property(someBits, (bits) => {
        expect(lettersOf(bits)).toMatch(/^([2-9A-HJ-NP-Z]{4}-)*[2-9A-HJ-NP-Z]{0,4}$/)
      }),
    )
  })

  it.each([
    ['in quotation marks', '“ABCD-EF23”。'],
    ['with dots', 'ABCD·EF23...'],
    ['with a smile behind it', 'ABCDEF23😀'],
    ['as written', 'ABCD-EF23'],
    ['lower case', 'abcd-ef23'],
    ['without the dash', 'ABCDEF23'],
    ['with spaces and lines', '  ABCD EF\n23 '],
    ['with an ideographic space', 'ABCD\u3000EF23'],
    ['full width', 'ＡＢＣＤ－ＥＦ２３'],
    ['full width, lower case', 'ａｂｃｄｅｆ２３'],
    ['other dashes', 'AB–CD—EF−2‐3'],
    ['marks that cannot be seen', '\u{FEFF}AB\u{200B}CD\u{2060}EF23\u{200E}'],
  ])('are read %s', (_case, text) => {
    expect(bitsOfLetters(text)).toEqual(bitsOfLetters('ABCDEF23'))
  })

  it.each(['ABC0', 'ABCO', 'ABC1', 'ABCI', 'ABCÄ', 'ABC码', '\u{D800}ABC'])('cannot be %s', (text) => {
    expect(bitsOfLetters(text)).toBeNull()
  })

  it('never throw, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(() => bitsOfLetters(text)).not.toThrow()
      }),
      { numRuns: 1000 },
    )
  })
})
