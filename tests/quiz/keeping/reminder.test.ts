import { describe, expect, it } from 'vitest'
import { isAtRest, isBackupDue } from '../../../src/quiz/keeping/reminder.ts'
import { DAY, NOON } from '../../support/log.ts'

describe('isBackupDue', () => {
  it.each([
    ['nothing was answered', null, 0, false],
    ['little was answered', null, 99, false],
    ['much was answered and never saved', null, 100, true],
    ['the last one is of yesterday', { at: NOON - DAY, attempts: 0 }, 500, false],
    ['the last one is two weeks old', { at: NOON - 14 * DAY, attempts: 0 }, 100, true],
    ['the last one is old, and little is new', { at: NOON - 90 * DAY, attempts: 450 }, 500, false],
    ['more was answered then than there is now', { at: NOON - 90 * DAY, attempts: 900 }, 500, false],
    ['the clock was set back by a year', { at: NOON + 365 * DAY, attempts: 0 }, 500, true],
  ])('when %s: %j, %i answers: %s', (_when, last, answers, due) => {
    expect(isBackupDue(last, answers, NOON)).toBe(due)
  })
})

describe('isAtRest', () => {
  it.each([
    ['nobody has put it off', null, false],
    ['it was put off just now', NOON, true],
    ['it was put off 29 days ago', NOON - 29 * DAY, true],
    ['it was put off 30 days ago', NOON - 30 * DAY, false],
    ['the clock was set back by a year', NOON + 365 * DAY, false],
  ])('when %s: %s, %s', (_when, putOffAt, rests) => {
    expect(isAtRest(putOffAt, NOON)).toBe(rests)
  })
})
