// Files made to harm: a clear no, soon, and never an exception.
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readFile } from '../../src/import/read-file.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const codes = (file: Uint8Array, name = 'a.xlsx'): string[] =>
  readFile(file, name).cannot.map(({ reason }) => reason.code)
const header = '题干,选项A,选项B,答案\n'

describe('hostile files', () => {
  it('over 20 MB', () => {
    expect(codes(new Uint8Array(20 * 1024 * 1024 + 1))).toEqual(['too-large'])
  })

  it('that unpack a thousandfold', () => {
    const part = new Uint8Array(130 * 1024 * 1024)
    const bomb = zipSync({
      'xl/workbook.xml': bytes('<workbook/>'),
      'xl/worksheets/sheet1.xml': [part, { level: 1 }],
    })
    expect(codes(bomb)).toEqual(['unpacks-too-large'])
  })

  it('with a million rows', () => {
    expect(codes(bytes(header + '一,甲,乙,A\n'.repeat(1_000_000)), 'a.csv')).toEqual(['too-many-rows'])
  })

  it('with a cell of 1 MB, beside a good row', () => {
    const result = readFile(bytes(`${header}${'长'.repeat(1_000_000)},甲,乙,A\n短,甲,乙,A\n`), 'a.csv')
    expect(result.cannot.map(({ reason, text }) => [reason.code, text.length])).toEqual([['too-long', 201]])
    expect(result.questions).toHaveLength(1)
  })

  it('with entities that grow', () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><w:document xmlns:w="w"><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:document>`
    expect(codes(zipSync({ 'word/document.xml': bytes(bomb) }), 'a.docx')).toEqual(['doctype'])
  })

  it('with one line of 10 MB', () => {
    expect(codes(bytes('1. 题（A）'.repeat(1_000_000)), 'a.txt')).toEqual(['too-long'])
  })

  it.each([
    ['nothing', new Uint8Array()],
    ['half an archive', zipSync({ 'xl/workbook.xml': bytes('<workbook/>') }).subarray(0, 40)],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13])],
    ['an archive of something else', zipSync({ 'a.txt': bytes('a') })],
    [
      'an old Office file of something else',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...new Array<number>(600).fill(1)]),
    ],
  ])('of %s get one reason', (_, file) => {
    expect(codes(file)).toHaveLength(1)
  })
})
