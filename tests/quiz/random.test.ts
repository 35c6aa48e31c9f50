import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashText, seededRandom, shuffled } from '../../src/quiz/random.ts'

describe('hashText', () => {
  // Stored sessions keep only their seed: another hash would deal their options anew.
  it.each([
    ['', 2872998923],
    ['daily/1', 1900810998],
    ['百年千题', 2342247035],
  ])('stays the same for ever for “%s”', (text, expected) => {
    expect(hashText(text)).toBe(expected)
  })

  it('tells ten thousand neighbouring texts apart, but for a few', () => {
    const hashes = new Set(Array.from({ length: 10_000 }, (_, at) => hashText(`daily/${at}`)))
    expect(hashes.size).toBeGreaterThan(9_990)
  })
})

describe('seededRandom', () => {
  it('gives the same sequence for the same seed, for ever', () => {
    const random = seededRandom('seed')
    expect(Array.from({ length: 6 }, () => random.below(100))).toEqual([59, 88, 64, 9, 43, 55])
  })

  it('starts differently for neighbouring seeds', () => {
    const starts = Array.from({ length: 100 }, (_, at) => seededRandom(`daily/${at}`).below(1000))
    expect(new Set(starts).size).toBeGreaterThan(80)
  })

  it('stays below its bound', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 1000 }), (seed, bound) => {
        const value = seededRandom(seed).below(bound)
        expect(Number.isInteger(value) && value >= 0 && value < bound).toBe(true)
      }),
    )
  })
})

describe('shuffled', () => {
  it('is a permutation and leaves its input alone', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.string(), (items, seed) => {
        const before = [...items]
        const result = shuffled(items, seededRandom(seed))
        expect([...result].sort()).toEqual([...items].sort())
        expect(items).toEqual(before)
      }),
    )
  })

  it('makes every order of four equally often', () => {
    const random = seededRandom('orders')
    const counts = new Map<string, number>()
    for (let round = 0; round < 24_000; round++) {
      const order = shuffled(['a', 'b', 'c', 'd'], random).join('')
      counts.set(order, (counts.get(order) ?? 0) + 1)
    }
    expect(counts.size).toBe(24)
    // 1000 each on average, standard deviation 31.
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(4 * 31)
  })
})
