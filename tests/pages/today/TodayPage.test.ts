import type { Pinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepWaitingHint } from '../../../src/db/waiting-hint.ts'
import TodayPage from '../../../src/pages/today/TodayPage.vue'
import { finishSession, goTo } from '../../../src/quiz/session.ts'
import { useAppStatusStore } from '../../../src/stores/app-status.ts'
import { useBankStore } from '../../../src/stores/bank.ts'
import { useFirstStepsStore } from '../../../src/stores/first-steps.ts'
import { useLearnerStore } from '../../../src/stores/learner.ts'
import { useRoundsStore } from '../../../src/stores/rounds.ts'
import { useSessionStore } from '../../../src/stores/session.ts'
import { useSettingsStore } from '../../../src/stores/settings.ts'
import { useStorageStore } from '../../../src/stores/storage.ts'
import { firstPageLoad, nextPageLoad, until } from '../../support/app.ts'
import { button, heading, link } from '../../support/by-role.ts'
import { aMiss, answeredSession, aSession, NOON, sessionId, TODAY } from '../../support/log.ts'
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
  const mounted = mountPage(TodayPage, pinia)
  // Also when nobody has been here before: then the page lets a tap go first.
  await until(() => useLearnerStore().loaded)
  await new Promise((resolve) => setTimeout(resolve, 30))
  return mounted
}

const kept = () => useStorageStore().ready()

