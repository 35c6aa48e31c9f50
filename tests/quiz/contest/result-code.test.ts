import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bitsOfLetters, BitWriter, checkOf, lettersOf } from '../../../src/quiz/contest/bits.ts'
import { drawPaper } from '../../../src/quiz/contest/draw.ts'
import { paperCode, writePaper } from '../../../src/quiz/contest/paper-code.ts'
import type { BankIdentity, Paper } from '../../../src/quiz/contest/paper-code.ts'
import type { CodeProblem } from '../../../src/quiz/contest/code-envelope.ts'
import { pointsFor } from '../../../src/quiz/contest/points.ts'
import { PRESETS } from '../../../src/quiz/contest/presets.ts'
import {
  LONGEST_RESULT_NAME,
  LONGEST_TYPED_ANSWER,
  readResultCode,
  resultCode,
  unsealResult,
} from '../../../src/quiz/contest/result-code.ts'
import type { ContestResult, ResultAnswer } from '../../../src/quiz/contest/result-code.ts'
import { customDraw } from '../../../src/quiz/contest/custom-draw.ts'
import type { Answer, Question } from '../../../src/quiz/question.ts'
import {
  bigBankQuestion,
  IDENTITY,
  someAnswer,
  someCustomRules,
  someRules,
  someText,
} from '../../support/contest.ts'
import { NOON } from '../../support/log.ts'
import { aBlank, aMatch, aMultiple, anOrder, aSingle } from '../../support/questions.ts'

const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const EVERY_FORM = someRules({
  draw: customDraw({ single: 2, multiple: 2, judge: 2, blank: 2, order: 2, match: 2 }),
})

/** The questions of a paper, as the app draws them. */
function questionsOf({ rules, number }: Paper): readonly Question[] {
  return drawPaper(IDENTITY.questions, rules, number, IDENTITY.edition)
    .map(bigBankQuestion)
    .filter((question) => question !== undefined)
}
const formsOf = (paper: Paper) => questionsOf(paper).map(({ form }) => form)
const read = (text: string, identity: BankIdentity = IDENTITY) => readResultCode(text, identity, formsOf)

function codeOf(result: ContestResult): string {
  const questions = questionsOf(result.paper)
  return resultCode(result, (place) => questions[place], IDENTITY)
}

/** A code read back to the end. */
function opened(code: string): ContestResult | undefined {
  const sealed = read(code)
  if (!sealed.ok) return undefined
  const questions = questionsOf(sealed.value.paper)
  return unsealResult(sealed.value, (place) => questions[place])
}

const somePaper: fc.Arbitrary<Paper> = fc.record({
  rules: fc.oneof(
    fc.constantFrom(EVERY_FORM, PRESETS.bainian, PRESETS.speed, PRESETS.timed),
    someCustomRules,
  ),
  number: fc.record({ deck: fc.nat({ max: 2 ** 20 - 1 }), go: fc.nat({ max: 3 }) }),
})

const someResult: fc.Arbitrary<ContestResult> = somePaper.chain((paper) =>
  fc.record({
    paper: fc.constant(paper),
    answers: fc.tuple(
      ...questionsOf(paper).map((question) =>
        fc.record({
          answer: someAnswer(question),
          elapsedMs: fc.oneof(fc.nat({ max: 30_000 }), fc.double({ min: 0, max: 3 * 10 ** 10, noNaN: true })),
        }),
      ),
    ),
    name: someText,
    unit: someText,
    finishedAt: fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2099, 11, 31) }),
    elapsedMs: fc.nat({ max: 10 ** 9 }),
    clockSetBack: fc.boolean(),
  }),
)

/** Typed text that a code has to shorten; then it is no right answer anyway. */
const isLong = (answer: ResultAnswer | undefined): boolean =>
  (answer?.answer ?? []).some((text) => text.trim().length > LONGEST_TYPED_ANSWER)

/** What a code keeps of an answer: typed text is trimmed, and times are cut to tenths of a second. */
function kept({ form }: Question, answer: ResultAnswer | undefined): ResultAnswer | undefined {
  if (!answer || isLong(answer)) return undefined
  const typed = answer.answer.map((text) => text.trim())
  return {
    answer: form === 'blank' ? typed.filter((text) => text !== '') : typed,
    elapsedMs: Math.floor(answer.elapsedMs / 100) * 100,
  }
}

