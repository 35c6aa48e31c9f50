// Presses on spots of the screen: twice on one, and in the moment in which a question comes.
import type { EnginePage, Spot } from './engine.ts'

/** Scrolls there and says where its middle is. */
export function spotOf(page: EnginePage, selector: string): Promise<Spot> {
  return page.run((selector) => {
    const element = document.querySelector(selector)
    element?.scrollIntoView({ block: 'center', behavior: 'instant' })
    const { x, y, width, height } = element?.getBoundingClientRect() ?? new DOMRect()
    return { x: x + width / 2, y: y + height / 2 }
  }, selector)
}

interface Watched {
  moments: number[]
  /** Whether the press on the new question has done what it does. */
  effect: () => boolean
}

/** Whatever stands there by then. Returns how far apart the two came, in milliseconds. */
export async function pressTwice(page: EnginePage, selector: string, gapMs: number): Promise<number> {
  const spot = await spotOf(page, selector)
  await page.run(() => {
    const moments: number[] = []
    Object.assign(window, { moments })
    for (const type of ['pointerdown', 'pointerup'])
      addEventListener(type, ({ timeStamp }) => moments.push(timeStamp), true)
  })
  await page.press(spot, [gapMs])
  return page.run(() => {
    const { moments } = window as unknown as Watched
    return (moments[2] ?? 1e9) - (moments[1] ?? 0)
  })
}

/**
 * Presses what leads to the next question, and a control of that question as soon as it is in the document. Returns how to
 * ask whether the second press did what it does.
 */
export async function pressAtOnce(page: EnginePage, next: string): Promise<() => Promise<boolean>> {
  const spot = await spotOf(page, next)
  const before = await page.run(questionNow)
  await page.press(spot)
  await page.press(await page.run(controlOfNext, before))
  return () => page.run(() => (window as unknown as Watched).effect())
}

function questionNow(): string {
  return document.querySelector('[data-testid=question]')?.getAttribute('data-question-id') ?? ''
}

/** Runs in the page. The middle of a control of the question that comes after `before`. */
async function controlOfNext(before: string): Promise<Spot> {
  const next = (): Element | null =>
    document.querySelector(`[data-testid=question]:not([data-question-id="${before}"])`)
  if (!next())
    await new Promise<void>((found) => {
      const observer = new MutationObserver(() => {
        if (!next()) return
        observer.disconnect()
        found()
      })
      observer.observe(document.body, { childList: true, subtree: true, attributes: true })
    })
  // The page goes up to the question within the frame.
  await new Promise(requestAnimationFrame)
  const article = next()
  const find = (selector: string): HTMLElement | null => article?.querySelector<HTMLElement>(selector) ?? null
  const option = find('[data-testid=option]') as HTMLInputElement | null
  const up = find('[data-testid=order-up]:not(:disabled)')
  // The first side is marked from the start. A select would open a list over the page.
  const side = find('li:nth-child(2) [data-testid=match-left]')
  const field = find('[data-testid=blank-input]')
  const order = (): string =>
    [...(article?.querySelectorAll('li') ?? [])].map(({ textContent }) => textContent).join('|')
  const orderBefore = order()
  const effect = (): boolean => {
    if (option) return option.checked
    if (up) return order() !== orderBefore
    return side ? side.getAttribute('aria-pressed') === 'true' : document.activeElement === field
  }
  Object.assign(window, { effect })
  const target = option?.closest('label') ?? up ?? side ?? field
  const { x, y, width, height } = target?.getBoundingClientRect() ?? new DOMRect()
  return { x: x + width / 2, y: y + height / 2 }
}
