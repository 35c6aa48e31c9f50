// Renders the PNG icons that manifest and page name from the two SVG drawings: `npx tsx scripts/icons.ts`, after a change of
// these. The pictures are in the repository, since a build has no browser.

import { readFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { BROWSER_ARGUMENTS, chromiumPath } from './support/chromium.mjs'

const icons = [
  { from: 'icon.svg', to: 'icon-192.png', size: 192 },
  { from: 'icon.svg', to: 'icon-512.png', size: 512 },
  { from: 'maskable.svg', to: 'maskable-512.png', size: 512 },
  { from: 'maskable.svg', to: 'apple-touch-icon.png', size: 180 },
]

const browser = await chromium.launch({ executablePath: chromiumPath(), args: [...BROWSER_ARGUMENTS] })
const page = await browser.newPage()
for (const { from, to, size } of icons) {
  const drawing = readFileSync(`public/icons/${from}`, 'utf8')
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(
    `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`,
  )
  await page.screenshot({ path: `public/icons/${to}`, omitBackground: true })
}
await browser.close()
