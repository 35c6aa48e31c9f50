import { describe, expect, it } from 'vitest'
import { kindOfPair, pairKey, takenFor } from '../../../src/quiz/confusion/values.ts'
import type { FactKind, Question } from '../../../src/quiz/question.ts'
import { aBlank, aFact, aJudge, aMatch, aMultiple, anOrder, aSingle } from '../../support/questions.ts'

const falseJudge = aJudge({
  stem: '青山村修了21座桥。',
  right: false,
  swap: { wrong: '21', right: '12' },
})

describe('takenFor', () => {
  const cases: readonly (readonly [string, Question, readonly string[], readonly string[]])[] = [
    ['a single option', aSingle(), ['a'], ['12座/21座 青山村修了多少座桥？']],
    ['a stem that asks for what does not fit', aSingle({ stem: '青山村没有修哪座桥？' }), ['a'], []],
    ['one wrong for one left out', aMultiple(), ['a', 'b'], ['种树/采石 青山村做了哪些事？']],
    ['only something left out', aMultiple(), ['a'], []],
    ['two wrong ones', aMultiple(), ['b', 'd'], []],
    ['a false statement believed', falseJudge, ['true'], ['12/21 青山村修了____座桥。']],
    ['a true statement not believed', aJudge(), ['false'], []],
    ['a false statement without its swap', aJudge({ right: false }), ['true'], []],
    ['another figure typed', aBlank(), ['21'], ['12座/21座 青山村修了____座桥。']],
    ['another figure typed with its unit', aBlank(), ['21座'], ['12座/21座 青山村修了____座桥。']],
    ['something typed that is no value', aBlank(), ['不知道'], []],
    [
      'a value of the bank typed',
      aBlank({ accept: ['修桥'], unit: '' }),
      ['种树'],
      ['修桥/种树 青山村修了____座桥。'],
    ],
    ['swapped sides', aMatch(), ['s', 'r'], ['12座/5000棵 修桥：____', '5000棵/12座 种树：____']],
    ['a side that belongs to nothing', aMatch(), ['r', 't'], ['5000棵/80% 种树：____']],
    ['a wrong order', anOrder(), ['b', 'a', 'c'], []],
    ['an option that is no longer there', aSingle(), ['z'], []],
  ]
  it.each(cases)('%s', (_what, question, answer, expected) => {
    const found = takenFor(question, answer, (text) => text === '种树')
    expect(found.map(({ right, picked, asked }) => `${right}/${picked} ${asked}`)).toEqual(expected)
  })
})

describe('pairKey', () => {
  it('is the same whichever was taken for which, however it is written', () => {
    expect(pairKey('12座', '21座')).toBe(pairKey('二十一座', '十二 座'))
    expect(pairKey('《千里寻党》', '湘剧')).toBe(pairKey('湘剧', '千里寻党'))
    expect(pairKey('12座', '21座')).not.toBe(pairKey('12座', '20座'))
  })
})

describe('kindOfPair', () => {
  it.each([
    ['12座', '21座', 'count', 'figure'],
    ['6.89亿元', '5亿元', 'amount', 'figure'],
    ['11200', '1.2万', 'list', 'figure'],
    ['三个', '四个', 'count', 'figure'],
    ['一件大事', '一项任务', 'slogan', 'wording'],
    ['修桥', '种树', 'count', 'wording'],
    ['3月', '4月', 'date', 'date'],
    ['6月23日', '6月25日', 'place', 'date'],
    ['春天', '秋天', 'date', 'wording'],
    ['蔡和森', '李中', 'person', 'name'],
    ['市委', '市政府', 'organisation', 'name'],
    ['《千里寻党》', '《蔡和森》', 'list', 'title'],
    ['湘剧', '歌舞剧', 'title', 'title'],
    ['突出贡献奖', '优秀组织奖', 'award', 'title'],
    ['新化县', '双峰县', 'place', 'place'],
  ] as const satisfies readonly (readonly [string, string, FactKind, string])[])(
    '%s and %s of a %s are a %s',
    (one, other, kind, expected) => {
      expect(kindOfPair(one, other, aFact({ kind }))).toBe(expected)
    },
  )

  it('are wording where no fact says more', () => {
    expect(kindOfPair('修桥', '种树', undefined)).toBe('wording')
  })
})
