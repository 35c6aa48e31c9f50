import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { VueWrapper } from '@vue/test-utils'
import ReviewPage from '../../../src/pages/review/ReviewPage.vue'
import { useConfusionsStore } from '../../../src/stores/confusions.ts'
import { useLearnerStore } from '../../../src/stores/learner.ts'
import { useRoundsStore } from '../../../src/stores/rounds.ts'
import { useSessionStore } from '../../../src/stores/session.ts'
import { useSettingsStore } from '../../../src/stores/settings.ts'
import { useStorageStore } from '../../../src/stores/storage.ts'
import { firstPageLoad, until } from '../../support/app.ts'
import { button, heading, link, select } from '../../support/by-role.ts'
import { aMiss, anAttempt, aRound, aSession, attemptId, DAY, NOON, TODAY } from '../../support/log.ts'
import { questionId } from '../../support/questions.ts'
import { mountPage } from '../../support/screen.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON })
})
afterEach(() => {
  vi.useRealTimers()
})

/** Opens the page of someone who has missed these questions, the last one last. */
async function opened(...missed: readonly string[]) {
  const pinia = await firstPageLoad()
  const kept = await useStorageStore().ready()
  for (const [at, id] of missed.entries())
    await kept.saveAnswer(
      aMiss({ id: attemptId(`d-${at}`), question: questionId(id), answeredAt: NOON + at }),
      aSession(),
    )
  const mounted = mountPage(ReviewPage, pinia)
  await until(() => mounted.page.find('[role=group]').exists())
  return { ...mounted, kept }
}

const rows = (page: VueWrapper): (string | undefined)[] =>
  page.findAll('[data-testid=wrong-row]').map((row) => row.attributes('data-question-id'))

