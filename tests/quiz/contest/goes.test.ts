import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  byRank,
  goesLeft,
  percentileAmong,
  isOver,
  lastSeasonOf,
  seasonNumberOn,
  seasonOf,
  standingOf,
  titleFor,
} from '../../../src/quiz/contest/goes.ts'
import type { Go } from '../../../src/quiz/contest/goes.ts'
import { PRESETS } from '../../../src/quiz/contest/presets.ts'
import { studyDayOf } from '../../../src/quiz/study-day.ts'
import { aGo, someRules } from '../../support/contest.ts'
import { DAY, HOUR, NOON, sessionId, TODAY } from '../../support/log.ts'

const RULES = PRESETS.bainian
const BEIJING = 8 * 60
const LONDON = 0
const HONOLULU = -10 * 60
/** Midnight in Beijing between TODAY and the day after it. */
const MIDNIGHT = NOON + 12 * HOUR

/** Goes with ids of their own, in the order they were begun. */
function goes(...list: readonly Partial<Go>[]): Go[] {
  return list.map((changes, at) =>
    aGo({ session: sessionId(`session-${at}`), startedAt: NOON + at * HOUR, ...changes }),
  )
}

/** A go of so many points on the day that is `day` days after TODAY. */
const on = (day: number, points: number): Partial<Go> => ({
  day: TODAY + day,
  startedAt: NOON + day * DAY,
  points,
})

describe('goesLeft', () => {
  const days = (...list: readonly number[]) => goes(...list.map((day) => ({ day: TODAY + day })))

  it.each([
    ['none yet', [], 10, 10],
    ['some today', [0, 0, 0], 10, 7],
    ['yesterday does not count', [-1, -1, 0], 10, 9],
    ['all used', Array.from({ length: 10 }, () => 0), 10, 0],
    ['more than allowed, as after a change of rules', Array.from({ length: 12 }, () => 0), 10, 0],
    ['no limit', [0, 0], 0, null],
  ])('of today: %s', (_case, list, goesPerDay, left) => {
    const result = goesLeft(someRules({ goesPerDay }), days(...list), TODAY)
    expect(result.today).toBe(left)
    expect(result.mayStart).toBe(left !== 0)
  })

  it.each([
    ['left in all', [-3, -2], 8, 6, true],
    ['used up in all', [-3, -2], 2, 0, false],
    ['no limit', [-3, -2], 0, null, true],
  ])('in all: %s', (_case, list, goesInAll, left, mayStart) => {
    expect(goesLeft(someRules({ goesInAll }), days(...list), TODAY)).toMatchObject({ inAll: left, mayStart })
  })

  it('counts a go from its start, finished or not', () => {
    const running = goes({ day: TODAY, finishedAt: null })
    expect(goesLeft(someRules({ goesPerDay: 1 }), running, TODAY).mayStart).toBe(false)
  })

  it.each([
    ['a minute before midnight', -60_000, BEIJING, false],
    ['at midnight', 0, BEIJING, true],
    ['at midnight in Beijing, for who has flown to London', 0, LONDON, false],
    ['at midnight in London', 8 * HOUR, LONDON, true],
    ['a day later in Honolulu, still the same day', 10 * HOUR, HONOLULU, false],
  ])('after a go at noon in Beijing, %s', (_case, afterMidnight, utcOffsetMinutes, mayStart) => {
    const rule = (offset: number) => ({ utcOffsetMinutes: offset, rolloverHour: 0 })
    const played = goes({ day: studyDayOf(NOON, rule(BEIJING)) })
    const today = studyDayOf(MIDNIGHT + afterMidnight, rule(utcOffsetMinutes))
    expect(goesLeft(someRules({ goesPerDay: 1 }), played, today).mayStart).toBe(mayStart)
  })
})

