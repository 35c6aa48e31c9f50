// Several pictures on one, each with its name: for looking at many at once.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from '@playwright/test'

const GAP = 12

export interface Picture {
  readonly name: string
  readonly file: string
  readonly width: number
}

/** Writes `NAME-1.png` and so on into the folder. What is taller than `mostHeight` is cut there; the picture itself is not. */
export async function contactSheets(
  browser: Browser,
  { name, pictures, columns, folder, mostHeight }: Wanted,
): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const page = await browser.newPage({ deviceScaleFactor: 1 })
  // Pictures of the disk are shown only to a page of the disk.
  await page.goto(pathToFileURL(folder).href)
  for (let at = 0; at < pictures.length; at += columns) {
    const row = pictures.slice(at, at + columns)
    const width = row.reduce((sum, picture) => sum + picture.width + GAP, GAP)
    await page.setViewportSize({ width, height: 400 })
    await page.setContent(`<style>
      body { display: flex; align-items: start; gap: ${GAP}px; margin: 0; padding: ${GAP}px; background: #8b8478; }
      figure { margin: 0; font: 16px sans-serif }
      div { max-height: ${mostHeight}px; overflow: hidden }
      img { display: block }
    </style>${row
      .map(
        ({ name, file, width }) =>
          `<figure><figcaption>${name}</figcaption><div><img width=${width} src="${pathToFileURL(file).href}"></div></figure>`,
      )
      .join('')}`)
    await page.screenshot({
      path: path.join(folder, `${name}-${at / columns + 1}.png`),
      fullPage: true,
    })
  }
  await page.close()
}

interface Wanted {
  readonly name: string
  readonly pictures: readonly Picture[]
  readonly columns: number
  readonly folder: string
  readonly mostHeight: number
}
