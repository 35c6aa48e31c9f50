import { afterEach, describe, expect, it, vi } from 'vitest'
import { asksForHall, enterHall, isHall, leaveHall } from '../../src/composables/hall-display.ts'

afterEach(() => leaveHall())

describe('asksForHall', () => {
  it.each([
    ['?display=hall', '#/practice', true],
    ['', '#/practice?display=hall', true],
    ['?x=1&display=hall', '', true],
    ['', '#/practice', false],
    ['?display=phone', '#/?display=', false],
  ])('for the address %s%s is %s', (search, hash, expected) => {
    expect(asksForHall({ search, hash })).toBe(expected)
  })
})

describe('enterHall', () => {
  it('fills the screen where that is allowed, and shows the hall display in any case', () => {
    const requestFullscreen = vi.fn(() => Promise.reject(new Error('refused')))
    enterHall({ documentElement: { requestFullscreen } } as unknown as Document)
    expect(requestFullscreen).toHaveBeenCalledOnce()
    expect(isHall.value).toBe(true)
    leaveHall({ fullscreenElement: null } as unknown as Document)
    expect(isHall.value).toBe(false)
  })
})
