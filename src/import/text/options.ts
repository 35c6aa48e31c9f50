// Options inside running text: `A. 甲 B. 乙`, `A-红|B-黄`, `甲$;$乙`, one a line.
import { halfWidth } from './half-width.ts'

/** A letter and its sign, after a space, a sign or a Chinese character; `(A)` too. */
const MARKER = /(?<![A-Za-z0-9.])[([]?([A-Z])\s*(?:[.、:)\]]|-(?=\S))\s*/g

/** Places of A, B, C, … in this order; a letter out of turn is part of a text. */
function markersIn(text: string): { at: number; end: number }[] {
  const found: { at: number; end: number }[] = []
  for (const match of halfWidth(text).matchAll(MARKER)) {
    const expected = String.fromCharCode(65 + found.length)
    if (match[1] === expected) found.push({ at: match.index, end: match.index + match[0].length })
    // A second A begins the real list: “由 A. 某 所写”.
    else if (match[1] === 'A' && found.length === 1)
      found.splice(0, 1, { at: match.index, end: match.index + match[0].length })
  }
  return found
}

/** Parts a stem from the options behind it. Without at least two options all of it is stem. */
export function stemAndOptions(text: string): { stem: string; options: string[] } {
  const markers = markersIn(text)
  const [first] = markers
  if (!first || markers.length < 2) return { stem: text.trim(), options: [] }
  const options = markers.map(({ end }, index) => text.slice(end, markers[index + 1]?.at).trim())
  return { stem: text.slice(0, first.at).trim(), options: options.map(withoutTail) }
}

/** What parts two options stands behind the first of them. */
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
