import { afterEach, describe, expect, it } from 'vitest'
import { effectScope, nextTick, reactive } from 'vue'
import type { EffectScope } from 'vue'
import { useLook } from '../../src/composables/useLook.ts'
import type { Look } from '../../src/composables/useLook.ts'

const USUAL: Look = { theme: 'auto', textScale: 100, contrast: 'auto', largeTargets: false }
const root = document.documentElement
let scope: EffectScope

function looking(look: Look, asks = false) {
  const system = Object.assign(new EventTarget(), { matches: asks })
  scope = effectScope()
  scope.run(() => useLook(() => look, { document, matchMedia: () => system as unknown as MediaQueryList }))
  return (matches: boolean) => {
    system.matches = matches
    system.dispatchEvent(new Event('change'))
  }
}

afterEach(() => scope.stop())

describe('useLook', () => {
  it('leaves everything to the system at first', () => {
    looking(USUAL)
    expect({ ...root.dataset }).toEqual({})
    expect(root.style.getPropertyValue('--text-scale')).toBe('1')
  })

  it('shows a change at once', async () => {
    const look = reactive<Look>({ ...USUAL })
    looking(look)
    Object.assign(look, { theme: 'dark', textScale: 150, contrast: 'more', largeTargets: true })
    await nextTick()
    expect({ ...root.dataset }).toEqual({ theme: 'dark', contrast: 'more', targets: 'large' })
    expect(root.style.getPropertyValue('--text-scale')).toBe('1.5')
    Object.assign(look, USUAL)
    await nextTick()
    expect({ ...root.dataset }).toEqual({})
  })

  it('follows a system that asks for contrast', async () => {
    const becomes = looking(USUAL, true)
    expect(root.dataset['contrast']).toBe('more')
    becomes(false)
    await nextTick()
    expect(root.dataset['contrast']).toBeUndefined()
  })
})
