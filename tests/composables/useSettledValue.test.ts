import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { useSettledValue } from '../../src/composables/useSettledValue.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('useSettledValue', () => {
  it('follows only when the value rests', async () => {
    const source = ref('一')
    const scope = effectScope()
    const settled = scope.run(() => useSettledValue(() => source.value, 600))
    for (const value of ['二', '三']) {
      source.value = value
      await nextTick()
      vi.advanceTimersByTime(599)
      expect(settled?.value).toBe('一')
    }
    vi.advanceTimersByTime(1)
    expect(settled?.value).toBe('三')
    source.value = '四'
    await nextTick()
    scope.stop()
    vi.advanceTimersByTime(1000)
    expect(settled?.value).toBe('三')
  })
})
