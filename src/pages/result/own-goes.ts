import { byRank, finishedGoes, percentileAmong, seasonOf, titleFor } from '../../quiz/contest/goes.ts'
import type { Go, SeasonTitle } from '../../quiz/contest/goes.ts'
import type { ContestRules } from '../../quiz/contest/rules.ts'

/** A go beside the earlier ones of the same format: what was known on the day, so that an old result stays as it was. */
export interface OwnComparison {
  /** How many earlier finished goes there are. */
  readonly earlier: number
  /** Whole percent of them that this one beats or equals, rounded down. */
  readonly percent: number
  /** Place among all of them and this one, from 1. */
  readonly rank: number
  readonly best: Go
  readonly isNewBest: boolean
  /** Against the best: positive for more points. */
  readonly pointsMore: number
  /** Against the best: positive for slower. */
  readonly msMore: number
}

/** Null when there is no earlier go. */
export function compareWithOwn(rules: ContestRules, go: Go, goes: readonly Go[]): OwnComparison | null {
  const compare = byRank(rules)
  const earlier = finishedGoes(goes)
    .filter((other) => other.session !== go.session && other.startedAt < go.startedAt)
    .sort(compare)
  const [best] = earlier
  const share = percentileAmong(rules, go, earlier)
  if (!best || share === null) return null
  return {
    earlier: earlier.length,
    percent: Math.floor(share * 100),
    rank: 1 + earlier.filter((other) => compare(other, go) < 0).length,
    best,
    isNewBest: compare(go, best) < 0,
    pointsMore: Math.round((go.points - best.points) * 10) / 10,
    msMore: go.elapsedMs - best.elapsedMs,
  }
}

export interface SeasonStanding {
  readonly points: number
  readonly most: number
  readonly title: SeasonTitle | undefined
}

/** The season that this go belongs to, stored yet or not, over or not. Undefined for formats without seasons. */
export function seasonWith(rules: ContestRules, go: Go, goes: readonly Go[]): SeasonStanding | undefined {
  const others = goes.filter((other) => other.session !== go.session)
  const season = seasonOf(rules, [...others, go], go.day)
  if (!season) return undefined
  const { points } = season
  return { points, most: rules.seasonMost, title: titleFor(points, rules.seasonMost) }
}
