import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BitWriter, checkOf, lettersOf } from '../../../src/quiz/contest/bits.ts'
import {
  editionTag,
  hasCode,
  paperCode,
  readPaperCode,
  writePaper,
} from '../../../src/quiz/contest/paper-code.ts'
import type { Paper } from '../../../src/quiz/contest/paper-code.ts'
import { kindOfCode } from '../../../src/quiz/contest/code-envelope.ts'
import type { CodeProblem } from '../../../src/quiz/contest/code-envelope.ts'
import { FORM_NUMBERS, FORMAT_NUMBERS } from '../../../src/quiz/contest/code-numbers.ts'
import { RULE_CHOICES } from '../../../src/quiz/contest/rule-fields.ts'
import { drawPaper, paperSeed } from '../../../src/quiz/contest/draw.ts'
import { EARLY_MOCK, PRESETS } from '../../../src/quiz/contest/presets.ts'
import { customDraw } from '../../../src/quiz/contest/custom-draw.ts'
import type { ContestRules } from '../../../src/quiz/contest/rules.ts'
import { shownOptions } from '../../../src/quiz/option-order.ts'
import { resultCode } from '../../../src/quiz/contest/result-code.ts'
import {
  BIG_BANK,
  bigBankQuestion,
  IDENTITY,
  NUMBERED_PRESETS,
  samePoints,
  somePaper,
  someRules,
} from '../../support/contest.ts'

const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const PAPER: Paper = { rules: PRESETS.bainian, number: { deck: 123_456, go: 7 } }
const CODE = paperCode(PAPER, IDENTITY)
const OWN_PAPER: Paper = {
  rules: someRules({
    name: '周五赛',
    draw: customDraw({ single: 2, multiple: 1, judge: 1, blank: 1, order: 1, match: 1 }),
    chapters: ['s2', 's3'],
    clock: { kind: 'question', limitMs: 25_000 },
    multiple: 'part',
    penalty: 2,
    speedStepMs: 4000,
    ending: { kind: 'pass', points: 30, early: true },
    goesPerDay: 3,
    standing: { kind: 'firstOfDay', count: 2 },
    seasonDays: 30,
    seasonMost: 900,
    tieBreak: ['finished', 'time'],
    mayPause: true,
    points: { single: 5, multiple: 6, judge: 4, blank: 7, order: 8, match: 9 },
  }),
  number: { deck: 5, go: 0 },
}

/** What each format draws, what a question is worth and how long there is. */
function rulesInShort({ draw, points, clock }: ContestRules): string {
  const groups = draw.map(
    ({ forms, count }) => `${count} ${forms.map((form) => `${form} ${points[form]}`).join()}`,
  )
  return [...groups, clock.kind === 'none' ? '' : `${clock.limitMs} ${clock.kind}`].join('; ')
}

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

  it.each(NUMBERED_PRESETS.filter((id) => id !== 'custom'))('of %s has sixteen letters', (id) => {
    for (const number of [
      { deck: 0, go: 0 },
      { deck: 2 ** 20 - 1, go: 511 },
    ]) {
      const code = paperCode({ rules: PRESETS[id], number }, IDENTITY)
      expect(code).toMatch(/^\w{4}(-\w{4}){3}$/)
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
    expect(letters.length).toBeLessThanOrEqual(32)
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
    expect(CODE).toBe('E5LH-7CME-9K62-2Z8R')
    expect(paperCode(OWN_PAPER, IDENTITY)).toBe(
      'FVLH-7CME-222C-242N-2S3J-5282-BG23-LJN8-32G6-3622-52N2-L22Y-S8TB-W2G4-B5CK-N6X7-6FDE-5P',
    )
  })

  it('names things by numbers that stay, whatever the order of a list', () => {
    expect({ FORM_NUMBERS, FORMAT_NUMBERS, ...RULE_CHOICES }).toEqual({
      FORM_NUMBERS: { single: 0, multiple: 1, judge: 2, blank: 3, order: 4, match: 5, gaps: 6, short: 7 },
      FORMAT_NUMBERS: {
        bainian: 0,
        timed: 1,
        speed: 2,
        survival: 3,
        hundred: 4,
        daily: 5,
        mock: 6,
        custom: 7,
        'early-mock': 8,
      },
      clock: { none: 0, paper: 1, question: 2 },
      feedback: { end: 0, each: 1 },
      multiple: { 'all-or-nothing': 0, part: 1, 'plus-minus': 2 },
      ending: { paper: 0, 'first-miss': 1, pass: 2 },
      standing: { best: 0, sum: 1, first: 2, firstOfDay: 3 },
      tieBreak: { '': 0, time: 1, finished: 2, 'time,finished': 3, 'finished,time': 4 },
    })
  })

  it('of a format means these rules for ever: new rules get a new number', () => {
    const rules = NUMBERED_PRESETS.filter((id) => id !== 'custom').map((id) => [
      id,
      rulesInShort(PRESETS[id]),
    ])
    expect(Object.fromEntries(rules)).toEqual({
      bainian: '10 single 10,multiple 10; ',
      timed: '20 single 5,multiple 5,judge 5; 400000 paper',
      speed: '20 single 5,judge 5; 20000 question',
      survival: '200 single 1; 45000 question',
      hundred: '100 single 1; 10000 question',
      mock: '30 judge 1; 70 single 1,multiple 1; 2700000 paper',
    })
  })

  it('gives the same questions in the same option orders for ever', () => {
    const { rules, number } = OWN_PAPER
    const seed = paperSeed(IDENTITY.edition, rules, number)
    const questions = drawPaper(IDENTITY.questions, rules, number, IDENTITY.edition).map(bigBankQuestion)
    expect(
      questions.map((question) => [
        question?.id,
        question &&
          shownOptions(question, seed)
            .map(({ id }) => id)
            .join(''),
      ]),
    ).toEqual([
      ['s3-single-58', 'cdab'],
      ['s2-single-13', 'dcba'],
      ['s2-multiple-23', 'bdca'],
      ['s2-judge-28', ''],
      ['s2-blank-54', ''],
      ['s2-order-26', 'cba'],
      ['s2-match-69', 'str'],
    ])
  })
})

