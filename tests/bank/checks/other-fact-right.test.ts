import { describe, expect, it } from 'vitest'
import type { AuthoredFact } from '../../../src/bank/authored/authored-bank.ts'
import { otherFactRight } from '../../../src/bank/checks/other-fact-right.ts'
import { aBank, aFact, aParagraph, findings, multiple, single } from '../../support/authored-bank.ts'

const paragraphs = [aParagraph({ names: ['青山村', '绿水村', '石桥', '木桥', '柳树', '杨树', '松树'] })]

function optionsOf(...texts: readonly string[]) {
  return texts.map((text, index) => ({ id: 'abcd'.charAt(index), text }))
}

function found(...facts: readonly AuthoredFact[]) {
  return findings(otherFactRight, aBank({ facts, paragraphs }))
}

describe('other-fact-right: another fact about the same subject', () => {
  const asking = (stem: string) =>
    aFact({
      statement: '青山村修了12座石桥。',
      keys: ['12', '石桥'],
      questions: [single({ stem, options: optionsOf('12', '15', '18'), answer: 'a' })],
    })
  const other = aFact({ id: 's1p1-02', statement: '青山村修了15座木桥。', keys: ['15', '木桥'] })

  it('finds a stem so wide that another fact answers it with a wrong option', () => {
    expect(found(asking('青山村修了多少座桥？'), other)).toEqual([
      expect.stringContaining('wrong option “15” is made right by fact s1p1-02'),
    ])
  })

  it('passes the same option when the stem names what only its own fact is about', () => {
    expect(found(asking('青山村修了多少座石桥？'), other)).toEqual([])
  })

  it('passes when the other fact is about another subject, or belongs to the question', () => {
    expect(found(asking('绿水村修了多少座桥？'), other)).toEqual([])
    const both = asking('青山村修了多少座桥？')
    const questions = both.questions.map((question) => ({ ...question, also: ['s1p1-02'] }))
    expect(found({ ...both, questions }, other)).toEqual([])
  })

  it('leaves a stem alone that asks for what does not fit', () => {
    expect(found(asking('青山村修的桥不是多少座？'), other)).toEqual([])
  })
})

describe('other-fact-right: asked from the figure', () => {
  const own = aFact({
    statement: '青山村种了93棵柳树。',
    keys: ['93', '柳树'],
    questions: [
      single({ stem: '青山村种的93棵是什么树？', options: optionsOf('柳树', '杨树', '松树'), answer: 'a' }),
    ],
  })

  it('finds another thing with the same figure', () => {
    const other = aFact({ id: 's1p1-02', statement: '绿水村种了93棵杨树。', keys: ['93', '杨树'] })
    expect(found(own, other)).toEqual([
      expect.stringContaining('wrong option “杨树” fits the stem by fact s1p1-02'),
    ])
  })

  it('passes another thing with another figure', () => {
    const other = aFact({ id: 's1p1-02', statement: '绿水村种了39棵杨树。', keys: ['39', '杨树'] })
    expect(found(own, other)).toEqual([])
  })

  it('passes a summary that names the right answer as well', () => {
    const summary = aFact({ id: 's1p1-02', statement: '青山村种了93棵柳树和杨树39棵。', keys: ['93', '39'] })
    expect(found(own, summary)).toEqual([])
  })
})

describe('other-fact-right: lists', () => {
  const list = (stem: string) =>
    aFact({
      kind: 'list',
      keys: ['柳树', '杨树', '松树'],
      questions: [multiple({ stem, options: optionsOf('柳树', '杨树', '松树', '桃树'), answer: ['a', 'b'] })],
    })

  it('finds a key of the list among the wrong options', () => {
    expect(found(list('青山村种了哪些树？'))).toEqual([
      expect.stringContaining('“松树” is a key of the list s1p1-01 itself'),
    ])
  })

  it.each(['青山村种的树里，哪些不是松柏？', '和松树一起种的有哪些？', '青山村最先种的是哪些树？'])(
    'passes a narrower question: %s',
    (stem) => {
      expect(found(list(stem))).toEqual([])
    },
  )
})
