// A paper as a short code: edition, format and paper number, with a check. Whoever enters it on another phone with the
// same edition gets the same questions and the same option orders, without any server.

import { FORMS } from '../question.ts'
import type { Form, QuestionSummary } from '../question.ts'
import { hashText } from '../random.ts'
import { BitReader, bitsOfLetters, BitWriter, checkOf, lettersOf, OutOfBits } from './bits.ts'
import { EARLY_MOCK, PRESETS } from './presets.ts'
import { problemsOfRules } from './check-rules.ts'
import { customDraw, PRESET_IDS, TIE_BREAKS } from './rules.ts'
import type { ContestClock, ContestRules } from './rules.ts'
import type { PaperNumber } from './draw.ts'

export interface Paper {
  readonly rules: ContestRules
  readonly number: PaperNumber
}

/** The bank a code belongs to: its name, edition, chapter ids in order, and what there is to draw from. */
export interface BankIdentity {
  readonly bank: string
  readonly edition: string
  readonly chapters: readonly string[]
  readonly questions: readonly QuestionSummary[]
}

export type CodeProblem =
  /** Nothing was typed. */
  | 'empty'
  /** A character that no code contains, such as 0, O, 1 or I. */
  | 'character'
  /** Cut off, or longer than such a code is. */
  | 'length'
  /** A mistyped or altered letter. */
  | 'check'
  /** Made by a newer version of the app. */
  | 'version'
  /** A format this version does not know, or rules that cannot be. */
  | 'format'
  /** Made with another edition of the bank. */
  | 'edition'
  /** A paper code where a result code was asked for, or the other way round. */
  | 'kind'

export type Decoded<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: CodeProblem }

export const PAPER_KIND = 1
export const RESULT_KIND = 2
const KIND_BITS = 3
const CHECK_BITS = 12
/** Preset ids keep their place in this list for ever: codes on paper point at it. */
const FORMAT_BITS = 4
/** Behind the places of the presets: the mock exam that ends early. */
const EARLY_MOCK_FORMAT = 8
const EDITION_BITS = 12
const DECK_BITS = 20
const GO_BITS = 9
/** Kind, format, edition, deck, go, check: all that the code of a preset holds, twelve letters exactly. */
const PRESET_CODE_BITS = KIND_BITS + FORMAT_BITS + EDITION_BITS + DECK_BITS + GO_BITS + CHECK_BITS
/** More than any result can fill. A pasted page is not worth reading letter by letter. */
const LONGEST_TEXT = 60_000

export function editionTag({ bank, edition }: Pick<BankIdentity, 'bank' | 'edition'>): number {
  return hashText(`${bank}/${edition}`) % 2 ** EDITION_BITS
}

export function writePaper(writer: BitWriter, paper: Paper, identity: BankIdentity): BitWriter {
  writer
    .write(formatNumber(paper.rules), FORMAT_BITS)
    .write(editionTag(identity), EDITION_BITS)
    .write(paper.number.deck, DECK_BITS)
    .write(paper.number.go, GO_BITS)
  if (paper.rules.id === 'custom') writeRules(writer, paper.rules, identity.chapters)
  return writer
}

/** Returns the paper, or what is wrong. Lets {@link OutOfBits} through. */
export function readPaper(reader: BitReader, identity: BankIdentity): Decoded<Paper> {
  const format = reader.read(FORMAT_BITS)
  const id = format === EARLY_MOCK_FORMAT ? EARLY_MOCK.id : PRESET_IDS[format]
  // The daily ten follows from its date and has no paper number.
  if (id === undefined || id === 'daily') return { ok: false, reason: 'format' }
  // Before the rules: what another edition calls its chapters means nothing here.
  if (reader.read(EDITION_BITS) !== editionTag(identity)) return { ok: false, reason: 'edition' }
  const number = { deck: reader.read(DECK_BITS), go: reader.read(GO_BITS) }
  const preset = format === EARLY_MOCK_FORMAT ? EARLY_MOCK : PRESETS[id]
  const rules = id === 'custom' ? playableRules(reader, identity) : preset
  return rules ? { ok: true, value: { rules, number } } : { ok: false, reason: 'format' }
}

function formatNumber({ id, ending }: ContestRules): number {
  return id === 'mock' && ending.kind === 'pass' && ending.early ? EARLY_MOCK_FORMAT : PRESET_IDS.indexOf(id)
}

/** Custom rules out of a code, unless this bank cannot play them: the check can be made up as well as the rest. */
function playableRules(reader: BitReader, { questions, chapters }: BankIdentity): ContestRules | undefined {
  const rules = readRules(reader, chapters)
  return rules && problemsOfRules(rules, questions, chapters).length === 0 ? rules : undefined
}

/**
 * The code of a paper. Custom rules are held whole; those that {@link problemsOfRules} has something against have no code:
 * see {@link hasCode}.
 */
