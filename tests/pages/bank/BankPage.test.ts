import { flushPromises } from '@vue/test-utils'
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Pinia } from 'pinia'
import type { Router } from 'vue-router'
import BankPage from '../../../src/pages/bank/BankPage.vue'
import { useBankStore } from '../../../src/stores/bank.ts'
import { useSessionStore } from '../../../src/stores/session.ts'
import { useStorageStore } from '../../../src/stores/storage.ts'
import { firstPageLoad, until } from '../../support/app.ts'
import { button, hasButton, heading, select, textsOf } from '../../support/by-role.ts'
import { anAttempt, aSession, attemptId } from '../../support/log.ts'
import { factId, loaderOf, questionId, sampleBank } from '../../support/questions.ts'
import { mountPage } from '../../support/screen.ts'

let pinia: Pinia
let page: VueWrapper
let router: Router

beforeEach(async () => {
  // happy-dom does not lay out and has no scrolling.
  Element.prototype.scrollIntoView ??= () => undefined
  pinia = await firstPageLoad()
})
afterEach(() => {
  vi.useRealTimers()
  page.unmount()
})

async function opened(): Promise<void> {
  ;({ page, router } = mountPage(BankPage, pinia))
  await until(() => page.findAll('[data-testid=coverage-cell]').length > 0 || page.find('.notice').exists())
}

const facts = (): (string | undefined)[] =>
  page.findAll('[data-testid=fact]').map((card) => card.attributes('data-fact-id'))
const entries = (): (string | undefined)[] =>
  page.findAll('[data-testid=question-entry]').map((entry) => entry.attributes('data-question-id'))
const count = (): string => page.get('[data-testid=list-count]').text()

async function open(selector: string): Promise<void> {
  const details = page.get<HTMLDetailsElement>(selector)
  details.element.open = true
  await details.trigger('toggle')
}

describe('browsing', () => {
  it('says what the bank holds and lists its facts, the first thirty', async () => {
    await opened()
    expect(page.text()).toContain('30 个知识点，30 道题，都出自《绿水报》')
    expect(facts()).toHaveLength(30)
    expect(count()).toBe('30 个知识点，30 题')
    expect(hasButton(page, /^再看/)).toBe(false)
  })

  it('shows more when asked', async () => {
    const { index, chapters } = sampleBank()
    const [first] = chapters[0]?.facts ?? []
    const many = Array.from({ length: 35 }, (_, at) => ({ ...first, id: factId(`extra-${at}`) }))
    useBankStore().loader = loaderOf({
      index,
      chapters: chapters.map((content) =>
        content.chapter === 's1' ? { ...content, facts: [...content.facts, ...many] } : content,
      ) as typeof chapters,
    })
    await opened()
    expect(facts()).toHaveLength(30)
    await button(page, '再看 30 条').trigger('click')
    expect(facts()).toHaveLength(60)
    await button(page, '再看 5 条').trigger('click')
    expect(facts()).toHaveLength(65)
    expect(page.text()).toContain('这个知识点现在没有题。')
  })

  it('filters by chapter, paragraph and kind', async () => {
    await opened()
    await select(page, /^专题/).setValue('s1')
    expect(facts()).toEqual(['s1p1-01', 's1p1-02', 's1p1-03', 's1p1-04', 's1p1-05', 's1p1-06'])
    expect(
      select(page, /^段落/)
        .findAll('option')
        .map((option) => option.text()),
    ).toEqual(['不限', '第一部分第1段', '第一部分第2段'])
    await select(page, /^段落/).setValue('S1P2')
    expect(facts()).toEqual([])
    expect(count()).toContain('没有知识点')
    await button(page, '显示全部').trigger('click')
    await select(page, /^类别/).setValue('person')
    expect(facts()).toEqual([])
    await select(page, /^类别/).setValue('count')
    expect(facts()).toHaveLength(30)
  })

  it('shows a fact with its questions and the record on both', async () => {
    const kept = await useStorageStore().ready()
    const attempt = { question: questionId('s1p1-03a'), facts: [factId('s1p1-03')] }
    await kept.saveAnswer(anAttempt({ id: attemptId('d-1'), ...attempt }), aSession())
    await kept.saveAnswer(anAttempt({ id: attemptId('d-2'), right: false, ...attempt }), aSession())
    await opened()
    const card = page.get('[data-fact-id=s1p1-03]')
    expect(card.text()).toContain('做过 1 / 1 题，答 2 次，对 1 次')
    expect(page.get('[data-fact-id=s1p1-01] [data-testid=fact-record]').text()).toBe('还没做过')
    await open('[data-fact-id=s1p1-03] details')
    const entry = card.find('[data-question-id=s1p1-03a]')
    expect(entry.text()).toContain('答 2 次，对 1 次，上次答错')
    expect(entry.find('article').exists()).toBe(false)
    await open('[data-question-id=s1p1-03a]')
    expect(entry.get('article').text()).toContain('正确答案')
    expect(hasButton(entry, /报错/)).toBe(true)
  })

  it('tells when the bank does not load, and tries again', async () => {
    const good = useBankStore().loader
    useBankStore().loader = { ...good, loadChapter: () => Promise.reject(new Error('offline')) }
    await opened()
    expect(facts()).toEqual([])
    useBankStore().loader = good
    await button(page, '再试一次').trigger('click')
    await until(() => facts().length > 0)
  })
})

