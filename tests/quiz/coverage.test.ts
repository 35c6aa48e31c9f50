import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coverageOf, KNOWLEDGE_LEVELS } from '../../src/quiz/coverage.ts'
import { onFacts } from '../support/questions.ts'

/** `r` answered right last time, `x` wrong, `-` never asked. */
function coverage(story: string) {
  const questions = [...story].map((_, at) => onFacts(`q${at}`, `f${at}`))
  return coverageOf(questions, (id) => {
    const sign = story[Number(id.slice(1))]
    return sign === '-' ? undefined : { lastRight: sign === 'r' }
  })
}

describe('coverageOf', () => {
  it.each([
    ['', 'unseen'],
    ['----', 'unseen'],
    ['x---', 'some'],
    ['r---', 'some'],
    ['rr--', 'well'],
    ['rrrrrrrrxx', 'well'],
    ['rrrrrrrrr-', 'sure'],
    ['rrrr', 'sure'],
  ])('%s is %s', (story, level) => {
    expect(coverage(story).level).toBe(level)
  })

  it('counts what was seen and what is known', () => {
    expect(coverage('rrx-')).toEqual({ total: 4, seen: 3, known: 2, level: 'well' })
  })

  it('never falls when one more is known', () => {
    const some = fc.array(fc.constantFrom('r', 'x', '-'), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(some, (signs) => {
        const better = [...signs]
        better[signs.findIndex((sign) => sign !== 'r')] = 'r'
        const rank = (story: readonly string[]) => KNOWLEDGE_LEVELS.indexOf(coverage(story.join('')).level)
        expect(rank(better)).toBeGreaterThanOrEqual(rank(signs))
      }),
    )
  })
})
