// How much two short texts have in common, by the pairs of neighbouring characters in them.
import { plainText } from '../authored/plain-text.ts'

/** Every pair of neighbouring characters, without punctuation. */
export function pairsOf(text: string): ReadonlySet<string> {
  const characters = [...plainText(text).replace(/\p{P}/gu, '')]
  return new Set(characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`))
}

/** Dice coefficient: shared pairs against all, from 0 to 1. */
export function likeness(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  if (left.size + right.size === 0) return 1
  const shared = [...left].filter((pair) => right.has(pair)).length
  return (2 * shared) / (left.size + right.size)
}
