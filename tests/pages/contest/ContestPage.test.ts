import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import ContestPage from '../../../src/pages/contest/ContestPage.vue'
import { finishSession } from '../../../src/quiz/session.ts'
import type { SessionPlan } from '../../../src/quiz/session.ts'
import { useStorageStore } from '../../../src/stores/storage.ts'
import { firstPageLoad, until } from '../../support/app.ts'
import { answeredSession, NOON, TODAY } from '../../support/log.ts'
import { mountPage } from '../../support/screen.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON })
})
afterEach(() => {
  vi.useRealTimers()
})

/** The card of the daily ten, for somebody with this round behind them. */
async function dailyCard(finished: Partial<SessionPlan>): Promise<string> {
  const pinia = await firstPageLoad()
  const kept = await useStorageStore().ready()
  await kept.saveSession(finishSession(answeredSession(finished), NOON))
  const { page } = mountPage(ContestPage, pinia)
  await until(() => page.find('[data-testid=start-contest-daily]').exists())
  return page.get('article:has([data-testid=start-contest-daily])').text()
}

describe('ContestPage', () => {
  it('tells that the daily ten of today is done, and can be looked at', async () => {
    expect(await dailyCard({ kind: 'daily' })).toContain('今天已完成')
  })

  it.each([
    ['of yesterday', { kind: 'daily', day: TODAY - 1 }],
    ['of another kind', { kind: 'practice' }],
  ] as const)('a round %s leaves it open', async (_, round) => {
    const card = await dailyCard(round)
    expect(card).toContain('今天还可以答 1 次')
    expect(card).not.toContain('已完成')
  })
})