describe('the picture of what is known', () => {
  it('names every paragraph with its level, as cells and as a table', async () => {
    const kept = await useStorageStore().ready()
    const one = { question: questionId('s2p1-01a'), facts: [factId('s2p1-01')] }
    await kept.saveAnswer(anAttempt({ id: attemptId('d-1'), ...one }), aSession())
    await opened()
    expect(textsOf(page, '[data-testid=coverage-cell]')).toEqual([
      '第一部分第1段，没做过：6 题，做过 0 题，最近答对 0 题',
      '第一部分第2段，没做过：0 题，做过 0 题，最近答对 0 题',
      '第二部分第1段，记住一些：24 题，做过 1 题，最近答对 1 题',
    ])
    expect(textsOf(page, 'tbody tr')).toEqual([
      '第一部分第1段600没做过',
      '第一部分第2段000没做过',
      '第二部分第1段2411记住一些',
    ])
  })

  it('shows a paragraph that is tapped, and everything when it is tapped again', async () => {
    await opened()
    await button(page, /^第一部分第1段/).trigger('click')
    await flushPromises()
    expect(facts()).toHaveLength(6)
    expect(document.activeElement).toBe(heading(page, '知识点 · 第一部分第1段').element)
    expect(button(page, /^第一部分第1段/).attributes('aria-pressed')).toBe('true')
    await button(page, /^第一部分第1段/).trigger('click')
    expect(facts()).toHaveLength(30)
  })
})

describe('searching', () => {
  const type = (text: string) => page.get('#bank-search').setValue(text)

  it('has a labelled field', async () => {
    await opened()
    expect(page.get('label[for=bank-search]').text()).toBe('搜题目、选项和知识点')
  })

  it('finds while typing and marks what it found', async () => {
    await opened()
    await type('种了7棵')
    expect(entries()).toEqual(['s2p1-07a'])
    expect(textsOf(page, 'mark')).toEqual(['种了7棵'])
    expect(count()).toBe('找到 1 题')
    await type('养鱼')
    expect(entries()).toEqual(['s1p1-02a', 's1p1-05a'])
    expect(page.findAll('mark').every((mark) => mark.text() === '养鱼')).toBe(true)
    await type('')
    expect(facts()).toHaveLength(30)
  })

  it('waits for the input method', async () => {
    await opened()
    const input = page.get<HTMLInputElement>('#bank-search')
    await input.trigger('compositionstart')
    input.element.value = "yang'yu"
    await input.trigger('input')
    expect(facts()).toHaveLength(30)
    input.element.value = '养鱼'
    await input.trigger('compositionend')
    expect(entries()).toHaveLength(2)
  })

  it('says what to try when nothing is found, also that a filter is on', async () => {
    await opened()
    await select(page, /^专题/).setValue('s2')
    await type('养鱼')
    expect(count()).toBe('没有找到“养鱼”')
    expect(page.get('[data-testid=found-none]').text()).toContain('现在只在“种树”里找。')
    expect(hasButton(page, /^练这/)).toBe(false)
    await button(page, '清空').trigger('click')
    expect(document.activeElement).toBe(page.get('#bank-search').element)
    expect(facts()).toHaveLength(24)
  })

  it('reads the count out once typing rests', async () => {
    await opened()
    vi.useFakeTimers()
    await type('养')
    const said = page.get('[role=status]')
    await type('养鱼')
    vi.advanceTimersByTime(599)
    await type('种树')
    vi.advanceTimersByTime(599)
    expect(said.text()).not.toBe(count())
    vi.advanceTimersByTime(1)
    await page.vm.$nextTick()
    expect(said.text()).toBe(count())
  })
})

describe('practising', () => {
  const asked = (): readonly string[] => [...(useSessionStore().session?.plan.questions ?? [])].sort()

  it('asks the questions of one fact', async () => {
    await opened()
    await page.get('[data-fact-id=s1p1-04] [data-testid=practise-fact]').trigger('click')
    await until(() => router.currentRoute.value.name === 'session')
    expect(asked()).toEqual(['s1p1-04a'])
    expect(useSessionStore().session?.plan).toMatchObject({ kind: 'practice', topic: { kind: 'facts' } })
  })

  it('asks everything the filter leaves', async () => {
    await opened()
    await button(page, /^第一部分第1段/).trigger('click')
    await button(page, '练这 6 题').trigger('click')
    await until(() => router.currentRoute.value.name === 'session')
    expect(asked()).toHaveLength(6)
  })

  it('asks everything a search found', async () => {
    await opened()
    await page.get('#bank-search').setValue('养鱼')
    await button(page, '练这 2 题').trigger('click')
    await until(() => router.currentRoute.value.name === 'session')
    expect(asked()).toEqual(['s1p1-02a', 's1p1-05a'])
  })
})
