import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { changeVersion } from '../../src/app/change-version.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function change(waiting: boolean) {
  const state = { waiting }
  const calls = { ask: vi.fn(), reload: vi.fn() }
  changeVersion({ isWaiting: () => state.waiting, ...calls })
  return { state, ...calls }
}

test('a version that waits is asked once and not reloaded over', () => {
  const { ask, reload } = change(true)
  expect(ask).toHaveBeenCalledTimes(1)
  expect(reload).not.toHaveBeenCalled()
})

test('a request that was lost is made again', () => {
  const { ask, reload } = change(true)
  vi.advanceTimersByTime(6000)
  expect(ask).toHaveBeenCalledTimes(4)
  expect(reload).not.toHaveBeenCalled()
})

test('where another tab has let it in, the page is loaded at once', () => {
  const { ask, reload } = change(false)
  expect(ask).not.toHaveBeenCalled()
  expect(reload).toHaveBeenCalledTimes(1)
})

test('a version that took over without a word to this page is loaded too', () => {
  const { state, ask, reload } = change(true)
  state.waiting = false
  vi.advanceTimersByTime(2000)
  expect(ask).toHaveBeenCalledTimes(1)
  expect(reload).toHaveBeenCalledTimes(1)
})
