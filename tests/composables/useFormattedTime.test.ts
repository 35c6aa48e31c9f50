import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { unbrokenDate, useFormattedTime } from '../../src/composables/useFormattedTime.ts'
import { i18n, setLanguage } from '../../src/locales/i18n.ts'
import { NOON } from '../support/log.ts'

function words(): ReturnType<typeof useFormattedTime> {
  let made: ReturnType<typeof useFormattedTime> | undefined
  mount(
    { setup: () => void (made = useFormattedTime()), render: () => null },
    { global: { plugins: [i18n] } },
  )
  if (!made) throw new Error('not set up')
  return made
}

describe('duration', () => {
  it.each([
    [0, '0\u00a0秒'],
    [5400, '5\u00a0秒'],
    [59_400, '59\u00a0秒'],
    [60_000, '1\u00a0分钟'],
    [61_000, '1\u00a0分钟 1\u00a0秒'],
    [400_000, '6\u00a0分钟 40\u00a0秒'],
  ])('%d ms is %s', (ms, expected) => {
    expect(words().duration(ms)).toBe(expected)
  })

  it('is written in the language of the interface', async () => {
    const { duration } = words()
    await setLanguage('en')
    expect([5000, 120_000, 400_000].map(duration)).toEqual([
      '5\u00a0sec',
      '2\u00a0min',
      '6\u00a0min 40\u00a0sec',
    ])
    await setLanguage('zh-CN')
  })
})

describe('date', () => {
  it('is the day where the reader is', () => {
    expect(words().date(NOON)).toBe('2030年1月2日')
  })
})

describe('unbrokenDate', () => {
  it.each([
    ['2030年1月10日', '2030\u2060年\u20601\u2060月\u206010\u2060日'],
    ['Jan 10, 2030', 'Jan 10, 2030'],
  ])('joins what belongs together in %s', (date, expected) => {
    expect(unbrokenDate(date)).toBe(expected)
  })
})
