import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { build } from 'vite'
import { bankPlugin } from '../../scripts/bank-plugin.ts'
import { parseChapter, parseIndex } from '../../src/bank/parse-compiled.ts'

const PACK = `id: qingshan
title: 青山千题
edition: 2030.01
source: { newspaper: 《绿水报》, date: 2030-01-02, title: 青山村的一年, authors: 甲、乙 }
minima: { single: 0, multiple: 0, judge: 0, blank: 0, order: 0, match: 0, questions: 0, facts: 0 }
chapters:
  - { id: s1, title: 修桥, source: 第一部分, paragraphs: [S1P1] }
`
const FACTS = `facts:
  - id: s1p1-01
    paragraph: S1P1
    kind: count
    statement: 青山村修了12座桥。
    keys: [12]
    questions:
      - { id: s1p1-01a, form: blank, stem: 修了____座桥。, accept: [12], difficulty: 1, why: 12座都在村口的小河上，去年秋天才完工。 }
      - { id: s1p1-01b, form: match, stem: 连线。, pairs: { a: [甲, 一], b: [乙, 二], c: [丙, 三] }, difficulty: 2, why: 三样各有来历，说来话长，村里的老人都记得。 }
      - { id: s1p1-01c, form: order, stem: 排序。, items: { a: 甲, b: 乙, c: 丙 }, difficulty: 3, why: 三样各有来历，说来话长，村里的老人都记得。 }
`

let root = ''

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bank-plugin-'))
  mkdirSync(join(root, 'questions/loudi-2021/paragraphs'), { recursive: true })
  write('questions/loudi-2021/pack.yaml', PACK)
  write('questions/loudi-2021/paragraphs/s1.yaml', 'S1P1: { figures: [12] }\n')
  write('questions/loudi-2021/s1.yaml', FACTS)
  write('main.js', 'import url from "./src/bank/generated/index.json?url"; console.log(url)')
})

afterEach(() => rmSync(root, { recursive: true }))

function write(name: string, text: string): void {
  writeFileSync(join(root, name), text)
}

function generated(name: string): unknown {
  return JSON.parse(readFileSync(join(root, 'src/bank/generated', name), 'utf8'))
}

async function buildApp(): Promise<readonly string[]> {
  const output = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [bankPlugin()],
    build: { write: false, assetsInlineLimit: 0, rollupOptions: { input: join(root, 'main.js') } },
  })
  const files = Array.isArray(output)
    ? output.flatMap((each) => each.output)
    : 'output' in output
      ? output.output
      : []
  return files.map(({ fileName }) => fileName)
}

describe('bankPlugin', () => {
  it('compiles the bank before the build needs it, as hashed assets', async () => {
    expect(await buildApp()).toContainEqual(expect.stringMatching(/^assets\/index-.+\.json$/))
    expect(parseIndex(generated('index.json')).questions).toHaveLength(3)
    expect(parseChapter(generated('chapter-s1.json')).facts).toHaveLength(1)
  })

  it('fails the build with the problems of the bank', async () => {
    write('questions/loudi-2021/s1.yaml', FACTS.replace('keys: [12]', 'keys: [13]'))
    await expect(buildApp()).rejects.toThrow(/s1\.yaml:2 s1p1-01: key 13 is not in the index of S1P1/)
  })

  it('lets a draft be built', async () => {
    write('questions/loudi-2021/s1.yaml', FACTS.replace('keys: [12]', 'keys: [13]'))
    vi.stubEnv('BANK_DRAFT', '1')
    expect((await buildApp()).length).toBeGreaterThan(0)
  })

  it('leaves unchanged files alone and removes chapters that are gone', async () => {
    await buildApp()
    const path = join(root, 'src/bank/generated/index.json')
    const before = statSync(path).mtimeMs
    write('src/bank/generated/chapter-s9.json', '{}')
    await buildApp()
    expect(statSync(path).mtimeMs).toBe(before)
    expect(readdirSync(join(root, 'src/bank/generated'))).toEqual([
      'chapter-s1.json',
      'giveaways.json',
      'index.json',
      'retired.json',
    ])
  })
})
