import { beforeEach, describe, expect, it } from 'vitest'
import { isoDay } from '../../src/quiz/study-day.ts'
import { studyDayAt } from '../../src/stores/clock.ts'
import { useSettingsStore } from '../../src/stores/settings.ts'
import { firstPageLoad } from '../support/app.ts'

beforeEach(async () => void (await firstPageLoad()))

describe('studyDayAt', () => {
  // The tests run in Asia/Shanghai: see vitest.config.ts.
  it.each([
    ['2030-01-01T15:59:59Z', 0, '2030-01-01'],
    ['2030-01-01T16:00:00Z', 0, '2030-01-02'],
    ['2030-01-02T15:59:59Z', 0, '2030-01-02'],
    ['2030-01-01T19:59:59Z', 4, '2030-01-01'],
    ['2030-01-01T20:00:00Z', 4, '2030-01-02'],
  ])(
    '%s, with days that begin at %d o’clock where the device is, is %s',
    (moment, rolloverHour, expected) => {
      useSettingsStore().change({ rolloverHour })
      expect(isoDay(studyDayAt(Date.parse(moment)))).toBe(expected)
    },
  )
})