export function paperCode(paper: Paper, identity: BankIdentity): string {
  const body = writePaper(new BitWriter().write(PAPER_KIND, KIND_BITS), paper, identity)
  while ((body.bits.length + CHECK_BITS) % 5 !== 0) body.write(0, 1)
  return lettersOf(body.write(checkOf(body.bits, CHECK_BITS), CHECK_BITS).bits)
}

/** Whether a code can carry these rules to another phone without losing any of them. */
export function hasCode(rules: ContestRules, { questions, chapters }: BankIdentity): boolean {
  if (rules.id === 'daily') return false
  return rules.id !== 'custom' || problemsOfRules(rules, questions, chapters).length === 0
}

/** Reads a typed or scanned paper code. Never throws. */
export function readPaperCode(text: string, identity: BankIdentity): Decoded<Paper> {
  const opened = openCode(text, PAPER_KIND)
  if (!opened.ok) return opened.reason === 'check' && isTooLong(text) ? tooShortOrLong : opened
  try {
    const paper = readPaper(opened.value, identity)
    // Padding is at most four zero bits; more would be another code's tail.
    if (paper.ok && (opened.value.left > 4 || opened.value.read(opened.value.left) !== 0))
      return { ok: false, reason: 'length' }
    return paper
  } catch (error) {
    if (error instanceof OutOfBits) return { ok: false, reason: 'length' }
    throw error
  }
}

const tooShortOrLong = { ok: false, reason: 'length' } as const

/** Whether a letter or two too many explain why the check fails: codes of presets are all of one length. */
function isTooLong(text: string): boolean {
  const bits = bitsOfLetters(text) ?? []
  const format = new BitReader(bits.slice(KIND_BITS)).read(FORMAT_BITS)
  const extra = bits.length - PRESET_CODE_BITS
  return PRESET_IDS[format] !== 'custom' && extra > 0 && extra <= 4 * 5
}

/** Checks letters, check and kind; gives a reader placed behind the kind, without the check. */
export function openCode(text: string, kind: typeof PAPER_KIND | typeof RESULT_KIND): Decoded<BitReader> {
  if (text.length > LONGEST_TEXT) return tooShortOrLong
  const bits = bitsOfLetters(text)
  if (!bits) return { ok: false, reason: 'character' }
  if (bits.length === 0) return { ok: false, reason: 'empty' }
  if (bits.length < PRESET_CODE_BITS) return tooShortOrLong
  // The check comes before the kind: the first letter can be mistyped like any other.
  const found = new BitReader(bits).read(KIND_BITS)
  if (found !== kind) return { ok: false, reason: kindProblem(found, bits) }
  if (!passes(bits, kind)) return { ok: false, reason: 'check' }
  const reader = new BitReader(bits.slice(0, -CHECK_WIDTHS[kind]))
  reader.read(KIND_BITS)
  return { ok: true, value: reader }
}

/** Wider for results, which are long and worth forging; people type papers. */
const CHECK_WIDTHS = { [PAPER_KIND]: CHECK_BITS, [RESULT_KIND]: 32 } as const

function passes(bits: readonly (0 | 1)[], kind: keyof typeof CHECK_WIDTHS): boolean {
  const width = CHECK_WIDTHS[kind]
  return new BitReader(bits.slice(-width)).read(width) === checkOf(bits.slice(0, -width), width)
}

function kindProblem(found: number, bits: readonly (0 | 1)[]): CodeProblem {
  if (found === PAPER_KIND || found === RESULT_KIND) return passes(bits, found) ? 'kind' : 'check'
  // How a later version checks its codes is not known; one that passes as ours was not mistyped.
  return passes(bits, PAPER_KIND) || passes(bits, RESULT_KIND) ? 'version' : 'check'
}

/** Which kind of code a text looks like, for the one field in which people enter either. */
export function kindOfCode(text: string): 'paper' | 'result' | 'none' {
  const bits = bitsOfLetters(text)
  if (!bits || bits.length < KIND_BITS) return 'none'
  const kind = new BitReader(bits).read(KIND_BITS)
  return kind === PAPER_KIND ? 'paper' : kind === RESULT_KIND ? 'result' : 'none'
}

const CLOCK_KINDS = ['none', 'paper', 'question'] as const
const MARKINGS = ['all-or-nothing', 'part', 'plus-minus'] as const
const ENDINGS = ['paper', 'first-miss', 'pass'] as const
const STANDINGS = ['best', 'sum', 'first', 'firstOfDay'] as const

