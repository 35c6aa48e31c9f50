import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateOfStudyDay, dayStreak, isoDay, studyDayOf } from '../../src/quiz/study-day.ts'

const BEIJING = 480
const NEW_YORK = -300

describe('studyDayOf', () => {
  it.each([
    ['2030-01-02T04:00:00Z', BEIJING, 0, '2030-01-02'],
    ['2030-01-01T15:59:59Z', BEIJING, 0, '2030-01-01'],
    ['2030-01-01T16:00:00Z', BEIJING, 0, '2030-01-02'],
    ['2030-01-02T04:59:59Z', NEW_YORK, 0, '2030-01-01'],
    ['2030-01-02T05:00:00Z', NEW_YORK, 0, '2030-01-02'],
    ['2030-01-01T19:59:59Z', BEIJING, 4, '2030-01-01'],
    ['2030-01-01T20:00:00Z', BEIJING, 4, '2030-01-02'],
    ['1969-12-31T15:00:00Z', BEIJING, 0, '1969-12-31'],
  ])('%s at %d minutes from UTC with a day from %d o’clock is %s', (moment, offset, rollover, expected) => {
    const rule = { utcOffsetMinutes: offset, rolloverHour: rollover }
    expect(isoDay(studyDayOf(Date.parse(moment), rule))).toBe(expected)
  })
})

describe('dateOfStudyDay', () => {
  it('lies on that day, read in UTC', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000, max: 60_000 }), (day) => {
        expect(studyDayOf(dateOfStudyDay(day).getTime(), { utcOffsetMinutes: 0, rolloverHour: 0 })).toBe(day)
      }),
    )
  })
})

describe('dayStreak', () => {
  it.each([
    ['nothing yet', [], 0],
    ['today alone', [100], 1],
    ['yesterday, today still open', [99], 1],
    ['today and the two days before', [98, 99, 100], 3],
    ['up to yesterday', [97, 98, 99], 3],
    ['a gap of a day', [97, 98, 100], 1],
    ['ended before yesterday', [97, 98], 0],
    ['in any order, a day twice', [100, 98, 99, 99], 3],
    ['a day that has not come yet', [101], 0],
  ])('%s', (_case, days, expected) => {
    expect(dayStreak(days, 100)).toBe(expected)
  })

  it('never exceeds the days on which something was done', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 80, max: 105 })), (days) => {
        expect(dayStreak(days, 100)).toBeLessThanOrEqual(new Set(days).size)
      }),
    )
  })
})
