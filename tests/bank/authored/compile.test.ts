import { describe, expect, it } from 'vitest'
import { compileBank } from '../../../src/bank/authored/compile.ts'
import { aBank, aFact, blank, judge, match, multiple, order, single } from '../../support/authored-bank.ts'

function compiled(...questions: Parameters<typeof aFact>[0][]) {
  return compileBank(aBank({ facts: questions.map(aFact) }))
}

describe('compileBank', () => {
  it('puts the head of the pack into the index', () => {
    expect(compiled().index).toMatchObject({
      bank: 'qingshan',
      edition: expect.stringMatching(/^2030\.01-/) as string,
      source: { newspaper: '《绿水报》' },
      questions: [],
    })
  })

  it('has content for every chapter, also for one without facts', () => {
    expect(compiled({}).chapters.map(({ chapter, facts }) => [chapter, facts.length])).toEqual([
      ['s1', 1],
      ['s2', 0],
    ])
  })

  it('orders facts by chapter and paragraph, and as written within a paragraph', () => {
    const { facts } = compiled(
      { id: 's2p1-01', paragraph: 'S2P1', fileChapter: 's2' },
      { id: 's1p2-01', paragraph: 'S1P2' },
      { id: 's1p1-02' },
      { id: 's1p1-01' },
    )
    expect(facts.map(({ id }) => id)).toEqual(['s1p1-02', 's1p1-01', 's1p2-01', 's2p1-01'])
  })

  it('keeps retired questions in the chapter and out of the index', () => {
    const bank = compiled({ questions: [single({ retired: true }), judge({ id: 's1p1-01b' })] })
    expect(bank.index.questions.map(({ id }) => id)).toEqual(['s1p1-01b'])
    expect(bank.chapters[0]?.questions.map(({ id }) => id)).toEqual(['s1p1-01a', 's1p1-01b'])
    expect([...bank.retired]).toEqual(['s1p1-01a'])
  })

  it('files a question under its fact and lists the others behind it', () => {
    const { index } = compiled({ questions: [single({ also: ['s1p1-02'] })] })
    expect(index.questions).toEqual([
      {
        id: 's1p1-01a',
        chapter: 's1',
        paragraph: 'S1P1',
        form: 'single',
        difficulty: 2,
        facts: ['s1p1-01', 's1p1-02'],
      },
    ])
  })

  it('compiles each form to what the rules work with', () => {
    const extra = [{ id: 'x', text: '33条' }]
    const questions = [single(), multiple(), judge(), blank(), order(), match({ extra })]
    const pairs = { left: ['a', 'b', 'c'], right: ['ar', 'br', 'cr', 'xr'] }
    const { questions: all } = compiled({ questions })
    expect(all).toMatchObject([
      { form: 'single', right: 'b' },
      { form: 'multiple', right: ['a', 'b'] },
      { form: 'judge', right: true },
      { form: 'blank', accept: ['12'], unit: '座' },
      { form: 'order', items: [{ text: '修桥' }, { text: '种树' }, { text: '养鱼' }] },
      { form: 'match', left: pairs.left.map((id) => ({ id })), right: pairs.right.map((id) => ({ id })) },
    ])
    expect(all[0]).toMatchObject({ stem: '青山村修了多少座桥？', explanation: '青山村修桥12座。' })
  })

  it('keeps the sum of a derived fact', () => {
    const derived = { from: ['s1p1-02'], sum: '1 = 1' }
    expect(compiled({ derived }).facts[0]?.derived).toEqual(derived)
    expect(compiled({}).facts[0]).not.toHaveProperty('derived')
  })
})
