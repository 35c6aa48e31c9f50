import { describe, expect, it } from 'vitest'
import { answerLines, answerText } from '../../src/components/answer-lines.ts'
import type { Answer, Question } from '../../src/quiz/question.ts'
import { aBlank, aJudge, aMatch, aMultiple, anOrder, aSingle } from '../support/questions.ts'

const WORDS = { yes: '对', no: '错' }

describe('answerLines', () => {
  it('keep the order of the author and say of each what it is', () => {
    expect(answerLines(aMultiple(), ['b', 'a'], WORDS)).toEqual([
      { id: 'a', text: '修桥', right: true, picked: true },
      { id: 'b', text: '采石', right: false, picked: true },
      { id: 'c', text: '种树', right: true, picked: false },
      { id: 'd', text: '养鱼', right: false, picked: false },
    ])
  })

  it('of a judge are right before wrong', () => {
    expect(answerLines(aJudge({ right: false }), ['true'], WORDS)).toEqual([
      { id: 'true', text: '对', right: false, picked: true },
      { id: 'false', text: '错', right: true, picked: false },
    ])
  })
})

describe('answerText', () => {
  it.each<[string, Question, Answer, string]>([
    ['single', aSingle(), ['b'], '12座'],
    ['multiple, in authored order', aMultiple(), ['c', 'a'], '修桥、种树'],
    ['judge', aJudge(), ['true'], '对'],
    ['judge', aJudge(), ['false'], '错'],
    ['judge without an answer', aJudge(), [], ''],
    ['blank, with its unit', aBlank(), ['12'], '12座'],
    ['blank without a unit', { ...aBlank(), unit: undefined } as unknown as Question, ['东桥'], '东桥'],
    ['blank without an answer', aBlank(), [], ''],
    ['order', anOrder(), ['c', 'a', 'b'], '养鱼 → 修桥 → 种树'],
    ['match', aMatch(), ['s', ''], '修桥：5000棵；种树：—'],
    ['single with an option that is gone', aSingle(), ['z'], ''],
  ])('%s', (_case, question, answer, expected) => {
    expect(answerText(question, answer, WORDS)).toBe(expected)
  })
})
