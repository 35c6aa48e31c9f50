import { describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import OrderList from '../../../src/components/question/OrderList.vue'
import { button, hasButton, textsOf } from '../../support/by-role.ts'
import { anOrder } from '../../support/questions.ts'
import { mountPart } from '../../support/screen.ts'

/** A list that does as it is told, as the page lets it. */
function list(props: Record<string, unknown> = {}) {
  const screen = mountPart(OrderList, {
    question: anOrder(),
    chosen: ['c', 'a', 'b'],
    answered: false,
    revealed: true,
    knowsHow: false,
    onChoose: (chosen: string[]) => void screen.setProps({ chosen }),
    ...props,
  })
  return screen
}

const focusedName = (): string | null | undefined => document.activeElement?.getAttribute('aria-label')

describe('OrderList', () => {
  it('shows the items in the order chosen, numbered', () => {
    expect(textsOf(list(), '.text')).toEqual(['1 养鱼', '2 修桥', '3 种树'])
  })

  it('tells how it is done until it was done once, and to those who are read to every time', async () => {
    const hint = (screen: ReturnType<typeof list>) => screen.get('#order-hint')
    const first = list()
    expect(hint(first).classes()).not.toContain('visually-hidden')
    await first.setProps({ knowsHow: true })
    // Nothing moves under the finger.
    expect(hint(first).classes()).not.toContain('visually-hidden')
    const second = list({ knowsHow: true })
    expect(hint(second).classes()).toContain('visually-hidden')
    expect(hint(second).text()).toContain('拖动')
    expect(second.get('ol').attributes('aria-describedby')).toBe('order-hint')
  })

  it('moves an item by its buttons', async () => {
    const screen = list()
    await button(screen, '上移：种树').trigger('click')
    expect(screen.emitted('choose')?.at(-1)).toEqual([['c', 'b', 'a']])
    await button(screen, '下移：养鱼').trigger('click')
    expect(screen.emitted('choose')?.at(-1)).toEqual([['b', 'c', 'a']])
  })

  it('has no way up from the top and none down from the bottom', () => {
    const screen = list()
    expect(button(screen, '上移：养鱼').element.disabled).toBe(true)
    expect(button(screen, '下移：种树').element.disabled).toBe(true)
    expect(button(screen, '下移：养鱼').element.disabled).toBe(false)
  })

  it('moves an item by the arrow keys, and the focus goes along', async () => {
    const screen = list()
    const up = button(screen, '上移：种树')
    up.element.focus()
    await up.trigger('keydown', { key: 'ArrowUp' })
    await nextTick()
    expect(textsOf(screen, '.text')).toEqual(['1 养鱼', '2 种树', '3 修桥'])
    expect(focusedName()).toBe('上移：种树')
    await button(screen, '上移：种树').trigger('keydown', { key: 'ArrowDown' })
    await nextTick()
    expect(focusedName()).toBe('上移：种树')
    expect(textsOf(screen, '.text')).toEqual(['1 养鱼', '2 修桥', '3 种树'])
    screen.unmount()
  })

  it('keeps the focus on the item when the button it was on has become useless', async () => {
    const screen = list()
    const up = button(screen, '上移：修桥')
    up.element.focus()
    await up.trigger('click')
    await nextTick()
    expect(textsOf(screen, '.text')).toEqual(['1 修桥', '2 养鱼', '3 种树'])
    expect(focusedName()).toBe('下移：修桥')
    screen.unmount()
  })

  it('leaves the order alone at its ends', async () => {
    const screen = list()
    await button(screen, '下移：养鱼').trigger('keydown', { key: 'ArrowUp' })
    expect(textsOf(screen, '.text')).toEqual(['1 养鱼', '2 修桥', '3 种树'])
  })

  it('shows the right order, unjudged, to whoever gave no answer', () => {
    const screen = list({ chosen: [], answered: true })
    expect(textsOf(screen, '.text')).toEqual(['1 修桥', '2 种树', '3 养鱼'])
    expect(screen.find('.right, .wrong').exists()).toBe(false)
  })

  it('says of each item, once answered, whether it is in its place, and moves none', async () => {
    const screen = list({ chosen: ['a', 'c', 'b'], answered: true })
    expect(textsOf(screen, '.text')).toEqual(['1 修桥 位置正确', '2 养鱼 位置不对', '3 种树 位置不对'])
    expect(hasButton(screen, /移：/)).toBe(false)
    await screen.get('li').trigger('keydown', { key: 'ArrowDown' })
    expect(screen.emitted('choose')).toBeUndefined()
  })
})
