// Where this is used the test needs reduced motion, so that colours stand when axe reads them.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import type axe from 'axe-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What colours and text size decide; names, roles and structure are the same in every theme. */
const OF_LOOK = ['color-contrast', 'target-size', 'scrollable-region-focusable']

/** Every rule once, then what theme and text size can change at all four of their ends; the page stands as before. */
export async function expectNoViolations(page: Page, what: string): Promise<void> {
  expect(await violations(page, 100), what).toEqual([])
  const before = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  for (const colorScheme of ['light', 'dark'] as const)
    for (const textScale of [100, 200]) {
      await page.emulateMedia({ colorScheme })
      expect(await violations(page, textScale, OF_LOOK), `${what}, ${colorScheme}, ${textScale} %`).toEqual(
        [],
      )
    }
  await page.emulateMedia({ colorScheme: before ? 'dark' : 'light' })
}

/** What axe finds: rule and elements of each. Evaluated through the debugger, which the page's policy does not bind. */
async function violations(page: Page, textScale: number, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  return page.evaluate(
    async ({ textScale, rules }) => {
      const { axe: tool } = window as unknown as { axe: typeof axe }
      const root = document.documentElement
      const before = root.style.getPropertyValue('--text-scale')
      root.style.setProperty('--text-scale', String(textScale / 100))
      // What lies below the bar of a question is scrolled out from under it; axe would call it too small.
      const bar = document.querySelector<HTMLElement>('.screen > footer')
      if (bar) bar.style.position = 'static'
      const { violations } = await tool.run(document, {
        resultTypes: ['violations'],
        // Of WCAG 2.2, and off as axe comes.
        rules: { 'target-size': { enabled: true } },
        ...(rules && { runOnly: { type: 'rule', values: [...rules] } }),
      })
      root.style.setProperty('--text-scale', before)
      if (bar) bar.style.position = ''
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
      )
    },
    { textScale, rules },
  )
}
