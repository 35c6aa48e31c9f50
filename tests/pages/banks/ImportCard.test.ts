import type { Pinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { VueWrapper } from '@vue/test-utils'
import type { Storage } from '../../../src/db/storage.ts'
import { BUILT_IN_BANK } from '../../../src/quiz/bank.ts'
import ImportCard from '../../../src/pages/banks/ImportCard.vue'
import { firstPageLoad, until, useStorageOf } from '../../support/app.ts'
import { HangingWorker, FailingWorker, WorkingWorker } from '../../support/import-worker.ts'
import { sampleBank } from '../../support/questions.ts'
import { mountPage } from '../../support/screen.ts'

const TEXT = [
  '题干,题型,选项A,选项B,正确答案',
  '甲对吗,单选题,对的,错的,A',
  '两个答案,单选题,对的,错的,AB',
  '没有答案,单选题,对的,错的,',
].join('\n')

let pinia: Pinia
let storage: Storage

beforeEach(async () => {
  const sample = sampleBank()
  pinia = await firstPageLoad({ ...sample, index: { ...sample.index, bank: BUILT_IN_BANK } })
  storage = useStorageOf({})
  vi.stubGlobal('Worker', WorkingWorker)
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json([])))
})

const byId = (page: VueWrapper, id: string) => page.find(`[data-testid="${id}"]`)
const countOf = (page: VueWrapper, id: string) => {
  const list = byId(page, id)
  return list.exists() ? list.attributes('data-count') : undefined
}

async function read(text: string): Promise<VueWrapper> {
  const { page } = mountPage(ImportCard, pinia, { isTurning: false })
  await byId(page, 'import-text').setValue(text)
  await byId(page, 'import-read').trigger('click')
  return page
}

describe('questions that are pasted', () => {
  it('stand in three lists, with the reasons in words, and go in when somebody says so', async () => {
    const page = await read(TEXT)
    await until(() => byId(page, 'import-ready').exists())
    expect(['import-ready', 'import-look', 'import-cannot'].map((id) => countOf(page, id))).toEqual([
      '1',
      '1',
      '1',
    ])
    expect(byId(page, 'import-ready').text()).toContain('甲对吗')
    expect(byId(page, 'import-look').text()).toContain('写的是单选，却有几个答案')
    expect(byId(page, 'import-cannot').text()).toContain('没有正确答案')

    await byId(page, 'import-as-is').setValue(true)
    expect(byId(page, 'import-confirm').text()).toBe('导入 2 题')
    await byId(page, 'import-title').setValue('周末的题')
    await byId(page, 'import-confirm').trigger('submit')
    await until(() => byId(page, 'import-done').exists())
    expect(byId(page, 'import-done').text()).toContain('周末的题')
    expect(await storage.ownBanks()).toMatchObject([{ title: '周末的题', questions: 2 }])

    await byId(page, 'import-undo').trigger('click')
    await until(() => page.text().includes('撤销了'))
    expect(await storage.ownBanks()).toEqual([])
    expect(document.activeElement).toBe(byId(page, 'import-told').element)
  })

  it('can be put right on the spot, and then go in with the others', async () => {
    const page = await read(TEXT)
    await until(() => byId(page, 'import-cannot').exists())
    const cannot = byId(page, 'import-cannot')
    const text = cannot.get<HTMLTextAreaElement>('[data-testid=import-mend-text]')
    expect(text.element.value).toBe('1. 没有答案\nA. 对的\nB. 错的\n答案：')

    const again = cannot.get('[data-testid=import-mend-again]')
    await text.setValue('1. 没有答案\nA. 对的\nB. 错的\n答案：D')
    await again.trigger('click')
    await until(() => cannot.text().includes('答案 D 不在选项里'))
    expect(text.element.value).toContain('答案：D')
    await text.setValue('1. 没有答案\nA. 对的\nB. 错的\n答案：B')
    await again.trigger('click')
    await until(() => cannot.text().includes('改好了，一起导入'))
    expect(document.activeElement).toBe(cannot.get('[data-testid=import-entry]').element)
    expect(countOf(page, 'import-ready')).toBe('2')
    expect(countOf(page, 'import-cannot')).toBe('0')
    expect(byId(page, 'import-confirm').text()).toBe('导入 2 题')
  })

  it('are read again with the columns that somebody chooses', async () => {
    const page = await read('甲对吗\t对的\t错的\tA\n乙对吗\t对的\t错的\tB\n丙对吗\t对的\t错的\tA')
    await until(() => byId(page, 'import-choices').exists())
    expect(countOf(page, 'import-ready')).toBe('0')
    const columns = page.findAll('[data-testid=import-column]')
    expect(columns).toHaveLength(4)
    for (const [at, field] of ['stem', 'option', 'option', 'key'].entries())
      await columns[at]?.setValue(field)
    await byId(page, 'import-read-again').trigger('submit')
    await until(() => countOf(page, 'import-ready') === '3')
    expect(byId(page, 'import-ready').text()).toContain('甲对吗')

    const choices = page.get<HTMLDetailsElement>('[data-testid=import-choices]')
    choices.element.open = true
    await choices.trigger('toggle')
    await byId(page, 'import-header').setValue('1')
    await byId(page, 'import-read-again').trigger('submit')
    await until(() => countOf(page, 'import-ready') === '2')
    expect(byId(page, 'import-ready').text()).not.toContain('甲对吗')
  })

  it('say what to do where none of them is a question', async () => {
    const page = await read('今天下雨。')
    await until(() => byId(page, 'import-nothing').exists())
    expect(countOf(page, 'import-ready')).toBe('0')
    expect(byId(page, 'import-confirm').exists()).toBe(false)
  })

  it('are asked for where there are none', async () => {
    const page = await read('  ')
    expect(page.text()).toContain('先选一个文件，或者贴上题目')
  })
})

describe('a file that is not read', () => {
  it('can be let go of', async () => {
    vi.stubGlobal('Worker', HangingWorker)
    const page = await read(TEXT)
    const cancel = page.findAll('button').find((button) => button.text() === '取消')
    await cancel?.trigger('click')
    await until(() => !page.find('progress').exists())
    expect(byId(page, 'import-fault').exists()).toBe(false)
    expect(byId(page, 'import-told').text()).toContain('取消了')
    expect(document.activeElement).toBe(byId(page, 'import-told').element)
  })

  it('is told', async () => {
    vi.stubGlobal('Worker', FailingWorker)
    const page = await read(TEXT)
    await until(() => byId(page, 'import-fault').exists())
    expect(byId(page, 'import-fault').attributes('data-fault')).toBe('unreadable')
  })
})
