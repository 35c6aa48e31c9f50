import { describe, expect, it } from 'vitest'
import { compareWithOwn, seasonWith } from '../../../src/pages/result/own-goes.ts'
import { PRESETS } from '../../../src/quiz/contest/presets.ts'
import type { Go } from '../../../src/quiz/contest/goes.ts'
import { aGo } from '../../support/contest.ts'
import { HOUR, NOON, sessionId, TODAY } from '../../support/log.ts'

const RULES = PRESETS.bainian
const THIS = aGo({ session: sessionId('this'), points: 70, elapsedMs: 60_000 })

/** A go so many hours before {@link THIS}. */
function before(hours: number, changes: Partial<Go>): Go {
  const startedAt = NOON - hours * HOUR
  return aGo({ session: sessionId(`before-${hours}`), startedAt, finishedAt: startedAt + 60_000, ...changes })
}

describe('compareWithOwn', () => {
  it('has nothing to say about the only go', () => {
    expect(compareWithOwn(RULES, THIS, [THIS])).toBeNull()
  })

  it('leaves out goes that run, and those that came later', () => {
    const running = before(1, { finishedAt: null })
    const later = before(-1, { points: 100 })
    expect(compareWithOwn(RULES, THIS, [THIS, running, later])).toBeNull()
  })

  it('says what share of the earlier goes this one beats or equals, rounded down', () => {
    const goes = [before(3, { points: 80 }), before(2, { points: 60 }), before(1, { points: 50 }), THIS]
    expect(compareWithOwn(RULES, THIS, goes)).toMatchObject({ earlier: 3, percent: 66, rank: 2 })
  })

  it.each([
    ['more points', { points: 50 }, true, 20, 0],
    ['fewer points', { points: 90 }, false, -20, 0],
    ['the same in less time', { points: 70, elapsedMs: 90_000 }, true, 0, -30_000],
    ['the same in more time', { points: 70, elapsedMs: 40_000 }, false, 0, 20_000],
    ['tenths', { points: 69.7 }, true, 0.3, 0],
  ])('compares with the best: %s', (_what, best, isNewBest, pointsMore, msMore) => {
    expect(compareWithOwn(RULES, THIS, [before(1, best)])).toMatchObject({ isNewBest, pointsMore, msMore })
  })
})

describe('seasonWith', () => {
  it('counts this go once, whether it has been stored or not', () => {
    const earlier = before(1, { points: 30 })
    for (const goes of [[earlier], [earlier, THIS]])
      expect(seasonWith(RULES, THIS, goes)).toEqual({ points: 100, most: 30_000, title: 'starter' })
  })

  it('has none for formats without seasons', () => {
    expect(seasonWith(PRESETS.timed, THIS, [THIS])).toBeUndefined()
  })

  it('is the season of the go, also when a later one has begun', () => {
    const later = aGo({ session: sessionId('later'), day: TODAY + RULES.seasonDays, points: 50 })
    expect(seasonWith(RULES, THIS, [THIS, later])?.points).toBe(THIS.points)
  })
})
