import { describe, expect, it } from 'vitest'
import type { AuthoredQuestion } from '../../../src/bank/authored/authored-bank.ts'
import { giveawayPairs } from '../../../src/bank/authored/giveaways.ts'
import {
  aBank,
  aFact,
  aPack,
  blank,
  falseJudge,
  judge,
  multiple,
  single,
} from '../../support/authored-bank.ts'

/** What the first question gives away of the second, each on a fact of its own in the same paragraph. */
function given(giver: AuthoredQuestion, other: AuthoredQuestion, changes: Parameters<typeof aFact>[0] = {}) {
  return giveawayPairs(
    aBank({
      facts: [
        aFact({ id: 's1p1-01', questions: [{ ...giver, id: 'giver' }] }),
        aFact({ id: 's1p1-02', questions: [{ ...other, id: 'given' }], ...changes }),
      ],
    }),
  ).filter(([one]) => one === 'giver')
}

const PAIR = [['giver', 'given']]
const asksWho = blank({ stem: '修桥的是____。', accept: ['王铁柱', '铁柱'], unit: undefined })
const namesHim = single({ stem: '王铁柱修了几座桥？' })

describe('giveawayPairs', () => {
  it.each([
    ['an accepted text of a blank', namesHim, asksWho],
    ['any accepted text', single({ stem: '人称“铁柱”的是谁？' }), asksWho],
    [
      'the right option of a single',
      namesHim,
      single({
        options: [
          { id: 'a', text: '《王铁柱》' },
          { id: 'b', text: '李四' },
        ],
        answer: 'a',
      }),
    ],
    ['in a true statement', judge({ stem: '王铁柱修了12座桥。' }), asksWho],
    ['in what a false statement left as it is', falseJudge({ stem: '王铁柱修了21座桥。' }), asksWho],
    ['a figure as a whole', judge({ stem: '青山村修桥12座。' }), blank({ accept: ['12'] })],
  ])('finds %s', (_what, giver, other) => {
    expect(given(giver, other)).toEqual(PAIR)
  })

  it.each([
    [
      'a wrong option',
      namesHim,
      single({
        options: [
          { id: 'a', text: '张三' },
          { id: 'b', text: '王铁柱' },
        ],
        answer: 'a',
      }),
    ],
    ['what a false statement changed', falseJudge({ stem: '青山村修了21座桥。' }), blank({ accept: ['21'] })],
    ['digits of a longer figure', judge({ stem: '青山村2012年修桥。' }), blank({ accept: ['12'] })],
    ['a figure before its unit of size', judge({ stem: '青山村种树12万棵。' }), blank({ accept: ['12'] })],
    ['a single character', judge({ stem: '青山村有山。' }), blank({ accept: ['山'] })],
    ['a generic word', judge({ stem: '娄底市有座山。' }), blank({ accept: ['娄底市', '娄底'] })],
    ['the name of the paper', judge({ stem: '据《绿水报》，村里有座山。' }), blank({ accept: ['绿水报'] })],
    ['a chapter title', judge({ stem: '种树要紧。' }), blank({ accept: ['种树'] })],
    [
      'an answer that is a set',
      judge({ stem: '青山村养鱼。' }),
      multiple({
        options: [
          { id: 'a', text: '养鱼' },
          { id: 'b', text: '采石' },
        ],
        answer: ['a', 'b'],
      }),
    ],
    ['a retired question', { ...namesHim, retired: true }, asksWho],
    ['questions that share a fact', { ...namesHim, also: ['s1p1-02'] }, asksWho],
  ])('passes %s', (_what, giver, other) => {
    expect(given(giver, other)).toEqual([])
  })

  it('passes another paragraph', () => {
    expect(given(namesHim, asksWho, { paragraph: 'S1P2' })).toEqual([])
  })

  it('finds nothing in a bank without questions', () => {
    expect(giveawayPairs(aBank({ pack: aPack(), facts: [aFact()] }))).toEqual([])
  })
})
