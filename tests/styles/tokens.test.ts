import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

type Look = 'light' | 'dark'
const SHEET = readFileSync(new URL('../../src/styles/tokens.css', import.meta.url), 'utf8')
const USUAL = colours(SHEET.slice(0, SHEET.indexOf("[data-contrast='more']")))
const MORE = new Map([...USUAL, ...colours(SHEET.slice(SHEET.indexOf("[data-contrast='more']")))])
const LOOKS = [
  ['usual', 'light', USUAL],
  ['usual', 'dark', USUAL],
  ['high-contrast', 'light', MORE],
  ['high-contrast', 'dark', MORE],
] as const

describe.each(LOOKS)('the colours of the %s %s look', (_name, look, palette) => {
  const ratio = (text: string, ground: string): number => contrast(of(text), of(ground))
  const of = (name: string): string => colourIn(palette, name, look)

  // WCAG 2.2, 1.4.6 (AAA). Options lie on a card, and on a wash once they are chosen or judged.
  it.each(['paper', 'sheet', 'cinnabar-wash', 'pine-wash', 'rust-wash'])(
    'gives stems and options 7:1 on %s',
    (ground) => expect(ratio('ink', ground)).toBeGreaterThanOrEqual(7),
  )

  // 1.4.3 (AA)
  it.each([
    ['ink-soft', 'paper'],
    ['ink-soft', 'sheet'],
    ['cinnabar', 'paper'],
    ['cinnabar', 'sheet'],
    ['cinnabar', 'rust-wash'],
    ['cinnabar', 'cinnabar-wash'],
    ['pine', 'paper'],
    ['pine', 'sheet'],
    ['pine', 'pine-wash'],
    ['gold', 'sheet'],
    ['on-fill', 'fill'],
  ])('gives %s 4.5:1 on %s', (text, ground) => expect(ratio(text, ground)).toBeGreaterThanOrEqual(4.5))

  // 1.4.11: what can be tapped is recognised by its edge.
  it.each(['paper', 'sheet'])('gives edges of controls 3:1 on %s', (ground) =>
    expect(ratio('rule-strong', ground)).toBeGreaterThanOrEqual(3),
  )
})

it.each([['light'], ['dark']] as const)('asks 7:1 of all text in the %s look with high contrast', (look) => {
  for (const text of ['ink-soft', 'cinnabar', 'pine', 'gold'])
    expect(contrast(colourIn(MORE, text, look), colourIn(MORE, 'sheet', look)), text).toBeGreaterThanOrEqual(
      7,
    )
})

function colourIn(palette: ReadonlyMap<string, Record<Look, string>>, name: string, look: Look): string {
  const found = palette.get(name)?.[look]
  if (!found) throw new Error(`no colour --${name}`)
  return found
}

function colours(sheet: string): Map<string, Record<Look, string>> {
  return new Map(
    [...sheet.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(
      ([, name = '', light = '', dark = '']) => [name, { light, dark }],
    ),
  )
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
