import { describe, expect, it, vi } from 'vitest'
import { changeView } from '../../src/composables/view-change.ts'

const calm = (): boolean => false

describe('changeView', () => {
  it.each([
    ['the browser has no view transitions', { starts: false, looks: true, isCalm: true }],
    ['motion is not welcome', { starts: true, looks: true, isCalm: false }],
    ['nobody is looking', { starts: true, looks: false, isCalm: true }],
  ])('changes at once when %s', (_case, { starts, looks, isCalm }) => {
    const change = vi.fn()
    const visibilityState = looks ? 'visible' : 'hidden'
    changeView(
      change,
      starts ? { visibilityState, startViewTransition: vi.fn() } : { visibilityState },
      () => !isCalm,
    )
    expect(change).toHaveBeenCalledOnce()
  })

  it('changes inside a transition, and drops what comes before that', async () => {
    const updates: (() => Promise<void>)[] = []
    const done = Promise.resolve()
    const page = {
      visibilityState: 'visible' as const,
      startViewTransition: (update: () => Promise<void>) => {
        updates.push(update)
        // A transition that the browser skips still makes its change.
        return { ready: Promise.reject(new Error('skipped')), finished: done }
      },
    }
    const [first, hasty, next] = [vi.fn(), vi.fn(), vi.fn()]
    changeView(first, page, calm)
    changeView(hasty, page, calm)
    expect(first).not.toHaveBeenCalled()
    await updates[0]?.()
    expect(first).toHaveBeenCalledOnce()
    expect(hasty).not.toHaveBeenCalled()
    changeView(next, page, calm)
    await updates[1]?.()
    expect(next).toHaveBeenCalledOnce()
  })
})
