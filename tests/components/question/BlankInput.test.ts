import { describe, expect, it } from 'vitest'
import BlankInput from '../../../src/components/question/BlankInput.vue'
import { field } from '../../support/by-role.ts'
import { mountPart } from '../../support/screen.ts'

function input(props: Record<string, unknown> = {}) {
  const usual = {
    accept: ['12'],
    unit: '座',
    typed: '',
    label: '把答案写在这里',
    answered: false,
    right: null,
  }
  return mountPart(BlankInput, { ...usual, ...props })
}

describe('BlankInput', () => {
  it('hands on what is typed, as typed', async () => {
    const screen = input()
    await field(screen, /把答案写在这里/).setValue(' 十二 ')
    expect(screen.emitted('type')).toEqual([[' 十二 ']])
  })

  it('shows the unit behind the blank, and the draft in it', () => {
    const screen = input({ typed: '12' })
    expect(screen.text()).toContain('座')
    expect(field(screen, /把答案写在这里/).element.value).toBe('12')
  })

  it.each([
    ['figures', ['12'], 'decimal'],
    ['a share', ['76.2%', '76.2'], 'decimal'],
    ['words', ['青山村'], 'text'],
    ['figures or words', ['12', '一打'], 'text'],
  ])('asks for the keyboard that %s are typed with', (_case, accept, mode) => {
    const screen = input({ accept })
    expect(screen.get('input').attributes('inputmode')).toBe(mode)
  })

  it('can be read and not changed once answered', () => {
    expect(field(input({ typed: '12', answered: true }), /把答案写在这里/).element.readOnly).toBe(true)
  })

  it('is marked right or wrong once that may be shown', () => {
    const verdictOf = (right: boolean) => input({ typed: '12', answered: true, right }).get('label').classes()
    expect(verdictOf(true)).toContain('right')
    expect(verdictOf(false)).toContain('wrong')
    const kept = input({ typed: '12', answered: true }).get('label')
    expect(kept.classes()).toEqual(['blank'])
    expect(kept.find('svg').exists()).toBe(false)
  })
})
