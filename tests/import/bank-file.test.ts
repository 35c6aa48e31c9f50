import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBankFile, readBankFile, writeBankFile } from '../../src/import/bank-file.ts'
import { anOwnBank, someOwnBank } from '../support/own-banks.ts'

const text = writeBankFile(anOwnBank())
const file = () => JSON.parse(text) as Record<string, unknown>

describe('a bank file', () => {
  it('brings the whole bank back, and is written again byte for byte', () => {
    fc.assert(
      fc.property(someOwnBank, (bank) => {
        const read = readBankFile(writeBankFile(bank))
        expect(read).toEqual({ ok: true, bank })
        expect(read.ok && writeBankFile(read.bank)).toBe(writeBankFile(bank))
      }),
    )
    expect(readBankFile(text)).toEqual({ ok: true, bank: anOwnBank() })
  })

  it('can be read by people, and is the same laid out in another way', () => {
    expect(text).toContain('"stem": "青山村修了多少座桥？"')
    expect(readBankFile(JSON.stringify(file()))).toEqual({ ok: true, bank: anOwnBank() })
    expect(isBankFile(text)).toBe(true)
    expect(isBankFile('{"questions":[]}')).toBe(false)
  })

  it('is not taken for one when it is another file', () => {
    for (const other of ['', '题干,选项', '{}', '[]', 'null', JSON.stringify({ format: 'other' })])
      expect(readBankFile(other)).toEqual({ ok: false, reason: 'not-a-bank' })
    expect(readBankFile(text.slice(0, -9))).toEqual({ ok: false, reason: 'not-a-bank' })
  })

  it('is refused where a newer app is asked for, or a character was changed', () => {
    expect(readBankFile(JSON.stringify({ ...file(), version: 2 }))).toEqual({ ok: false, reason: 'newer' })
    expect(readBankFile(text.replace('12座', '13座'))).toEqual({ ok: false, reason: 'altered' })
    expect(readBankFile(JSON.stringify({ ...file(), hash: undefined }))).toEqual({
      ok: false,
      reason: 'altered',
    })
  })

  it('says what is wrong with a bank that no page could show', () => {
    const empty = writeBankFile(anOwnBank({ title: '' }))
    expect(readBankFile(empty)).toMatchObject({ ok: false, reason: 'damaged', where: 'title' })
  })

  it('is refused when it is nested without end', () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
    const hostile = `{"format":"bainian-qianti-bank","version":1,"hash":"0","bank":${deep}}`
    expect(readBankFile(hostile).ok).toBe(false)
  })

  it('never throws, whatever was changed', () => {
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(9), fc.string({ maxLength: 4 }), (at, less, put) => {
        const changed = text.slice(0, at) + put + text.slice(at + less)
        const read = readBankFile(changed)
        if (read.ok) expect(read.bank).toEqual(anOwnBank())
      }),
      { numRuns: 500 },
    )
  })
})
