// A result as a code: the paper and every answer, never a score. Whoever opens it re-scores the answers by the rules. It
// proves that these answers earn these points; it cannot prove who gave them, or that a clock was not tampered with.

import { visibleText } from '../clean-text.ts'
import { rightAnswer } from '../judging.ts'
import { authoredOptions } from '../option-order.ts'
import type { Answer, Form, Question } from '../question.ts'
import { BitReader, BitWriter, OutOfBits } from './bits.ts'
import { KIND_BITS, KIND_NUMBERS, LAYOUTS, openCode, sealCode } from './code-envelope.ts'
import type { Decoded } from './code-envelope.ts'
import { ANSWER_CODES } from './code-numbers.ts'
import { readPaper, writePaper } from './paper-code.ts'
import type { BankIdentity, Paper } from './paper-code.ts'

export interface ResultAnswer {
  readonly answer: Answer
  readonly elapsedMs: number
}

export interface ContestResult {
  readonly paper: Paper
  /** In the order of the paper. */
  readonly answers: readonly ResultAnswer[]
  /** As typed by whoever took the paper, without anything invisible; may be empty. */
  readonly name: string
  /** School, office or village, as typed; may be empty. */
  readonly unit: string
  /** Epoch milliseconds, to the minute. */
  readonly finishedAt: number
  /** Of the whole go, to the tenth of a second. Codes of layout 1 only know the answers' times. */
  readonly elapsedMs: number | null
  /** The system clock was set back while the paper ran. */
  readonly clockSetBack: boolean
}

/** Of the name and of the unit, in UTF-16 units; a letter of a rare script may take two. */
export const LONGEST_RESULT_NAME = 30
export const LONGEST_TYPED_ANSWER = 40
/** Bits for the length of a typed answer. */
const TYPED_BITS = 6

const MINUTE_MS = 60_000
const TENTH_MS = 100
const MINUTE_BITS = 28
const EPOCH_MS = Date.UTC(2020, 0, 1)
/** What no honest clock says: such a code is made up. A question may lie open for months on a phone that was put aside. */
const LATEST_MS = Date.UTC(2100, 0, 1)
const LONGEST_MS = 400 * 24 * 60 * MINUTE_MS

/** The questions of a paper, drawn anew from the index; undefined when the bank cannot fill it. */
export type DrawForms = (paper: Paper) => readonly Form[] | undefined
/** A question of the paper by its place. */
export type QuestionAt = (place: number) => Question | undefined

export function resultCode(result: ContestResult, questionAt: QuestionAt, identity: BankIdentity): string {
  const writer = writePaper(new BitWriter().write(KIND_NUMBERS.result, KIND_BITS), result.paper, identity)
  writer
    .write(minutesOf(result.finishedAt), MINUTE_BITS)
    .write(result.clockSetBack ? 1 : 0, 1)
    .writeText(cut(visibleText(result.name), LONGEST_RESULT_NAME), LAYOUTS[2].nameBits)
    .writeText(cut(visibleText(result.unit), LONGEST_RESULT_NAME), LAYOUTS[2].nameBits)
    .writeGrowing(tenthsOf(result.elapsedMs ?? 0))
    .write(result.answers.length, 8)
  result.answers.forEach(({ answer, elapsedMs }, place) => {
    const question = questionAt(place)
    if (!question) throw new RangeError(`no question at place ${place}`)
    writeAnswer(writer, question, answer)
    writer.writeGrowing(tenthsOf(elapsedMs))
  })
  return sealCode(writer, 'result')
}

/** A result whose answers still stand as numbers: they become option ids once the questions' texts are loaded. */
export interface SealedResult {
  readonly paper: Paper
  readonly name: string
  readonly unit: string
  readonly finishedAt: number
  readonly elapsedMs: number | null
  readonly clockSetBack: boolean
  readonly raw: readonly {
    readonly numbers: readonly number[]
    readonly texts: readonly string[]
    readonly elapsedMs: number
  }[]
}

/**
 * Reads a result code. `drawForms` draws the paper, since the code does not repeat what follows from its number. Never
 * throws.
 */
export function readResultCode(
  text: string,
  identity: BankIdentity,
  drawForms: DrawForms,
): Decoded<SealedResult> {
  const opened = openCode(text, 'result')
  if (!opened.ok) return opened
  const { reader, layout } = opened.value
  try {
    const paper = readPaper(reader, identity, layout)
    if (!paper.ok) return paper
    const forms = drawForms(paper.value)
    if (!forms) return { ok: false, reason: 'format' }
    const finishedAt = EPOCH_MS + reader.read(MINUTE_BITS) * MINUTE_MS
    const clockSetBack = reader.read(1) === 1
    const name = visibleText(reader.readText(LAYOUTS[layout].nameBits))
    const unit = layout === 1 ? '' : visibleText(reader.readText(LAYOUTS[layout].nameBits))
    const elapsedMs = layout === 1 ? null : reader.readGrowing() * TENTH_MS
    const count = reader.read(8)
    if (count > forms.length) return { ok: false, reason: 'format' }
    const raw = forms
      .slice(0, count)
      .map((form) => ({ ...readAnswer(reader, form), elapsedMs: reader.readGrowing() * TENTH_MS }))
    if (reader.left > 4 || reader.read(reader.left) !== 0) return { ok: false, reason: 'length' }
    const times = [elapsedMs ?? 0, ...raw.map((answer) => answer.elapsedMs)]
    if (finishedAt >= LATEST_MS || times.some((time) => time > LONGEST_MS))
      return { ok: false, reason: 'time' }
    return { ok: true, value: { paper: paper.value, name, unit, finishedAt, elapsedMs, clockSetBack, raw } }
  } catch (error) {
    if (error instanceof OutOfBits) return { ok: false, reason: 'length' }
    throw error
  }
}

