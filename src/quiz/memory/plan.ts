// Looks ahead to a date by expected values, without chance: every review splits a fact into the share that would be
// recalled and the share that would be missed, and shares that have become alike are counted together.

import { daysUntil, recallAfter } from './curve.ts'
import type { FactHistory } from './fact-history.ts'
import type { FactMemory } from './fact-record.ts'
import type { MemoryModel, MemoryState } from './replay.ts'
import { GRADE } from './review.ts'
import type { StudyDay } from '../study-day.ts'

/** New facts stop so many days before the date: what is met on the last day is not known on the next. */
export const LAST_DAYS_WITHOUT_NEW = 2
/** One year; nobody follows a longer plan. */
export const LONGEST_PLAN = 366

export interface PlanRequest {
  readonly today: StudyDay
  readonly date: StudyDay
  /** Facts that have been asked. */
  readonly known: readonly FactMemory[]
  /** How many have not. */
  readonly unseen: number
  /** New facts left for today, which is less than a day's share when some were met already. */
  readonly newToday: number
  readonly newPerDay: number
  readonly retention: number
  /** Share of facts that are answered right when first met: one's own, a half while that is not known. */
  readonly firstRight: number
}

export interface PlanDay {
  readonly day: StudyDay
  readonly fresh: number
  /** Expected number of reviews. */
  readonly reviews: number
  /** Expected number of facts recalled at the end of the day, out of all. */
  readonly recalled: number
}

export interface Plan {
  /** From today to the date. Nothing is asked on the date itself: it shows what is recalled then. */
  readonly days: readonly PlanDay[]
  readonly total: number
  /** Facts still never met on the date. */
  readonly unmet: number
  readonly reviewsPerDay: number
  /** Share of all facts expected to be recalled on the date, those never met counted as not. */
  readonly retention: number
}

/**
 * How many new facts a day meet all of them in time; the whole rest when the date is too near. What was met today already
 * is a part of today's share.
 */
export function newPerDayNeeded(unseen: number, today: StudyDay, date: StudyDay, metToday = 0): number {
  const days = Math.max(1, date - today - LAST_DAYS_WITHOUT_NEW)
  const needed = Math.ceil((unseen + metToday) / days)
  return needed >= metToday ? needed : Math.ceil(unseen / (days - 1))
}

/** From so many facts on, one's own share is worth more than a guess. */
const SHARE_KNOWN_FROM = 20

/** Share of facts whose first day was no miss; null while too few have been met. */
export function firstRightShare(histories: readonly Pick<FactHistory, 'reviews'>[]): number | null {
  const first = histories.flatMap(({ reviews }) => reviews.slice(0, 1))
  if (first.length < SHARE_KNOWN_FROM) return null
  return first.filter(([, grade]) => grade !== GRADE.again).length / first.length
}

interface Cohort extends MemoryState {
  /** How many facts, in expectation. */
  readonly share: number
  readonly lastDay: StudyDay
}

export function planTowards(request: PlanRequest, model: MemoryModel): Plan {
  const { today, known, retention } = request
  const date = Math.min(Math.max(request.date, today), today + LONGEST_PLAN)
  let unseen = request.unseen
  const byDueDay = new Map<StudyDay, Map<string, Cohort>>()
  const add = (cohort: Cohort): void => {
    if (cohort.share === 0) return
    const due = Math.max(today, cohort.lastDay + daysUntil(retention, cohort.stability))
    const onDay = byDueDay.get(due) ?? new Map<string, Cohort>()
    byDueDay.set(due, onDay)
    const key = likenessOf(cohort)
    const like = onDay.get(key)
    onDay.set(key, like ? merged(like, cohort) : cohort)
  }
  // A review dated after today was given by a wrong clock: due now.
  for (const { stability, difficulty, lastDay } of known)
    add({ share: 1, stability, difficulty, lastDay: Math.min(lastDay, today) })

  const days: PlanDay[] = []
  for (let day = today; day <= date; day++) {
    const due = [...(byDueDay.get(day)?.values() ?? [])]
    const asks = day < date
    let reviews = 0
    if (asks) {
      byDueDay.delete(day)
      for (const cohort of due) {
        reviews += cohort.share
        for (const part of reviewed(cohort, day, model)) add(part)
      }
    }
    const wanted = day === today ? request.newToday : request.newPerDay
    const fresh =
      day < date - LAST_DAYS_WITHOUT_NEW || date - today <= LAST_DAYS_WITHOUT_NEW
        ? Math.min(wanted, unseen)
        : 0
    if (asks) {
      unseen -= fresh
      add({ ...model.first(GRADE.good), share: fresh * request.firstRight, lastDay: day })
      add({ ...model.first(GRADE.again), share: fresh * (1 - request.firstRight), lastDay: day })
    }
    days.push({ day, fresh: asks ? fresh : 0, reviews, recalled: recalledOn(day, byDueDay) })
  }

  const total = known.length + request.unseen
  const active = Math.max(1, date - today)
  return {
    days,
    total,
    unmet: unseen,
    reviewsPerDay: days.reduce((sum, { reviews }) => sum + reviews, 0) / active,
    retention: total === 0 ? 0 : (days.at(-1)?.recalled ?? 0) / total,
  }
}

function reviewed(cohort: Cohort, day: StudyDay, model: MemoryModel): Cohort[] {
  const days = Math.max(0, day - cohort.lastDay)
  const recall = recallAfter(days, cohort.stability)
  return [
    { ...model.next(cohort, days, GRADE.good), share: cohort.share * recall, lastDay: day },
    { ...model.next(cohort, days, GRADE.again), share: cohort.share * (1 - recall), lastDay: day },
  ]
}

function recalledOn(day: StudyDay, byDueDay: ReadonlyMap<StudyDay, ReadonlyMap<string, Cohort>>): number {
  let sum = 0
  for (const cohorts of byDueDay.values())
    for (const { share, stability, lastDay } of cohorts.values())
      sum += share * recallAfter(day - lastDay, stability)
  return sum
}

/** Alike: last asked on one day, due on one day, stability within a tenth, difficulty within one. */
function likenessOf({ stability, difficulty, lastDay }: Cohort): string {
  return `${lastDay}/${Math.round(Math.log(stability) * 10)}/${Math.round(difficulty)}`
}

function merged(a: Cohort, b: Cohort): Cohort {
  const share = a.share + b.share
  const mean = (one: number, other: number): number => (one * a.share + other * b.share) / share
  return {
    share,
    lastDay: a.lastDay,
    stability: mean(a.stability, b.stability),
    difficulty: mean(a.difficulty, b.difficulty),
  }
}
