import { describe, expect, it } from 'vitest'
import { parseChapterFile, parsePack, parseParagraphs } from '../../../src/bank/authored/parse.ts'

const FACT = `  - id: s1p1-01
    paragraph: S1P1
    kind: count
    statement: 青山村修了12座桥。
    keys: [12, 1.10]
    questions:
      - id: s1p1-01a
        form: judge
        stem: 青山村修了12座桥。
        answer: true
        difficulty: 1
        why: 修桥12座。
      - { id: s1p1-01b, form: blank, stem: 修了____座桥。, accept: [12], difficulty: 2, why: 12座。 }
`
const FILE = `chapter: s1\nfacts:\n${FACT}`
const SECOND = FACT.replaceAll('s1p1-01', 's1p1-02')

function problemsOf(text: string) {
  return parseChapterFile('questions/s1.yaml', text).problems.map(
    ({ line, id, message }) => `${line} ${id ?? '-'} ${message}`,
  )
}

describe('parseChapterFile', () => {
  it('reads facts and questions as text with their lines', () => {
    const { value, problems } = parseChapterFile('questions/s1.yaml', FILE)
    expect(problems).toEqual([])
    const [fact] = value
    expect(fact).toMatchObject({ id: 's1p1-01', keys: ['12', '1.10'], fileChapter: 's1', place: { line: 3 } })
    expect(fact?.questions).toMatchObject([
      {
        id: 's1p1-01a',
        form: 'judge',
        answer: true,
        difficulty: 1,
        also: [],
        retired: false,
        place: { line: 9 },
      },
      { id: 's1p1-01b', form: 'blank', accept: ['12'], place: { file: 'questions/s1.yaml', line: 15 } },
    ])
  })

  it('takes the chapter from the file name when the file does not say', () => {
    const { value } = parseChapterFile('questions/s2-1.yaml', `facts:\n${FACT}`)
    expect(value[0]?.fileChapter).toBe('s2')
  })

  it.each([
    ['a missing field', FILE.replace('        why: 修桥12座。\n', ''), '9 s1p1-01a why is missing: add it'],
    [
      'an unknown field',
      FILE.replace('difficulty: 1', 'hard: 1\n        difficulty: 1'),
      '13 s1p1-01a unknown field hard',
    ],
    [
      'an unknown form',
      FILE.replace('form: judge', 'form: quiz'),
      '10 s1p1-01a form: form is one of single, multiple',
    ],
    ['no form', FILE.replace('        form: judge\n', ''), '9 s1p1-01a form is missing'],
    [
      'a difficulty of 4',
      FILE.replace('difficulty: 1', 'difficulty: 4'),
      '13 s1p1-01a difficulty: difficulty is 1, 2 or 3 (found "4")',
    ],
    [
      'a list where a text belongs',
      FILE.replace('why: 修桥12座。', 'why: [12]'),
      '14 s1p1-01a why must be a text, found a list',
    ],
    [
      'a text where a list belongs',
      FILE.replace('accept: [12]', 'accept: 12'),
      '15 s1p1-01b accept must be a list',
    ],
    ['an empty text', FILE.replace('why: 修桥12座。', 'why:'), '14 s1p1-01a why: is empty'],
    [
      'a malformed id',
      FILE.replace('id: s1p1-01a', 'id: s1p1-1a'),
      '9 s1p1-1a id: a question id is the fact id plus one letter',
    ],
    [
      'a comma inside a text between brackets',
      FILE.replace('why: 12座。 }', 'why: 12座, 没错。 }'),
      '15 s1p1-01b unknown field 没错。',
    ],
  ])('names file, line and remedy for %s, and keeps the other question', (_what, text, message) => {
    expect(problemsOf(text)).toEqual([expect.stringContaining(message)])
    expect(parseChapterFile('questions/s1.yaml', text).value[0]?.questions).toHaveLength(1)
  })

  it.each([
    ['an open bracket', SECOND.replace('accept: [12]', 'accept: [12')],
    ['an unquoted sign', SECOND.replace('why: 修桥12座。', 'why: %修桥12座。')],
    ['a stray colon', SECOND.replace('why: 修桥12座。', 'why: 修桥: 12: 座')],
    ['a tab', SECOND.replace('        form: judge', '\t\tform: judge')],
    ['a field written twice', SECOND.replace('form: judge', 'form: judge\n        form: judge')],
    ['a text that begins with *', SECOND.replace('why: 修桥12座。', 'why: *修桥')],
    ['a text that begins with &', SECOND.replace('why: 修桥12座。', 'why: &修桥 12座。')],
    ['a text that begins with !', SECOND.replace('why: 修桥12座。', 'why: !修桥 12座。')],
  ])('loses only the fact with %s', (_what, broken) => {
    const third = FACT.replaceAll('s1p1-01', 's1p1-03')
    const { value, problems } = parseChapterFile('questions/s1.yaml', `${FILE}${broken}${third}`)
    expect(value.map(({ id }) => id)).toContain('s1p1-01')
    expect(value.at(-1)?.id).toBe('s1p1-03')
    expect(value.at(-1)?.place.line).toBeGreaterThanOrEqual(29)
    expect(problems.length).toBeGreaterThan(0)
    for (const { line } of problems) expect(line).toBeGreaterThanOrEqual(16)
    for (const { line } of problems) expect(line).toBeLessThanOrEqual(29)
  })

  it.each(['', '- a\n- b', 'facts: none', '[', '\u0000', '&a [*a]', 'facts: [1, {}, [], null]', '?'])(
    'never throws: %j',
    (text) => {
      const { value, problems } = parseChapterFile('questions/s1.yaml', text)
      expect(value).toEqual([])
      expect(problems.length).toBeGreaterThan(0)
    },
  )
})

