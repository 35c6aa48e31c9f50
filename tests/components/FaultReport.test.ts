import { flushPromises } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import FaultReport from '../../src/components/FaultReport.vue'
import { button } from '../support/by-role.ts'
import { aBlank, aJudge, aMatch, anOrder, aSingle, CHAPTERS, SOURCE } from '../support/questions.ts'
import { mountPart } from '../support/screen.ts'
import type { Question } from '../../src/quiz/question.ts'

const texts: string[] = []

function mounted(question: Question, clipboard: unknown) {
  texts.length = 0
  vi.stubGlobal('navigator', { clipboard })
  return mountPart(FaultReport, { question, edition: '2030.01', source: SOURCE, chapters: CHAPTERS })
}

const clipboard = { writeText: async (text: string) => void texts.push(text) }

describe('FaultReport', () => {
  it('copies all that is needed in one tap, and says so', async () => {
    const part = mounted(aSingle(), clipboard)
    expect(part.find('[role=status]').exists()).toBe(false)
    await button(part, /报错/).trigger('click')
    await flushPromises()
    expect(texts).toEqual([
      [
        '【百年千题】题目报错',
        '题号：s1p1-01a，题库版本：2030.01',
        '单选题：青山村修了多少座桥？',
        '选项：21座；12座；20座；10座',
        '答案：12座',
        '出处：第一部分第1段，《绿水报》 2030-01-02',
        '哪里不对（请写在这里）：',
      ].join('\n'),
    ])
    expect(part.get('[role=status]').text()).toContain('已复制')
    part.unmount()
  })

  it.each([
    ['judge', aJudge(), '答案：对'],
    ['blank', aBlank(), '答案：12座'],
    ['order', anOrder(), '答案：修桥 → 种树 → 养鱼'],
    ['match', aMatch(), '答案：修桥：12座；种树：5000棵'],
  ])('writes the answer of a %s in words', async (_form, question, line) => {
    const part = mounted(question, clipboard)
    await button(part, /报错/).trigger('click')
    await flushPromises()
    expect(texts[0]?.split('\n')).toContain(line)
    part.unmount()
  })

  it('shows the text, selected, where the browser copies nothing', async () => {
    const part = mounted(aSingle(), undefined)
    await button(part, /报错/).trigger('click')
    await flushPromises()
    const { element } = part.get<HTMLTextAreaElement>('textarea')
    expect(element.readOnly).toBe(true)
    expect(element.value).toContain('s1p1-01a')
    expect(document.activeElement).toBe(element)
    expect([element.selectionStart, element.selectionEnd]).toEqual([0, element.value.length])
    expect(part.get('[role=status]').text()).toContain('手动复制')
    part.unmount()
  })
})
