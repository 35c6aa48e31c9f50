import { describe, expect, it } from 'vitest'
import { isComplete, isRight, rightAnswer, sameAnswer } from '../../src/quiz/judging.ts'
import type { Answer, Question } from '../../src/quiz/question.ts'
import { aBlank, aJudge, aMatch, aMultiple, anOrder, aSingle, ONE_OF_EACH } from '../support/questions.ts'
import { realBank } from '../support/real-bank.ts'

const { questions } = realBank()

describe('isRight', () => {
  it.each<[Question['form'], Question, Answer, boolean]>([
    ['single', aSingle(), ['b'], true],
    ['single', aSingle(), ['a'], false],
    ['single', aSingle(), ['b', 'a'], false],
    ['multiple', aMultiple(), ['a', 'c'], true],
    ['multiple', aMultiple(), ['c', 'a'], true],
    ['multiple', aMultiple(), ['a'], false],
    ['multiple', aMultiple(), ['a', 'b', 'c'], false],
    ['multiple', aMultiple(), ['a', 'b'], false],
    ['judge', aJudge({ right: true }), ['true'], true],
    ['judge', aJudge({ right: true }), ['false'], false],
    ['judge', aJudge({ right: false }), ['false'], true],
    ['blank', aBlank(), ['12'], true],
    ['blank', aBlank(), [' 十二座'], true],
    ['blank', aBlank(), ['21'], false],
    ['blank', aBlank({ accept: ['东桥', '东石桥'] }), ['东石桥'], true],
    ['order', anOrder(), ['a', 'b', 'c'], true],
    ['order', anOrder(), ['a', 'c', 'b'], false],
    ['order', anOrder(), ['a', 'b'], false],
    ['match', aMatch(), ['r', 's'], true],
    ['match', aMatch(), ['s', 'r'], false],
    ['match', aMatch(), ['r', ''], false],
    ['match', aMatch(), ['r', 't'], false],
  ])('%s: %#', (_form, question, answer, expected) => {
    expect(isRight(question, answer)).toBe(expected)
  })

  it.each(ONE_OF_EACH.map((question) => [question.form, question] as const))(
    'counts no answer to %s as wrong',
    (_form, question) => {
      expect(isRight(question, [])).toBe(false)
    },
  )
})

describe('rightAnswer', () => {
  it('is right and complete for every question of the real bank', () => {
    expect(questions.length).toBeGreaterThan(200)
    const refused = questions.filter((question) => {
      const answer = rightAnswer(question)
      return !isRight(question, answer) || !isComplete(question, answer)
    })
    expect(refused.map(({ id }) => id)).toEqual([])
  })
})

describe('isComplete', () => {
  it.each<[Question['form'], Question, Answer, boolean]>([
    ['single', aSingle(), [], false],
    ['single', aSingle(), ['a'], true],
    ['multiple', aMultiple(), [], false],
    ['multiple', aMultiple(), ['a'], true],
    ['judge', aJudge(), [], false],
    ['judge', aJudge(), ['false'], true],
    ['blank', aBlank(), [], false],
    ['blank', aBlank(), [' 　'], false],
    ['blank', aBlank(), ['1'], true],
    ['order', anOrder(), [], false],
    ['order', anOrder(), ['c', 'b', 'a'], true],
    ['match', aMatch(), [], false],
    ['match', aMatch(), ['r', ''], false],
    ['match', aMatch(), ['s', 'r'], true],
  ])('%s: %#', (_form, question, answer, expected) => {
    expect(isComplete(question, answer)).toBe(expected)
  })
})

describe('sameAnswer', () => {
  it.each<[Question, Answer, Answer, boolean]>([
    [aMultiple(), ['a', 'c'], ['c', 'a'], true],
    [aMultiple(), ['a', 'c'], ['a'], false],
    [anOrder(), ['a', 'b', 'c'], ['c', 'b', 'a'], false],
    [aSingle(), ['a'], ['b'], false],
    [aSingle(), [], [], true],
  ])('%#', (question, a, b, expected) => {
    expect(sameAnswer(question, a, b)).toBe(expected)
  })
})