/** Puts option ids in place of numbers. Undefined when a number names no option of its question: a made-up code. */
export function unsealResult(sealed: SealedResult, questionAt: QuestionAt): ContestResult | undefined {
  const answers: ResultAnswer[] = []
  for (const [place, { numbers, texts, elapsedMs }] of sealed.raw.entries()) {
    const question = questionAt(place)
    const answer = question && answerFrom(question, numbers, texts)
    if (!answer) return undefined
    answers.push({ answer, elapsedMs })
  }
  const { paper, name, unit, finishedAt, elapsedMs, clockSetBack } = sealed
  return { paper, answers, name, unit, finishedAt, elapsedMs, clockSetBack }
}

/** A clock set to before 2020 or after 2100 must not keep anyone from a code. */
function minutesOf(moment: number): number {
  return Math.floor((Math.min(Math.max(EPOCH_MS, moment), LATEST_MS - MINUTE_MS) - EPOCH_MS) / MINUTE_MS)
}

/** Rounded down, never up: 3.96 s must not become 4 s and lose another point of a speed contest. */
function tenthsOf(ms: number): number {
  return Math.floor(Math.min(Math.max(0, ms), LONGEST_MS) / TENTH_MS)
}

/** At most so many UTF-16 units, without cutting an emoji in two. */
function cut(text: string, most: number): string {
  const short = text.slice(0, most)
  return text.length > most && /[\uD800-\uDBFF]$/.test(short) ? short.slice(0, -1) : short
}

/** The list that an answer's places index. */
function idsOf(question: Question): readonly string[] {
  const code = ANSWER_CODES[question.form]
  return (code.as === 'choice' && code.ids) || authoredOptions(question).map(({ id }) => id)
}

function writeAnswer(writer: BitWriter, question: Question, answer: Answer): void {
  const code = ANSWER_CODES[question.form]
  const ids = idsOf(question)
  switch (code.as) {
    case 'text':
      writeTyped(writer, answer[0] ?? '')
      return
    case 'texts':
      writer.write(answer.length, 3)
      for (const typed of answer) writeTyped(writer, typed)
      return
    case 'choice': {
      const at = ids.indexOf(answer[0] ?? '')
      writer.write(at < 0 ? code.none : at + code.first, code.bits)
      return
    }
    case 'flags':
      for (let at = 0; at < code.count; at++) {
        const id = ids[at]
        writer.write(id !== undefined && answer.includes(id) ? 1 : 0, 1)
      }
      return
    case 'places':
      writer.write(answer.length, 3)
      for (const id of answer) {
        const at = ids.indexOf(id)
        writer.write(at < 0 ? (code.none ?? at) : at, code.bits)
      }
  }
}

function writeTyped(writer: BitWriter, typed: string): void {
  writer.writeText(cut(typed.trim(), LONGEST_TYPED_ANSWER), TYPED_BITS)
}

function readAnswer(
  reader: BitReader,
  form: Form,
): { readonly numbers: readonly number[]; readonly texts: readonly string[] } {
  const code = ANSWER_CODES[form]
  const numbers = (count: number, bits: number) => Array.from({ length: count }, () => reader.read(bits))
  switch (code.as) {
    case 'text':
      return { numbers: [], texts: [reader.readText(TYPED_BITS)] }
    case 'texts':
      return { numbers: [], texts: Array.from({ length: reader.read(3) }, () => reader.readText(TYPED_BITS)) }
    case 'choice':
      return { numbers: numbers(1, code.bits), texts: [] }
    case 'flags':
      return { numbers: numbers(code.count, 1), texts: [] }
    case 'places':
      return { numbers: numbers(reader.read(3), code.bits), texts: [] }
  }
}

function answerFrom(
  question: Question,
  numbers: readonly number[],
  texts: readonly string[],
): Answer | undefined {
  const code = ANSWER_CODES[question.form]
  const ids = idsOf(question)
  switch (code.as) {
    case 'text':
      return texts.filter((text) => text !== '')
    case 'texts':
      return texts.length > rightAnswer(question).length ? undefined : texts
    case 'choice': {
      const [at = code.none] = numbers
      return at === code.none ? [] : idsAt(ids, [at - code.first])
    }
    case 'flags':
      return idsAt(
        ids,
        numbers.flatMap((bit, at) => (bit === 1 ? [at] : [])),
      )
    case 'places': {
      const isTwice = code.none === undefined && new Set(numbers).size < numbers.length
      return isTwice || numbers.length > rightAnswer(question).length
        ? undefined
        : idsAt(ids, numbers, code.none)
    }
  }
}

function idsAt(ids: readonly string[], places: readonly number[], none?: number): Answer | undefined {
  const found = places.map((at) => (at === none ? '' : ids[at]))
  return found.every((id) => id !== undefined) ? found : undefined
}
