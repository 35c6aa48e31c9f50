import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useContestStore } from '../../src/stores/contest.ts'
import { useStatisticsStore } from '../../src/stores/statistics.ts'
import { useTodayStore } from '../../src/stores/today.ts'
import { firstPageLoad } from '../support/app.ts'
import { DAY, NOON, TODAY } from '../support/log.ts'

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON })
  await firstPageLoad()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the day', () => {
  it('is another one for everybody as soon as the clock is looked at after midnight', () => {
    const shown = [useContestStore(), useStatisticsStore()]
    expect(shown.map(({ today }) => today)).toEqual([TODAY, TODAY])
    vi.setSystemTime(NOON + DAY)
    useTodayStore().look()
    expect(shown.map(({ today }) => today)).toEqual([TODAY + 1, TODAY + 1])
  })
})
