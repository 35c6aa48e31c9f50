import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** A seeded generator: the same seed gives the same sequence on every device. */
export interface Random {
  /** A whole number from 0 to `bound - 1`. */
  below(bound: number): number
}

/**
 * Hash of a text to 32 bits (FNV-1a over UTF-16 units, then the murmur3 finaliser, since FNV alone leaves the high
 * bits of short texts alike: 'daily/1' and 'daily/2' would start alike).
 */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i)
    hash = Math.imul(hash, 0x01000193)
  }
  hash ^= hash >>> 16
  hash = Math.imul(hash, 0x85ebca6b)
  hash ^= hash >>> 13
  hash = Math.imul(hash, 0xc2b2ae35)
  hash ^= hash >>> 16
  return hash >>> 0
}

export function seededRandom(seed: string): Random {
  const generator = xoroshiro128plus(hashText(seed))
  return { below: (bound) => uniformInt(generator, 0, bound - 1) }
}

/** A shuffled copy (Fisher–Yates: every order is equally likely). */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const result = [...items]
  for (let last = result.length - 1; last > 0; last--) {
    const other = random.below(last + 1)
    const held = result[last] as T
    result[last] = result[other] as T
    result[other] = held
  }
  return result
}