describe('TodayPage', () => {
  it('tells someone new what this is, until a round is finished', async () => {
    const { page } = await opened()
    expect(page.get('[data-testid=first-run]').text()).toContain('没有账号')
    useFirstStepsStore().take('finishedRound')
    await page.vm.$nextTick()
    expect(page.find('[data-testid=first-run]').exists()).toBe(false)
  })

  it('tells nothing of the report in a bank of one’s own, and leads to writing where it is empty', async () => {
    const bank = useBankStore()
    bank.index = { ...(await bank.loadIndex()), source: undefined, title: '读书会', questions: [] }
    const { page, router } = await opened()
    expect(page.text()).toContain('读书会')
    expect(page.get('[data-testid=first-run]').text()).not.toContain('日报')
    expect(page.text()).toContain('还没有题')
    await page.get('[data-testid=start-practice]').trigger('click')
    await until(() => router.currentRoute.value.name === 'bank-edit')
  })

  it('writes as large as someone new asks for', async () => {
    const { page } = await opened()
    await page.get('[data-testid=first-size-150]').setValue(true)
    expect(useSettingsStore().settings.textScale).toBe(150)
  })

  it('greets someone new with the date, the daily ten and an empty book', async () => {
    const { page } = await opened()
    heading(page, '百年千题')
    expect(page.text()).toContain('1月2日')
    expect(button(page, /每日十题/).text()).toContain('今天还没答完')
    expect(button(page, /错题本/).element.disabled).toBe(true)
    expect(page.find('[data-testid=resume]').exists()).toBe(false)
  })

  it('starts twenty at one tap', async () => {
    const { page, router } = await opened()
    await page.get('[data-testid=start-practice]').trigger('click')
    await until(() => router.currentRoute.value.name === 'session')
    expect(useSessionStore().session?.plan.questions).toHaveLength(20)
  })

  it('says where the tap was when its questions do not come, and takes the next tap', async () => {
    const { page, router } = await opened()
    const asked = vi.spyOn(useRoundsStore(), 'daily').mockRejectedValueOnce(new Error('gone'))
    await button(page, /每日十题/).trigger('click')
    await until(() =>
      button(page, /每日十题/)
        .text()
        .includes('题目没取到'),
    )
    asked.mockRestore()
    await button(page, /每日十题/).trigger('click')
    await until(() => router.currentRoute.value.name === 'session')
  })

  it('starts the daily ten', async () => {
    const { page, router } = await opened()
    await button(page, /每日十题/).trigger('click')
    await until(() => router.currentRoute.value.name === 'session')
    expect(useSessionStore().session?.plan).toMatchObject({ kind: 'daily', day: TODAY })
  })

  it('offers to go on where it was left', async () => {
    await (await kept()).saveSession(goTo(aSession(), 1, NOON))
    const { page } = await opened()
    heading(page, '接着答')
    expect(page.text()).toContain('随手练 · 第 2 题，共 3 题')
    expect(link(page, '继续').attributes('href')).toBe('/session/session-1?on')
  })

  it('offers the round that was noted, until the database tells of it', async () => {
    keepWaitingHint({ session: sessionId('session-1'), text: '随手练 · 第 1 题，共 3 题' })
    await (await kept()).saveSession(goTo(aSession(), 1, NOON))
    pinia = await nextPageLoad()
    const { page } = mountPage(TodayPage, pinia)
    expect(page.get('.hero').text()).toContain('第 1 题，共 3 题')
    expect(link(page, '继续').attributes('href')).toBe('/session/session-1?on')
    expect(page.get('[data-testid=start-practice]').classes()).not.toContain('main')
    await until(() => page.get('.hero').text().includes('第 2 题，共 3 题'))
  })

  it('takes the offer away when the database has no such round', async () => {
    keepWaitingHint({ session: sessionId('session-1'), text: '随手练 · 第 1 题，共 3 题' })
    pinia = await nextPageLoad()
    const { page } = mountPage(TodayPage, pinia)
    expect(page.find('[data-testid=resume]').exists()).toBe(true)
    await until(() => !page.find('[data-testid=resume]').exists())
    expect(page.get('[data-testid=start-practice]').classes()).toContain('main')
  })

  it('names no number of due or missed questions before it is known', async () => {
    await (await kept()).saveAnswer(aMiss(), finishSession(aSession(), NOON))
    pinia = await nextPageLoad()
    const { page } = mountPage(TodayPage, pinia)
    for (const tile of [button(page, /错题本/), button(page, /该复习的/)]) {
      // Its unit neither: the number's width would move it.
      expect(tile.text()).toMatch(/—\s*正在计算$/)
      expect(tile.element.disabled).toBe(true)
    }
    await until(() => useLearnerStore().loaded)
    expect(button(page, /错题本/).text()).toMatch(/1\s*题/)
  })

  it('says what is done today, and how many days in a row', async () => {
    for (const ago of [0, 1])
      await (
        await kept()
      ).saveSession(
        finishSession(
          answeredSession({
            id: sessionId(`d-${ago}`),
            kind: 'daily',
            topic: { kind: 'daily' },
            day: TODAY - ago,
          }),
          NOON,
        ),
      )
    const { page } = await opened()
    await until(() =>
      button(page, /每日十题/)
        .text()
        .includes('已完成'),
    )
    expect(button(page, /每日十题/).text()).toMatch(/今天已完成\s*连续 2 天/)
  })

  it('starts a review of the whole wrong book', async () => {
    await (await kept()).saveAnswer(aMiss(), finishSession(aSession(), NOON))
    const { page, router } = await opened()
    await button(page, /错题本/).trigger('click')
    await until(() => router.currentRoute.value.name === 'session')
    expect(useSessionStore().session?.plan).toMatchObject({ kind: 'review', questions: ['s1p1-01a'] })
  })

  it('says when nothing will be kept', async () => {
    vi.stubGlobal('indexedDB', undefined)
    pinia = await nextPageLoad()
    const { page } = await opened()
    await until(() => page.find('[data-testid=not-kept]').exists())
    expect(page.get('[data-testid=not-kept]').text()).toContain('关掉页面后什么都不会留下')
    await page.get('[data-testid=start-practice]').trigger('click')
    await until(() => useSessionStore().question !== undefined)
  })

  it.each([
    ['ready', '没有网也能用了'],
    ['failed', '没有网还不能用'],
  ] as const)('says whether it works offline: %s', async (offline, text) => {
    useAppStatusStore().offline = offline
    const { page } = await opened()
    expect(page.text()).toContain(text)
  })
})
