// The sums of days laid out by weeks: the squares of a calendar and the points of a curve.

import type { DayRecord } from './records.ts'
import type { StudyDay } from './study-day.ts'

export interface CalendarDay {
  readonly day: StudyDay
  readonly answered: number
  readonly right: number
}

export interface CalendarWeek {
  /** Seven, Monday first; null for days that have not come yet. */
  readonly days: readonly (CalendarDay | null)[]
  readonly answered: number
  readonly right: number
}

/** Day 0, 1970-01-01, was a Thursday. */
export function mondayOf(day: StudyDay): StudyDay {
  return day - ((((day + 3) % 7) + 7) % 7)
}

/** The last weeks including the current one, complete and in order; days without answers are included as empty. */
export function calendarWeeks(records: readonly DayRecord[], today: StudyDay, weeks: number): CalendarWeek[] {
  const byDay = new Map(records.map((record) => [record.day, record] as const))
  const first = mondayOf(today) - 7 * (weeks - 1)
  return Array.from({ length: weeks }, (_, week) => {
    const days = Array.from({ length: 7 }, (__, at): CalendarDay | null => {
      const day = first + 7 * week + at
      if (day > today) return null
      const { answered = 0, right = 0 } = byDay.get(day) ?? {}
      return { day, answered, right }
    })
    const sum = (key: 'answered' | 'right') => days.reduce((all, day) => all + (day?.[key] ?? 0), 0)
    return { days, answered: sum('answered'), right: sum('right') }
  })
}

/** Days in a row with an answer, up to today; a today still without one does not end it. */
export function daysInARow(days: readonly CalendarDay[]): number {
  const newestFirst = [...days].reverse()
  const reached = newestFirst[0]?.answered === 0 ? newestFirst.slice(1) : newestFirst
  const gap = reached.findIndex(({ answered }) => answered === 0)
  return gap === -1 ? reached.length : gap
}

/** How much a day was, in four steps of the busiest one: 0 for nothing. */
export function shadeOf(answered: number, busiest: number): 0 | 1 | 2 | 3 | 4 {
  if (answered <= 0 || busiest <= 0) return 0
  return Math.min(4, Math.ceil((answered / busiest) * 4)) as 1 | 2 | 3 | 4
}
