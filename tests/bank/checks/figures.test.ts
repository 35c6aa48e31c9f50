import { describe, expect, it } from 'vitest'
import { figures } from '../../../src/bank/checks/figures.ts'
import {
  aBank,
  aFact,
  aParagraph,
  blank,
  falseJudge,
  findings,
  findingsOn,
  judge,
  match,
  multiple,
  order,
  single,
} from '../../support/authored-bank.ts'

describe('figures', () => {
  it('passes figures of the cited paragraph and of the pack, and any figure in a wrong option', () => {
    const questions = [single(), multiple(), judge(), falseJudge(), blank(), order(), match()]
    expect(
      findingsOn(figures, ...questions, judge({ stem: '2030年青山村修了12座桥，占80%，11200人受益。' })),
    ).toEqual([])
  })

  it.each([
    ['in the stem', judge({ stem: '青山村修了13座桥。' }), 'figure 13 of the stem'],
    ['as a percentage that is a count', judge({ stem: '青山村修了80座桥。' }), 'figure 80 of the stem'],
    ['in a right option', single({ answer: 'a' }), 'figure 21 of the right answer'],
    ['in why', single({ why: '修桥12座，种树5001棵。' }), 'figure 5001 in why'],
    ['in a blank', blank({ accept: ['13'] }), 'figure 13 of the stem'],
    ['in an item', order({ items: [{ id: 'a', text: '13座' }] }), 'figure 13 of the right answer'],
    [
      'in a pair',
      match({ pairs: [{ id: 'a', left: '修桥', right: '13座' }] }),
      'figure 13 of the right answer',
    ],
  ])('finds a figure from elsewhere %s', (_where, question, message) => {
    expect(findingsOn(figures, question)).toEqual([expect.stringContaining(message)])
  })

  it('lets why repeat the figure of a wrong option or of a swap', () => {
    const questions = [single({ why: '是12座，不是21座。' }), falseJudge({ why: '是12座，不是21座。' })]
    expect(findingsOn(figures, ...questions)).toEqual([])
  })

  it('lets why tell a figure of a paragraph the question does not cite, and the stem not', () => {
    const paragraphs = [aParagraph(), aParagraph({ id: 'S1P2', figures: ['77'] })]
    const asking = (question: ReturnType<typeof single>) =>
      findings(figures, aBank({ paragraphs, facts: [aFact({ questions: [question] })] }))
    expect(asking(single({ why: '种花77盆，是另一件事。' }))).toEqual([])
    expect(asking(single({ stem: '种花77盆的青山村，修了多少座桥？' }))).toEqual([
      expect.stringContaining('figure 77 of the stem'),
    ])
  })

  it('takes a blank together with what stands behind it', () => {
    expect(findingsOn(figures, blank({ stem: '完成了____%。', accept: ['80'] }))).toEqual([])
  })

  it('passes the figures of a further fact, and of a sum', () => {
    const facts = [
      aFact({ questions: [judge({ stem: '青山村修桥12座，种花77盆。', also: ['s1p2-01'] })] }),
      aFact({
        id: 's1p2-01',
        paragraph: 'S1P2',
        questions: [judge({ id: 's1p2-01a', stem: '种花77盆。', why: '是77盆。' })],
      }),
      aFact({
        id: 's1p1-02',
        keys: ['89'],
        derived: { from: ['s1p2-01'], sum: '77 + 12 = 89' },
        questions: [judge({ id: 's1p1-02a', stem: '77加12得89。' })],
      }),
    ]
    const paragraphs = [aParagraph(), aParagraph({ id: 'S1P2', figures: ['77'], names: [] })]
    expect(findings(figures, aBank({ facts, paragraphs }))).toEqual([])
  })

  it('does not take the figure of a name for a figure', () => {
    const paragraphs = [aParagraph({ names: ['光荣50年奖章'] })]
    const asking = (stem: string) => aBank({ paragraphs, facts: [aFact({ questions: [judge({ stem })] })] })
    expect(findings(figures, asking('青山村颁发了“光荣50年奖章”。'))).toEqual([])
  })
})
