import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Pinia } from 'pinia'
import SessionPage from '../../../src/pages/session/SessionPage.vue'
import { forgetSession } from '../../../src/db/session-note.ts'
import { useBankStore } from '../../../src/stores/bank.ts'
import { useFirstStepsStore } from '../../../src/stores/first-steps.ts'
import { useSessionStore } from '../../../src/stores/session.ts'
import { useSettingsStore } from '../../../src/stores/settings.ts'
import { useStorageStore } from '../../../src/stores/storage.ts'
import { firstPageLoad, nextPageLoad, until } from '../../support/app.ts'
import { button, field, heading, link } from '../../support/by-role.ts'
import { someRules } from '../../support/contest.ts'
import { aPlan } from '../../support/log.ts'
import { ONE_OF_EACH } from '../../support/questions.ts'
import { mountPage } from '../../support/screen.ts'

const PLAN = aPlan({ questions: ONE_OF_EACH.map(({ id }) => id) })
let pinia: Pinia

beforeEach(async () => {
  vi.spyOn(window, 'scrollTo').mockImplementation(() => undefined)
  pinia = await firstPageLoad()
})

async function opened(id: string = PLAN.id) {
  const mounted = mountPage(SessionPage, pinia, { id })
  await until(() => mounted.page.find('h1, h2').exists())
  return mounted
}

async function playing() {
  await useSessionStore().start(PLAN)
  return opened()
}

async function press(page: VueWrapper, key: string): Promise<void> {
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  await page.vm.$nextTick()
}

const feedback = (page: VueWrapper) => page.find('[data-testid=feedback]')

