import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, it } from 'vitest'
import { runConvertCommand } from '../../scripts/convert-command.ts'
import { readBankFile } from '../../src/import/bank-file.ts'

const sample = (name: string): string => fileURLToPath(new URL(`samples/${name}`, import.meta.url))

let folder = ''
let printed: string[] = []
const run = (...args: string[]): number => runConvertCommand(args, (line) => printed.push(line))

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'convert-'))
  printed = []
})

describe('npm run bank:convert', () => {
  it('writes the report with the questions in the shape of `npm run bank -- --json`', () => {
    const report = join(folder, 'report.json')
    expect(run(sample('faults.xlsx'), join(folder, 'out.csv'), '--report', report, '--lang', 'en')).toBe(0)
    const { format, questions, look, cannot } = JSON.parse(readFileSync(report, 'utf8')) as Record<
      string,
      unknown[]
    >
    expect(format).toBe('xlsx')
    expect(questions?.[0]).toMatchObject({
      form: 'single',
      stem: '好的一题',
      options: [
        { id: 'a', text: '甲' },
        { id: 'b', text: '乙' },
      ],
      answer: ['b'],
    })
    expect(look?.[0]).toMatchObject({ where: 'Sheet1!A5', reason: 'two options are the same: 甲' })
    expect(cannot?.[0]).toMatchObject({ where: 'Sheet1!G2', reason: 'no right answer' })
  })

  it('speaks Chinese where asked to', () => {
    run(sample('faults.xlsx'), '--lang', 'zh')
    expect(printed).toContain('Sheet1!G2: 没有正确答案: 没有答案 | 单选题 | 甲 | 乙')
  })

  it('writes a table that comes back unchanged', () => {
    const [first, second] = [join(folder, 'a.xlsx'), join(folder, 'b.csv')]
    run(sample('kaoshibao.xlsx'), first)
    run(first, second)
    run(second, join(folder, 'c.csv'))
    expect(readFileSync(join(folder, 'c.csv'), 'utf8')).toBe(readFileSync(second, 'utf8'))
  })

  it('writes the bank file that the app reads, the same each time', () => {
    const [first, second] = [join(folder, 'a.json'), join(folder, 'b.json')]
    run(sample('kaoshibao.xlsx'), first)
    run(sample('kaoshibao.xlsx'), second)
    const text = readFileSync(first, 'utf8')
    expect(readFileSync(second, 'utf8')).toBe(text)
    const read = readBankFile(text)
    expect(read).toMatchObject({ ok: true, bank: { title: 'kaoshibao' } })
    run(first, second)
    expect(readFileSync(second, 'utf8')).toBe(text)
  })

  it('reads what `npm run bank -- --json` writes, whose facts come first', () => {
    const facts = Array.from({ length: 500 }, (_, at) => ({
      id: `f${at}`,
      statement: `第${at}条 {=说法~别的}`,
    }))
    const questions = [{ id: 'q1', form: 'judge', stem: '阅览室周一闭馆。', answer: true }]
    const [file, report] = [join(folder, 'bank.json'), join(folder, 'report.json')]
    writeFileSync(file, JSON.stringify({ edition: '1', facts, questions }))
    expect(run(file, '--report', report)).toBe(0)
    expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({
      format: 'json',
      questions: [{ id: 'q1' }],
    })
  })

  it('says which endings it can write, and fails when a file holds nothing', () => {
    expect(run(sample('faults.xlsx'), join(folder, 'out.pdf'))).toBe(1)
    expect(printed.join()).toContain('.xlsx')
    expect(run(fileURLToPath(new URL('../../package.json', import.meta.url)))).toBe(1)
  })
})
