import { describe, expect, it } from 'vitest'
import { calendarWeeks, daysInARow, mondayOf, shadeOf } from '../../src/quiz/calendar.ts'
import { isoDay, studyDayOfIso } from '../../src/quiz/study-day.ts'
import { TODAY } from '../support/log.ts'

const day = (iso: string): number => studyDayOfIso(iso) ?? NaN
const record = (at: number, answered: number, right: number) => ({
  bank: 'qingshan',
  day: at,
  answered,
  right,
  elapsedMs: 0,
})

describe('mondayOf', () => {
  it.each([
    ['2030-01-02', '2029-12-31'],
    ['2029-12-31', '2029-12-31'],
    ['2030-01-06', '2029-12-31'],
    ['1969-12-28', '1969-12-22'],
  ])('%s belongs to the week of %s', (date, monday) => {
    expect(isoDay(mondayOf(day(date)))).toBe(monday)
  })
})

describe('daysInARow', () => {
  it.each([
    [[], 0],
    [[3], 1],
    [[0, 2, 1], 2],
    [[2, 1, 0], 2],
    [[2, 0, 0], 0],
    [[1, 0, 5], 1],
  ])('of %j, the last of them today: %i', (answered, expected) => {
    expect(daysInARow(answered.map((n, at) => ({ day: TODAY + at, answered: n, right: 0 })))).toBe(expected)
  })
})

describe('calendarWeeks', () => {
  const weeks = calendarWeeks(
    [record(TODAY, 4, 3), record(TODAY - 7, 2, 0), record(TODAY - 300, 9, 9)],
    TODAY,
    2,
  )

  it('are whole weeks from Monday, with nothing after today', () => {
    expect(weeks.map(({ days }) => days.map((one) => one && isoDay(one.day).slice(5)))).toEqual([
      ['12-24', '12-25', '12-26', '12-27', '12-28', '12-29', '12-30'],
      ['12-31', '01-01', '01-02', null, null, null, null],
    ])
  })

  it('hold each day’s sums and the week’s, and nothing older', () => {
    expect(weeks[1]?.days[2]).toEqual({ day: TODAY, answered: 4, right: 3 })
    expect(weeks[1]?.days[1]).toEqual({ day: TODAY - 1, answered: 0, right: 0 })
    expect(weeks.map(({ answered, right }) => [answered, right])).toEqual([
      [2, 0],
      [4, 3],
    ])
  })
})

describe('shadeOf', () => {
  it.each([
    [0, 10, 0],
    [1, 10, 1],
    [3, 10, 2],
    [10, 10, 4],
    [0, 0, 0],
  ])('%i of at most %i is shade %i', (answered, busiest, shade) => {
    expect(shadeOf(answered, busiest)).toBe(shade)
  })
})
