import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BitWriter, checkOf, lettersOf } from '../../../src/quiz/contest/bits.ts'
import {
  editionTag,
  hasCode,
  kindOfCode,
  PAPER_KIND,
  paperCode,
  readPaperCode,
  writePaper,
} from '../../../src/quiz/contest/paper-code.ts'
import type { CodeProblem, Paper } from '../../../src/quiz/contest/paper-code.ts'
import { paperSeed } from '../../../src/quiz/contest/draw.ts'
import { EARLY_MOCK, PRESETS } from '../../../src/quiz/contest/presets.ts'
import { customDraw, PRESET_IDS } from '../../../src/quiz/contest/rules.ts'
import type { ContestRules } from '../../../src/quiz/contest/rules.ts'
import { resultCode } from '../../../src/quiz/contest/result-code.ts'
import {
  BIG_BANK,
  IDENTITY,
  NUMBERED_PRESETS,
  samePoints,
  somePaper,
  someRules,
} from '../../support/contest.ts'

const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const PAPER: Paper = { rules: PRESETS.bainian, number: { deck: 123_456, go: 7 } }
const CODE = paperCode(PAPER, IDENTITY)

function problemOf(text: string, identity = IDENTITY): CodeProblem | 'none' {
  const read = readPaperCode(text, identity)
  return read.ok ? 'none' : read.reason
}

/** A code with these bits in it and a true check: made up by somebody who knows how. */
function forged(write: (writer: BitWriter) => BitWriter): string {
  const writer = write(new BitWriter())
  while ((writer.bits.length + 12) % 5 !== 0) writer.write(0, 1)
  return lettersOf(writer.write(checkOf(writer.bits, 12), 12).bits)
}

describe('a paper code', () => {
  it('is read again as it was', () => {
    fc.assert(
      fc.property(somePaper, (paper) => {
        expect(readPaperCode(paperCode(paper, IDENTITY), IDENTITY)).toEqual({ ok: true, value: paper })
      }),
      { numRuns: 200 },
    )
  })

  it.each(NUMBERED_PRESETS.filter((id) => id !== 'custom'))('of %s has twelve letters', (id) => {
    for (const number of [
      { deck: 0, go: 0 },
      { deck: 2 ** 20 - 1, go: 511 },
    ]) {
      const code = paperCode({ rules: PRESETS[id], number }, IDENTITY)
      expect(code).toMatch(/^\w{4}-\w{4}-\w{4}$/)
      expect(readPaperCode(code, IDENTITY)).toEqual({ ok: true, value: { rules: PRESETS[id], number } })
    }
  })

  it('of the mock exam says whether it ends early, and both hold the same paper', () => {
    const { number } = PAPER
    const codes = [PRESETS.mock, EARLY_MOCK].map((rules) => paperCode({ rules, number }, IDENTITY))
    expect(new Set(codes).size).toBe(2)
    expect(codes.map((code) => readPaperCode(code, IDENTITY))).toEqual([
      { ok: true, value: { rules: PRESETS.mock, number } },
      { ok: true, value: { rules: EARLY_MOCK, number } },
    ])
    expect(paperSeed(IDENTITY.edition, EARLY_MOCK, number)).toBe(
      paperSeed(IDENTITY.edition, PRESETS.mock, number),
    )
  })

  it('has room for as many chapters as a bank has', () => {
    const chapters = Array.from({ length: 60 }, (_, at) => `t${at}`)
    const questions = BIG_BANK.map((question, at) => ({ ...question, chapter: `t${at % 60}` }))
    const many = { ...IDENTITY, chapters, questions }
    const paper = { rules: someRules({ chapters: ['t0', 't13', 't59'] }), number: PAPER.number }
    expect(readPaperCode(paperCode(paper, many), many)).toEqual({ ok: true, value: paper })
  })

  it('of plain custom rules is short enough to be typed', () => {
    const letters = paperCode({ rules: PRESETS.custom, number: PAPER.number }, IDENTITY).replaceAll('-', '')
    expect(letters.length).toBeLessThanOrEqual(28)
  })

  it('is read as people type it', () => {
    const wide = [...CODE].map((letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join('')
    for (const typed of [
      CODE.toLowerCase(),
      CODE.replaceAll('-', ' '),
      ` ${CODE}\n`,
      wide,
      wide.toLowerCase(),
    ])
      expect(readPaperCode(typed, IDENTITY)).toEqual({ ok: true, value: PAPER })
  })

  it('is another for every number', () => {
    const codes = Array.from({ length: 500 }, (_, at) =>
      paperCode({ rules: PRESETS.bainian, number: { deck: at, go: at % 3 } }, IDENTITY),
    )
    expect(new Set(codes).size).toBe(500)
  })

  it('stays what it is, since codes are on paper', () => {
    expect(CODE).toBe('64ME-9K62-2WDQ')
  })

  it('keeps the place of every format in the list', () => {
    expect(PRESET_IDS).toEqual([
      'bainian',
      'timed',
      'speed',
      'survival',
      'hundred',
      'daily',
      'mock',
      'custom',
    ])
    expect(LETTERS.indexOf(CODE.charAt(0)) >> 2).toBe(PAPER_KIND)
  })
})

describe('a mistyped paper code', () => {
  it('is refused for every single wrong letter and every swap of neighbours', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(somePaper, (paper) => {
        const letters = paperCode(paper, IDENTITY).replaceAll('-', '')
        for (let at = 0; at < letters.length; at++) {
          const [one, other] = [letters.charAt(at), letters.charAt(at + 1)]
          for (const wrong of LETTERS) {
            if (wrong === one) continue
            const typed = letters.slice(0, at) + wrong + letters.slice(at + 1)
            if (problemOf(typed) !== 'check') expect([typed, problemOf(typed)]).toEqual([typed, 'check'])
          }
          if (other === '' || one === other) continue
          const swapped = letters.slice(0, at) + other + one + letters.slice(at + 2)
          expect(problemOf(swapped)).toBe('check')
        }
      }),
      { numRuns: 20 },
    )
  })

  it.each([
    ['one letter short', CODE.slice(0, -1)],
    ['half of it', CODE.slice(0, 6)],
    ['one letter long', `${CODE}A`],
    ['a zero letter long', `${CODE}2`],
    ['a page of text', 'A'.repeat(10 ** 6)],
  ])('%s: its length is named', (_case, typed) => {
    expect(problemOf(typed)).toBe('length')
  })
})

