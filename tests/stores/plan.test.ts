import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DEFAULT_WEIGHTS } from '../../src/quiz/memory/replay.ts'
import { usePlanStore } from '../../src/stores/plan.ts'
import { useSettingsStore } from '../../src/stores/settings.ts'
import { useStorageStore } from '../../src/stores/storage.ts'
import { firstPageLoad } from '../support/app.ts'
import { aLogOfReviews } from '../support/some-reviews.ts'
import { aSession, NOON, TODAY } from '../support/log.ts'

const FORGETFUL = DEFAULT_WEIGHTS.map((weight, at) =>
  at < 4 ? weight / 6 : at === 8 ? weight - 1.2 : weight,
)

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON })
  await firstPageLoad()
})
afterEach(() => {
  vi.useRealTimers()
})

async function withReviews(weights: readonly number[], facts: number, days: number) {
  const kept = await useStorageStore().ready()
  await kept.saveAnswers(aLogOfReviews(weights, { facts, days, seed: 'log' }), aSession())
  const plan = usePlanStore()
  await plan.load()
  return { plan, kept }
}

describe('planFor', () => {
  it('plans the whole sample bank of a new person', async () => {
    const store = usePlanStore()
    await store.load()
    const plan = store.planFor(TODAY + 30)
    expect(plan).toMatchObject({ total: 30, unmet: 0 })
    expect(plan.days[0]).toMatchObject({ day: TODAY, fresh: 10 })
    expect(store.neededFor(TODAY + 12)).toBe(3)
  })

  it('follows the settings at once', async () => {
    const store = usePlanStore()
    await store.load()
    useSettingsStore().change({ newPerDay: 1 })
    expect(store.planFor(TODAY + 12).unmet).toBe(20)
  })
})

describe('calibration', () => {
  it('waits for a hundred reviews', async () => {
    const { plan } = await withReviews(FORGETFUL, 10, 5)
    expect(plan.reviews).toBe(40)
    expect(plan.calibration).toBeNull()
  })

  it('shows that somebody forgets faster than expected', async () => {
    const { plan } = await withReviews(FORGETFUL, 24, 6)
    expect(plan.calibration?.reviews).toBe(120)
    expect(plan.calibration?.predicted).toBeGreaterThan(plan.calibration?.recalled ?? 1)
  })
})

describe('fit', () => {
  it('keeps what predicts better, brings every fact up to it, and can be taken back', async () => {
    const { plan, kept } = await withReviews(FORGETFUL, 30, 18)
    const before = await kept.factRecords('qingshan')
    expect(plan.canFit).toBe(true)
    await plan.fit()
    expect(plan.fitResult).toMatchObject({ ok: true, better: true })
    expect(await kept.memoryWeights()).toEqual(plan.weights)
    expect(await kept.factRecords('qingshan')).not.toEqual(before)
    await plan.forgetFit()
    expect(await kept.memoryWeights()).toBeNull()
    expect(await kept.factRecords('qingshan')).toEqual(before)
  }, 30_000)

  it('changes nothing while there are too few reviews', async () => {
    const { plan, kept } = await withReviews(FORGETFUL, 10, 5)
    await plan.fit()
    expect(plan.fitResult).toMatchObject({ ok: false, reviews: 40 })
    expect(await kept.memoryWeights()).toBeNull()
  })
})
