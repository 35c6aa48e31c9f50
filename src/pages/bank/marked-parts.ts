import { matchRanges } from '../../quiz/search.ts'

export interface TextPart {
  readonly text: string
  readonly isMatch: boolean
}

/** A text cut where the words begin and end in it. Joined again, the parts are the text. */
export function markedParts(text: string, words: readonly string[]): readonly TextPart[] {
  const parts: TextPart[] = []
  let at = 0
  for (const { start, end } of matchRanges(text, words)) {
    parts.push(
      { text: text.slice(at, start), isMatch: false },
      { text: text.slice(start, end), isMatch: true },
    )
    at = end
  }
  parts.push({ text: text.slice(at), isMatch: false })
  return parts.filter((part) => part.text !== '')
}

/** The texts that hold any of the words. */
export function textsWithMatch(texts: readonly string[], words: readonly string[]): readonly string[] {
  return texts.filter((text) => matchRanges(text, words).length > 0)
}
