import type { Pinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import PlanPage from '../../../src/pages/plan/PlanPage.vue'
import { DEFAULT_WEIGHTS } from '../../../src/quiz/memory/replay.ts'
import { isoDay } from '../../../src/quiz/study-day.ts'
import { useSettingsStore } from '../../../src/stores/settings.ts'
import { useStorageStore } from '../../../src/stores/storage.ts'
import { firstPageLoad, until } from '../../support/app.ts'
import { aSession, NOON, TODAY } from '../../support/log.ts'
import { aLogOfReviews } from '../../support/some-reviews.ts'
import { mountPage } from '../../support/screen.ts'

let pinia: Pinia

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON })
  pinia = await firstPageLoad()
})
afterEach(() => {
  vi.useRealTimers()
})

async function opened() {
  const { page } = mountPage(PlanPage, pinia)
  await until(() => page.find('[data-testid=plan-date]').exists())
  return page
}

async function withReviews(facts: number, days: number, weights = DEFAULT_WEIGHTS): Promise<void> {
  const kept = await useStorageStore().ready()
  await kept.saveAnswers(aLogOfReviews(weights, { facts, days, seed: 'page' }), aSession())
}

describe('PlanPage', () => {
  it('asks for a date first, and takes none that has passed', async () => {
    const page = await opened()
    expect(page.find('[data-testid=plan-none]').exists()).toBe(true)
    expect(page.get('[data-testid=plan-date]').attributes('min')).toBe(isoDay(TODAY + 1))
    await page.get('[data-testid=plan-date]').setValue(isoDay(TODAY - 1))
    expect(page.find('[data-testid=plan-none]').exists()).toBe(true)
  })

  it('shows what to do until the date and keeps the date', async () => {
    const page = await opened()
    await page.get('[data-testid=plan-date]').setValue(isoDay(TODAY + 30))
    expect(useSettingsStore().settings.planDay).toBe(TODAY + 30)
    expect(page.get('[data-testid=plan-advice]').text()).toContain('照现在每天 10 个')
    expect(page.get('[data-testid=plan-retention]').text()).toMatch(/^\d+%$/)
    expect(page.findAll('tbody tr')).toHaveLength(31)
    expect(page.get('svg[role=img]').attributes('aria-label')).toMatch(/到那天约 \d+ 个，共 30 个/)
  })

  it('offers the number of new facts that is enough', async () => {
    useSettingsStore().change({ newPerDay: 1, planDay: TODAY + 12 })
    const page = await opened()
    expect(page.get('[data-testid=plan-advice]').text()).toContain('每天 3 个才能学完')
    await page.get('[data-testid=plan-use-needed]').trigger('click')
    expect(useSettingsStore().settings.newPerDay).toBe(3)
    expect(page.find('[data-testid=plan-use-needed]').exists()).toBe(false)
  })

  it('says how many reviews are missing for a check and a fit', async () => {
    const page = await opened()
    expect(page.get('[data-testid=calibration]').text()).toContain('还只有 0 次，到 100 次')
    expect(page.get('[data-testid=fit-few]').text()).toContain('至少要 400 次')
    expect((page.get('[data-testid=fit]').element as HTMLButtonElement).disabled).toBe(true)
  })

  it('puts predictions beside what came of them', async () => {
    await withReviews(24, 8)
    const page = await opened()
    expect(page.get('[data-testid=calibration]').text()).toMatch(
      /回头看你的 168 次复习：预计答对 \d+%，实际答对 \d+%/,
    )
  })

  it('fits to somebody with many reviews, and says what came of it', async () => {
    await withReviews(
      30,
      18,
      DEFAULT_WEIGHTS.map((weight, at) => (at < 4 ? weight / 6 : at === 8 ? weight - 1.2 : weight)),
    )
    const page = await opened()
    await page.get('[data-testid=fit]').trigger('click')
    await until(() => page.get('[data-testid=fit-result]').text().startsWith('已采用'))
    expect(page.find('[data-testid=fitted]').exists()).toBe(true)
    await page.get('[data-testid=forget-fit]').trigger('click')
    await until(() => !page.find('[data-testid=fitted]').exists())
  }, 30_000)
})