describe('a result code', () => {
  it('is read again with every answer', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(someResult, (result) => {
        const questions = questionsOf(result.paper)
        const again = opened(codeOf(result))
        expect(again).toMatchObject({
          paper: result.paper,
          finishedAt: Math.floor(result.finishedAt / 60_000) * 60_000,
          clockSetBack: result.clockSetBack,
        })
        const own = questions.flatMap((question, place) => kept(question, result.answers[place]) ?? [])
        expect(again?.answers.filter((_, place) => !isLong(result.answers[place]))).toEqual(own)
      }),
      { numRuns: 60 },
    )
  })

  it('scores the same as the go itself', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(someResult, (result) => {
        const { rules } = result.paper
        const points = (answers: readonly ResultAnswer[] = []) =>
          questionsOf(result.paper).map((question, place) => {
            const { answer, elapsedMs } = answers[place] ?? { answer: ['nothing'], elapsedMs: -1 }
            return pointsFor(rules, question, answer, elapsedMs)
          })
        expect(points(opened(codeOf(result))?.answers)).toEqual(points(result.answers))
      }),
      { numRuns: 60 },
    )
  })

  it.each([
    [3950, 3900],
    [3999, 3900],
    [4000, 4000],
    [0, 0],
    [-5, 0],
  ])('holds %d ms as %d, so that no step of the speed is crossed', (elapsedMs, kept) => {
    const paper = { rules: PRESETS.speed, number: { deck: 1, go: 0 } }
    expect(
      opened(codeOf(aResult({ paper, answers: [{ answer: [], elapsedMs }] })))?.answers[0]?.elapsedMs,
    ).toBe(kept)
  })

  it.each([
    ['', ''],
    ['娄底先锋', '娄底先锋'],
    ['甲'.repeat(31), '甲'.repeat(30)],
    [`${'甲'.repeat(29)}🚀`, '甲'.repeat(29)],
    [`${'甲'.repeat(28)}🚀甲`, `${'甲'.repeat(28)}🚀`],
    ['ئايگۈل مۇھەممەت', 'ئايگۈل مۇھەممەت'],
    ['José  Núñez\n', 'José Núñez'],
    ['a\u0000\u202Eb', 'ab'],
    ['\u200b\u2066', ''],
  ])('holds the name and the unit %j as %j', (name, kept) => {
    expect(opened(codeOf(aResult({ name, unit: name })))).toMatchObject({ name: kept, unit: kept })
    expect(kept.length).toBeLessThanOrEqual(LONGEST_RESULT_NAME)
  })

  it.each([
    ['before 2020', Date.UTC(1970, 0, 1), Date.UTC(2020, 0, 1)],
    ['in the year 9999', Date.UTC(9999, 0, 1), Date.UTC(2100, 0, 1) - 60_000],
    ['today', NOON + 59_999, NOON],
  ])('is written with a clock %s', (_case, finishedAt, kept) => {
    expect(opened(codeOf(aResult({ finishedAt })))?.finishedAt).toBe(kept)
  })

  it('does not cut a typed emoji in two', () => {
    const typed = 'x'.repeat(LONGEST_TYPED_ANSWER - 1)
    expect(opened(codeOf(typedResult(`${typed}🚀`)))?.answers.at(-1)?.answer).toEqual([typed])
  })

  it('takes nothing but space for no answer', () => {
    expect(opened(codeOf(typedResult('  ')))?.answers.at(-1)?.answer).toEqual([])
  })
})

function aResult(changes: Partial<ContestResult> = {}): ContestResult {
  return {
    paper: { rules: EVERY_FORM, number: { deck: 4711, go: 0 } },
    answers: [],
    name: '青山',
    unit: '绿水乡',
    finishedAt: NOON,
    elapsedMs: 60_000,
    clockSetBack: false,
    ...changes,
  }
}

/** A result with answers up to the first typed one. */
function typedResult(text: string): ContestResult {
  const questions = questionsOf(aResult().paper)
  const place = questions.findIndex(({ form }) => form === 'blank')
  const none = Array.from({ length: place }, () => ({ answer: [], elapsedMs: 0 }))
  return aResult({ answers: [...none, { answer: [text], elapsedMs: 1000 }] })
}

function someAnswers(paper: Paper, seed: number): readonly ResultAnswer[] {
  return questionsOf(paper).map((question, place) => ({
    answer: fc.sample(someAnswer(question), { seed: seed * 100 + place, numRuns: 1 })[0] ?? [],
    elapsedMs: (place * 7777 + seed * 1300) % 20_000,
  }))
}

