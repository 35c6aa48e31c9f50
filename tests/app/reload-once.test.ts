import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { reloadOnceWhenChunkIsGone } from '../../src/app/missing-chunk.ts'
import { reloadOnce } from '../../src/app/reload-once.ts'
import { NOON } from '../support/log.ts'
import { aPlace } from '../support/places.ts'

function aWindow({ onLine = true, hasWorker = false, sessionStorage = aPlace() } = {}) {
  const target = new EventTarget()
  const reload = vi.fn()
  const serviceWorker = { controller: hasWorker ? {} : null }
  const page = Object.assign(target, {
    navigator: { onLine, serviceWorker },
    sessionStorage,
    location: { reload },
  })
  return { page: page as unknown as Window, reload }
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('reloadOnce', () => {
  it('reloads, and not again for the same fault within a minute', () => {
    const { page, reload } = aWindow()
    expect([reloadOnce('lost', page), reloadOnce('lost', page)]).toEqual([true, false])
    vi.setSystemTime(NOON + 59_999)
    expect(reloadOnce('lost', page)).toBe(false)
    vi.setSystemTime(NOON + 60_000)
    expect(reloadOnce('lost', page)).toBe(true)
    expect(reload).toHaveBeenCalledTimes(2)
  })

  it('counts faults apart', () => {
    const { page } = aWindow()
    expect([reloadOnce('lost', page), reloadOnce('chunk', page)]).toEqual([true, true])
  })

  it('does not reload where nothing would stop the next one', () => {
    const { page, reload } = aWindow({ sessionStorage: aPlace(['setItem']) })
    expect(reloadOnce('lost', page)).toBe(false)
    expect(reload).not.toHaveBeenCalled()
  })
})

describe('reloadOnceWhenChunkIsGone', () => {
  it.each([
    { onLine: true, hasWorker: false, file: 'assets/StatsPage-1.js', times: 1 },
    { onLine: false, hasWorker: false, file: 'assets/StatsPage-1.js', times: 0 },
    // The worker has all of the new build …
    { onLine: false, hasWorker: true, file: 'assets/StatsPage-1.js', times: 1 },
    // … but not what follows it.
    { onLine: false, hasWorker: true, file: 'assets/later/uPlot-1.js', times: 0 },
    { onLine: true, hasWorker: true, file: 'assets/later/uPlot-1.js', times: 1 },
  ])(
    'online $onLine, with a worker $hasWorker, $file: $times reload',
    ({ onLine, hasWorker, file, times }) => {
      const { page, reload } = aWindow({ onLine, hasWorker })
      reloadOnceWhenChunkIsGone(page)
      const payload = new TypeError(
        `Failed to fetch dynamically imported module: https://quiz.example/${file}`,
      )
      for (let at = 0; at < 2; at++)
        page.dispatchEvent(Object.assign(new Event('vite:preloadError', { cancelable: true }), { payload }))
      expect(reload).toHaveBeenCalledTimes(times)
    },
  )
})
