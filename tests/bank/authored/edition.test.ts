import { describe, expect, it } from 'vitest'
import { compileBank } from '../../../src/bank/authored/compile.ts'
import type { AuthoredQuestion } from '../../../src/bank/authored/authored-bank.ts'
import {
  aBank,
  aFact,
  aPack,
  blank,
  judge,
  match,
  multiple,
  order,
  single,
} from '../../support/authored-bank.ts'

const QUESTIONS: readonly AuthoredQuestion[] = [
  single(),
  multiple({ id: 's1p1-01b' }),
  judge({ id: 's1p1-01c' }),
  blank({ id: 's1p1-01d' }),
  order({ id: 's1p1-01e' }),
  match({ id: 's1p1-01f' }),
]

function editionOf(questions: readonly AuthoredQuestion[], pack = aPack()): string {
  return compileBank(aBank({ pack, facts: [aFact({ questions })] })).index.edition
}

/** The edition with the question of this id changed. */
function changed(id: string, changes: object): string {
  return editionOf(QUESTIONS.map((question) => (question.id === id ? { ...question, ...changes } : question)))
}

const EDITION = editionOf(QUESTIONS)

describe('the edition of a bank', () => {
  it('is the authors’ name for it and a mark of its content', () => {
    expect(EDITION).toMatch(/^2030\.01-[0-9a-f]{10}$/)
    expect(editionOf(QUESTIONS, aPack({ edition: '2030.02' }))).toBe(EDITION.replace('2030.01', '2030.02'))
  })

  it.each<[string, string]>([
    ['a question is added', editionOf([...QUESTIONS, judge({ id: 's1p1-01g' })])],
    ['a question is retired', changed('s1p1-01c', { retired: true })],
    ['two questions change places', editionOf([...QUESTIONS].reverse())],
    ['a question rests on another fact too', changed('s1p1-01a', { also: ['s1p1-02'] })],
    ['an option is added', changed('s1p1-01a', { options: [...single().options, { id: 'd', text: '2座' }] })],
    ['options change places', changed('s1p1-01b', { options: [...multiple().options].reverse() })],
    ['another option is right', changed('s1p1-01a', { answer: 'a' })],
    ['another set is right', changed('s1p1-01b', { answer: ['a', 'c'] })],
    ['true becomes false', changed('s1p1-01c', { answer: false })],
    ['another spelling is accepted', changed('s1p1-01d', { accept: ['12', '一打'] })],
    ['a unit may be typed along', changed('s1p1-01d', { unit: undefined })],
    ['items change places', changed('s1p1-01e', { items: [...order().items].reverse() })],
    ['pairs change places', changed('s1p1-01f', { pairs: [...match().pairs].reverse() })],
    ['a side too many is added', changed('s1p1-01f', { extra: [{ id: 'x', text: '3座' }] })],
    ['chapters change places', editionOf(QUESTIONS, aPack({ chapters: [...aPack().chapters].reverse() }))],
  ])('is another when %s', (_case, edition) => {
    expect(edition).not.toBe(EDITION)
  })

  it('is another when one question begins to give another away', () => {
    const facts = (stem: string) => [
      aFact({ questions: [single()] }),
      aFact({ id: 's1p1-02', questions: [judge({ id: 's1p1-02a', stem })] }),
    ]
    const [one, other] = ['青山村修了12座桥。', '青山村修了桥。'].map(
      (stem) => compileBank(aBank({ facts: facts(stem) })).index.edition,
    )
    expect(one).not.toBe(other)
  })

  it('stays when only words are mended', () => {
    expect(changed('s1p1-01a', { stem: '青山村一共修了多少座桥？', why: '共12座。' })).toBe(EDITION)
  })
})