describe('SessionPage', () => {
  it('asks, takes the answer, says whether it was right and when it is saved, and goes on', async () => {
    const { page } = await playing()
    expect(button(page, '确定').element.disabled).toBe(true)
    await field(page, /12座/).setValue(true)
    await button(page, '确定').trigger('click')
    expect(feedback(page).attributes('data-outcome')).toBe('right')
    await until(() => feedback(page).attributes('data-saved') === 'true')
    await button(page, '下一题').trigger('click')
    heading(page, '青山村做了哪些事？')
    expect(feedback(page).exists()).toBe(false)
  })

  it('goes on past a verdict that was seen, and keeps the next when it is loaded anew', async () => {
    const play = useSessionStore()
    await play.start(PLAN)
    play.choose(['b'])
    play.confirm()
    await until(() => play.saveState === 'saved')
    pinia = await nextPageLoad()
    const { page, router } = mountPage(SessionPage, pinia, { id: PLAN.id, goesOn: true })
    await until(() => page.find('h1').exists())
    heading(page, '青山村做了哪些事？')
    expect(feedback(page).exists()).toBe(false)
    expect(router.currentRoute.value.fullPath).toBe(`/session/${PLAN.id}`)
  })

  it('lets the verdict be felt, when asked to', async () => {
    const vibrate = vi.fn(() => true)
    vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { vibrate }))
    useSettingsStore().change({ haptics: true })
    const { page } = await playing()
    // The file with the effects comes while the question is read.
    await vi.dynamicImportSettled()
    await field(page, /12座/).setValue(true)
    await button(page, '确定').trigger('click')
    expect(vibrate).toHaveBeenCalledOnce()
    vi.unstubAllGlobals()
  })

  it('is answered by keys alone', async () => {
    const { page } = await playing()
    const place = useSessionStore().options.findIndex(({ id }) => id === 'b')
    await press(page, String(place + 1))
    await press(page, 'Enter')
    expect(feedback(page).attributes('data-outcome')).toBe('right')
    await press(page, 'Enter')
    expect(useSessionStore().session?.position).toBe(1)
    await press(page, 'a')
    await press(page, 'b')
    await press(page, 'b')
    expect(useSessionStore().chosen).toEqual([useSessionStore().options[0]?.id])
    await press(page, 'ArrowLeft')
    expect(useSessionStore().session?.position).toBe(0)
  })

  it('knows that somebody can put things in order as soon as they have', async () => {
    const { page } = await playing()
    useSessionStore().goTo(ONE_OF_EACH.findIndex(({ form }) => form === 'order'))
    await until(() => page.find('#order-hint').exists())
    expect(useFirstStepsStore().putInOrder).toBe(false)
    await page.get('[data-testid=order-up]:not(:disabled)').trigger('click')
    expect(useFirstStepsStore().putInOrder).toBe(true)
  })

  it('takes a tap for the answer when that is set, but not an arrow key', async () => {
    useSettingsStore().change({ answerBy: 'tap' })
    const { page } = await playing()
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }))
    await field(page, /21座/).setValue(true)
    expect(feedback(page).exists()).toBe(false)
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }))
    await field(page, /12座/).setValue(true)
    expect(feedback(page).exists()).toBe(true)
  })

  it('gives no verdict away where a contest keeps it for the end', async () => {
    const contest = {
      rules: someRules({ clock: { kind: 'question', limitMs: 60_000 } }),
      number: { deck: 1, go: 0 },
    }
    await useSessionStore().start({
      ...PLAN,
      kind: 'contest',
      topic: { kind: 'contest', preset: 'custom' },
      contest,
    })
    const { page } = await opened()
    await field(page, /21座/).setValue(true)
    await button(page, '确定').trigger('click')
    expect(useSessionStore().session?.given[0]).toMatchObject({ right: false })
    expect(useSessionStore().session?.position).toBe(1)
    expect(feedback(page).exists()).toBe(false)
    expect(page.find('.wrong').exists()).toBe(false)
  })

  describe('going on by itself', () => {
    beforeEach(() => {
      useSettingsStore().change({ goOnAfterRight: true })
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    })
    afterEach(() => {
      vi.useRealTimers()
    })

    async function answered(option: RegExp): Promise<VueWrapper> {
      vi.useRealTimers()
      const { page } = await playing()
      await field(page, option).setValue(true)
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
      await button(page, '确定').trigger('click')
      await vi.waitFor(() => expect(useSessionStore().saveState).toBe('saved'), { interval: 1 })
      await page.vm.$nextTick()
      return page
    }
    const place = (): number | undefined => useSessionStore().session?.position

    it('follows a right answer', async () => {
      await answered(/12座/)
      vi.advanceTimersByTime(1500)
      expect(place()).toBe(1)
    })

    it('waits after a wrong one, whose explanation is to be read', async () => {
      await answered(/21座/)
      vi.advanceTimersByTime(5000)
      expect(place()).toBe(0)
    })

    it('waits for somebody who has opened something', async () => {
      const page = await answered(/12座/)
      await page.get('[data-testid=feedback]').trigger('click')
      vi.advanceTimersByTime(5000)
      expect(place()).toBe(0)
    })

    it('waits for somebody who reads on by keys', async () => {
      await press(await answered(/12座/), 'PageDown')
      vi.advanceTimersByTime(5000)
      expect(place()).toBe(0)
    })
  })

  it('leads back to the verdict of the question before', async () => {
    const { page } = await playing()
    expect(page.find('article [data-testid=before]').exists()).toBe(false)
    await field(page, /12座/).setValue(true)
    await button(page, '确定').trigger('click')
    await button(page, '下一题').trigger('click')
    await page.get('article [data-testid=before]').trigger('click')
    expect(feedback(page).attributes('data-outcome')).toBe('right')
    await button(page, '下一题').trigger('click')
    expect(useSessionStore().session?.position).toBe(1)
  })

  it('says that the time ran out, in the place of a verdict', async () => {
    const contest = {
      rules: someRules({ feedback: 'each', clock: { kind: 'question', limitMs: 60_000 } }),
      number: { deck: 1, go: 0 },
    }
    const play = useSessionStore()
    await play.start({ ...PLAN, kind: 'contest', topic: { kind: 'contest', preset: 'custom' }, contest })
    const { page } = await opened()
    const began = performance.now()
    vi.spyOn(performance, 'now').mockImplementation(() => began + 61_000)
    play.tick()
    await page.vm.$nextTick()
    expect(page.get('#verdict').text()).toBe('时间到，没有作答')
    await until(() => document.activeElement?.id === 'verdict')
    vi.mocked(performance.now).mockRestore()
  })

  it('leads to the result after the last answer', async () => {
    const play = useSessionStore()
    await play.start({ ...PLAN, questions: PLAN.questions.slice(0, 1) })
    const { page, router } = await opened()
    await field(page, /12座/).setValue(true)
    await button(page, '确定').trigger('click')
    await button(page, '看成绩').trigger('click')
    await until(() => router.currentRoute.value.name === 'result')
    expect(play.session?.phase).toBe('finished')
  })

  it('says that nothing is kept, where nothing can be', async () => {
    vi.stubGlobal('indexedDB', undefined)
    pinia = await nextPageLoad()
    await useStorageStore().ready()
    const { page } = await playing()
    await field(page, /12座/).setValue(true)
    await button(page, '确定').trigger('click')
    await until(() => useSessionStore().saveState === 'saved')
    await page.vm.$nextTick()
    expect(feedback(page).text()).toContain('关掉就没有了')
    expect(feedback(page).attributes('data-saved')).toBe('false')
  })

  it('stars a question', async () => {
    const { page } = await playing()
    await button(page, '收藏这道题').trigger('click')
    await until(() => button(page, '收藏这道题').attributes('aria-pressed') === 'true')
  })

  it('says so when there is no such session, and leads home', async () => {
    const { page } = await opened('nobody')
    heading(page, '找不到这次答题')
    expect(link(page, '回到今日').attributes('href')).toBe('/')
  })

  it('says so when the questions do not load, and tries again when asked', async () => {
    await useSessionStore().start(PLAN)
    await until(() => useSessionStore().question !== undefined)
    pinia = await nextPageLoad()
    forgetSession()
    const bank = useBankStore()
    const { loader } = bank
    bank.loader = { ...loader, loadChapter: () => Promise.reject(new Error('offline')) }
    const { page } = await opened()
    heading(page, '题目没取到')
    bank.loader = loader
    await button(page, '再试一次').trigger('click')
    await until(() => page.find('[data-testid=question]').exists())
  })

  it('draws a noted question before the bank is there, and explains its answer as soon as it is', async () => {
    await useSessionStore().start(PLAN)
    await until(() => useSessionStore().question !== undefined)
    pinia = await nextPageLoad()
    const bank = useBankStore()
    const { loader } = bank
    let come: () => void = () => undefined
    const coming = new Promise<void>((resolve) => (come = resolve))
    bank.loader = { ...loader, loadIndex: () => coming.then(() => loader.loadIndex()) }
    const { page } = mountPage(SessionPage, pinia, { id: PLAN.id })
    await field(page, /12座/).setValue(true)
    await button(page, '确定').trigger('click')
    expect(feedback(page).exists()).toBe(false)
    come()
    await until(() => feedback(page).exists())
    expect(feedback(page).attributes('data-outcome')).toBe('right')
  })

  it('says so when the bank of a noted question does not come', async () => {
    await useSessionStore().start(PLAN)
    await until(() => useSessionStore().question !== undefined)
    pinia = await nextPageLoad()
    const bank = useBankStore()
    bank.loader = { ...bank.loader, loadIndex: () => Promise.reject(new Error('offline')) }
    const { page } = mountPage(SessionPage, pinia, { id: PLAN.id })
    await field(page, /12座/).setValue(true)
    await button(page, '确定').trigger('click')
    await until(() => page.text().includes('题目没取到'))
  })

  it('takes a mis-tap back: not counted, and the answer still shown', async () => {
    const { page } = await playing()
    await field(page, /21座/).setValue(true)
    await button(page, '确定').trigger('click')
    await until(() => page.find('[data-testid=mis-tap]').exists())
    await button(page, '我点错了').trigger('click')
    await until(() => feedback(page).text().includes('这题不算，等会儿再问'))
    expect(page.find('[data-testid=mis-tap]').exists()).toBe(false)
    expect(feedback(page).attributes('data-outcome')).toBe('wrong')
    await until(() => document.activeElement?.id === 'verdict')
  })

  it('says the fact below the verdict of a miss, and nothing more below that of a right answer', async () => {
    const { page } = await playing()
    await field(page, /21座/).setValue(true)
    await button(page, '确定').trigger('click')
    await until(() => page.find('[data-testid=missed-facts]').exists())
    expect(page.get('[data-testid=missed-facts]').text()).toContain('青山村修了12座桥。')
    await until(() => feedback(page).attributes('data-saved') === 'true')
    await button(page, '下一题').trigger('click')
    for (const option of ['a', 'c']) await page.get(`[data-option-id=${option}]`).setValue(true)
    await button(page, '确定').trigger('click')
    await until(() => page.find('.note').exists())
    expect(page.find('[data-testid=missed-facts]').exists()).toBe(false)
    // A write under way would be the next test's fault.
    await until(() => feedback(page).attributes('data-saved') === 'true')
  })

  it('shows the note to a question once it is answered, and takes keys for it alone', async () => {
    const kept = await useStorageStore().ready()
    const [first] = PLAN.questions
    if (!first) throw new Error('an empty plan')
    await kept.saveNote({ bank: PLAN.bank, question: first, text: '记住十二', changedAt: 1 })
    const { page } = await playing()
    expect(page.find('textarea').exists()).toBe(false)
    await field(page, /12座/).setValue(true)
    await button(page, '确定').trigger('click')
    await until(() => page.findAll('textarea').some(({ element }) => element.value === '记住十二'))
    page
      .get('textarea')
      .element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
    expect(useSessionStore().session?.position).toBe(0)
  })
})
