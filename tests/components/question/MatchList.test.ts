import { describe, expect, it } from 'vitest'
import MatchList from '../../../src/components/question/MatchList.vue'
import { until } from '../../support/app.ts'
import { button, textsOf } from '../../support/by-role.ts'
import { aMatch } from '../../support/questions.ts'
import { mountPart } from '../../support/screen.ts'

function list(props: Record<string, unknown> = {}) {
  return mountPart(MatchList, {
    question: aMatch(),
    options: [...aMatch().right].reverse(),
    chosen: [],
    answered: false,
    revealed: true,
    ...props,
  })
}

describe('MatchList', () => {
  it('offers every right side, in the order of the session, for each left one', () => {
    const screen = list()
    expect(textsOf(screen, '.left')).toHaveLength(2)
    for (const select of screen.findAll('select'))
      expect(select.findAll('option').map((option) => option.text())).toEqual([
        '选一项',
        '80%',
        '5000棵',
        '12座',
      ])
  })

  it('pairs by taps: each right side tapped goes to the left side whose turn it is', async () => {
    const screen = list({ onChoose: (chosen: string[]) => void screen.setProps({ chosen }) })
    await until(() => screen.findAll('[data-testid=match-right]').length === 3)
    await button(screen, '12座').trigger('click')
    await button(screen, '80%').trigger('click')
    expect(screen.emitted('choose')).toEqual([[['r', '']], [['r', 't']]])
    // All have one: another is taken up by a tap on its left side.
    expect(button(screen, '5000棵').element.disabled).toBe(true)
    await screen.findAll('[data-testid=match-left]')[1]?.trigger('click')
    await button(screen, '5000棵').trigger('click')
    expect(screen.emitted('choose')?.at(-1)).toEqual([['r', 's']])
  })

  it('marks the right sides that are used, and says so when one is used twice', async () => {
    const screen = list({ chosen: ['r', 'r'] })
    await until(() => screen.find('.twice').exists())
    expect(screen.get('.twice').text()).toBe('“12座”用了两次（1、2），每项只用一次。')
    expect(button(screen, /12座/).text()).toContain('已配给 1、2')
    await screen.setProps({ chosen: ['r', ''] })
    expect(screen.get('.twice').text()).toBe('')
    expect(
      screen
        .findAll('select')[1]
        ?.findAll('option')
        .map((option) => option.text()),
    ).toContain('✓ 12座')
  })

  it('gives a place to every left item, empty until it is chosen', async () => {
    const screen = list()
    await screen.findAll('select')[1]?.setValue('s')
    expect(screen.emitted('choose')).toEqual([[['', 's']]])
  })

  it('keeps what was chosen before', async () => {
    const screen = list({ chosen: ['', 's'] })
    expect(screen.findAll('select').map(({ element }) => element.value)).toEqual(['', 's'])
    await screen.findAll('select')[0]?.setValue('t')
    expect(screen.emitted('choose')).toEqual([[['t', 's']]])
  })

  it('says once answered what a wrong pair should have been', () => {
    const screen = list({ chosen: ['r', 't'], answered: true })
    expect(screen.findAll('li').map((row) => row.find('p').exists() && row.get('p').text())).toEqual([
      false,
      '应为：5000棵',
    ])
    expect(screen.findAll('select').every(({ element }) => element.disabled)).toBe(true)
  })

  it('keeps the verdict to itself until it may be shown', () => {
    expect(
      list({ chosen: ['r', 't'], answered: true, revealed: false })
        .find('p')
        .exists(),
    ).toBe(false)
  })
})
