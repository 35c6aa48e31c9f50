// Custom rules as bits, whole: everything that rules can say. What is mostly left as it is takes one bit then, for people
// type this.

import { visibleText } from '../clean-text.ts'
import type { Form } from '../question.ts'
import type { BitReader, BitWriter } from './bits.ts'
import { LAYOUTS } from './code-envelope.ts'
import type { CodeLayout } from './code-envelope.ts'
import { FORM_NUMBERS, nameOf, NUMBERED_FORMS } from './code-numbers.ts'
import { customDraw } from './custom-draw.ts'
import { RULE_CHOICES, RULE_NUMBERS } from './rule-fields.ts'
import { USUAL_POINTS } from './rules.ts'
import type { ContestClock, ContestRules } from './rules.ts'

export function writeRules(writer: BitWriter, rules: ContestRules, chapters: readonly string[]): void {
  for (const form of formPlaces(2))
    writeOptional(writer, form ? countOf(rules, form) : 0, RULE_NUMBERS.count.bits)
  writer.write(rules.chapters.length > 0 ? 1 : 0, 1)
  if (rules.chapters.length > 0)
    for (const chapter of chapters) writer.write(rules.chapters.includes(chapter) ? 1 : 0, 1)
  writer.write(RULE_CHOICES.clock[rules.clock.kind], 2)
  if (rules.clock.kind !== 'none')
    writer.write(Math.round(rules.clock.limitMs / 1000), RULE_NUMBERS.paper.bits)
  writer.write(RULE_CHOICES.feedback[rules.feedback], 1)
  writePoints(writer, rules.points)
  writer.write(RULE_CHOICES.multiple[rules.multiple], 2)
  writeOptional(writer, rules.penalty, RULE_NUMBERS.penalty.bits)
  writeOptional(writer, rules.speedStepMs / 1000, RULE_NUMBERS.speed.bits)
  writer.write(RULE_CHOICES.ending[rules.ending.kind], 2)
  if (rules.ending.kind === 'pass')
    writer.write(rules.ending.points, RULE_NUMBERS.pass.bits).write(rules.ending.early ? 1 : 0, 1)
  writeOptional(writer, rules.goesPerDay, RULE_NUMBERS.goesPerDay.bits)
  writeOptional(writer, rules.goesInAll, RULE_NUMBERS.goesInAll.bits)
  writer.write(RULE_CHOICES.standing[rules.standing.kind], 2)
  if (rules.standing.kind === 'firstOfDay') writer.write(rules.standing.count, RULE_NUMBERS.firstOfDay.bits)
  writeOptional(writer, rules.seasonDays, RULE_NUMBERS.season.bits)
  if (rules.seasonDays > 0) writer.write(rules.seasonMost, RULE_NUMBERS.seasonMost.bits)
  // Rules with an order that has no number have no code: see hasCode.
  const ties = rules.tieBreak.join() as keyof typeof RULE_CHOICES.tieBreak
  writer.write(RULE_CHOICES.tieBreak[ties], 3).write(rules.mayPause ? 1 : 0, 1)
  writer.writeText(rules.name, 5)
}

/** The forms by their numbers, with undefined where a number has none yet. */
function formPlaces(layout: CodeLayout): readonly (Form | undefined)[] {
  return Array.from({ length: LAYOUTS[layout].formPlaces }, (_, number) => nameOf(FORM_NUMBERS, number))
}

function writeOptional(writer: BitWriter, value: number, width: number): void {
  writer.write(value === 0 ? 0 : 1, 1)
  if (value !== 0) writer.write(value, width)
}

function readOptional(reader: BitReader, width: number): number {
  return reader.read(1) === 0 ? 0 : reader.read(width)
}

function writePoints(writer: BitWriter, points: ContestRules['points']): void {
  const said = NUMBERED_FORMS.flatMap((form) => points[form] ?? [])
  const isSame = said.every((value) => value === said[0])
  writer.write(isSame ? 0 : 1, 1)
  if (isSame) writer.write(said[0] ?? USUAL_POINTS, RULE_NUMBERS.points.bits)
  else for (const form of formPlaces(2)) writer.write((form && points[form]) ?? 0, RULE_NUMBERS.points.bits)
}

