import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runBankCommand } from '../../scripts/bank-command.ts'

const PACK = `id: qingshan
title: 青山千题
edition: 2030.01
source: { newspaper: 《绿水报》, date: 2030-01-02, title: 青山村的一年, authors: 甲、乙 }
minima: { single: 0, multiple: 0, judge: 2, blank: 0, order: 0, match: 0, questions: 0, facts: 1 }
chapters:
  - { id: s1, title: 修桥, source: 第一部分, paragraphs: [S1P1] }
`
const INDEX = `S1P1:\n  figures: [12]\n  names: [青山村]\n`
const WHY = '一共12座，都在村口的小河上，去年秋天才完工。'
const FACTS = `chapter: s1
facts:
  - id: s1p1-01
    paragraph: S1P1
    kind: count
    statement: 青山村修了12座桥。
    keys: [12]
    questions:
      - { id: s1p1-01a, form: judge, stem: 青山村修了12座桥。, answer: true, difficulty: 1, why: ${WHY} }
      - id: s1p1-01b
        form: judge
        stem: 青山村修了21座桥。
        answer: false
        swap: { wrong: 21, right: 12 }
        difficulty: 2
        why: ${WHY}
      - { id: s1p1-01c, form: match, stem: 连线。, pairs: { a: [甲, 一], b: [乙, 二], c: [丙, 三] }, difficulty: 3, why: ${WHY} }
`

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bank-'))
  mkdirSync(join(folder, 'paragraphs'))
  write('pack.yaml', PACK)
  write('paragraphs/s1.yaml', INDEX)
  write('s1-1.yaml', FACTS)
})

afterEach(() => rmSync(folder, { recursive: true }))

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text)
}

function run(...args: readonly string[]): { readonly code: number; readonly output: string } {
  const lines: string[] = []
  const code = runBankCommand(['--pack', folder, '--lang', 'en', ...args], (line) => lines.push(line))
  return { code, output: lines.join('\n') }
}

describe('npm run bank', () => {
  it('exits with 0 for a sound bank and prints what it holds', () => {
    const { code, output } = run()
    expect(output).toContain('facts 1, questions 3, retired 0')
    expect(output).toContain('judge 2')
    expect(output).toContain('judge: statements true 1, false 1')
    expect(output).toContain('0 errors, 1 warnings')
    expect(code).toBe(0)
  })

  it('exits with 1 on an error and prints file, line, id and message', () => {
    write('s1-1.yaml', FACTS.replace('swap: { wrong: 21', 'swap: { wrong: 22'))
    const { code, output } = run()
    expect(output).toMatch(/s1-1\.yaml:10 s1p1-01b: swap\.wrong “22” does not stand in the stem/)
    expect(code).toBe(1)
  })

  it('exits with 1 when a file does not parse, and still looks at the rest', () => {
    write('s1-2.yaml', FACTS.replaceAll('s1p1-01', 's1p1-02').replace('keys: [12]', 'keys: [12'))
    const { code, output } = run()
    expect(output).toContain('s1-2.yaml:8 ')
    expect(output).toContain('facts 1, questions 3')
    expect(code).toBe(1)
  })

  it('names what cannot be read before what follows from it', () => {
    write('s1-0.yaml', FACTS.replaceAll('s1p1-01', 's1p1-00').replace('    keys: [12]', '    keys: [13]'))
    write('s1-2.yaml', FACTS.replaceAll('s1p1-01', 's1p1-02').replace('keys: [12]', 'keys: [12'))
    expect(run().output.split('\n')[0]).toContain('s1-2.yaml:8 ')
  })

  it('exits with 1 when there is no pack file', () => {
    rmSync(join(folder, 'pack.yaml'))
    expect(run()).toMatchObject({ code: 1, output: expect.stringContaining('there is no pack.yaml') })
  })

  it('looks at some files only, without the demands on the whole bank', () => {
    write('pack.yaml', PACK.replace('judge: 2', 'judge: 200'))
    write('s1-2.yaml', 'facts: none')
    expect(run().code).toBe(1)
    expect(run('--only', 's1-1')).toMatchObject({
      code: 0,
      output: expect.stringContaining('facts 1, questions 3'),
    })
    expect(run('--only', 's1-2').code).toBe(1)
  })
})

