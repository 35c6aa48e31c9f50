import { describe, expect, it } from 'vitest'
import OptionList from '../../../src/components/question/OptionList.vue'
import { field, textsOf } from '../../support/by-role.ts'
import { aJudge, aMultiple, aSingle } from '../../support/questions.ts'
import { mountPart } from '../../support/screen.ts'

const SHOWN = [...aSingle().options].reverse()

function list(props: Record<string, unknown> = {}) {
  return mountPart(OptionList, {
    question: aSingle(),
    options: SHOWN,
    chosen: [],
    answered: false,
    revealed: true,
    ...props,
  })
}

describe('OptionList', () => {
  it('shows a radio for each option in the order of the session, lettered by place', () => {
    const screen = list()
    expect(textsOf(screen, 'label')).toEqual(['A10座', 'B20座', 'C12座', 'D21座'])
    const radios = screen.findAll<HTMLInputElement>('input')
    expect(radios.map(({ element }) => element.type)).toEqual(Array(4).fill('radio'))
    expect(new Set(radios.map(({ element }) => element.name)).size).toBe(1)
    expect(radios.map((radio) => radio.attributes('data-option-id'))).toEqual(['d', 'c', 'b', 'a'])
  })

  it('says 漏选 of a right option that a multiple choice left out, and not where nothing was chosen', () => {
    const remarks = (chosen: string[]) =>
      list({ question: aMultiple(), options: aMultiple().options, chosen, answered: true })
        .findAll('strong')
        .map((remark) => remark.text())
    expect(remarks(['a', 'b'])).toEqual(['你选对了', '你的答案', '漏选'])
    expect(remarks([])).toEqual(['正确答案', '正确答案'])
  })

  it('names its group by the stem', () => {
    expect(list().get('fieldset').attributes('aria-labelledby')).toBe('stem')
  })

  it('chooses by identity, not by place', async () => {
    const screen = list()
    await field(screen, /12座/).setValue(true)
    expect(screen.emitted('choose')).toEqual([[['b']]])
  })

  it('adds to and takes from a multiple, in authored order', async () => {
    const screen = list({ question: aMultiple(), options: aMultiple().options, chosen: ['c'] })
    expect(field(screen, /种树/).element).toMatchObject({ type: 'checkbox', checked: true })
    await field(screen, /修桥/).setValue(true)
    await field(screen, /种树/).setValue(false)
    expect(screen.emitted('choose')).toEqual([[['a', 'c']], [[]]])
  })

  it('asks a judge for right or wrong, in that order', async () => {
    const screen = list({ question: aJudge(), options: [] })
    expect(textsOf(screen, 'label')).toEqual(['A对', 'B错'])
    await field(screen, /错/).setValue(true)
    expect(screen.emitted('choose')).toEqual([[['false']]])
  })

  it.each([
    ['a right answer', ['b'], ['A10座', 'B20座', 'C12座 你选对了', 'D21座']],
    ['a wrong answer', ['a'], ['A10座', 'B20座', 'C12座 正确答案', 'D21座 你的答案']],
  ])('says in words what was right after %s, and takes no other', (_case, chosen, expected) => {
    const screen = list({ chosen, answered: true })
    expect(textsOf(screen, 'label')).toEqual(expected)
    expect(screen.findAll<HTMLInputElement>('input').every(({ element }) => element.disabled)).toBe(true)
  })

  it('keeps the verdict to itself until it may be shown', () => {
    const screen = list({ chosen: ['a'], answered: true, revealed: false })
    expect(textsOf(screen, 'label')).toEqual(['A10座', 'B20座', 'C12座', 'D21座'])
    expect(field(screen, /21座/).element).toMatchObject({ checked: true, disabled: true })
    expect(screen.find('.right, .wrong').exists()).toBe(false)
  })
})
