// What the numbers in rules may be. The form that asks for them, the check, the stored rules and the codes share this table.

export interface RuleLimits {
  readonly least: number
  readonly most: number
  readonly unit: 'question' | 'point' | 'second' | 'go' | 'day'
  /** Room in a code. It stays what it is, since codes are on paper. */
  readonly bits: number
}

export const RULE_LIMITS = {
  /** Of one form. */
  count: { least: 0, most: 200, unit: 'question', bits: 8 },
  points: { least: 1, most: 100, unit: 'point', bits: 7 },
  penalty: { least: 0, most: 100, unit: 'point', bits: 7 },
  /** A point less for every so long; 0 for none. */
  speed: { least: 0, most: 600, unit: 'second', bits: 10 },
  paper: { least: 10, most: 10_800, unit: 'second', bits: 14 },
  question: { least: 5, most: 10_800, unit: 'second', bits: 14 },
  pass: { least: 1, most: 20_000, unit: 'point', bits: 15 },
  goesPerDay: { least: 0, most: 99, unit: 'go', bits: 7 },
  goesInAll: { least: 0, most: 99, unit: 'go', bits: 7 },
  firstOfDay: { least: 1, most: 15, unit: 'go', bits: 4 },
  season: { least: 0, most: 99, unit: 'day', bits: 7 },
  seasonMost: { least: 0, most: 99_999, unit: 'point', bits: 17 },
} as const satisfies Record<string, RuleLimits>

export type NumberField = keyof typeof RULE_LIMITS

export const MOST_QUESTIONS = 200
/** Two fields for the time of a paper; together they are within its limits. */
export const PAPER_TIME_LIMITS = {
  paperMinutes: { least: 0, most: 180 },
  paperSeconds: { least: 0, most: 59 },
} as const

/** In characters, as a reader counts them by eye: UTF-16 units, for the codes' sake. */
export const LONGEST_NAME = 20