describe('npm run bank:fix', () => {
  const lock = () => JSON.parse(readFileSync(join(folder, 'lock.json'), 'utf8')) as Record<string, unknown>

  it('locks new questions', () => {
    expect(run('--fix').output).toContain('0 errors, 0 warnings')
    expect(Object.keys(lock())).toEqual(['s1p1-01a', 's1p1-01b', 's1p1-01c'])
  })

  it('does not rewrite a changed meaning', () => {
    run('--fix')
    const before = lock()
    write('s1-1.yaml', FACTS.replaceAll('21', '22'))
    const { code, output } = run('--fix')
    expect(output).toContain('s1p1-01b: its answer or facts changed since edition 2030.01')
    expect(code).toBe(1)
    expect(lock()).toEqual(before)
  })

  it('leaves a lock alone that it cannot read', () => {
    write('lock.json', '<<<<<<< HEAD')
    expect(run('--fix').code).toBe(1)
    expect(readFileSync(join(folder, 'lock.json'), 'utf8')).toBe('<<<<<<< HEAD')
  })
})

describe('npm run bank -- --json', () => {
  it('writes the promised shape', () => {
    const file = join(folder, 'out', 'bank.json')
    mkdirSync(join(folder, 'out'))
    write('s1-1.yaml', FACTS.replace('difficulty: 1', 'difficulty: 1, retired: true'))
    run('--json', file)
    const written = JSON.parse(readFileSync(file, 'utf8')) as Record<
      'facts' | 'questions' | 'retired',
      unknown[]
    >
    expect(Object.keys(written)).toEqual(['edition', 'facts', 'questions', 'retired'])
    expect(written.facts).toEqual([
      {
        id: 's1p1-01',
        paragraph: 'S1P1',
        chapter: 's1',
        statement: '青山村修了12座桥。',
        keys: ['12'],
        kind: 'count',
        derived: false,
      },
    ])
    const shared = { facts: ['s1p1-01'], paragraph: 'S1P1', chapter: 's1', accept: [] }
    expect(written.retired).toEqual([
      {
        ...shared,
        id: 's1p1-01a',
        form: 'judge',
        stem: '青山村修了12座桥。',
        options: [],
        answer: true,
        explanation: WHY,
        difficulty: 1,
      },
    ])
    expect(written.questions).toEqual([
      {
        ...shared,
        id: 's1p1-01b',
        form: 'judge',
        stem: '青山村修了21座桥。',
        options: [],
        answer: false,
        explanation: WHY,
        difficulty: 2,
      },
      expect.objectContaining({
        form: 'match',
        options: [
          { id: 'a', text: '甲', side: 'left' },
          { id: 'b', text: '乙', side: 'left' },
          { id: 'c', text: '丙', side: 'left' },
          { id: 'ar', text: '一', side: 'right' },
          { id: 'br', text: '二', side: 'right' },
          { id: 'cr', text: '三', side: 'right' },
        ],
        answer: [
          ['a', 'ar'],
          ['b', 'br'],
          ['c', 'cr'],
        ],
      }),
    ])
  })
})

describe('npm run bank -- --lang zh', () => {
  it('says in Chinese what is wrong', () => {
    write('s1-1.yaml', FACTS.replace('swap: { wrong: 21', 'swap: { wrong: 22'))
    const { output } = run('--lang', 'zh')
    expect(output).toMatch(/s1-1\.yaml:10 s1p1-01b: 题干里没有 swap\.wrong “22”/)
    expect(output).toContain('处错误')
  })
})

describe('npm run bank -- --try', () => {
  it('judges line by line and goes on after a line that cannot be judged', () => {
    write(
      's1-1.yaml',
      `${FACTS}      - { id: s1p1-01d, form: blank, stem: 青山村修了____座桥。, accept: [12], unit: 座, difficulty: 1, why: 12座。 }\n`,
    )
    write(
      'typed.txt',
      [
        's1p1-01d\t12',
        's1p1-01d\t十二座',
        's1p1-01d\t12座桥',
        '',
        's1p1-01d\t12张',
        's1p1-01d\t21',
        's1p1-01d\t ',
        's9p9-99z\t12',
        's1p1-01a\ttrue',
        's1p1-01d',
      ].join('\r\n'),
    )
    const { code, output } = run('--try', join(folder, 'typed.txt'))
    expect(code).toBe(0)
    expect(output.split('\n').map((line) => line.split('\t')[0])).toEqual([
      ...['right', 'right', 'right'],
      ...['wrong', 'wrong', 'wrong'],
      ...['unknown', 'not typed', 'unknown'],
    ])
    expect(output).toContain('wrong\ts1p1-01d\t21\treads as “21”; accepted: “12”')
    expect(output).toContain('says more than “12”')
    expect(output).toContain('没有这个编号的题')
  })
})

describe('npm run bank -- --article', () => {
  it('compares the index with the article', () => {
    const article = join(folder, 'article.md')
    write('article.md', '**S1P1** 青山村修了12座桥。\n')
    expect(run('--article', article).code).toBe(0)
    write('article.md', '**S1P1** 青山村修了12座桥，种树5000棵。\n')
    expect(run('--article', article)).toMatchObject({
      code: 1,
      output: expect.stringContaining('figure 5000 of the paragraph'),
    })
  })
})
