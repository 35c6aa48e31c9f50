import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { authoredOptions, optionText, seedShowing, shownOptions } from '../../src/quiz/option-order.ts'
import type { Question } from '../../src/quiz/question.ts'
import {
  aBlank,
  aJudge,
  aMatch,
  aMultiple,
  anOrder,
  aSingle,
  ONE_OF_EACH,
  questionId,
} from '../support/questions.ts'
import { realBank } from '../support/real-bank.ts'

const ids = (options: readonly { readonly id: string }[]): string[] => options.map(({ id }) => id)
const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1)

describe('shownOptions', () => {
  it('shows exactly the authored options', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ONE_OF_EACH), fc.string(), (question, seed) => {
        expect([...shownOptions(question, seed)].sort(byId)).toEqual(
          [...authoredOptions(question)].sort(byId),
        )
      }),
    )
  })

  it('depends on nothing but seed and question', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ONE_OF_EACH), fc.string(), (question, seed) => {
        expect(shownOptions(structuredClone(question), seed)).toEqual(shownOptions(question, seed))
      }),
    )
  })

  it('differs from session to session and from question to question', () => {
    const seeds = Array.from({ length: 20 }, (_, at) => `session-${at}`)
    const bySeed = seeds.map((seed) => ids(shownOptions(aSingle(), seed)).join(''))
    expect(new Set(bySeed).size).toBeGreaterThan(5)
    const byQuestion = seeds.map((id) => ids(shownOptions(aSingle({ id: questionId(id) }), 'seed')).join(''))
    expect(new Set(byQuestion).size).toBeGreaterThan(5)
  })

  it('never shows an order question already solved', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 7 }), fc.string(), (length, seed) => {
        const items = Array.from({ length }, (_, at) => ({ id: `i${at}`, text: `${at}` }))
        expect(ids(shownOptions(anOrder({ items }), seed))).not.toEqual(ids(items))
      }),
    )
  })

  it.each([
    ['judge', aJudge()],
    ['blank', aBlank()],
  ])('has nothing to move for %s', (_form, question) => {
    expect(shownOptions(question, 'seed')).toEqual([])
  })
})

describe('the place of the right answer over the real bank', () => {
  const singles = realBank().questions.filter((question) => question.form === 'single')
  const sizes = [...new Set(singles.map((question) => question.options.length))]

  it.each(sizes)('is uniform over %d options', (size) => {
    const counts = Array.from({ length: size }, () => 0)
    for (const question of singles) {
      if (question.options.length !== size) continue
      for (const seed of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) {
        const place = ids(shownOptions(question, seed)).indexOf(question.right)
        counts[place] = (counts[place] ?? 0) + 1
      }
    }
    const expected = counts.reduce((sum, count) => sum + count, 0) / size
    const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
    // Chance alone passes 25 about once in 60,000 banks with four options (3 degrees of freedom).
    expect(chiSquare).toBeLessThan(25)
  })
})

describe('authoredOptions', () => {
  it.each<[string, Question, readonly string[]]>([
    ['single', aSingle(), ['a', 'b', 'c', 'd']],
    ['multiple', aMultiple(), ['a', 'b', 'c', 'd']],
    ['judge', aJudge(), []],
    ['blank', aBlank(), []],
    ['order', anOrder(), ['a', 'b', 'c']],
    ['match', aMatch(), ['r', 's', 't']],
  ])('of %s are in the order the author wrote', (_form, question, expected) => {
    expect(ids(authoredOptions(question))).toEqual(expected)
  })
})

describe('optionText', () => {
  it('finds an option by its identity', () => {
    expect(optionText(aSingle(), 'b')).toBe('12座')
    expect(optionText(aMatch(), 's')).toBe('5000棵')
    expect(optionText(aSingle(), 'z')).toBeUndefined()
  })
})

describe('seedShowing', () => {
  const counted = (): (() => string) => {
    let count = 0
    return () => `seed-${++count}`
  }

  it('finds a seed for every order of the options', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(aSingle(), aMultiple()).chain((question) =>
          fc.tuple(
            fc.constant(question),
            fc.shuffledSubarray(ids(authoredOptions(question)), {
              minLength: authoredOptions(question).length,
            }),
          ),
        ),
        ([question, order]) => {
          const seed = seedShowing(question, order, counted())
          expect(seed && ids(shownOptions(question, seed))).toEqual(order)
        },
      ),
    )
  })

  it.each([
    ['an option too few', ['a', 'b']],
    ['an option that the question has not', ['a', 'b', 'x']],
    ['no options', []],
  ])('finds none for %s', (_, order) => {
    const question = aSingle({ options: ['a', 'b', 'c'].map((id) => ({ id, text: id })) })
    expect(seedShowing(question, order, counted())).toBeNull()
  })

  it('takes any seed where there is nothing to move', () => {
    expect(seedShowing(aJudge(), [], counted())).toBe('seed-1')
  })
})
