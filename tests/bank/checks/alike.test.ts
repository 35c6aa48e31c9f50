import { describe, expect, it } from 'vitest'
import { alike } from '../../../src/bank/checks/alike.ts'
import { blank, findingsOn, judge, single } from '../../support/authored-bank.ts'

const again = 's1p1-01b'

describe('alike', () => {
  it('finds the same question in other marks', () => {
    const stem = '“青山村”修了多少座桥'
    expect(findingsOn(alike, single(), single({ id: again, stem }))).toEqual([
      'error: asks nearly the same as s1p1-01a, with the same answer: reword or drop one',
    ])
  })

  it.each([
    ['asks something else', single(), single({ id: again, stem: '绿水报说青山村的桥共有几座？' })],
    ['has another answer', single(), single({ id: again, answer: 'a' })],
    ['is of another form', single(), blank({ id: again, stem: '青山村修了多少座桥？' })],
    [
      'states another figure',
      judge({ stem: '青山村今年一共修了12座桥。' }),
      judge({ id: again, stem: '青山村今年一共修了80座桥。' }),
    ],
  ])('passes a question that %s', (_what, first, second) => {
    expect(findingsOn(alike, first, second)).toEqual([])
  })
})
