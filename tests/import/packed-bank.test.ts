import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeBankFile } from '../../src/import/bank-file.ts'
import { MOST_CODES, wholeOf, withCode } from '../../src/import/code-parts.ts'
import type { Collected } from '../../src/import/code-parts.ts'
import { ownBankFrom } from '../../src/import/own-bank-from.ts'
import { codesOfBank } from '../../src/import/packed-bank.ts'
import type { ReadResult } from '../../src/import/read-result.ts'
import { found } from '../../src/import/work.ts'
import { someBank } from './some-banks.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

function collect(codes: readonly string[]): Collected {
  const collected = codes.reduce<Collected | null>((before, code) => withCode(before, code), null)
  if (!collected) throw new Error('no code of a bank')
  return collected
}

const wholeBank = (codes: readonly string[]): string => wholeOf(collect(codes)) ?? ''

/** A text that no packing makes shorter. */
const noise = (length: number): string => {
  let state = 1
  return Array.from({ length }, () => {
    state = (state * 48271) % 2147483647
    return String.fromCharCode(33 + (state % 90))
  }).join('')
}

describe('a bank as a row of QR codes', () => {
  it('comes together again, in whatever order and however often the codes are read', () => {
    fc.assert(
      fc.property(someBank, fc.integer(), (written, turn) => {
        const read: ReadResult = { ...written, format: 'json', guessed: {}, look: [], cannot: [] }
        const bank = ownBankFrom(read, { id: 'own-1', title: '题', also: new Set() })
        const codes = codesOfBank(writeBankFile(bank))
        fc.pre(codes.length > 0)
        const from = Math.abs(turn) % codes.length
        const seen = [...codes.slice(from), ...codes, ...codes.slice(0, from)]
        expect(found(bytesOf(wholeBank(seen)), '').bank).toEqual(bank)
      }),
      { numRuns: 100 },
    )
  })

  it('holds only letters that a code keeps in its short form, and no code is longer than one of 69 modules holds', () => {
    const codes = codesOfBank(noise(9_000))
    expect(codes.length).toBeGreaterThan(10)
    for (const code of codes) {
      expect(code).toMatch(/^[0-9A-Z $%*+\-./:]+$/)
      // Version 13 with the lowest correction, ISO/IEC 18004 table 7.
      expect(code.length).toBeLessThanOrEqual(619)
    }
  })

  it('is none where it would be too many', () => {
    expect(codesOfBank(noise(12_000)).length).toBeLessThanOrEqual(MOST_CODES)
    expect(codesOfBank(noise(40_000))).toEqual([])
  })
})

describe('codes that are read', () => {
  const codes = codesOfBank(noise(3_000))

  it('are no whole while one is missing', () => {
    expect(codes.length).toBeGreaterThan(3)
    expect(wholeOf(collect(codes.slice(1)))).toBeUndefined()
  })

  it.each([
    '',
    'https://example.org',
    'BNQB1/',
    'BNQB1/00000000/3/2/AB',
    'BNQB1/00000000/0/2/AB',
    'BNQB2/00000000/1/1/AB',
  ])('are left alone when they are none of a bank: %s', (code) => {
    const before = collect(codes.slice(0, 2))
    expect(withCode(before, code)).toBe(before)
    expect(withCode(null, code)).toBeNull()
  })

  it('begin anew with another bank', () => {
    const other = codesOfBank(noise(2_000))
    const both = collect([...codes.slice(0, 2), ...other.slice(0, 1)])
    expect([both.parts.size, both.count]).toEqual([1, other.length])
  })

  it('are refused whole when one letter was read wrongly', () => {
    const whole = wholeBank(codes)
    for (const at of [6, 20, 300, whole.length - 1]) {
      const other = whole[at] === 'A' ? 'B' : 'A'
      const wrong = whole.slice(0, at) + other + whole.slice(at + 1)
      expect(found(bytesOf(wrong), '').cannot).toMatchObject([{ reason: { code: 'damaged' } }])
    }
  })
})
