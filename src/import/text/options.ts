// Options inside running text: `A. 甲 B. 乙`, `A-红|B-黄`, `甲$;$乙`, one a line.
import { halfWidth } from './half-width.ts'

/** A letter and its sign, after a space, a sign or a Chinese character; `(A)` too. */
const MARKER = /(?<![A-Za-z0-9.])[([]?([A-Za-z])\s*(?:[.、:)\]]|-(?=\S))\s*/g

const CIRCLED = /([①②③④⑤⑥⑦⑧⑨⑩])\s*[.、:]?\s*/g

interface Marker {
  readonly at: number
  readonly end: number
}

/** Places of A, B, C, … in this order; a letter out of turn is part of a text. */
function markersIn(text: string, first: 'A' | 'a' | '①', pattern = MARKER): Marker[] {
  const found: Marker[] = []
  for (const match of halfWidth(text).matchAll(pattern)) {
    const marker = { at: match.index, end: match.index + match[0].length }
    if (match[1] === String.fromCharCode(first.charCodeAt(0) + found.length)) found.push(marker)
    // A second A begins the real list: “由 A. 某 所写”.
    else if (match[1] === first && found.length === 1) found.splice(0, 1, marker)
  }
  return found
}

/** Parts a stem from the options behind it. Without at least two options all of it is stem. */
export function stemAndOptions(text: string): { stem: string; options: string[] } {
  const capital = markersIn(text, 'A')
  return partedAt(text, capital.length > 1 ? capital : markersIn(text, 'a'))
}

/** The same by ①, ②, …, which are statements in the stem unless the key names them. */
export function circledOptions(text: string): { stem: string; options: string[] } {
  return partedAt(text, markersIn(text, '①', CIRCLED))
}

function partedAt(text: string, markers: readonly Marker[]): { stem: string; options: string[] } {
  const [first] = markers
  if (!first || markers.length < 2) return { stem: text.trim(), options: [] }
  const options = markers.map(({ end }, index) => text.slice(end, markers[index + 1]?.at).trim())
  return { stem: text.slice(0, first.at).trim(), options: options.map(withoutTail) }
}

/** A separator between options ends up after the first of them. */
function withoutTail(option: string): string {
  return option.replace(/[\s|｜;；,，]+$/, '')
}

/** The options of one cell. */
export function joinedOptions(text: string): string[] {
  if (!text.trim()) return []
  const lettered = stemAndOptions(text)
  if (lettered.options.length > 1 && !lettered.stem) return lettered.options
  const separator = ['$;$', '\n', '|', '｜', ';', '；'].find((each) => text.includes(each))
  return separator
    ? text
        .split(separator)
        .map((option) => option.replace(/^\s*[A-Za-z][.、．:：)）-]\s*/, '').trim())
        .filter(Boolean)
    : [text.trim()]
}
