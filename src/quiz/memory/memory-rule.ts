/** Scheduling preferences. Applied when computing due facts, never stored with a fact. */
export interface MemoryRule {
  /** Share of what is asked that should still be recalled when it is asked, 0.80 to 0.95. */
  readonly retention: number
  readonly newPerDay: number
}

export const RETENTIONS = [0.8, 0.85, 0.9, 0.95] as const
/** A date that is near may ask for many: all of the bank in a week, and no more. */
export const MOST_NEW_PER_DAY = 60

export const DEFAULT_MEMORY_RULE: MemoryRule = { retention: 0.9, newPerDay: 10 }