/** Everything that rules can say. What is mostly left as it is takes one bit then, for people type this. */
function writeRules(writer: BitWriter, rules: ContestRules, chapters: readonly string[]): void {
  for (const form of FORMS) writeOptional(writer, countOf(rules, form), 8)
  writer.write(rules.chapters.length > 0 ? 1 : 0, 1)
  if (rules.chapters.length > 0)
    for (const chapter of chapters) writer.write(rules.chapters.includes(chapter) ? 1 : 0, 1)
  writer.write(CLOCK_KINDS.indexOf(rules.clock.kind), 2)
  if (rules.clock.kind !== 'none') writer.write(Math.round(rules.clock.limitMs / 1000), 14)
  writer.write(rules.feedback === 'each' ? 1 : 0, 1)
  writePoints(writer, rules.points)
  writer.write(MARKINGS.indexOf(rules.multiple), 2)
  writeOptional(writer, rules.penalty, 7)
  writeOptional(writer, rules.speedStepMs / 1000, 10)
  writer.write(ENDINGS.indexOf(rules.ending.kind), 2)
  if (rules.ending.kind === 'pass') writer.write(rules.ending.points, 15).write(rules.ending.early ? 1 : 0, 1)
  writeOptional(writer, rules.goesPerDay, 7)
  writeOptional(writer, rules.goesInAll, 7)
  writer.write(STANDINGS.indexOf(rules.standing.kind), 2)
  if (rules.standing.kind === 'firstOfDay') writer.write(rules.standing.count, 4)
  writeOptional(writer, rules.seasonDays, 7)
  if (rules.seasonDays > 0) writer.write(rules.seasonMost, 17)
  const ties = TIE_BREAKS.findIndex((order) => order.join() === rules.tieBreak.join())
  writer.write(ties, 3).write(rules.mayPause ? 1 : 0, 1)
  writer.writeText(rules.name, 5)
}

function writeOptional(writer: BitWriter, value: number, width: number): void {
  writer.write(value === 0 ? 0 : 1, 1)
  if (value !== 0) writer.write(value, width)
}

function readOptional(reader: BitReader, width: number): number {
  return reader.read(1) === 0 ? 0 : reader.read(width)
}

function writePoints(writer: BitWriter, points: ContestRules['points']): void {
  const isSame = FORMS.every((form) => points[form] === points.single)
  writer.write(isSame ? 0 : 1, 1)
  for (const form of isSame ? FORMS.slice(0, 1) : FORMS) writer.write(points[form], 7)
}

function readPoints(reader: BitReader): ContestRules['points'] {
  const values = reader.read(1) === 0 ? [reader.read(7)] : FORMS.map(() => reader.read(7))
  return Object.fromEntries(FORMS.map((form, at) => [form, values[at] ?? values[0]])) as Record<Form, number>
}

function countOf(rules: ContestRules, form: Form): number {
  return rules.draw.reduce((sum, group) => sum + (group.forms.includes(form) ? group.count : 0), 0)
}

function readRules(reader: BitReader, chapters: readonly string[]): ContestRules | undefined {
  const draw = customDraw(Object.fromEntries(FORMS.map((form) => [form, readOptional(reader, 8)])))
  const someChapters = reader.read(1) === 1
  const named = someChapters ? chapters.filter(() => reader.read(1) === 1) : []
  const clock = readClock(reader)
  const feedback = reader.read(1) === 1 ? 'each' : 'end'
  const points = readPoints(reader)
  const multiple = MARKINGS[reader.read(2)]
  const penalty = readOptional(reader, 7)
  const speedStepMs = readOptional(reader, 10) * 1000
  const ending = readEnding(reader)
  const goesPerDay = readOptional(reader, 7)
  const goesInAll = readOptional(reader, 7)
  const standing = readStanding(reader)
  const seasonDays = readOptional(reader, 7)
  const seasonMost = seasonDays > 0 ? reader.read(17) : 0
  const tieBreak = TIE_BREAKS[reader.read(3)]
  const mayPause = reader.read(1) === 1
  const name = reader.readText(5)
  if (!clock || !multiple || !ending || !standing || !tieBreak) return undefined
  // None named must not come to mean all.
  if (someChapters && named.length === 0) return undefined
  return {
    id: 'custom',
    name,
    draw,
    chapters: named,
    clock,
    feedback,
    points,
    multiple,
    speedStepMs,
    penalty,
    ending,
    goesPerDay,
    goesInAll,
    standing,
    seasonDays,
    seasonMost,
    tieBreak,
    mayPause,
  }
}

function readClock(reader: BitReader): ContestClock | undefined {
  const kind = CLOCK_KINDS[reader.read(2)]
  if (kind === undefined) return undefined
  return kind === 'none' ? { kind } : { kind, limitMs: reader.read(14) * 1000 }
}

function readEnding(reader: BitReader): ContestRules['ending'] | undefined {
  const kind = ENDINGS[reader.read(2)]
  if (kind === undefined) return undefined
  return kind === 'pass' ? { kind, points: reader.read(15), early: reader.read(1) === 1 } : { kind }
}

function readStanding(reader: BitReader): ContestRules['standing'] | undefined {
  const kind = STANDINGS[reader.read(2)]
  if (kind === undefined) return undefined
  return kind === 'firstOfDay' ? { kind, count: reader.read(4) } : { kind }
}
