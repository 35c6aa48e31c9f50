import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { useLastInput } from '../../src/composables/useLastInput.ts'

function watched() {
  let wasPointer: () => boolean = () => false
  const screen = mount({
    setup: () => void ({ wasPointer } = useLastInput()),
    render: () => null,
  })
  return { screen, wasPointer: () => wasPointer() }
}

describe('useLastInput', () => {
  it('tells a finger or mouse from a key, whatever stops the event later', () => {
    const { screen, wasPointer } = watched()
    const stop = (event: Event): void => event.stopPropagation()
    document.body.addEventListener('pointerdown', stop)
    expect(wasPointer()).toBe(false)
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }))
    expect(wasPointer()).toBe(true)
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }))
    expect(wasPointer()).toBe(false)
    document.body.removeEventListener('pointerdown', stop)
    screen.unmount()
  })

  it('stops watching when its screen is gone', () => {
    const { screen, wasPointer } = watched()
    screen.unmount()
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }))
    expect(wasPointer()).toBe(false)
  })
})
