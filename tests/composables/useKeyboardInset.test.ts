import { afterEach, describe, expect, it } from 'vitest'
import { effectScope } from 'vue'
import type { EffectScope } from 'vue'
import { useKeyboardInset } from '../../src/composables/useKeyboardInset.ts'

class FakeViewport extends EventTarget {
  height = 844
  offsetTop = 0
  scale = 1
  becomes(change: Partial<Pick<FakeViewport, 'height' | 'offsetTop' | 'scale'>>): void {
    Object.assign(this, change)
    this.dispatchEvent(new Event('resize'))
  }
}

let scope: EffectScope
afterEach(() => scope.stop())

describe('useKeyboardInset', () => {
  it.each([
    ['no keyboard', {}, 0],
    ['a keyboard over the page', { height: 500 }, 344],
    ['a keyboard, and the page pushed up behind it', { height: 500, offsetTop: 100 }, 244],
    ['a page zoomed in by fingers', { height: 422, scale: 2 }, 0],
    ['a bar of the browser that goes away', { height: 900 }, 0],
  ])('gives for %s', (_case, change, expected) => {
    scope = effectScope()
    const viewport = new FakeViewport()
    const inset = scope.run(() =>
      useKeyboardInset({ innerHeight: 844, visualViewport: viewport as unknown as VisualViewport }),
    )
    viewport.becomes(change)
    expect(inset?.value).toBe(expected)
  })
})