describe('an altered result code', () => {
  const RESULTS = [EVERY_FORM, PRESETS.bainian, PRESETS.speed, PRESETS.timed].flatMap((rules, at) =>
    [0, 1, 2].map((deck) => {
      const paper = { rules, number: { deck, go: 0 } }
      return aResult({
        paper,
        answers: someAnswers(paper, at * 3 + deck),
        name: ['', '青山', '👩‍🚀'][deck] ?? '',
      })
    }),
  )
  const CODES = RESULTS.map(codeOf)
  const MADE = CODES.map((code) => bitsOfLetters(code)?.join(''))
  const letter = fc.constantFrom(...LETTERS)
  const anything = fc.oneof(
    letter,
    fc.constantFrom(...'01OI-– _.'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  )
  const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
  type Change = (code: string) => string
  const at = (code: string, share: number): number => Math.floor(share * code.length)
  const change: fc.Arbitrary<Change> = fc.oneof(
    fc.tuple(place, anything).map(
      ([share, by]): Change =>
        (code) =>
          code.slice(0, at(code, share)) + by + code.slice(at(code, share) + 1),
    ),
    fc.tuple(place, anything).map(
      ([share, by]): Change =>
        (code) =>
          code.slice(0, at(code, share)) + by + code.slice(at(code, share)),
    ),
    place.map(
      (share): Change =>
        (code) =>
          code.slice(0, at(code, share)) + code.slice(at(code, share) + 1),
    ),
    fc.tuple(place, place).map(([one, other]): Change => (code) => {
      const letters = [...code]
      const [a, b] = [
        at(letters.join(''), one) % letters.length,
        at(letters.join(''), other) % letters.length,
      ]
      ;[letters[a], letters[b]] = [letters[b] ?? '', letters[a] ?? '']
      return letters.join('')
    }),
    place.map(
      (share): Change =>
        (code) =>
          code.slice(0, at(code, share)),
    ),
    fc.nat({ max: 6 }).map(
      (count): Change =>
        (code) =>
          code.slice(0, code.length - count),
    ),
    fc.string({ unit: letter, minLength: 1, maxLength: 8 }).map(
      (tail): Change =>
        (code) =>
          code + tail,
    ),
    fc.nat({ max: 8 }).map(
      (count): Change =>
        (code) =>
          code + '2'.repeat(count),
    ),
    fc.constant<Change>((code) => code.toLowerCase()),
    fc.constant<Change>((code) =>
      code.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
    ),
    fc.constantFrom(...CODES).map(
      (other): Change =>
        (code) =>
          code.slice(0, code.length / 2) + other.slice(other.length / 2),
    ),
  )

  it('is never taken for another valid result, 10,000 times', { timeout: 60_000 }, () => {
    const which = fc.nat({ max: CODES.length - 1 })
    fc.assert(
      fc.property(which, fc.array(change, { minLength: 1, maxLength: 3 }), (own, changes) => {
        const original = CODES[own] ?? ''
        const altered = changes.reduce((code, one) => one(code), original)
        // Two halves can make up a whole again: what is read must have the very letters of a code that was made.
        if (read(altered).ok) expect(MADE).toContain(bitsOfLetters(altered)?.join(''))
      }),
      { numRuns: 10_000 },
    )
  })

  it('is refused for every single wrong letter', () => {
    for (const code of CODES.slice(0, 2)) {
      const letters = code.replaceAll('-', '')
      for (let place = 0; place < letters.length; place++) {
        const wrong = LETTERS.charAt((LETTERS.indexOf(letters.charAt(place)) + 1 + (place % 31)) % 32)
        if (wrong === letters.charAt(place)) continue
        expect(read(letters.slice(0, place) + wrong + letters.slice(place + 1))).toEqual({
          ok: false,
          reason: 'check',
        })
      }
    }
  })

  it('is read as people type it', () => {
    for (const [own, code] of CODES.entries()) {
      const wide = code.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
      for (const typed of [code.toLowerCase(), code.replaceAll('-', ' \n'), wide])
        expect(opened(typed)?.answers).toHaveLength(RESULTS[own]?.answers.length ?? -1)
    }
  })

  it('is never a crash, whatever is typed', () => {
    const letters = fc.string({ unit: letter, maxLength: 200 })
    fc.assert(
      fc.property(fc.oneof(letters, fc.string({ unit: 'binary' })), (text) => {
        expect(() => read(text)).not.toThrow()
      }),
      { numRuns: 2000 },
    )
  })
})

/** A result code with these bits behind the kind and a true check: made up by somebody who knows how. */
function forged(write: (writer: BitWriter) => BitWriter, kind = 4): string {
  const writer = write(new BitWriter().write(kind, 3))
  while ((writer.bits.length + 32) % 5 !== 0) writer.write(0, 1)
  return lettersOf(writer.write(checkOf(writer.bits, 32), 32).bits)
}

describe('the problem of a result code', () => {
  const { paper } = aResult()
  const CODE = codeOf(aResult({ answers: someAnswers(paper, 1) }))
  const head = (writer: BitWriter, own: Paper = paper, minutes = 0, tenths = 0): BitWriter =>
    writePaper(writer, own, IDENTITY)
      .write(minutes, 28)
      .write(0, 1)
      .writeText('', 5)
      .writeText('', 5)
      .writeGrowing(tenths)

  it.each<[CodeProblem, string, string]>([
    ['empty', 'nothing', ' - '],
    ['character', 'a letter O', `${CODE}O`],
    ['length', 'too few letters', CODE.slice(0, 9)],
    ['length', 'a page of text', '2'.repeat(10 ** 6)],
    ['check', 'half of it', CODE.slice(0, CODE.length / 2)],
    ['check', 'a tail of zero letters', `${CODE}22`],
    ['kind', 'a paper', paperCode(paper, IDENTITY)],
    ['version', 'a later kind', forged((bits) => head(bits).write(0, 8), 6)],
    ['format', 'more answers than questions', forged((bits) => head(bits).write(13, 8).write(0, 200))],
    [
      'format',
      'rules that cannot be played',
      forged((bits) => head(bits, { ...paper, rules: someRules({ draw: [] }) }).write(0, 8)),
    ],
    ['length', 'answers that stop', forged((bits) => head(bits).write(12, 8))],
    ['length', 'more behind the last answer', forged((bits) => head(bits).write(0, 8).write(0, 10))],
    [
      'length',
      'a time without an end',
      forged((bits) =>
        head(bits)
          .write(1, 8)
          .write(7, 3)
          .write(2 ** 32 - 1, 32)
          .write(2 ** 32 - 1, 32),
      ),
    ],
  ])('is %s: %s', (reason, _case, text) => {
    expect(read(text)).toEqual({ ok: false, reason })
  })

  it.each([
    ['the year 2530', (bits: BitWriter) => head(bits, paper, 2 ** 28 - 1).write(0, 8)],
    [
      'an answer of two years',
      (bits: BitWriter) =>
        head(bits)
          .write(1, 8)
          .write(7, 3)
          .writeGrowing(2 * 365 * 24 * 36_000),
    ],
    ['a go of two years', (bits: BitWriter) => head(bits, paper, 0, 2 * 365 * 24 * 36_000).write(0, 8)],
  ])('is the time where it says %s', (_case, write) => {
    expect(read(forged(write))).toEqual({ ok: false, reason: 'time' })
  })

  it('is the edition where another made it', () => {
    expect(read(CODE, { ...IDENTITY, edition: '2031.01' })).toEqual({ ok: false, reason: 'edition' })
  })

  it('is the format where the bank cannot fill the paper', () => {
    expect(readResultCode(CODE, IDENTITY, () => undefined)).toEqual({ ok: false, reason: 'format' })
  })
})

describe('a result code of the first layout', () => {
  it('is read as it was written', () => {
    const code =
      'BUME-222C-242N-2S3J-5282-FS28-C4JS-63SJ-6Q3A-3623-XJFL-MS2W-6L8P-5ABU-CAUQ-S72L-MS4D-J9QE-5J98-2382-' +
      '3NA2-7J2A-BF2A-RNPJ-2D2P-22N2-E245-3KQ9-C8'
    expect(opened(code)).toMatchObject({
      name: '小明',
      unit: '',
      finishedAt: Date.UTC(2030, 0, 2, 3, 4),
      elapsedMs: null,
      answers: [['b'], ['b'], ['a', 'c'], ['true'], ['娄底'], ['a', 'b', 'c'], ['r', 's']].map((answer) => ({
        answer,
        elapsedMs: 3200,
      })),
    })
  })
})

describe('unsealResult', () => {
  const sealed = (numbers: readonly number[], text = '') => ({
    paper: aResult().paper,
    name: '',
    unit: '',
    finishedAt: NOON,
    elapsedMs: 0,
    clockSetBack: false,
    raw: [{ numbers, texts: [text], elapsedMs: 0 }],
  })

  it.each<[string, Question, readonly number[]]>([
    ['an option that is not there', aSingle(), [5]],
    ['a sixth of four', aMultiple(), [1, 0, 0, 0, 0, 1]],
    ['an item twice', anOrder(), [0, 0, 1]],
    ['an item that is not there', anOrder(), [0, 1, 6]],
    ['a side that is not there', aMatch(), [0, 9]],
    ['more sides than there are places', aMatch(), [0, 1, 2]],
  ])('refuses %s', (_case, question, numbers) => {
    expect(unsealResult(sealed(numbers), () => question)).toBeUndefined()
  })

  it('refuses a question that is not there', () => {
    expect(unsealResult(sealed([0]), () => undefined)).toBeUndefined()
  })

  it.each<[string, Question, readonly number[], Answer]>([
    ['no option', aSingle(), [7], []],
    ['no sides', aMatch(), [15, 15], ['', '']],
    ['nothing typed', aBlank(), [], []],
  ])('reads %s', (_case, question, numbers, answer) => {
    expect(unsealResult(sealed(numbers), () => question)?.answers).toEqual([{ answer, elapsedMs: 0 }])
  })
})