describe('parseParagraphs', () => {
  it('reads what each paragraph contains', () => {
    const { value, problems } = parseParagraphs(
      'p.yaml',
      'S1P1:\n  figures: [12, 1.10]\n  names: [青山村]\nS1P2: { names: [桥] }\n',
    )
    expect(problems).toEqual([])
    expect(value).toMatchObject([
      { id: 'S1P1', figures: ['12', '1.10'], names: ['青山村'], place: { line: 2 } },
      { id: 'S1P2', figures: [], names: ['桥'] },
    ])
  })

  it('keeps the good paragraphs beside a bad one', () => {
    const { value, problems } = parseParagraphs('p.yaml', 'S1P1: { figure: [12] }\nS1P2: { names: [桥] }\n')
    expect(value.map(({ id }) => id)).toEqual(['S1P2'])
    expect(problems).toMatchObject([{ line: 1, message: expect.stringContaining('unknown field figure') }])
  })

  it('refuses a name that is no paragraph', () => {
    expect(parseParagraphs('p.yaml', 's1p1: { names: [桥] }').problems).toHaveLength(1)
  })
})

const PACK = `id: qingshan
title: 青山千题
edition: 2030.10
source: { newspaper: 《绿水报》, date: 2030-01-02, title: 青山村的一年, authors: 甲、乙 }
minima: { single: 1, multiple: 0, judge: 0, blank: 0, order: 0, match: 0, questions: 1, facts: 1 }
chapters:
  - { id: s1, title: 修桥, source: 第一部分, paragraphs: [S1P1] }
`

describe('parsePack', () => {
  it('reads the pack, minima as numbers and the edition as text', () => {
    const { value, problems } = parsePack('pack.yaml', PACK)
    expect(problems).toEqual([])
    expect(value).toMatchObject({
      edition: '2030.10',
      figures: [],
      minima: { single: 1 },
      chapters: [{ id: 's1' }],
    })
  })

  it.each([
    [PACK.replace('2030-01-02', '2 January'), 4, 'source.date: write the date as YYYY-MM-DD'],
    [PACK.replace('facts: 1', 'facts: many'), 5, 'minima.facts: must be a whole number'],
    [PACK.replace('title: 青山千题\n', ''), 1, 'title is missing'],
    [PACK.replace('[S1P1]', '[S1P1'), 7, 'close brackets'],
  ])('gives no pack and says why', (text, line, message) => {
    const { value, problems } = parsePack('pack.yaml', text)
    expect(value).toBeUndefined()
    expect(problems[0]).toMatchObject({ file: 'pack.yaml', line, message: expect.stringContaining(message) })
  })
})
