import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import StatsPage from '../../../src/pages/stats/StatsPage.vue'
import type { Form } from '../../../src/quiz/question.ts'
import { useStorageStore } from '../../../src/stores/storage.ts'
import { firstPageLoad, until } from '../../support/app.ts'
import { heading, textsOf } from '../../support/by-role.ts'
import { aMiss, anAttempt, aSession, attemptId, DAY, NOON, TODAY } from '../../support/log.ts'
import { mountPage } from '../../support/screen.ts'

// There is no canvas here; what is drawn is tested in chart-options.
vi.mock('uplot', () => ({
  default: class {
    static paths = {}
    destroy(): void {}
  },
}))

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON })
})
afterEach(() => {
  vi.useRealTimers()
})

async function opened(answered = true, form: Form = 'single') {
  const pinia = await firstPageLoad()
  const kept = await useStorageStore().ready()
  const attempts = [
    aMiss({ id: attemptId('d-1'), day: TODAY - 7, answeredAt: NOON - 7 * DAY }),
    anAttempt({ id: attemptId('d-2'), day: TODAY - 7, answeredAt: NOON - 7 * DAY + 1 }),
    anAttempt({ id: attemptId('d-3') }),
  ]
  if (answered) for (const attempt of attempts) await kept.saveAnswer({ ...attempt, form }, aSession())
  const history = vi.spyOn(kept, 'history')
  const { page } = mountPage(StatsPage, pinia)
  await until(() => page.find('h2').exists())
  return { page, history }
}

describe('StatsPage', () => {
  it('says that there is nothing yet', async () => {
    heading((await opened(false)).page, '还没有数据')
  })

  it('tells how many of the last days were used, with a table of them', async () => {
    const { page } = await opened()
    heading(page, '最近十二周')
    expect(page.get('[data-testid=calendar]').attributes('aria-label')).toBe('最近 80 天里有 2 天答过题')
    const rows = textsOf(page, 'section[aria-labelledby=calendar-title] tbody tr')
    expect(rows).toEqual(['12/262 次', '1/21 次'])
  })

  it('gives the share of right answers week by week, nothing where nothing was answered', async () => {
    const { page } = await opened()
    const rows = page.get('section[aria-labelledby=weeks-title]').findAll('tbody td')
    expect(rows).toHaveLength(12)
    expect(rows.slice(-3).map((row) => row.text())).toEqual(['—', '50%', '100%'])
  })

  it('forecasts reviews, and names the pace, the hardest facts and what is known of each paragraph', async () => {
    const { page } = await opened()
    const forecast = page.get('section[aria-labelledby=forecast-title]').findAll('tbody td')
    expect(forecast).toHaveLength(14)
    expect(page.get('section[aria-labelledby=pace-title]').text()).toMatch(/单选\s*\d+\u00a0秒/)
    expect(page.get('[data-testid=hard-fact]').text()).toMatch(/青山村修了12座桥。\s*答 3 次，错 1 次/)
    expect(page.get('section[aria-labelledby=paragraphs-title]').text()).toContain('第一部分第1段')
  })

  it('names no pace of a form that only a newer version knows', async () => {
    const { page } = await opened(true, 'gaps' as Form)
    expect(page.text()).not.toMatch(/forms\./)
  })

  it('never reads the log', async () => {
    expect((await opened()).history).not.toHaveBeenCalled()
  })
})
