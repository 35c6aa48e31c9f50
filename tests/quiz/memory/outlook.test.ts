import { describe, expect, it } from 'vitest'
import type { FactRecord } from '../../../src/quiz/memory/fact-record.ts'
import { hardestFacts, reviewForecast } from '../../../src/quiz/memory/outlook.ts'
import { TODAY } from '../../support/log.ts'
import { factId } from '../../support/questions.ts'

function aRecord(
  fact: string,
  memory: Partial<FactRecord['memory']> = {},
  counts: Partial<Pick<FactRecord, 'answered' | 'right'>> = {},
): FactRecord {
  return {
    bank: 'qingshan',
    fact: factId(fact),
    answered: 2,
    right: 1,
    askedOn: {},
    firstDay: TODAY - 20,
    memory: { stability: 10, difficulty: 5, lastDay: TODAY, reps: 2, lapses: 0, ...memory },
    ...counts,
  }
}

describe('reviewForecast', () => {
  // At a retention of 0.9 a fact is due after as many days as its stability.
  it.each([
    ['nothing learnt', [], [0, 0, 0]],
    ['due tomorrow', [aRecord('f', { stability: 1 })], [0, 1, 0]],
    ['due on the last day shown', [aRecord('f', { stability: 2 })], [0, 0, 1]],
    ['due beyond it', [aRecord('f', { stability: 3 })], [0, 0, 0]],
    ['overdue: today', [aRecord('f', { lastDay: TODAY - 50 })], [1, 0, 0]],
    ['answered by a clock that was ahead: today', [aRecord('f', { lastDay: TODAY + 9 })], [1, 0, 0]],
  ])('%s', (_case, records, expected) => {
    expect(reviewForecast(records, TODAY, 0.9, 3)).toEqual(expected)
  })
})

describe('hardestFacts', () => {
  it('are those missed, by difficulty, then by how often they were missed', () => {
    const records = [
      aRecord('easy', { difficulty: 2 }),
      aRecord('hard', { difficulty: 9 }),
      aRecord('often', { difficulty: 9 }, { answered: 5, right: 1 }),
      aRecord('never-missed', { difficulty: 10 }, { answered: 3, right: 3 }),
    ]
    expect(hardestFacts(records, 9).map(({ fact }) => fact)).toEqual(['often', 'hard', 'easy'])
    expect(hardestFacts(records, 1).map(({ fact }) => fact)).toEqual(['often'])
  })
})
