import { describe, expect, it } from 'vitest'
import { blanks } from '../../../src/bank/checks/blanks.ts'
import { blank, findingsOn, judge, single } from '../../support/authored-bank.ts'

describe('blanks', () => {
  it('passes a stem with one gap, also that of a single choice', () => {
    expect(findingsOn(blanks, blank(), single({ stem: '青山村修了____座桥？' }))).toEqual([])
  })

  it('does not take a digit or a numeral inside something else for the answer', () => {
    const questions = [
      blank({ stem: '5000人修了____座桥。', accept: ['50'] }),
      blank({ stem: '第四部分说____次。', accept: ['四'] }),
    ]
    expect(findingsOn(blanks, ...questions)).toEqual([])
  })

  it.each([
    ['no gap', blank({ stem: '青山村修了桥。' }), 'error: mark exactly one place'],
    ['two gaps', blank({ stem: '____村修了____座桥。' }), 'error: mark exactly one place'],
    ['a short gap', blank({ stem: '青山村修了__座桥。' }), 'error: mark exactly one place'],
    [
      'a figure that gives itself away',
      blank({ stem: '12座桥里青山村修了____座。' }),
      'error: the answer “12” already stands',
    ],
    [
      'a name that gives itself away',
      blank({ stem: '“青山村”即____。', accept: ['青山村'] }),
      'error: the answer “青山村” already',
    ],
    [
      'a name that gives itself away by its second spelling',
      blank({ stem: '“青山”即____。', accept: ['绿水村', '青山'] }),
      'error: the answer “青山” already',
    ],
    [
      'a long answer',
      blank({ accept: ['一二三四五六七八九十一'] }),
      'warning: “一二三四五六七八九十一” is over 10',
    ],
    [
      'an accepted text that goes without saying',
      blank({ accept: ['12', '十二座'] }),
      'warning: “十二座” counts as “12”',
    ],
    [
      'a gap in a statement',
      judge({ stem: '青山村修了____座桥。' }),
      'error: a statement to judge has no ____',
    ],
  ])('finds %s', (_what, question, message) => {
    expect(findingsOn(blanks, question)).toEqual([expect.stringContaining(message)])
  })
})