describe('the problem of a code', () => {
  const result = resultCode(
    { paper: PAPER, answers: [], name: '', finishedAt: 0, clockSetBack: false },
    () => undefined,
    IDENTITY,
  )

  it.each<[CodeProblem, string, string]>([
    ['empty', 'nothing', ''],
    ['empty', 'nothing but dashes', ' -- - '],
    ['character', 'a zero', CODE.replace(/.$/, '0')],
    ['character', 'Chinese', '百年千题'],
    ['length', 'too few letters', 'ABCD'],
    ['check', 'a wrong letter', CODE.startsWith('A') ? CODE.replace('A', 'B') : CODE.replace(/./, 'A')],
    ['kind', 'a result', result],
    ['version', 'a later kind', forged((bits) => writePaper(bits.write(5, 3), PAPER, IDENTITY))],
    [
      'format',
      'a later format',
      forged((bits) => bits.write(1, 3).write(12, 4).write(editionTag(IDENTITY), 12).write(0, 29)),
    ],
    [
      'format',
      'the daily ten',
      forged((bits) => bits.write(1, 3).write(5, 4).write(editionTag(IDENTITY), 12).write(0, 29)),
    ],
    [
      'length',
      'more behind it',
      forged((bits) => writePaper(bits.write(1, 3), PAPER, IDENTITY).write(0, 10)),
    ],
    [
      'length',
      'a tail that is not empty',
      forged((bits) => writePaper(bits.write(1, 3), PAPER, IDENTITY).write(1, 5)),
    ],
    [
      'length',
      'rules that stop',
      forged((bits) => bits.write(1, 3).write(7, 4).write(editionTag(IDENTITY), 12).write(0, 40)),
    ],
  ])('is %s: %s', (reason, _case, text) => {
    expect(problemOf(text)).toBe(reason)
  })

  it('is the edition where another made it, custom rules of other chapters too', () => {
    const other = { ...IDENTITY, edition: '2031.01', chapters: ['t1'] }
    expect(problemOf(CODE, other)).toBe('edition')
    expect(problemOf(CODE, { ...IDENTITY, bank: 'other' })).toBe('edition')
    const custom = paperCode({ rules: someRules({ chapters: ['s2'] }), number: PAPER.number }, IDENTITY)
    expect(problemOf(custom, other)).toBe('edition')
  })

  it.each<[string, Partial<ContestRules>]>([
    ['no questions', { draw: [] }],
    ['more questions than the bank has', { draw: customDraw({ single: 200 }), chapters: ['s1'] }],
    ['more than a paper may have', { draw: customDraw({ single: 150, judge: 150 }) }],
    ['no time', { clock: { kind: 'paper', limitMs: 0 } }],
    ['more than three hours', { clock: { kind: 'paper', limitMs: 16_383_000 } }],
    ['no points', { points: samePoints(0) }],
    ['too many points', { points: samePoints(127) }],
    ['too high a penalty', { penalty: 127 }],
    ['too many goes', { goesPerDay: 127 }],
    ['a pass out of reach', { ending: { kind: 'pass', points: 32_767, early: true } }],
    ['no first goes', { standing: { kind: 'firstOfDay', count: 0 } }],
    ['a name too long', { name: '青'.repeat(31) }],
  ])('is the format where made-up rules have %s', (_case, changes) => {
    expect(problemOf(paperCode({ rules: someRules(changes), number: PAPER.number }, IDENTITY))).toBe('format')
  })

  it('is the format where a choice of chapters names none that is there', () => {
    const code = paperCode({ rules: someRules({ chapters: ['s4'] }), number: PAPER.number }, IDENTITY)
    expect(problemOf(code)).toBe('format')
  })

  it('is never a crash, for random rules with a true check', () => {
    const bit = fc.constantFrom(0, 1)
    fc.assert(
      fc.property(fc.array(bit, { minLength: 29, maxLength: 400 }), (bits) => {
        const code = forged((writer) => {
          writer.write(1, 3).write(7, 4).write(editionTag(IDENTITY), 12)
          for (const one of bits) writer.write(one, 1)
          return writer
        })
        expect(['format', 'length', 'none']).toContain(problemOf(code))
      }),
      { numRuns: 1000 },
    )
  })

  it('is never a crash, whatever is typed', () => {
    const letters = fc.string({ unit: fc.constantFrom(...LETTERS), maxLength: 80 })
    fc.assert(
      fc.property(fc.oneof(letters, fc.string({ unit: 'binary' })), (text) => {
        expect(() => [readPaperCode(text, IDENTITY), kindOfCode(text)]).not.toThrow()
      }),
      { numRuns: 2000 },
    )
  })
})

describe('hasCode', () => {
  it.each<[string, boolean, ContestRules]>([
    ['a preset', true, PRESETS.bainian],
    ['custom rules', true, someRules()],
    ['the daily ten', false, PRESETS.daily],
    [
      'rules that this bank cannot play',
      false,
      someRules({ draw: customDraw({ single: 200 }), chapters: ['s1'] }),
    ],
    ['two groups of one form', false, someRules({ draw: [{ forms: ['single', 'judge'], count: 5 }] })],
    ['parts of a second', false, someRules({ speedStepMs: 1500 })],
    ['an unknown tie-break', false, someRules({ tieBreak: ['time', 'time'] })],
  ])('%s: %s', (_case, expected, rules) => {
    expect(hasCode(rules, IDENTITY)).toBe(expected)
  })
})

describe('kindOfCode', () => {
  it.each([
    [CODE, 'paper'],
    [CODE.slice(0, 1).toLowerCase(), 'paper'],
    ['', 'none'],
    ['O', 'none'],
    ['Z', 'none'],
    ['娄底', 'none'],
  ])('%j is %s', (text, kind) => {
    expect(kindOfCode(text)).toBe(kind)
  })
})
