import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import OwnNote from '../../src/components/OwnNote.vue'
import { questionId } from '../support/questions.ts'
import { mountPart } from '../support/screen.ts'

const QUESTION = questionId('s1p1-01a')

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const note = (props: Record<string, unknown> = {}) =>
  mountPart(OwnNote, { question: QUESTION, text: '', ...props })

describe('OwnNote', () => {
  it('hands on what was written once typing pauses, and not before', async () => {
    const screen = note()
    await screen.get('textarea').setValue('一\n二')
    vi.advanceTimersByTime(900)
    expect(screen.emitted('save')).toBeUndefined()
    vi.advanceTimersByTime(100)
    expect(screen.emitted('save')).toEqual([[QUESTION, '一\n二']])
  })

  it('tells every change at once, for a page that does not live until then', async () => {
    const screen = note()
    await screen.get('textarea').setValue('一')
    await screen.get('textarea').setValue('一二')
    expect(screen.emitted('draft')).toEqual([
      [QUESTION, '一'],
      [QUESTION, '一二'],
    ])
  })

  it('hands it on at once when the field is left, and only once', async () => {
    const screen = note()
    await screen.get('textarea').setValue('一')
    await screen.get('textarea').trigger('blur')
    vi.advanceTimersByTime(5000)
    expect(screen.emitted('save')).toEqual([[QUESTION, '一']])
  })

  it('hands it on when the page goes away', async () => {
    const onSave = vi.fn()
    const screen = note({ onSave })
    await screen.get('textarea').setValue('一')
    screen.unmount()
    expect(onSave).toHaveBeenCalledExactlyOnceWith(QUESTION, '一')
  })

  it('says nothing when nothing was changed', async () => {
    const screen = note({ text: '一' })
    await screen.get('textarea').trigger('blur')
    expect(screen.emitted('save')).toBeUndefined()
  })

  it('shows what the disk knows, but not over what is being written', async () => {
    const screen = note()
    const field = screen.get<HTMLTextAreaElement>('textarea')
    await screen.setProps({ text: '旧' })
    expect(field.element.value).toBe('旧')
    await field.setValue('新')
    await screen.setProps({ text: '更旧' })
    expect(field.element.value).toBe('新')
  })

  it.each([
    ['saving', '正在保存'],
    ['saved', '笔记已保存'],
    ['failed', '笔记没有保存，请再改一下试试。'],
  ])('tells that it is %s', (state, text) => {
    expect(note({ state }).get('[role=status]').text()).toBe(text)
  })
})
