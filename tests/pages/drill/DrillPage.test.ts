import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { VueWrapper } from '@vue/test-utils'
import DrillPage from '../../../src/pages/drill/DrillPage.vue'
import type { Storage } from '../../../src/db/storage.ts'
import { useStorageStore } from '../../../src/stores/storage.ts'
import { firstPageLoad, nextPageLoad, useStorageOf, until } from '../../support/app.ts'
import { button, hasButton, heading } from '../../support/by-role.ts'
import { aMiss, aSession, attemptId, DAY, NOON, TODAY } from '../../support/log.ts'
import { aFact, aSingle, bankOf, factId, questionId } from '../../support/questions.ts'
import type { SampleBank } from '../../support/questions.ts'
import { mountPage } from '../../support/screen.ts'

const bridges = aSingle()
const ponds = aSingle({
  id: questionId('s1p1-02a'),
  facts: [factId('s1p1-02')],
  stem: '青山村挖了多少座塘？',
  right: 'a',
})
const facts = [aFact(), aFact({ id: factId('s1p1-02'), statement: '青山村挖了21座塘。', keys: ['21'] })]

function villageBank(): SampleBank {
  const bank = bankOf([bridges, ponds])
  return {
    ...bank,
    chapters: bank.chapters.map((each) => ({ ...each, facts: each.chapter === 's1' ? facts : [] })),
  }
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON })
})
afterEach(() => {
  vi.useRealTimers()
})

let count = 0
function slip(kept: Storage, answer: string): Promise<void> {
  const attempt = aMiss({ id: attemptId(`slip-${count++}`), answer: [answer], answeredAt: Date.now() })
  return kept.saveAnswer(attempt, aSession())
}

async function opened(pinia: Awaited<ReturnType<typeof firstPageLoad>>): Promise<VueWrapper> {
  const { page } = mountPage(DrillPage, pinia)
  await until(() => page.find('h2').exists())
  return page
}

/** Opens the page of somebody who has taken 21 for 12. */
async function withSlip() {
  const pinia = await firstPageLoad(villageBank())
  const kept = await useStorageStore().ready()
  await slip(kept, 'a')
  return { page: await opened(pinia), kept }
}

async function fill(page: VueWrapper, how: 'right' | 'wrong'): Promise<void> {
  for (const gap of page.findAll('[data-testid=gap]'))
    await gap.get(`[data-wanted=${how === 'right'}]`).setValue()
  await page.get('form').trigger('submit')
  await until(() => page.find('[data-testid=drill-next][data-saved=true]').exists())
}

/** One more round of the only pair. */
async function drill(page: VueWrapper, how: 'right' | 'wrong'): Promise<void> {
  if (!page.find('form').exists()) await page.get('[data-testid=drill-again]').trigger('click')
  await fill(page, how)
  await page.get('[data-testid=drill-next]').trigger('click')
}

describe('DrillPage', () => {
  it('says where pairs come from when there are none', async () => {
    const page = await opened(await firstPageLoad(villageBank()))
    heading(page, '还没有常选错的')
  })

  it('puts both values side by side, with a gap for each', async () => {
    const { page } = await withSlip()
    expect(page.get('#pair-title').text().split('与').sort()).toEqual(['12座', '21座'])
    const gaps = page.findAll('[data-testid=gap] .text').map((gap) => gap.text())
    expect(gaps.sort()).toEqual(['青山村修了____桥。', '青山村挖了____塘。'])
    expect(page.text()).toContain('数字 · 混过 1 次')
    expect(button(page, '确定').element.disabled).toBe(true)
    expect(page.text()).not.toContain('《绿水报》')
  })

  it('shows the facts with their source after the answer, and keeps the round', async () => {
    const { page, kept } = await withSlip()
    await fill(page, 'right')
    expect(page.get('[data-testid=drill-verdict]').text()).toMatch(/都填对了\s*已保存/)
    expect(page.text()).toContain('青山村挖了21座塘。')
    expect(page.findAll('[data-testid=source]')).toHaveLength(2)
    expect(await kept.drillRecords('qingshan')).toMatchObject([{ rounds: 1, clean: [{ day: TODAY }] }])
    // Both are no answers to questions: neither accuracy nor memory hears of them.
    expect(await kept.questionRecords('qingshan')).toMatchObject([{ answered: 1 }])
    await page.get('[data-testid=drill-next]').trigger('click')
    expect(page.get('[data-testid=drill-done]').text()).toContain('1 组里分清了 1 组。')
    expect(page.get('[data-testid=pair-row]').text()).toContain('再对 2 轮就好')
  })

  it('tells what belonged where after a mistake, and begins to count anew', async () => {
    const { page, kept } = await withSlip()
    await drill(page, 'right')
    await page.get('[data-testid=drill-again]').trigger('click')
    await fill(page, 'wrong')
    expect(page.get('[data-testid=drill-verdict]').text()).toContain('又弄混了')
    expect(page.findAll('label.right')).toHaveLength(2)
    expect(page.findAll('label.wrong')).toHaveLength(2)
    expect(await kept.drillRecords('qingshan')).toMatchObject([{ rounds: 2, clean: [] }])
  })

  it('cools a pair after three clean rounds on two days, and brings it back after a new slip', async () => {
    const { page, kept } = await withSlip()
    for (const _ of [1, 2, 3]) await drill(page, 'right')
    expect(page.get('[data-testid=pair-row]').text()).toContain('换一天再对一轮就好')
    expect(hasButton(page, /再练/)).toBe(false)

    vi.setSystemTime(NOON + DAY)
    const tomorrow = await again(kept)
    await drill(tomorrow, 'right')
    expect(tomorrow.get('[data-testid=pair-row]').text()).toContain('2030年1月3日 分清')
    heading(await again(kept), '今天没有要练的')

    await slip(kept, 'a')
    const back = await again(kept)
    expect(back.find('form').exists()).toBe(true)
    expect(back.text()).toContain('混过 2 次')
  })

  it('says when a round was not stored, and stores it again', async () => {
    const { page, kept } = await withSlip()
    const failing = vi.spyOn(kept, 'saveDrillRound').mockRejectedValueOnce(new Error('full'))
    for (const gap of page.findAll('[data-testid=gap]')) await gap.get('[data-wanted=true]').setValue()
    await page.get('form').trigger('submit')
    await until(() => hasButton(page, '再存一次'))
    expect(page.get('[data-testid=drill-verdict]').text()).toContain('还没有保存')
    await button(page, '再存一次').trigger('click')
    await until(() => page.find('[data-saved=true]').exists())
    expect(failing.mock.calls[0]).toEqual(failing.mock.calls[1])
    expect(await kept.drillRecords('qingshan')).toMatchObject([{ rounds: 1 }])
  })
})

/** The page opened again, over the same disk. */
async function again(kept: Storage): Promise<VueWrapper> {
  const pinia = await nextPageLoad(villageBank())
  useStorageOf(kept)
  return opened(pinia)
}
