import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OWN_BANK_LIMITS, parseOwnBank, parseOwnQuestion } from '../../src/quiz/parse-own-bank.ts'
import { anOwnBank, ownQuestion, someOwnBank } from '../support/own-banks.ts'
import { aBlank, aJudge, aMultiple, anOrder, aSingle, questionId } from '../support/questions.ts'

const copy = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
const where = (changes: object): string => {
  const read = parseOwnBank(copy({ ...anOwnBank(), ...changes }))
  return read.ok ? 'sound' : read.where
}
const asked = (question: object): string =>
  where({ questions: [{ ...ownQuestion(aSingle()), chapter: 'c1', ...question }], tags: {} })

describe('parseOwnBank', () => {
  it('takes a sound bank as it is', () => {
    fc.assert(
      fc.property(someOwnBank, (bank) => {
        expect(parseOwnBank(copy(bank))).toEqual({ ok: true, bank })
      }),
    )
    expect(parseOwnBank(copy(anOwnBank()))).toEqual({ ok: true, bank: anOwnBank() })
  })

  it('drops what it does not know', () => {
    expect(parseOwnBank({ ...anOwnBank(), html: '<script>' })).toEqual({ ok: true, bank: anOwnBank() })
  })

  it.each([
    [{ id: '' }, 'id'],
    [{ id: 'a/b' }, 'id'],
    [{ id: '__proto__' }, 'id'],
    [{ title: ' ' }, 'title'],
    [{ title: '长'.repeat(OWN_BANK_LIMITS.title + 1) }, 'title'],
    [{ language: 'no tag' }, 'language'],
    [{ chapters: [{ id: 'c1' }] }, 'chapters[0].title'],
    [
      {
        chapters: [
          { id: 'c1', title: '' },
          { id: 'c1', title: '' },
        ],
      },
      'chapters',
    ],
    [{ chapters: [] }, 'questions[0].chapter'],
    [{ questions: {} }, 'questions'],
    [{ questions: [null] }, 'questions[0]'],
    [{ retired: anOwnBank().questions }, 'questions'],
    [{ tags: { unknown: ['a'] } }, 'tags'],
    [{ tags: { q1: [] } }, 'tags.q1'],
  ])('says where %j is wrong', (changes, at) => {
    expect(where(changes)).toBe(at)
  })

  it.each([
    [{ id: '*' }, 'questions[0].id'],
    [{ id: 'two words' }, 'questions[0].id'],
    [{ difficulty: 4 }, 'questions[0].difficulty'],
    [{ stem: '' }, 'questions[0].stem'],
    [{ explanation: 5 }, 'questions[0].explanation'],
    [{ form: 'unheard-of' }, 'questions[0].form'],
    [{ options: [{ id: 'a', text: '一' }], right: 'a' }, 'questions[0].options'],
    [{ right: 'z' }, 'questions[0].right'],
    [{ ...aMultiple(), right: ['a', 'a'], chapter: 'c1' }, 'questions[0].right'],
    [{ ...aMultiple(), right: [], chapter: 'c1' }, 'questions[0].right'],
    [{ ...aJudge(), right: 'true', chapter: 'c1' }, 'questions[0].right'],
    [{ ...aBlank(), accept: [' '], chapter: 'c1' }, 'questions[0].accept'],
    [
      {
        ...anOrder(),
        items: [
          { id: 'a', text: '一' },
          { id: 'a', text: '二' },
        ],
        chapter: 'c1',
      },
      'questions[0].items',
    ],
  ])('says where a question is wrong: %j', (question, at) => {
    expect(asked(question)).toBe(at)
  })

  it.each([null, 5, 'bank', [], {}, { questions: 'many' }])('refuses %j', (value) => {
    expect(parseOwnBank(value).ok).toBe(false)
  })
})

describe('parseOwnQuestion', () => {
  it('gives the question alone, standing for itself', () => {
    const question = aSingle({ id: questionId('q1'), chapter: '第一章 总则' })
    expect(parseOwnQuestion(copy(question))).toEqual(ownQuestion(question))
    expect(parseOwnQuestion({ ...question, form: 'unheard-of' })).toBeUndefined()
  })
})
