// A paper as a short code: edition, format and paper number, with a check. Whoever enters it on another phone with the
// same edition gets the same questions and the same option orders, without any server.

import { isNamedByContent } from '../bank.ts'
import type { QuestionSummary } from '../question.ts'
import { hashText } from '../random.ts'
import { BitReader, bitsOfLetters, BitWriter, OutOfBits } from './bits.ts'
import { problemsOfRules } from './check-rules.ts'
import { CHECK_BITS, KIND_BITS, KIND_NUMBERS, LAYOUTS, openCode, sealCode } from './code-envelope.ts'
import type { CodeLayout, Decoded } from './code-envelope.ts'
import { FORMAT_NUMBERS, nameOf } from './code-numbers.ts'
import type { PaperNumber } from './draw.ts'
import { EARLY_MOCK, PRESETS } from './presets.ts'
import { readRules, writeRules } from './rules-bits.ts'
import { isOwn } from './rules.ts'
import type { ContestRules } from './rules.ts'

export interface Paper {
  readonly rules: ContestRules
  readonly number: PaperNumber
}

/** The bank of a code: name, edition, chapter ids in order, and questions to draw from. */
export interface BankIdentity {
  readonly bank: string
  readonly edition: string
  readonly chapters: readonly string[]
  readonly questions: readonly QuestionSummary[]
}

const FORMAT_BITS = 4
const DECK_BITS = 20
const GO_BITS = 9

/** All that the code of a preset holds: sixteen letters exactly, twelve in layout 1. */
function presetBits(layout: CodeLayout): number {
  return KIND_BITS + FORMAT_BITS + LAYOUTS[layout].editionBits + DECK_BITS + GO_BITS + CHECK_BITS.paper
}

/** Names the edition, whose own name follows from its content. */
export function editionTag(
  { bank, edition }: Pick<BankIdentity, 'bank' | 'edition'>,
  layout: CodeLayout = 2,
): number {
  return hashText(`${bank}/${edition}`) % 2 ** LAYOUTS[layout].editionBits
}

export function writePaper(writer: BitWriter, paper: Paper, identity: BankIdentity): BitWriter {
  writer
    .write(FORMAT_NUMBERS[formatOf(paper.rules)], FORMAT_BITS)
    .write(editionTag(identity), LAYOUTS[2].editionBits)
    .write(paper.number.deck, DECK_BITS)
    .write(paper.number.go, GO_BITS)
  if (isOwn(paper.rules)) writeRules(writer, paper.rules, identity.chapters)
  return writer
}

/** Returns the paper, or the fault. Throws {@link OutOfBits}. */
export function readPaper(reader: BitReader, identity: BankIdentity, layout: CodeLayout): Decoded<Paper> {
  const format = readFormat(reader)
  if (!format || format.ofTheDay) return { ok: false, reason: 'format' }
  // Check the edition first: the rules name chapters of that edition.
  if (!isOfEdition(reader.read(LAYOUTS[layout].editionBits), identity, layout))
    return { ok: false, reason: 'edition' }
  const number = { deck: reader.read(DECK_BITS), go: reader.read(GO_BITS) }
  const rules = isOwn(format) ? playableRules(reader, identity, layout) : format
  return rules ? { ok: true, value: { rules, number } } : { ok: false, reason: 'format' }
}

/** Layout 1 is from before editions were named by their content: of a later bank it cannot say the truth. */
function isOfEdition(tag: number, identity: BankIdentity, layout: CodeLayout): boolean {
  return tag === editionTag(identity, layout) && !(layout === 1 && isNamedByContent(identity.edition))
}

const FORMATS: Readonly<Record<keyof typeof FORMAT_NUMBERS, ContestRules>> = {
  ...PRESETS,
  'early-mock': EARLY_MOCK,
}

function readFormat(reader: BitReader): ContestRules | undefined {
  const format = nameOf(FORMAT_NUMBERS, reader.read(FORMAT_BITS))
  return format && FORMATS[format]
}

function formatOf(rules: ContestRules): keyof typeof FORMAT_NUMBERS {
  const isSame = ({ id, ending }: ContestRules): boolean =>
    id === rules.id && endsEarly(ending) === endsEarly(rules.ending)
  return (Object.keys(FORMATS) as (keyof typeof FORMATS)[]).find((name) => isSame(FORMATS[name])) ?? rules.id
}

function endsEarly(ending: ContestRules['ending']): boolean {
  return ending.kind === 'pass' && ending.early
}

/** Custom rules out of a code, unless this bank cannot play them: the check can be made up as well as the rest. */
function playableRules(
  reader: BitReader,
  { questions, chapters }: BankIdentity,
  layout: CodeLayout,
): ContestRules | undefined {
  const rules = readRules(reader, chapters, layout)
  return rules && problemsOfRules(rules, questions, chapters).length === 0 ? rules : undefined
}

/**
 * The code of a paper. Custom rules are held whole; those that {@link problemsOfRules} has something against have no code:
 * see {@link hasCode}.
 */
export function paperCode(paper: Paper, identity: BankIdentity): string {
  return sealCode(writePaper(new BitWriter().write(KIND_NUMBERS.paper, KIND_BITS), paper, identity), 'paper')
}

/** Whether a code can carry these rules to another phone without losing any of them. */
export function hasCode(rules: ContestRules, { questions, chapters }: BankIdentity): boolean {
  if (rules.ofTheDay) return false
  return !isOwn(rules) || problemsOfRules(rules, questions, chapters).length === 0
}

/** Reads a typed or scanned paper code. Never throws. */
export function readPaperCode(text: string, identity: BankIdentity): Decoded<Paper> {
  const opened = openCode(text, 'paper')
  if (!opened.ok) return opened.reason === 'check' && isOtherLength(text) ? wrongLength : opened
  const { reader, layout } = opened.value
  try {
    const paper = readPaper(reader, identity, layout)
    // Padding is at most four zero bits; more would be another code's tail.
    if (paper.ok && (reader.left > 4 || reader.read(reader.left) !== 0)) return wrongLength
    return paper
  } catch (error) {
    if (error instanceof OutOfBits) return wrongLength
    throw error
  }
}

const wrongLength = { ok: false, reason: 'length' } as const

/** Whether these letters are as many as their own format takes. Custom rules say their length by themselves. */
export function isWholePaper(letters: string): boolean {
  const { format, extra } = lengthOf(bitsOfLetters(letters) ?? [])
  return format && isOwn(format) ? extra > 0 : extra === 0
}

/** Whether a few letters too many or too few explain why the check fails: codes of presets are all of one length. */
function isOtherLength(text: string): boolean {
  const bits = bitsOfLetters(text) ?? []
  // The first letter, which says the layout, may be the mistyped one.
  const isSome = ([1, 2] as const).some((layout) => bits.length === presetBits(layout))
  const { format, extra } = lengthOf(bits)
  return !(format && isOwn(format)) && !isSome && Math.abs(extra) <= 4 * 5
}

/** `extra`: how many bits more than the code of a preset has. */
function lengthOf(bits: readonly (0 | 1)[]): {
  readonly format: ContestRules | undefined
  readonly extra: number
} {
  const reader = new BitReader(bits)
  const layout = reader.read(KIND_BITS) === KIND_NUMBERS.paper ? 2 : 1
  return { format: readFormat(reader), extra: bits.length - presetBits(layout) }
}
