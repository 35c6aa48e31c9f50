import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { useFormattedTime } from '../../src/composables/useFormattedTime.ts'
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
    [0, '0 秒'],
    [5400, '5 秒'],
    [59_400, '59 秒'],
    [60_000, '1 分钟'],
    [61_000, '1 分钟 1 秒'],
    [400_000, '6 分钟 40 秒'],
  ])('%d ms is %s', (ms, expected) => {
    expect(words().duration(ms)).toBe(expected)
  })

  it('is written in the language of the interface', async () => {
    const { duration } = words()
    await setLanguage('en')
    expect([5000, 120_000, 400_000].map(duration)).toEqual(['5 sec', '2 min', '6 min 40 sec'])
    await setLanguage('zh-CN')
  })
})

describe('date', () => {
  it('is the day where the reader is', () => {
    expect(words().date(NOON)).toBe('2030年1月2日')
  })
})
