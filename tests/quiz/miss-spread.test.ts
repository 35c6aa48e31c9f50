import { describe, expect, it } from 'vitest'
import { missSpread } from '../../src/quiz/miss-spread.ts'
import type { Answer, Question } from '../../src/quiz/question.ts'
import { aMisTap, aMiss, anAttempt, attemptId } from '../support/log.ts'
import { aBlank, aJudge, aMatch, aMultiple, anOrder, aSingle } from '../support/questions.ts'

const WORDS = { yes: '对', no: '错' }

function spreadOf(question: Question, ...answers: readonly Answer[]) {
  const entries = answers.map((answer, at) => ({
    ...aMiss({ id: attemptId(`m-${at}`), answer }),
    stamp: at,
  }))
  return missSpread(question, entries, WORDS).map(({ kind, text, times }) => `${kind} ${text} ${times}`)
}

describe('missSpread', () => {
  it.each<[string, Question, Answer[], string[]]>([
    ['single', aSingle(), [['a'], ['c'], ['a']], ['picked 21座 2', 'picked 20座 1']],
    [
      'multiple',
      aMultiple(),
      [
        ['a', 'b'],
        ['b', 'c'],
      ],
      ['picked 采石 2', 'left-out 种树 1', 'left-out 修桥 1'],
    ],
    ['judge', aJudge(), [['false']], ['picked 错 1']],
    ['blank', aBlank(), [['21 '], ['21']], ['picked 21座 2']],
    ['order', anOrder(), [['b', 'a', 'c']], ['misplaced 修桥 1', 'misplaced 种树 1']],
    ['match', aMatch(), [['r', 't']], ['picked 种树：80% 1']],
    ['no answer', aSingle(), [[]], []],
  ])('%s: counts what went wrong, the most frequent first', (_form, question, answers, expected) => {
    expect(spreadOf(question, ...answers)).toEqual(expected)
  })

  it('leaves out right answers and mis-taps', () => {
    const entries = [
      { ...anAttempt({ id: attemptId('r') }), stamp: 1 },
      { ...aMiss({ id: attemptId('m') }), stamp: 2 },
      { ...aMisTap('m'), stamp: 3 },
    ]
    expect(missSpread(aSingle(), entries, WORDS)).toEqual([])
  })
})
