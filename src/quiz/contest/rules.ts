// A contest format is data. A new contest is a new object of this type, never a new branch in the code.

import type { Form } from '../question.ts'

export const PRESET_IDS = [
  'bainian',
  'timed',
  'speed',
  'survival',
  'hundred',
  'daily',
  'mock',
  'custom',
] as const
export type PresetId = (typeof PRESET_IDS)[number]

/** So many questions out of these forms. A draw is a list of groups, asked in this order. */
export interface DrawGroup {
  readonly forms: readonly Form[]
  readonly count: number
}

export type ContestClock =
  | { readonly kind: 'none' }
  /** One deadline for the whole paper. */
  | { readonly kind: 'paper'; readonly limitMs: number }
  /** A deadline for each question, from the moment it is shown. */
  | { readonly kind: 'question'; readonly limitMs: number }

/**
 * How a multiple choice earns points. `part`: an incomplete but faultless choice earns its share. `plus-minus`: each
 * right option chosen adds its share and each wrong one takes a share away, never below zero (as H5P marks them).
 */
export type MultipleMarking = 'all-or-nothing' | 'part' | 'plus-minus'

export interface ContestRules {
  readonly id: PresetId
  /** Name of a custom format; presets are named by the screen. */
  readonly name: string
  readonly draw: readonly DrawGroup[]
  /** Chapter ids to draw from; empty means all. */
  readonly chapters: readonly string[]
  readonly clock: ContestClock
  /** Whether right or wrong is said after each question, or only when the paper is handed in. */
  readonly feedback: 'each' | 'end'
  /** Points for a right answer, by form: ask {@link pointsOf}, since rules do not name forms that came after them. */
  readonly points: Readonly<Partial<Record<Form, number>>>
  readonly multiple: MultipleMarking
  /** Points lost with time: a right answer loses one for every full step of this length, never below one. 0: none. */
  readonly speedStepMs: number
  /** Points taken for a wrong answer. The paper's total never falls below zero. */
  readonly penalty: number
  readonly ending:
    | { readonly kind: 'paper' }
    /** The first miss, a late answer included, ends it. */
    | { readonly kind: 'first-miss' }
    /** Passed with this many points; `early` hands the paper in as soon as that is out of reach. */
    | { readonly kind: 'pass'; readonly points: number; readonly early: boolean }
  /** How many goes a study day, and in all; 0 means any number. */
  readonly goesPerDay: number
  readonly goesInAll: number
  /** Which goes make up the standing. `firstOfDay`: the first n of each day add up. */
  readonly standing:
    | { readonly kind: 'best' }
    | { readonly kind: 'sum' }
    | { readonly kind: 'first' }
    | { readonly kind: 'firstOfDay'; readonly count: number }
  /** Length of a season in days and the most it can bring; 0 days means no season. */
  readonly seasonDays: number
  readonly seasonMost: number
  /** What decides between equal scores, first to last. */
  readonly tieBreak: readonly ('time' | 'finished')[]
  readonly mayPause: boolean
  /** The same paper for everybody on a date, played through 今日: no contest, without number, code, goes and standing. */
  readonly ofTheDay?: true
}

/** Custom rules; a code carries them in full. */
export function isOwn({ id }: Pick<ContestRules, 'id'>): boolean {
  return id === 'custom'
}

/** What holds where rules say nothing: of presets, and of stored rules from before there was such a field. */
export const USUAL_RULES = {
  name: '',
  chapters: [],
  clock: { kind: 'none' },
  feedback: 'end',
  points: {},
  multiple: 'all-or-nothing',
  speedStepMs: 0,
  penalty: 0,
  ending: { kind: 'paper' },
  goesPerDay: 0,
  goesInAll: 0,
  standing: { kind: 'best' },
  seasonDays: 0,
  seasonMost: 0,
  tieBreak: ['time', 'finished'],
  mayPause: false,
} as const satisfies Partial<ContestRules>

export const USUAL_POINTS = 1

export function pointsOf({ points }: Pick<ContestRules, 'points'>, form: Form): number {
  return points[form] ?? USUAL_POINTS
}

export function questionCount(rules: ContestRules): number {
  return rules.draw.reduce((sum, group) => sum + group.count, 0)
}

/** The forms a paper can hold, each once. */
export function formsOf(rules: ContestRules): readonly Form[] {
  return [...new Set(rules.draw.flatMap((group) => group.forms))]
}
