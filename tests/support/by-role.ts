// Finding things on a screen the way people do: by what they are and what they are called.
import type { DOMWrapper, VueWrapper } from '@vue/test-utils'

type Screen = VueWrapper | DOMWrapper<Element>

/** The name of an element: its label, or the text in it, without the icons and without marks of where a line may break. */
export function nameOf(element: Element): string {
  const label = element.getAttribute('aria-label') ?? element.closest('label')?.textContent
  return (label ?? element.textContent ?? '').replaceAll('\u200b', '').replace(/\s+/g, ' ').trim()
}

function named<E extends Element>(screen: Screen, selector: string, name: string | RegExp): DOMWrapper<E>[] {
  return screen.findAll<E>(selector).filter(({ element }) => {
    const own = nameOf(element)
    return typeof name === 'string' ? own === name : name.test(own)
  })
}

function only<E extends Element>(found: readonly DOMWrapper<E>[], what: string): DOMWrapper<E> {
  const [first, second] = found
  if (!first) throw new Error(`there is no ${what}`)
  if (second) throw new Error(`there are ${found.length} of ${what}`)
  return first
}

export function button(screen: Screen, name: string | RegExp): DOMWrapper<HTMLButtonElement> {
  return only(named<HTMLButtonElement>(screen, 'button', name), `button ${name}`)
}

export function hasButton(screen: Screen, name: string | RegExp): boolean {
  return named(screen, 'button', name).length > 0
}

export function link(screen: Screen, name: string | RegExp): DOMWrapper<HTMLAnchorElement> {
  return only(named<HTMLAnchorElement>(screen, 'a', name), `link ${name}`)
}

/** A radio, a checkbox or a text field by its label. */
export function field(screen: Screen, name: string | RegExp): DOMWrapper<HTMLInputElement> {
  return only(named<HTMLInputElement>(screen, 'input', name), `field ${name}`)
}

export function select(screen: Screen, name: string | RegExp): DOMWrapper<HTMLSelectElement> {
  return only(named<HTMLSelectElement>(screen, 'select', name), `select ${name}`)
}

export function heading(screen: Screen, name: string | RegExp): DOMWrapper<HTMLElement> {
  return only(named<HTMLElement>(screen, 'h1, h2, h3', name), `heading ${name}`)
}

export function textsOf(screen: Screen, selector: string): string[] {
  return screen.findAll(selector).map(({ element }) => nameOf(element))
}
