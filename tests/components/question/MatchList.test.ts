import { describe, expect, it } from 'vitest'
import MatchList from '../../../src/components/question/MatchList.vue'
import { textsOf } from '../../support/by-role.ts'
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
