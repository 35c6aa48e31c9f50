import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { ownBankFrom } from '../../src/import/own-bank-from.ts'
import { readFile } from '../../src/import/read-file.ts'
import { found } from '../../src/import/work.ts'
import { parseOwnBank } from '../../src/quiz/parse-own-bank.ts'
import type { OwnBank } from '../../src/quiz/own-bank.ts'

const FOLDER = fileURLToPath(new URL('samples/', import.meta.url))
const samples = readdirSync(FOLDER).filter((name) => !name.endsWith('.expected.txt'))

function bankOf(bytes: Uint8Array, name: string): OwnBank {
  const read = readFile(bytes, name)
  const also = new Set(read.look.map((_, at) => at))
  return ownBankFrom(read, { id: 'own-1', title: '题', also })
}

const csv = (...rows: string[]): Uint8Array =>
  new TextEncoder().encode(['题目编号,章节,标签,题干,题型,正确答案', ...rows].join('\n'))

describe('a bank from a file', () => {
  it.each(samples)('of %s is one that every page can show', (name) => {
    const bank = bankOf(readFileSync(FOLDER + name), name)
    expect(parseOwnBank(bank)).toEqual({ ok: true, bank })
  })

  it('is one too where the file has ids, chapters and tags that no bank may have', () => {
    const bank = bankOf(
      csv(
        `__proto__,__proto__,${'长'.repeat(300)},甲,判断题,对`,
        `*,${'章'.repeat(300)},${Array.from({ length: 60 }, (_, at) => `词${at}`).join('，')},乙,判断题,错`,
      ),
      '题.csv',
    )
    expect(bank.questions).toHaveLength(2)
    expect(parseOwnBank(bank)).toEqual({ ok: true, bank })
  })

  it('has only the chapters and tags of what was chosen', () => {
    const read = readFile(csv('a,一,甲,题一,判断题,对', 'b,二,乙,题二,判断题,对'), '题.csv')
    const one = { ...read, questions: read.questions.slice(0, 1) }
    expect(ownBankFrom(one, { id: 'own-1', title: '题', also: new Set() })).toMatchObject({
      chapters: [{ id: '一', title: '一' }],
      tags: { a: ['甲'] },
    })
  })

  it('is English where there is no Chinese', () => {
    expect(bankOf(csv('a,,,Is this it?,判断题,对'), 'a.csv').language).toBe('en')
  })
})

describe('a file of our own that is not what was written', () => {
  const file = (content: object): Uint8Array =>
    new TextEncoder().encode(JSON.stringify({ format: 'bainian-qianti-bank', ...content }))

  it('says why, and gives no question', () => {
    const reasons = [{ version: 2 }, { version: 1, hash: 'x', bank: {} }].map(
      (content) => found(file(content), '题.json').cannot[0]?.reason.code,
    )
    expect(reasons).toEqual(['newer', 'damaged'])
  })
})
