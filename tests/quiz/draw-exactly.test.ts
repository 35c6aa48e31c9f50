import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawExactly } from '../../src/quiz/practice.ts'
import { onFacts } from '../support/questions.ts'
import { someSeed, someSummaries } from '../support/some-summaries.ts'

describe('drawExactly', () => {
  it('asks every question given once, in any order', () => {
    fc.assert(
      fc.property(someSummaries, someSeed, (questions, seed) => {
        const drawn = drawExactly([...questions, ...questions], seed)
        expect([...drawn].sort()).toEqual(questions.map(({ id }) => id).sort())
      }),
    )
  })

  it('keeps questions on one fact apart where it can', () => {
    const questions = ['a1', 'a2', 'b1', 'b2', 'c1', 'c2'].map((id) => onFacts(id, id.slice(0, 1)))
    for (let seed = 0; seed < 20; seed++) {
      const facts = drawExactly(questions.slice(0, 4), `${seed}`).map((id) => id.slice(0, 1))
      expect(facts[0]).not.toBe(facts[1])
    }
  })

  it('orders by its seed alone', () => {
    const questions = Array.from({ length: 12 }, (_, at) => onFacts(`q${at}`, `f${at}`))
    expect(drawExactly(questions, 'one')).toEqual(drawExactly(questions, 'one'))
    expect(drawExactly(questions, 'one')).not.toEqual(drawExactly(questions, 'two'))
  })
})