describe('byRank', () => {
  it.each<[string, Partial<Go>[], number[]]>([
    ['by points', [{ points: 70 }, { points: 90 }, { points: 80 }], [1, 2, 0]],
    ['then by time', [{ elapsedMs: 30 }, { elapsedMs: 10 }, { elapsedMs: 20 }], [1, 2, 0]],
    ['then by who finished first', [{ finishedAt: 3 }, { finishedAt: 1 }, { finishedAt: 2 }], [1, 2, 0]],
    ['running ones last, as they were begun', [{ finishedAt: null }, { finishedAt: null }, {}], [2, 0, 1]],
    ['equal ones as they were begun', [{}, {}, {}], [0, 1, 2]],
  ])('%s', (_case, list, order) => {
    const all = goes(...list.map((go) => ({ finishedAt: NOON, ...go })))
    expect([...all].sort(byRank(RULES)).map((go) => all.indexOf(go))).toEqual(order)
  })

  it('asks the tie-breaks in the order of the rules', () => {
    const [slow, quick] = goes({ elapsedMs: 20, finishedAt: 1 }, { elapsedMs: 10, finishedAt: 2 }) as [Go, Go]
    expect(byRank({ tieBreak: ['time', 'finished'] })(slow, quick)).toBeGreaterThan(0)
    expect(byRank({ tieBreak: ['finished', 'time'] })(slow, quick)).toBeLessThan(0)
    expect(byRank({ tieBreak: [] })(slow, quick)).toBe(0)
  })

  it('is an order: never a number that is none, and the same seen from both sides', () => {
    const some = fc.record({
      points: fc.constantFrom(0, 50, 100),
      elapsedMs: fc.constantFrom(1, 2),
      finishedAt: fc.constantFrom(null, 1, 2),
    })
    fc.assert(
      fc.property(some, some, (one, other) => {
        const compare = byRank(RULES)
        const [a, b] = [aGo(one), aGo(other)]
        expect(Math.sign(compare(a, b)) + Math.sign(compare(b, a))).toBe(0)
      }),
    )
  })
})

describe('standingOf', () => {
  const played = goes(on(0, 50), on(0, 90), on(0, 70), on(1, 60), on(1, 80))

  it.each([
    [{ kind: 'best' }, 90],
    [{ kind: 'sum' }, 350],
    [{ kind: 'first' }, 50],
    [{ kind: 'firstOfDay', count: 1 }, 110],
    [{ kind: 'firstOfDay', count: 2 }, 280],
    [{ kind: 'firstOfDay', count: 5 }, 350],
  ] as const)('%j is %d', (standing, points) => {
    expect(standingOf(someRules({ standing }), played)).toBe(points)
  })

  it.each(['best', 'sum', 'first'] as const)('%s of no goes is nothing', (kind) => {
    expect(standingOf(someRules({ standing: { kind } }), [])).toBe(0)
  })

  it.each(['best', 'sum', 'first'] as const)('%s leaves a running go out', (kind) => {
    const running = goes({ points: 100, finishedAt: null })
    expect(standingOf(someRules({ standing: { kind } }), running)).toBe(0)
  })

  it.each([{ kind: 'first' }, { kind: 'firstOfDay', count: 1 }] as const)(
    'gives no second first go to who leaves a bad one: %j',
    (standing) => {
      const left = goes({ ...on(0, 10), finishedAt: null }, on(0, 100))
      expect(standingOf(someRules({ standing }), left)).toBe(0)
    },
  )

  it('goes by when a go was begun, in whatever order they come', () => {
    expect(
      standingOf(
        someRules({ standing: { kind: 'first' } }),
        [...goes({ points: 1 }, { points: 2 })].reverse(),
      ),
    ).toBe(1)
  })
})

describe('lastSeasonOf', () => {
  it.each([
    [3, 4, false],
    [29, 30, false],
    [30, 30, true],
    [400, 30, true],
  ])('stays after its last day: on day %d it is day %d, over: %j', (today, dayNumber, over) => {
    const season = lastSeasonOf(RULES, goes(on(0, 80), on(2, 90)), TODAY + today)
    expect(season).toMatchObject({ number: 1, firstDay: TODAY, lastDay: TODAY + 29, points: 170, dayNumber })
    expect(season && isOver(season, TODAY + today)).toBe(over)
  })

  it('is none before the first go, and without seasons', () => {
    expect(lastSeasonOf(RULES, [], TODAY)).toBeUndefined()
    expect(lastSeasonOf(someRules(), goes(on(0, 80)), TODAY)).toBeUndefined()
  })

  it.each([1e15, 3e7, 100])('looks at no more days than a season can have: %d', (seasonDays) => {
    expect(lastSeasonOf({ ...RULES, seasonDays }, goes(on(0, 80)), TODAY)?.days).toHaveLength(99)
  })
})

