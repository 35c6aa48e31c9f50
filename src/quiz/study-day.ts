/** A calendar day as the number of days since 1970-01-01, in the learner's own time zone. */
export type StudyDay = number

/** Determines the study day of a moment. */
export interface DayRule {
  /** Minutes that local time is ahead of UTC: 480 in Beijing. */
  readonly utcOffsetMinutes: number
  /** Hour at which a new study day begins; 0 is midnight. Answers at half past midnight belong to the evening before. */
  readonly rolloverHour: number
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** The only place that turns a moment (epoch milliseconds) into a day. */
export function studyDayOf(moment: number, rule: DayRule): StudyDay {
  return Math.floor((moment + rule.utcOffsetMinutes * MINUTE_MS - rule.rolloverHour * HOUR_MS) / DAY_MS)
}

/** Noon UTC of that day: a moment to format with Intl in UTC, never to compare with a clock. */
export function dateOfStudyDay(day: StudyDay): Date {
  return new Date(day * DAY_MS + DAY_MS / 2)
}

/** `YYYY-MM-DD` of a study day. */
export function isoDay(day: StudyDay): string {
  return dateOfStudyDay(day).toISOString().slice(0, 10)
}

/** The study day that `YYYY-MM-DD` names; undefined when it names none. */
export function studyDayOfIso(text: string): StudyDay | undefined {
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : NaN
  return Number.isNaN(moment) ? undefined : moment / DAY_MS
}

/**
 * How many days in a row end today: counts back from today, or from yesterday when today has nothing yet, since a
 * streak is not broken before the day is over.
 */
export function dayStreak(days: readonly StudyDay[], today: StudyDay): number {
  const done = new Set(days)
  let day = done.has(today) ? today : today - 1
  let length = 0
  while (done.has(day)) {
    length++
    day--
  }
  return length
}
