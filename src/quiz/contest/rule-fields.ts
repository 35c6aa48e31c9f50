// Limits of all rule fields, shared by the form, the checks, the storage and the codes.

import type { ContestRules } from './rules.ts'

export interface RuleNumber {
  readonly least: number
  readonly most: number
  readonly unit: 'question' | 'point' | 'second' | 'go' | 'day'
  /** Room in a code. It stays what it is, since codes are on paper. */
  readonly bits: number
  /** What rules say in this unit; undefined where they say nothing. Absent where each form has a number of its own. */
  readonly of?: (rules: ContestRules) => number | undefined
}

export const RULE_NUMBERS = {
  /** Of one form. */
  count: { least: 0, most: 200, unit: 'question', bits: 8 },
  points: { least: 1, most: 100, unit: 'point', bits: 7 },
  penalty: { least: 0, most: 100, unit: 'point', bits: 7, of: (rules) => rules.penalty },
  /** A point less for every so long; 0 for none. */
  speed: { least: 0, most: 600, unit: 'second', bits: 10, of: (rules) => rules.speedStepMs / 1000 },
  paper: { least: 10, most: 10_800, unit: 'second', bits: 14, of: limitOf('paper') },
  question: { least: 5, most: 10_800, unit: 'second', bits: 14, of: limitOf('question') },
  pass: { least: 1, most: 20_000, unit: 'point', bits: 15, of: passLine },
  goesPerDay: { least: 0, most: 99, unit: 'go', bits: 7, of: (rules) => rules.goesPerDay },
  goesInAll: { least: 0, most: 99, unit: 'go', bits: 7, of: (rules) => rules.goesInAll },
  firstOfDay: { least: 1, most: 15, unit: 'go', bits: 4, of: goesThatCount },
  season: { least: 0, most: 99, unit: 'day', bits: 7, of: (rules) => rules.seasonDays },
  seasonMost: { least: 0, most: 99_999, unit: 'point', bits: 17, of: (rules) => rules.seasonMost },
} as const satisfies Record<string, RuleNumber>

export type NumberField = keyof typeof RULE_NUMBERS

/** The words that some fields choose from, each with its number in a code, which stays what it is. */
export const RULE_CHOICES = {
  clock: { none: 0, paper: 1, question: 2 },
  feedback: { end: 0, each: 1 },
  multiple: { 'all-or-nothing': 0, part: 1, 'plus-minus': 2 },
  ending: { paper: 0, 'first-miss': 1, pass: 2 },
  standing: { best: 0, sum: 1, first: 2, firstOfDay: 3 },
  /** In order of precedence. */
  tieBreak: { '': 0, time: 1, finished: 2, 'time,finished': 3, 'finished,time': 4 },
} as const satisfies {
  readonly clock: Record<ContestRules['clock']['kind'], number>
  readonly feedback: Record<ContestRules['feedback'], number>
  readonly multiple: Record<ContestRules['multiple'], number>
  readonly ending: Record<ContestRules['ending']['kind'], number>
  readonly standing: Record<ContestRules['standing']['kind'], number>
  readonly tieBreak: Record<string, number>
}

export function choicesFor<Field extends keyof typeof RULE_CHOICES>(
  field: Field,
): readonly (keyof (typeof RULE_CHOICES)[Field])[] {
  return Object.keys(RULE_CHOICES[field]) as (keyof (typeof RULE_CHOICES)[Field])[]
}

export const MOST_QUESTIONS = 200
/** Two fields for the time of a paper; together they are within its limits. */
export const PAPER_TIME_LIMITS = {
  paperMinutes: { least: 0, most: 180 },
  paperSeconds: { least: 0, most: 59 },
} as const

/** In characters, as a reader counts them by eye: UTF-16 units, for the codes' sake. */
export const LONGEST_NAME = 20

function limitOf(kind: 'paper' | 'question') {
  return ({ clock }: ContestRules) => (clock.kind === kind ? clock.limitMs / 1000 : undefined)
}

function passLine({ ending }: ContestRules): number | undefined {
  return ending.kind === 'pass' ? ending.points : undefined
}

function goesThatCount({ standing }: ContestRules): number | undefined {
  return standing.kind === 'firstOfDay' ? standing.count : undefined
}