describe('seasonOf', () => {
  it.each<[string, Partial<Go>[], number, number | undefined, number | undefined]>([
    ['before the first go', [], 0, undefined, undefined],
    ['on its day', [on(0, 80)], 0, 1, 1],
    ['on the last day', [on(0, 80)], 29, 1, 30],
    ['after the last day', [on(0, 80)], 30, undefined, undefined],
    ['a new one by the first go after', [on(0, 80), on(45, 80)], 45, 2, 1],
    ['not by a go within', [on(0, 80), on(29, 80)], 29, 1, 30],
    ['by a go on the day after the last', [on(0, 80), on(30, 80)], 30, 2, 1],
    ['a running go begins one too', [{ ...on(0, 0), finishedAt: null }], 3, 1, 4],
    ['the day before, for who has flown west', [on(0, 80)], -1, undefined, undefined],
  ])('%s', (_case, list, today, number, dayNumber) => {
    const season = seasonOf(RULES, goes(...list), TODAY + today)
    expect(season?.number).toBe(number)
    expect(season?.dayNumber).toBe(dayNumber)
  })

  it('adds up by day, in any order of the goes, and leaves running ones out', () => {
    const played = goes(on(2, 70), on(0, 80), on(0, 90), { ...on(2, 100), finishedAt: null }, on(-40, 60))
    const season = seasonOf(RULES, played, TODAY + 2)
    expect(season).toMatchObject({ number: 2, firstDay: TODAY, lastDay: TODAY + 29, points: 240 })
    expect(season?.days).toHaveLength(30)
    expect(season?.days.slice(0, 3)).toEqual([
      { day: TODAY, points: 170, goes: 2 },
      { day: TODAY + 1, points: 0, goes: 0 },
      { day: TODAY + 2, points: 70, goes: 1 },
    ])
  })

  it.each([
    [300, 30_000],
    [299, 29_900],
    [310, 30_000],
  ])('brings at most 30,000: %d full goes bring %d', (count, points) => {
    const full = Array.from({ length: count }, (_, at) => on(Math.floor(at / 11), 100))
    expect(seasonOf(RULES, goes(...full), TODAY + 29)?.points).toBe(points)
  })

  it('has no cap where the rules set none', () => {
    const rules = { ...RULES, seasonMost: 0 }
    expect(seasonOf(rules, goes(on(0, 10 ** 6)), TODAY)?.points).toBe(10 ** 6)
  })

  it('is none in formats without seasons', () => {
    expect(seasonOf(PRESETS.timed, goes(on(0, 80)), TODAY)).toBeUndefined()
  })
})

describe('seasonNumberOn', () => {
  it.each<[string, Partial<Go>[], number, number]>([
    ['the first of all', [], 0, 1],
    ['the running one', [on(0, 80), on(1, 80)], 2, 1],
    ['the next, when the last is over', [on(0, 80), on(1, 80), on(2, 80)], 40, 2],
    ['the third', [on(0, 80), on(30, 80)], 60, 3],
  ])('%s', (_case, list, today, number) => {
    expect(seasonNumberOn(RULES, goes(...list), TODAY + today)).toBe(number)
  })

  it('is the number that the season has once that go has been begun', () => {
    const someDays = fc.array(fc.nat({ max: 120 }), { maxLength: 8 })
    fc.assert(
      fc.property(someDays, fc.nat({ max: 60 }), (days, later) => {
        const today = TODAY + Math.max(0, ...days) + later
        const before = goes(...days.map((day) => on(day, 80)))
        const number = seasonNumberOn(RULES, before, today)
        expect(seasonOf(RULES, [...before, aGo({ day: today })], today)?.number).toBe(number)
      }),
    )
  })
})

describe('titleFor', () => {
  it.each([
    [0, undefined],
    [-1, undefined],
    [1, 'starter'],
    [5999, 'starter'],
    [6000, 'diligent'],
    [14_999, 'diligent'],
    [15_000, 'able'],
    [26_999, 'able'],
    [27_000, 'expert'],
    [30_000, 'expert'],
  ])('%d of 30,000 points: %s', (points, title) => {
    expect(titleFor(points, 30_000)).toBe(title)
  })

  it('is none where a season has no most', () => {
    expect(titleFor(100, 0)).toBeUndefined()
  })
})

describe('percentileAmong', () => {
  it.each<[string, number, number[], number | null]>([
    ['the only one', 80, [], null],
    ['the best', 90, [50, 70, 80, 85], 1],
    ['the worst', 10, [50, 70], 0],
    ['in the middle', 60, [50, 70], 0.5],
    ['equals are matched', 80, [80, 80, 90, 70], 0.75],
  ])('%s', (_case, points, others, share) => {
    const [own, ...rest] = goes({ points }, ...others.map((other) => ({ points: other }))) as [Go, ...Go[]]
    expect(percentileAmong(RULES, own, [own, ...rest])).toBe(share)
  })

  it('leaves running goes out', () => {
    const [own, running] = goes({ points: 10 }, { points: 0, finishedAt: null }) as [Go, Go]
    expect(percentileAmong(RULES, own, [own, running])).toBeNull()
  })
})
