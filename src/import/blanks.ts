// Blanks in a stem, and the answers that belong to them.

/** A run of underscores, or a bracket with nothing but spaces in it. */
const BLANK = /[_＿]{2,}|[（(]\s*[_＿]*\s*[)）]|\[\s*\]|【\s*】/g

export const BLANK_MARK = '____'

export function countBlanks(stem: string): number {
  return stem.match(BLANK)?.length ?? 0
}

/** With the mark of the app, however the file draws its blanks. */
export function markedBlanks(stem: string): string {
  return stem.replace(BLANK, BLANK_MARK)
}

/** Accepted texts of one blank: `静|安静`. */
export function alternatives(text: string): string[] {
  return text
    .split(/[|｜]/)
    .map((part) => part.trim())
    .filter(Boolean)
}

/** The accepted texts of each blank, or undefined when the key does not have as many answers. */
export function answersOfBlanks(key: string, count: number): string[][] | undefined {
  if (count === 1) return [alternatives(key)]
  for (const separator of [/[;；\n]/, /[|｜]/, /、/, /[,，]/, /\s+/]) {
    const parts = key.split(separator).map(alternatives)
    if (parts.length === count && parts.every((accepted) => accepted.length > 0)) return parts
  }
  return undefined
}
