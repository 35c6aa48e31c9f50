import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { nextTick, ref } from 'vue'
import { useUnpressedValue } from '../../src/composables/useUnpressedValue.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const wanted = ref('')

function shownOnScreen(): () => string {
  wanted.value = ''
  const screen = mount({
    template: '<p>{{ shown }}</p>',
    setup: () => ({ shown: useUnpressedValue(() => wanted.value) }),
  })
  return () => screen.text()
}

const touch = (kind: string): boolean => document.dispatchEvent(new Event(kind))

it('shows a change at once while nothing is pressed', async () => {
  const shown = shownOnScreen()
  wanted.value = 'news'
  await nextTick()
  expect(shown()).toBe('news')
})

it.each(['pointerup', 'pointercancel'])(
  'waits under a press, until its click has come after %s',
  async (end) => {
    const shown = shownOnScreen()
    touch('pointerdown')
    wanted.value = 'news'
    await nextTick()
    expect(shown()).toBe('')
    touch(end)
    await nextTick()
    expect(shown()).toBe('')
    await vi.advanceTimersByTimeAsync(100)
    expect(shown()).toBe('news')
  },
)

it('goes on waiting when a second press follows at once', async () => {
  const shown = shownOnScreen()
  touch('pointerdown')
  wanted.value = 'news'
  touch('pointerup')
  touch('pointerdown')
  await vi.advanceTimersByTimeAsync(5000)
  expect(shown()).toBe('')
  touch('pointerup')
  await vi.advanceTimersByTimeAsync(100)
  expect(shown()).toBe('news')
})

it('waits for a press that comes after two fingers were taken off', async () => {
  const shown = shownOnScreen()
  touch('pointerdown')
  wanted.value = 'news'
  touch('pointerup')
  touch('pointerup')
  touch('pointerdown')
  await vi.advanceTimersByTimeAsync(5000)
  expect(shown()).toBe('')
})
