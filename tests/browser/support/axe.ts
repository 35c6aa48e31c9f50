// Where this is used the test needs `bypassCSP`, since axe is a foreign script, and reduced motion, so that colours stand.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import type axe from 'axe-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Runs axe in both themes and at both ends of the text sizes; the page stands as it was afterwards. */
export async function expectNoViolations(page: Page, what: string): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  for (const colorScheme of ['light', 'dark'] as const)
    for (const textScale of [100, 200]) {
      await page.emulateMedia({ colorScheme })
      const found = await page.evaluate(async (textScale) => {
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
        })
        root.style.setProperty('--text-scale', before)
        if (bar) bar.style.position = ''
        return violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
        )
      }, textScale)
      expect(found, `${what}, ${colorScheme}, ${textScale} %`).toEqual([])
    }
}
