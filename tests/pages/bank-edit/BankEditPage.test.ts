import type { VueWrapper } from '@vue/test-utils'
import type { Pinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Router } from 'vue-router'
import type { Storage } from '../../../src/db/storage.ts'
import { BUILT_IN_BANK } from '../../../src/quiz/bank.ts'
import type { OwnBank } from '../../../src/quiz/own-bank.ts'
import BankEditPage from '../../../src/pages/bank-edit/BankEditPage.vue'
import { firstPageLoad, until, useStorageOf } from '../../support/app.ts'
import { anOwnBank, ownQuestion } from '../../support/own-banks.ts'
import { aJudge, questionId, sampleBank } from '../../support/questions.ts'
import { mountPage } from '../../support/screen.ts'

const BANK = anOwnBank()

let pinia: Pinia
let storage: Storage
let page: VueWrapper
let router: Router

beforeEach(async () => {
  const sample = sampleBank()
  pinia = await firstPageLoad({ ...sample, index: { ...sample.index, bank: BUILT_IN_BANK } })
  storage = useStorageOf({})
})
afterEach(() => page.unmount())

async function open(bank: OwnBank = BANK, question?: string): Promise<void> {
  await storage.saveOwnBank(bank)
  ;({ page, router } = mountPage(BankEditPage, pinia, { id: BANK.id, question }))
  await router.isReady()
  // As the route does: the address says which question is open.
  router.afterEach(({ query }) => page.setProps({ question: query['question'] as string | undefined }))
  await until(
    () => byId('edit-count').exists() || byId('question-form').exists() || byId('by-import').exists(),
  )
}

const byId = (id: string) => page.find(`[data-testid="${id}"]`)
const allOf = (id: string) => page.findAll(`[data-testid="${id}"]`)
const stored = async () => (await storage.ownBank(BANK.id)) ?? anOwnBank({ questions: [] })
const kindDone = () => byId('edit-done').attributes('data-kind')

async function type(texts: Readonly<Record<string, string>>): Promise<void> {
  for (const [id, text] of Object.entries(texts)) await byId(id).setValue(text)
}

async function writeJudge(stem: string): Promise<void> {
  await type({ 'edit-form': 'judge', 'edit-stem': stem })
  await allOf('edit-truth')[0]?.setValue(true)
}

describe('the list', () => {
  it('shows the questions in their order, and those that are looked for', async () => {
    await open()
    expect(allOf('edit-question').map((row) => row.attributes('data-question-id'))).toEqual(
      BANK.questions.map(({ id }) => id),
    )
    expect(page.text()).toContain(BANK.title)
    await type({ 'edit-search': BANK.questions[2]?.stem ?? '' })
    expect(byId('edit-count').attributes('data-count')).toBe('1')
    await type({ 'edit-search': '火星' })
    expect(byId('edit-count').text()).toBe('没有这样的题。')
  })

  it('shows fifty at a time', async () => {
    const questions = Array.from({ length: 60 }, (_, at) =>
      ownQuestion(aJudge(), { id: questionId(`n${at}`), chapter: 'c1', stem: `第 ${at} 题` }),
    )
    await open(anOwnBank({ questions, retired: [], tags: {} }))
    expect(allOf('edit-question')).toHaveLength(50)
    await byId('edit-more').trigger('click')
    expect(allOf('edit-question')).toHaveLength(60)
  })

  it('says so when the bank is not here', async () => {
    ;({ page } = mountPage(BankEditPage, pinia, { id: 'own-9' }))
    await until(() => page.find('h1').text() === '这里没有这个题库')
  })
})

