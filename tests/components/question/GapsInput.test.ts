import { describe, expect, it } from 'vitest'
import GapsInput from '../../../src/components/question/GapsInput.vue'
import { field } from '../../support/by-role.ts'
import { aGaps } from '../../support/questions.ts'
import { mountPart } from '../../support/screen.ts'

function input(props: Record<string, unknown> = {}) {
  return mountPart(GapsInput, { question: aGaps(), chosen: [], answered: false, revealed: true, ...props })
}

describe('GapsInput', () => {
  it('has a field for each gap, and hands on all that is typed', async () => {
    const screen = input({ chosen: ['12', ''] })
    expect(field(screen, '第 1 空').element.value).toBe('12')
    await field(screen, '第 2 空').setValue('三百')
    expect(screen.emitted('choose')).toEqual([[['12', '三百']]])
  })

  it('marks each gap for itself, once that may be shown', () => {
    const marks = (props: object) =>
      input({ chosen: ['12', '5'], ...props })
        .findAll('label')
        .map((label) => label.classes().filter((name) => name !== 'blank'))
    expect(marks({ answered: true })).toEqual([['right'], ['wrong']])
    expect(marks({ answered: true, revealed: false })).toEqual([[], []])
    expect(marks({ answered: false })).toEqual([[], []])
  })
})
