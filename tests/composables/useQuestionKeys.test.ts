import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { keyMeaning, useQuestionKeys } from '../../src/composables/useQuestionKeys.ts'

type Key = Parameters<typeof keyMeaning>[0]

function aKey(key: string, changes: Partial<Key> = {}): Key {
  return {
    key,
    keyCode: 0,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    isComposing: false,
    repeat: false,
    target: document.body,
    ...changes,
  }
}

/** The first element of a piece of HTML. */
function element(html: string): Element {
  const host = document.createElement('div')
  host.innerHTML = html
  return host.firstElementChild ?? host
}

afterEach(() => {
  document.body.innerHTML = ''
})

describe('keyMeaning', () => {
  it.each([
    ['1', { do: 'pick', place: 0 }],
    ['9', { do: 'pick', place: 8 }],
    ['a', { do: 'pick', place: 0 }],
    ['F', { do: 'pick', place: 5 }],
    ['Enter', { do: 'proceed' }],
    ['ArrowLeft', { do: 'step', by: -1 }],
    ['ArrowRight', { do: 'step', by: 1 }],
    ['?', { do: 'help' }],
    ['？', { do: 'help' }],
    ['r', { do: 'read' }],
    ['H', { do: 'hall' }],
    ['0', null],
    ['g', null],
    [' ', null],
    ['Tab', null],
    ['ArrowUp', null],
    ['F1', null],
  ])('%s on the page means %o', (key, expected) => {
    expect(keyMeaning(aKey(key))).toEqual(expected)
  })

  it.each<[string, Partial<Key>]>([
    ['Ctrl is held', { ctrlKey: true }],
    ['Command is held', { metaKey: true }],
    ['Alt is held', { altKey: true }],
    ['an input method is open', { isComposing: true }],
    ['an input method has just closed, as Safari tells it', { keyCode: 229 }],
  ])('no key means anything while %s', (_case, changes) => {
    for (const key of ['1', 'a', 'Enter', 'ArrowLeft']) expect(keyMeaning(aKey(key, changes))).toBeNull()
  })

  it('a key held down picks and confirms once, but steps on', () => {
    const held = { repeat: true }
    expect([keyMeaning(aKey('Enter', held)), keyMeaning(aKey('1', held))]).toEqual([null, null])
    expect(keyMeaning(aKey('ArrowRight', held))).toEqual({ do: 'step', by: 1 })
  })

  it.each([
    ['a text field', '<input type="text">', ['Enter']],
    ['a select', '<select></select>', []],
    ['a button', '<button></button>', ['1', 'a', 'ArrowLeft']],
    ['a link', '<a href="#/"></a>', ['1', 'a', 'ArrowLeft']],
    ['a summary', '<summary></summary>', ['1', 'a', 'ArrowLeft']],
    ['a radio', '<input type="radio">', ['1', 'a', 'ArrowLeft', 'Enter']],
    ['a checkbox', '<input type="checkbox">', ['1', 'a', 'ArrowLeft', 'Enter']],
  ])('%s leaves to the question only the keys it does not need itself', (_name, html, expected) => {
    const target = element(html)
    const taken = ['1', 'a', 'ArrowLeft', 'Enter'].filter((key) => keyMeaning(aKey(key, { target })))
    expect(taken).toEqual(expected)
  })
})

describe('useQuestionKeys', () => {
  function listening() {
    const actions = { pick: vi.fn(), proceed: vi.fn(), step: vi.fn() }
    const screen = mount({
      setup: () => useQuestionKeys(actions),
      render: () => null,
    })
    const press = (key: string): KeyboardEvent => {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
      document.body.dispatchEvent(event)
      return event
    }
    return { actions, screen, press }
  }

  it('does what the keys mean, and keeps them from doing anything else', () => {
    const { actions, press, screen } = listening()
    expect(press('2').defaultPrevented).toBe(true)
    press('Enter')
    press('ArrowRight')
    expect(press('x').defaultPrevented).toBe(false)
    expect(actions.pick.mock.calls).toEqual([[1]])
    expect(actions.proceed).toHaveBeenCalledTimes(1)
    expect(actions.step.mock.calls).toEqual([[1]])
    screen.unmount()
  })

  it('leaves the keys to an open dialog', () => {
    const { actions, press, screen } = listening()
    document.body.append(element('<dialog open></dialog>'))
    press('1')
    expect(actions.pick).not.toHaveBeenCalled()
    screen.unmount()
  })

  it('stops listening when its screen is gone', () => {
    const { actions, press, screen } = listening()
    screen.unmount()
    press('1')
    expect(actions.pick).not.toHaveBeenCalled()
  })
})