describe('a new question', () => {
  it('is saved at the end, told, and taken back as one step', async () => {
    await open(BANK, '')
    await writeJudge('村里有桥')
    await type({ 'edit-chapter': '上册', 'edit-tags': '桥，路' })
    await byId('question-form').trigger('submit')
    await until(() => byId('edit-done').exists())
    expect(kindDone()).toBe('added')
    const last = (await stored()).questions.at(-1)
    expect(last).toMatchObject({ form: 'judge', stem: '村里有桥', right: true, chapter: 'c1' })
    await byId('edit-undo').trigger('click')
    await until(() => page.text().includes('撤销了'))
    expect(document.activeElement?.textContent).toContain('撤销了')
    expect(await stored()).toEqual(BANK)
  })

  it('is followed by another one of its form and chapter at Ctrl+Enter', async () => {
    await open(BANK, '')
    await writeJudge('村里有桥')
    await type({ 'edit-chapter': '中册' })
    await byId('edit-chapter').trigger('keydown', { key: 'Enter', ctrlKey: true })
    await until(() => (byId('edit-stem').element as HTMLTextAreaElement).value === '')
    expect((byId('edit-form').element as HTMLSelectElement).value).toBe('judge')
    expect((byId('edit-chapter').element as HTMLInputElement).value).toBe('中册')
    await until(() => document.activeElement === byId('edit-stem').element)
    expect((await stored()).questions).toHaveLength(BANK.questions.length + 1)
  })

  it('says beside the field what is wrong, keeps what was typed, and stores nothing', async () => {
    await open(BANK, '')
    await type({ 'edit-stem': '几点开门？' })
    await byId('question-form').trigger('submit')
    await until(() => byId('fault-answer').text() === '选项不够两个')
    expect(document.activeElement).toBe(byId('edit-option').element)
    await type({ 'edit-stem': BANK.questions[0]?.stem ?? '' })
    await byId('edit-form').setValue('judge')
    await byId('question-form').trigger('submit')
    await until(() => byId('fault-answer').text() === '没有正确答案')
    expect((byId('edit-stem').element as HTMLTextAreaElement).value).toBe(BANK.questions[0]?.stem)
    expect(await stored()).toEqual(BANK)
  })

  it('asks once about a multiple with one right option', async () => {
    await open(BANK, '')
    await type({ 'edit-form': 'multiple', 'edit-stem': '哪些是新的？' })
    for (const [at, text] of ['东桥', '西桥'].entries()) await allOf('edit-option')[at]?.setValue(text)
    await allOf('edit-right')[1]?.setValue(true)
    await byId('question-form').trigger('submit')
    await until(() => byId('fault-answer').text().includes('再点一次'))
    await byId('question-form').trigger('submit')
    await until(() => byId('edit-done').exists())
    expect((await stored()).questions.at(-1)).toMatchObject({ form: 'multiple', right: ['b'] })
  })
})

describe('a question that is here', () => {
  it('keeps its id when it is mended, and the next one follows', async () => {
    await open(BANK, 'q1')
    await type({ 'edit-explanation': '数过了。' })
    await byId('save-next').trigger('click')
    await until(() => byId('edit-done').exists())
    expect(kindDone()).toBe('corrected')
    expect((await stored()).questions[0]).toMatchObject({ id: 'q1', explanation: '数过了。' })
    await until(() => router.currentRoute.value.query['question'] === 'q2')
  })

  it('becomes a new one with another answer', async () => {
    await open(BANK, 'q1')
    expect(allOf('edit-right').map((mark) => (mark.element as HTMLInputElement).checked)).toContain(true)
    const other = allOf('edit-right').find((mark) => !(mark.element as HTMLInputElement).checked)
    await other?.setValue(true)
    await byId('question-form').trigger('submit')
    await until(() => byId('edit-done').exists())
    expect(kindDone()).toBe('reworked')
    expect((await stored()).retired.map(({ id }) => id)).toContain('q1')
    expect(byId('question-form').exists()).toBe(false)
  })

  it('is no longer asked when somebody says so, until that is undone', async () => {
    await open(BANK, 'q1')
    await byId('retire-question').trigger('click')
    await until(() => byId('edit-count').exists())
    expect(kindDone()).toBe('retired')
    expect(allOf('edit-question')).toHaveLength(BANK.questions.length - 1)
    await byId('edit-undo').trigger('click')
    await until(() => allOf('edit-question').length === BANK.questions.length)
    expect(await stored()).toEqual(BANK)
  })

  it('is shown and not changed where it is of a form without fields', async () => {
    const match = BANK.questions.find(({ form }) => form === 'match')
    await open(BANK, match?.id)
    expect(byId('by-import').text()).toContain('再导入一次')
    expect(byId('question-form').exists()).toBe(false)
  })

  it('says so when there is no room', async () => {
    const { StorageError } = await import('../../../src/db/storage.ts')
    await storage.saveOwnBank(BANK)
    const kept = storage
    storage = useStorageOf({ ...kept, saveOwnBank: () => Promise.reject(new StorageError('full', null)) })
    vi.spyOn(storage, 'ownBank').mockResolvedValue(BANK)
    ;({ page, router } = mountPage(BankEditPage, pinia, { id: BANK.id, question: 'q1' }))
    await until(() => byId('question-form').exists())
    await type({ 'edit-explanation': '数过了。' })
    await byId('question-form').trigger('submit')
    await until(() => byId('edit-fault').exists())
    expect(byId('edit-fault').text()).toContain('空间不够')
    expect((byId('edit-explanation').element as HTMLTextAreaElement).value).toBe('数过了。')
  })
})