function readPoints(reader: BitReader, layout: CodeLayout): ContestRules['points'] {
  if (reader.read(1) === 0) {
    const same = reader.read(RULE_NUMBERS.points.bits)
    return Object.fromEntries(NUMBERED_FORMS.map((form) => [form, same]))
  }
  // Nothing is worth 0 points: such a place says nothing, since its form is younger than the code.
  const said = formPlaces(layout).map((form) => [form, reader.read(RULE_NUMBERS.points.bits)] as const)
  return Object.fromEntries(said.filter(([form, points]) => form && points > 0))
}

function countOf(rules: ContestRules, form: Form): number {
  return rules.draw.reduce((sum, group) => sum + (group.forms.includes(form) ? group.count : 0), 0)
}

/** Undefined for what no rules can say, a form of a later version among it. Lets {@link OutOfBits} through. */
export function readRules(
  reader: BitReader,
  chapters: readonly string[],
  layout: CodeLayout,
): ContestRules | undefined {
  const counts = formPlaces(layout).map((form) => ({
    form,
    count: readOptional(reader, RULE_NUMBERS.count.bits),
  }))
  const someChapters = reader.read(1) === 1
  const named = someChapters ? chapters.filter(() => reader.read(1) === 1) : []
  const clock = readClock(reader)
  const feedback = nameOf(RULE_CHOICES.feedback, reader.read(1))
  const points = readPoints(reader, layout)
  const multiple = nameOf(RULE_CHOICES.multiple, reader.read(2))
  const penalty = readOptional(reader, RULE_NUMBERS.penalty.bits)
  const speedStepMs = readOptional(reader, RULE_NUMBERS.speed.bits) * 1000
  const ending = readEnding(reader)
  const goesPerDay = readOptional(reader, RULE_NUMBERS.goesPerDay.bits)
  const goesInAll = readOptional(reader, RULE_NUMBERS.goesInAll.bits)
  const standing = readStanding(reader)
  const seasonDays = readOptional(reader, RULE_NUMBERS.season.bits)
  const seasonMost = seasonDays > 0 ? reader.read(RULE_NUMBERS.seasonMost.bits) : 0
  const ties = nameOf(RULE_CHOICES.tieBreak, reader.read(3))
  const mayPause = reader.read(1) === 1
  const name = visibleText(reader.readText(5))
  if (!clock || !feedback || !multiple || !ending || !standing || ties === undefined) return undefined
  if (counts.some(({ form, count }) => !form && count > 0)) return undefined
  // None named must not come to mean all.
  if (someChapters && named.length === 0) return undefined
  return {
    id: 'custom',
    name,
    draw: customDraw(Object.fromEntries(counts.map(({ form, count }) => [form, count]))),
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
    tieBreak: (ties === '' ? [] : ties.split(',')) as ContestRules['tieBreak'],
    mayPause,
  }
}

function readClock(reader: BitReader): ContestClock | undefined {
  const kind = nameOf(RULE_CHOICES.clock, reader.read(2))
  if (kind === undefined) return undefined
  return kind === 'none' ? { kind } : { kind, limitMs: reader.read(RULE_NUMBERS.paper.bits) * 1000 }
}

function readEnding(reader: BitReader): ContestRules['ending'] | undefined {
  const kind = nameOf(RULE_CHOICES.ending, reader.read(2))
  if (kind === undefined) return undefined
  return kind === 'pass'
    ? { kind, points: reader.read(RULE_NUMBERS.pass.bits), early: reader.read(1) === 1 }
    : { kind }
}

function readStanding(reader: BitReader): ContestRules['standing'] | undefined {
  const kind = nameOf(RULE_CHOICES.standing, reader.read(2))
  if (kind === undefined) return undefined
  return kind === 'firstOfDay' ? { kind, count: reader.read(RULE_NUMBERS.firstOfDay.bits) } : { kind }
}
