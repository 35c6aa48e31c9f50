import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileBank } from '../../src/bank/authored/compile.ts'
import { chapterToWire, indexToWire } from '../../src/bank/authored/to-wire.ts'
import { parseChapter, parseIndex } from '../../src/bank/parse-compiled.ts'
import {
  aBank,
  aFact,
  blank,
  falseJudge,
  judge,
  match,
  multiple,
  order,
  single,
} from '../support/authored-bank.ts'

const bank = compileBank(
  aBank({
    facts: [
      aFact({
        derived: { from: [aFact().id], sum: '1 = 1' },
        questions: [
          single({ also: ['s1p1-02', 's2p1-11'] }),
          multiple({ id: 's1p1-01b', difficulty: 3 }),
          judge({ id: 's1p1-01c', difficulty: 1 }),
          judge({ id: 's1p1-01d', answer: false, retired: true }),
          falseJudge({ id: 's1p1-01e', retired: true }),
        ],
      }),
      aFact({
        id: 's1p1-112',
        questions: [blank({ id: 's1p1-112a' }), order({ id: 's1p1-112b' }), match({ id: 's1p1-112z' })],
      }),
      aFact({
        id: 's2p1-11',
        paragraph: 'S2P1',
        fileChapter: 's2',
        questions: [blank({ id: 's2p1-11a', unit: undefined })],
      }),
    ],
  }),
)

function overTheWire(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

describe('parseIndex', () => {
  it('reads back what was written', () => {
    expect(parseIndex(overTheWire(indexToWire(bank.index)))).toEqual(bank.index)
  })

  it('is written in few bytes', () => {
    expect(indexToWire(bank.index).chapters[0]?.paragraphs['S1P1']).toEqual([
      '01as2 s1p1-02 s2p1-11',
      '01bm3',
      '01cj1',
      '112ab2',
      '112bo2',
      '112zp2',
    ])
  })

  const good = indexToWire(bank.index)
  it.each([
    ['nothing', undefined],
    ['a list', []],
    ['another version', { ...good, version: 99 }],
    ['no edition', { ...good, edition: undefined }],
    ['no source', { ...good, source: null }],
    ['chapters that are no list', { ...good, chapters: {} }],
    [
      'a question of no form',
      { ...good, chapters: [{ ...good.chapters[0], paragraphs: { S1P1: ['01ax2'] } }] },
    ],
    ['half a question', { ...good, chapters: [{ ...good.chapters[0], paragraphs: { S1P1: ['01'] } }] }],
  ])('refuses %s', (_what, value) => {
    expect(() => parseIndex(value)).toThrow(/^bank file “index” is damaged: /)
  })
})

describe('parseChapter', () => {
  it('reads back what was written, retired questions too', () => {
    for (const chapter of bank.chapters)
      expect(parseChapter(overTheWire(chapterToWire(chapter)))).toEqual(chapter)
  })

  const good = chapterToWire(bank.chapters[0] ?? { chapter: 's1', facts: [], questions: [] })
  it.each([
    ['nothing', null],
    ['no facts', { ...good, facts: undefined }],
    ['a fact without statement', { ...good, facts: [{ ...good.facts[0], says: undefined }] }],
    ['a question without stem', { ...good, questions: [{ ...good.questions[0], stem: undefined }] }],
    ['a question of another form', { ...good, questions: [{ ...good.questions[0], form: 'quiz' }] }],
    ['a single without options', { ...good, questions: [{ ...good.questions[0], options: undefined }] }],
    ['half a swap', { ...good, questions: [{ ...good.questions[2], swap: ['21'] }] }],
    ['a judge without answer', { ...good, questions: [{ ...good.questions[2], right: 'true' }] }],
  ])('refuses %s', (_what, value) => {
    expect(() => parseChapter(value)).toThrow(/^bank file “chapter” is damaged: /)
  })

  it('refuses any other JSON, and only ever with that message', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(() => parseChapter(value)).toThrow(/is damaged/)
        expect(() => parseIndex(value)).toThrow(/is damaged/)
      }),
    )
  })
})
