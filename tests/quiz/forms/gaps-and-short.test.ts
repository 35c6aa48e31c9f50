import { describe, expect, it } from 'vitest'
import { takenFor } from '../../../src/quiz/confusion/values.ts'
import { eligible } from '../../../src/quiz/contest/draw.ts'
import { elsewhereIn } from '../../../src/quiz/elsewhere.ts'
import { areGapsRight } from '../../../src/quiz/forms/gaps.ts'
import { hasSeenModel, withModelSeen } from '../../../src/quiz/forms/short.ts'
import { isComplete, isRight, rightAnswer } from '../../../src/quiz/judging.ts'
import { missSpread } from '../../../src/quiz/miss-spread.ts'
import { optionTexts } from '../../../src/quiz/search.ts'
import { someRules } from '../../support/contest.ts'
import { anAttempt } from '../../support/log.ts'
import { aFact, aGaps, aShort, factId } from '../../support/questions.ts'

const WORDS = { yes: '对', no: '错' }

describe('several gaps', () => {
  it.each<[readonly string[], readonly boolean[], string]>([
    [['12', '300'], [true, true], 'as shown'],
    [['十二', '三百'], [true, true], 'other spellings of the same'],
    [['12座', '300亩'], [true, true], 'the words behind each typed along'],
    [['300', '12'], [false, false], 'the right texts in the wrong gaps'],
    [['12', '301'], [true, false], 'one of two'],
    [['', '300'], [false, true], 'the first left open'],
    [['12'], [true, false], 'only the first'],
    [['12亩', '300'], [false, true], 'the words behind another gap'],
  ])('%j is %j: %s', (answer, gaps) => {
    expect(areGapsRight(aGaps(), answer)).toEqual(gaps)
    expect(isRight(aGaps(), answer)).toBe(gaps.every(Boolean))
  })

  it('are complete when something stands in each', () => {
    expect(isComplete(aGaps(), ['1', '2'])).toBe(true)
    expect(isComplete(aGaps(), ['1', ' '])).toBe(false)
    expect(isComplete(aGaps(), ['1'])).toBe(false)
  })

  it('show what is right first of each', () => {
    expect(rightAnswer(aGaps())).toEqual(['12', '300'])
  })

  it('are found by every accepted text', () => {
    expect(optionTexts(aGaps())).toEqual(['12', '300', '三百'])
  })

  it('count a figure taken for another, asked with the other gaps filled in', () => {
    expect(takenFor(aGaps(), ['12', '500'], () => false)).toEqual([
      { right: '300', picked: '500', asked: '青山村修了12座桥，种了____亩茶。' },
    ])
    expect(takenFor(aGaps(), ['不知道', '300'], () => false)).toEqual([])
  })

  it('say of each wrong gap where its text belongs', () => {
    const other = aFact({ id: factId('s1p1-09'), statement: '清水村养鱼500亩。', keys: ['500亩'] })
    expect(elsewhereIn([aFact(), other])(aGaps(), ['12', '500亩'])).toEqual({ text: '500亩', fact: other })
  })

  it('count each wrong gap among the misses', () => {
    const miss = { ...anAttempt({ answer: ['12', '500'], right: false }), stamp: 1 }
    expect(missSpread(aGaps(), [miss], WORDS)).toEqual([{ kind: 'picked', text: '500', times: 1 }])
  })
})

describe('a short answer', () => {
  it.each<[readonly string[], boolean, boolean]>([
    [[], false, false],
    [['方便上学'], false, false],
    [['方便上学', ''], false, false],
    [['', 'true'], true, true],
    [['方便上学', 'true'], true, true],
    [['方便上学', 'false'], true, false],
  ])('%j is complete: %j, right: %j', (answer, complete, right) => {
    expect(isComplete(aShort(), answer)).toBe(complete)
    expect(isRight(aShort(), answer)).toBe(right)
  })

  it('keeps what was written while the model is looked at', () => {
    expect(hasSeenModel(['方便上学'])).toBe(false)
    expect(withModelSeen(['方便上学'])).toEqual(['方便上学', ''])
    expect(hasSeenModel(withModelSeen([]))).toBe(true)
  })

  it('is in no contest, since nobody judges it but who gave it', () => {
    const rules = someRules({ draw: [{ forms: ['short', 'gaps'], count: 2 }] })
    const [group] = rules.draw
    expect(group && eligible([aShort(), aGaps()], rules, group).map(({ form }) => form)).toEqual(['gaps'])
  })
})
