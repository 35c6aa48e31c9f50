import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterTap } from '../../src/quiz/choosing.ts'
import { aJudge, aMultiple, aSingle } from '../support/questions.ts'

describe('afterTap', () => {
  it.each([
    ['single', aSingle(), [], 'b', ['b']],
    ['single chosen before', aSingle(), ['a'], 'b', ['b']],
    ['single tapped again', aSingle(), ['b'], 'b', ['b']],
    ['judge', aJudge(), ['true'], 'false', ['false']],
    ['multiple, the first', aMultiple(), [], 'c', ['c']],
    ['multiple, one more, in authored order', aMultiple(), ['c'], 'a', ['a', 'c']],
    ['multiple, one fewer', aMultiple(), ['a', 'c'], 'a', ['c']],
    ['multiple, the last one back', aMultiple(), ['a'], 'a', []],
  ])('%s', (_case, question, chosen, tapped, expected) => {
    expect(afterTap(question, chosen, tapped)).toEqual(expected)
  })

  it('tapped twice leaves a multiple as it was', () => {
    const question = aMultiple()
    fc.assert(
      fc.property(
        fc.subarray(['a', 'b', 'c', 'd']),
        fc.constantFrom('a', 'b', 'c', 'd'),
        (chosen, tapped) => {
          expect(afterTap(question, afterTap(question, chosen, tapped), tapped)).toEqual(chosen)
        },
      ),
    )
  })
})