describe('a code of the first layout', () => {
  const number = { deck: 123_456, go: 7 }

  it.each<[string, Paper]>([
    ['64ME-9K62-2WDQ', { rules: PRESETS.bainian, number }],
    ['6CME-9K62-2WKQ', { rules: PRESETS.timed, number }],
    ['6LME-9K62-2XZQ', { rules: PRESETS.speed, number }],
    ['6UME-9K62-2X7Q', { rules: PRESETS.survival, number }],
    ['74ME-9K62-2Z5Q', { rules: PRESETS.hundred, number }],
    ['7LME-9K62-2YRQ', { rules: PRESETS.mock, number }],
    ['84ME-9K62-2WVT', { rules: EARLY_MOCK, number }],
    ['7UME-9K62-2Y4N-4S72-JLS2-C22E-24XX', { rules: PRESETS.custom, number }],
    ['7UME-222C-242N-2S3J-5282-FS28-C4JS-63SJ-6Q3A-3623-XJFL-MS2W-6L8P-5ABU-CAUQ-SJS', OWN_PAPER],
  ])('%s opens the paper it was printed for', (code, paper) => {
    expect(readPaperCode(code, IDENTITY)).toEqual({ ok: true, value: paper })
  })

  it('is of another edition once the bank is named by its content', () => {
    // The twelve bits of its tag fit one edition in 4096 by chance, so many are tried.
    const later = Array.from({ length: 10_000 }, (_, at) => ({
      ...IDENTITY,
      edition: `2030.01-${at.toString(16).padStart(10, '0')}`,
    }))
    const problems = new Set(later.map((identity) => problemOf('64ME-9K62-2WDQ', identity)))
    expect([...problems]).toEqual(['edition'])
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
    { paper: PAPER, answers: [], name: '', unit: '', finishedAt: 0, elapsedMs: 0, clockSetBack: false },
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
    ['version', 'a later kind', forged((bits) => writePaper(bits.write(6, 3), PAPER, IDENTITY))],
    [
      'format',
      'a later format',
      forged((bits) => bits.write(3, 3).write(12, 4).write(editionTag(IDENTITY), 32).write(0, 29)),
    ],
    [
      'format',
      'the daily ten',
      forged((bits) => bits.write(3, 3).write(5, 4).write(editionTag(IDENTITY), 32).write(0, 29)),
    ],
    [
      'length',
      'more behind it',
      forged((bits) => writePaper(bits.write(3, 3), PAPER, IDENTITY).write(0, 10)),
    ],
    [
      'length',
      'a tail that is not empty',
      forged((bits) => writePaper(bits.write(3, 3), PAPER, IDENTITY).write(1, 5)),
    ],
    [
      'length',
      'rules that stop',
      forged((bits) => bits.write(3, 3).write(7, 4).write(editionTag(IDENTITY), 32).write(0, 40)),
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
          writer.write(3, 3).write(7, 4).write(editionTag(IDENTITY), 32)
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
