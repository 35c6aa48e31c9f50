import { describe, expect, it } from 'vitest'
import { wording } from '../../../src/bank/checks/wording.ts'
import {
  aBank,
  aFact,
  aParagraph,
  findings,
  findingsOn,
  judge,
  multiple,
  single,
} from '../../support/authored-bank.ts'

describe('wording', () => {
  it('passes plain words, and anything inside a quoted name', () => {
    expect(
      findingsOn(wording, single(), judge({ stem: '“我市新事”和《本报十年》是青山村的栏目。' }), multiple()),
    ).toEqual([])
  })

  it.each([
    ['我市', judge({ stem: '我市修了桥。' })],
    ['上述', judge({ stem: '上述村子修了桥。' })],
    ['该市', judge({ stem: '该市修了桥。' })],
    ['该报道', judge({ stem: '该报道说修了桥。' })],
    ['选项', single({ why: '选项甲是对的。' })],
    ['，B项', single({ why: '对的是，B项。' })],
    ['以上都', single({ options: [{ id: 'a', text: '以上都对' }] })],
  ])('finds %s', (found, question) => {
    expect(findingsOn(wording, question)).toEqual([expect.stringContaining(`error: “${found}”`)])
  })

  it('warns of two negations in a statement', () => {
    expect(findingsOn(wording, judge({ stem: '青山村不会不修桥。' }))).toEqual([
      expect.stringContaining('warning: two negations'),
    ])
  })

  it('does not count the negations of a name', () => {
    const paragraphs = [aParagraph({ names: ['离乡不离学'] })]
    const facts = [aFact({ questions: [judge({ stem: '离乡不离学是不限年龄的。' })] })]
    expect(findings(wording, aBank({ facts, paragraphs }))).toEqual([])
  })
})
