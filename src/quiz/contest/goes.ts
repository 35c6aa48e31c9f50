// Goes and their totals: goes left, standing, season, rank among the learner's own goes.

import type { SessionId } from '../session.ts'
import type { StudyDay } from '../study-day.ts'
import { RULE_NUMBERS } from './rule-fields.ts'
import type { ContestRules, PresetId } from './rules.ts'

/** One go at a contest. Counts from its start: leaving a paper unfinished does not give the go back. */
export interface Go {
  readonly session: SessionId
  readonly bank: string
  readonly preset: PresetId
  /** Of a custom format; empty for presets. Goes of differently named formats are counted apart. */
  readonly name: string
  readonly day: StudyDay
  readonly startedAt: number
  /** Null while it runs. */
  readonly finishedAt: number | null
  readonly points: number
  readonly right: number
  readonly total: number
  readonly elapsedMs: number
}

export interface GoesLeft {
  /** Null where the rules set no limit. */
  readonly today: number | null
  readonly inAll: number | null
  readonly mayStart: boolean
}

export function goesLeft(rules: ContestRules, goes: readonly Go[], today: StudyDay): GoesLeft {
  const onDay = goes.filter((go) => go.day === today).length
  const todayLeft = rules.goesPerDay === 0 ? null : Math.max(0, rules.goesPerDay - onDay)
  const allLeft = rules.goesInAll === 0 ? null : Math.max(0, rules.goesInAll - goes.length)
  return { today: todayLeft, inAll: allLeft, mayStart: todayLeft !== 0 && allLeft !== 0 }
}

export function finishedGoes(goes: readonly Go[]): readonly Go[] {
  return goes.filter((go) => go.finishedAt !== null)
}

/** Orders goes from best to worst by points and then by the rules' tie-breaks. */
export function byRank(rules: Pick<ContestRules, 'tieBreak'>): (a: Go, b: Go) => number {
  return (a, b) => {
    if (a.points !== b.points) return b.points - a.points
    for (const key of rules.tieBreak) {
      const order = key === 'time' ? a.elapsedMs - b.elapsedMs : finishOf(a) - finishOf(b)
      if (order !== 0) return order
    }
    return 0
  }
}

// A running go comes after all that are finished. A number and not Infinity, whose difference to itself is none.
function finishOf(go: Go): number {
  return go.finishedAt ?? Number.MAX_SAFE_INTEGER
}

/**
 * The score of all goes together, as the rules count them. A go that was left unfinished brings nothing, but it has been
 * one of the first: nobody gets another first go by leaving a bad one.
 */
export function standingOf(rules: ContestRules, goes: readonly Go[]): number {
  const started = [...goes].sort((a, b) => a.startedAt - b.startedAt)
  const done = finishedGoes(started)
  switch (rules.standing.kind) {
    case 'best':
      return Math.max(0, ...done.map((go) => go.points))
    case 'first':
      return sum(finishedGoes(started.slice(0, 1)))
    case 'sum':
      return sum(done)
    case 'firstOfDay': {
      const { count } = rules.standing
      const days = new Map<StudyDay, Go[]>()
      for (const go of started) days.set(go.day, [...(days.get(go.day) ?? []), go])
      return [...days.values()].reduce((total, own) => total + sum(finishedGoes(own.slice(0, count))), 0)
    }
  }
}

function sum(goes: readonly Go[]): number {
  return goes.reduce((total, go) => total + go.points, 0)
}

export interface Season {
  /** 1 for the first. */
  readonly number: number
  readonly firstDay: StudyDay
  readonly lastDay: StudyDay
  /** Of `today` within the season, from 1; the last one once it is over. */
  readonly dayNumber: number
  readonly points: number
  /** Points of each day of the season, first to last. */
  readonly days: readonly { readonly day: StudyDay; readonly points: number; readonly goes: number }[]
}

/**
 * The season that today belongs to: the first begins with the first go ever, and the next with the first go after the
 * last day of the one before. Undefined without seasons in the rules, or before the first go.
 */
export function seasonOf(rules: ContestRules, goes: readonly Go[], today: StudyDay): Season | undefined {
  const last = lastSeasonOf(rules, goes, today)
  return last && !isOver(last, today) ? last : undefined
}

/** The latest season that has begun, be it over or not. */
export function lastSeasonOf(rules: ContestRules, goes: readonly Go[], today: StudyDay): Season | undefined {
  // Stored values may be forged, so the number of days is capped.
  const length = Math.min(rules.seasonDays, RULE_NUMBERS.season.most)
  const firstDays = firstDaysOfSeasons(rules, goes).filter((day) => day <= today)
  const first = firstDays.at(-1)
  const number = firstDays.length
  if (first === undefined || length <= 0) return undefined
  const byDay = Array.from({ length }, (_, at) => {
    const own = finishedGoes(goes).filter((go) => go.day === first + at)
    return { day: first + at, points: sum(own), goes: own.length }
  })
  const points = Math.min(
    rules.seasonMost === 0 ? Infinity : rules.seasonMost,
    byDay.reduce((total, day) => total + day.points, 0),
  )
  return {
    number,
    firstDay: first,
    lastDay: first + length - 1,
    dayNumber: Math.min(today - first + 1, length),
    points,
    days: byDay,
  }
}

export function isOver({ lastDay }: Season, today: StudyDay): boolean {
  return today > lastDay
}

/** The season number of a go started today: the running season's or the next one's. */
export function seasonNumberOn(rules: ContestRules, goes: readonly Go[], today: StudyDay): number {
  return seasonOf(rules, goes, today)?.number ?? firstDaysOfSeasons(rules, goes).length + 1
}

function firstDaysOfSeasons(rules: ContestRules, goes: readonly Go[]): readonly StudyDay[] {
  const firstDays: StudyDay[] = []
  for (const day of [...new Set(goes.map((go) => go.day))].sort((a, b) => a - b)) {
    const last = firstDays.at(-1)
    if (last === undefined || day >= last + rules.seasonDays) firstDays.push(day)
  }
  return firstDays
}

/** Titles by the share of the season's most that was reached. The thresholds are ours. */
export const TITLES = [
  { title: 'expert', share: 0.9 },
  { title: 'able', share: 0.5 },
  { title: 'diligent', share: 0.2 },
  { title: 'starter', share: 0 },
] as const

export type SeasonTitle = (typeof TITLES)[number]['title']

export function titleFor(points: number, most: number): SeasonTitle | undefined {
  if (points <= 0 || most <= 0) return undefined
  return TITLES.find(({ share }) => points >= share * most)?.title
}

/** What share of the other finished goes this one beats or equals, 0 to 1; null when it is the only one. */
export function percentileAmong(rules: ContestRules, go: Go, goes: readonly Go[]): number | null {
  const others = finishedGoes(goes).filter((other) => other.session !== go.session)
  if (others.length === 0) return null
  const compare = byRank(rules)
  return others.filter((other) => compare(go, other) <= 0).length / others.length
}