describe('ReviewPage', () => {
  it('says that the book is empty', async () => {
    const { page } = await opened()
    heading(page, '错题本是空的')
    await button(page, '已移出 0').trigger('click')
    heading(page, '还没有移出的错题')
  })

  it('shows a long book a page at a time', async () => {
    const missed = Array.from({ length: 24 }, (_, at) => `s2p1-${String(at + 1).padStart(2, '0')}a`)
    const { page } = await opened(...missed)
    expect(rows(page)).toHaveLength(20)
    await button(page, '再看 4 条').trigger('click')
    expect(rows(page)).toHaveLength(24)
    expect(page.find('[data-testid=more]').exists()).toBe(false)
  })

  it('tells the rule that is set', async () => {
    const { page } = await opened()
    expect(page.text()).toContain('连续答对 2 次、不都在同一天，就算记住')
    useSettingsStore().change({ rightInARow: 1 })
    await page.vm.$nextTick()
    expect(page.text()).toContain('连续答对 1 次就算记住')
  })

  it('lists what was missed, newest first, with what was picked and how it stands', async () => {
    const { page } = await opened('s1p1-01a', 's2p1-01a')
    expect(rows(page)).toEqual(['s2p1-01a', 's1p1-01a'])
    const text = page.findAll('[data-testid=wrong-row]')[1]?.text()
    expect(text).toContain('单选')
    expect(text).toContain('错过 1 次')
    expect(text).toContain('再答对 2 次就好')
    expect(text).toContain('上次答的是：21座')
  })

  it('filters by chapter and form', async () => {
    const { page } = await opened('s1p1-01a', 's1p1-03a', 's2p1-01a')
    await select(page, /专题/).setValue('s1')
    expect(rows(page)).toEqual(['s1p1-03a', 's1p1-01a'])
    await select(page, /题型/).setValue('judge')
    expect(rows(page)).toEqual(['s1p1-03a'])
    await select(page, /题型/).setValue('match')
    expect(page.text()).toContain('这个范围里没有题')
    expect(button(page, /复习这/).element.disabled).toBe(true)
  })

  it('reviews what is listed', async () => {
    const { page, router } = await opened('s1p1-01a', 's1p1-03a', 's2p1-01a')
    await button(page, '复习这 3 题').trigger('click')
    await until(() => router.currentRoute.value.name === 'session')
    const asked = useSessionStore().session?.plan.questions ?? []
    expect([...asked].sort()).toEqual(['s1p1-01a', 's1p1-03a', 's2p1-01a'])
  })

  it('removes a question by hand, keeps it in the archive, and puts it back', async () => {
    const { page } = await opened('s1p1-01a')
    const stem = '青山村修了多少座桥？'
    const moving = page.get('[data-testid=remove]')
    expect(moving.attributes('aria-label')).toBe(`移出错题本：${stem}`)
    await moving.trigger('click')
    await until(() => page.find('[data-testid=put-back]').exists())
    await button(page, '已移出 1').trigger('click')
    expect(page.get('[data-testid=wrong-row]').text()).toContain('2030年1月2日 手动移出')
    await button(page, `放回错题本：${stem}`).trigger('click')
    await until(() => page.text().includes('已移出 0'))
    await button(page, '错题 1').trigger('click')
    expect(rows(page)).toEqual(['s1p1-01a'])
  })

  it('keeps what was removed in its place with the same button, so that it can be put back', async () => {
    const { page } = await opened('s1p1-01a', 's2p1-01a')
    const { element } = page.get('[data-testid=remove]')
    await page.get('[data-testid=remove]').trigger('click')
    await until(() => page.find('[data-testid=put-back]').exists())
    expect(page.get('[data-testid=put-back]').element).toBe(element)
    expect(rows(page)).toHaveLength(2)
    button(page, '复习这 1 题')
    await page.get('[data-testid=put-back]').trigger('click')
    await until(() => page.findAll('[data-testid=remove]').length === 2)
    button(page, '复习这 2 题')
  })

  it('lists what has a star or a note, missed or not', async () => {
    const { page, kept } = await opened('s1p1-01a')
    await kept.setStar('qingshan', questionId('s2p1-01a'), true)
    await useLearnerStore().load()
    await page.vm.$nextTick()
    await button(page, '收藏和笔记 1').trigger('click')
    expect(rows(page)).toEqual(['s2p1-01a'])
    expect(page.find('[data-testid=put-back]').exists()).toBe(false)
  })

  it('asks ten of a long book in between', async () => {
    const missed = Array.from({ length: 12 }, (_, at) => `s2p1-${String(at + 1).padStart(2, '0')}a`)
    const { page, router } = await opened(...missed)
    await page.get('[data-testid=review-quick]').trigger('click')
    await until(() => router.currentRoute.value.name === 'session')
    expect(useSessionStore().session?.plan.questions).toHaveLength(10)
  })

  it('says when a move was not stored, and leaves the row where it is', async () => {
    const { page, kept } = await opened('s1p1-01a')
    vi.spyOn(kept, 'saveCorrection').mockRejectedValue(new Error('full'))
    await page.get('[data-testid=remove]').trigger('click')
    await until(() => page.find('[role=alert]').exists())
    expect(page.get('[role=alert]').text()).toBe('没有存上，请再点一次。')
    expect(rows(page)).toEqual(['s1p1-01a'])
  })

  it('keeps in the archive what was won back, with the day', async () => {
    const pinia = await firstPageLoad()
    const kept = await useStorageStore().ready()
    await kept.saveAnswer(aMiss(), aSession())
    for (const day of [0, 1])
      await kept.saveAnswer(
        anAttempt({ id: attemptId(`r-${day}`), answeredAt: NOON + day * DAY, day: TODAY + day }),
        aSession(),
      )
    const { page } = mountPage(ReviewPage, pinia)
    await until(() => page.find('[role=group]').exists())
    await button(page, '已移出 1').trigger('click')
    expect(page.get('[data-testid=counter]').text()).toBe('2030年1月3日 记住了')
  })

  it('lists and asks in the order chosen', async () => {
    const { page, router, kept } = await opened('s1p1-01a', 's1p1-03a', 's2p1-01a')
    await kept.saveAnswer(
      aMiss({ id: attemptId('again'), question: questionId('s1p1-03a'), answeredAt: NOON + 1 }),
      aSession(),
    )
    await useLearnerStore().load()
    await select(page, /次序/).setValue('newest')
    expect(rows(page)).toEqual(['s2p1-01a', 's1p1-03a', 's1p1-01a'])
    await select(page, /次序/).setValue('most-missed')
    const order = ['s1p1-03a', 's2p1-01a', 's1p1-01a']
    expect(rows(page)).toEqual(order)
    await button(page, '复习这 3 题').trigger('click')
    await until(() => router.currentRoute.value.name === 'session')
    expect(useSessionStore().session?.plan.questions).toEqual(order)
  })

  it('offers what is due', async () => {
    vi.setSystemTime(NOON + 5 * DAY)
    const { page, router } = await opened('s1p1-01a')
    await until(() => page.find('[data-testid=review-due]').exists())
    await button(page, /该复习的：/).trigger('click')
    await until(() => router.currentRoute.value.name === 'session')
    expect(useSessionStore().session?.plan.topic).toEqual({ kind: 'due' })
  })

  it('does not call due what was never learned', async () => {
    const { page } = await opened('s1p1-01a')
    const rounds = useRoundsStore()
    await until(() => rounds.due !== null)
    await page.vm.$nextTick()
    expect(rounds.due).toMatchObject({ due: 0 })
    expect(rounds.due?.questions.length).toBeGreaterThan(0)
    expect(page.find('[data-testid=review-due]').exists()).toBe(false)
  })

  it('leads to the drill when values were mixed up, and says when there is nothing to drill today', async () => {
    const { page, kept } = await opened('s1p1-01a')
    await until(() => page.find('[data-testid=open-drill]').exists())
    expect(link(page, '别弄混：常选错的 1 组').attributes('href')).toBe('/drill')
    const [pair] = useConfusionsStore().pairs
    for (const at of [1, 2, 3])
      await kept.saveDrillRound(
        aRound({ id: attemptId(`r-${at}`), doneAt: NOON + 9, ...(pair && { pair: pair.key }) }),
      )
    await useConfusionsStore().load()
    await page.vm.$nextTick()
    link(page, '别弄混：今天没有要练的')
  })

  it('does not speak of drills where nothing was mixed up', async () => {
    const { page } = await opened('s1p1-05a')
    await until(() => useConfusionsStore().loaded)
    await page.vm.$nextTick()
    expect(page.find('[data-testid=open-drill]').exists()).toBe(false)
  })

  it('shows on opening what was picked each time, when, in which mode, and how misses spread', async () => {
    const { page } = await opened('s1p1-01a', 's1p1-01a')
    const details = page.get<HTMLDetailsElement>('[data-testid=my-history]')
    expect(details.findAll('[data-testid=past-attempt]')).toHaveLength(0)
    details.element.open = true
    await details.trigger('toggle')
    await until(() => details.findAll('[data-testid=past-attempt]').length === 2)
    expect(details.get('table').text()).toMatch(/选成：21座\s*2 次/)
    expect(details.get('li').text()).toMatch(/2030年1月2日.*练习\s*答错\s*21座/)
  })

  it('shows an answer of a newer version without the mode that it does not know', async () => {
    const { page, kept } = await opened('s1p1-01a')
    const newer = aMiss({ id: attemptId('newer-1'), mode: 'hall' as 'review', answeredAt: NOON + 1 })
    await kept.saveAnswer(newer, aSession())
    const details = page.get<HTMLDetailsElement>('[data-testid=my-history]')
    details.element.open = true
    await details.trigger('toggle')
    await until(() => details.findAll('[data-testid=past-attempt]').length === 2)
    expect(details.get('li').text()).toMatch(/2030年1月2日[^·]*答错/)
  })

  it('keeps a note of your own with its line breaks', async () => {
    const { page, kept } = await opened('s1p1-01a')
    const note = page.get<HTMLTextAreaElement>('textarea')
    await note.setValue('十二座\n不是二十一座')
    await note.trigger('blur')
    await until(() => page.text().includes('笔记已保存'))
    expect(await kept.note('qingshan', questionId('s1p1-01a'))).toMatchObject({
      text: '十二座\n不是二十一座',
    })
  })

  it('stars', async () => {
    const { page, kept } = await opened('s1p1-01a')
    expect(button(page, /^收藏这道题/).attributes('aria-pressed')).toBe('false')
    await button(page, /^收藏这道题/).trigger('click')
    await until(() => button(page, /^收藏这道题/).attributes('aria-pressed') === 'true')
    expect(await kept.starredQuestions('qingshan')).toEqual(['s1p1-01a'])
  })

  it('copies the listed questions as text', async () => {
    const { page } = await opened('s1p1-01a')
    const writeText = vi.fn(async () => undefined)
    vi.stubGlobal('navigator', { clipboard: { writeText } })
    await button(page, '复制文字').trigger('click')
    await until(() => page.text().includes('已复制'))
    expect(writeText).toHaveBeenCalledWith(expect.stringContaining('正确答案：12座'))
  })

  it('leads to the page to print with what was filtered', async () => {
    const { page } = await opened('s1p1-01a')
    await select(page, /专题/).setValue('s1')
    expect(link(page, '打印').attributes('href')).toBe('/print-wrong?chapter=s1&order=shuffled')
  })
})
