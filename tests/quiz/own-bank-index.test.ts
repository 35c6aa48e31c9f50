import { describe, expect, it } from 'vitest'
import { isNamedByContent } from '../../src/quiz/bank.ts'
import { contentOfChapter, editionOfOwnBank, indexOfOwnBank } from '../../src/quiz/own-bank-index.ts'
import { anOwnBank, OWN_ONE_OF_EACH, ownQuestion } from '../support/own-banks.ts'
import { aBlank, aJudge, aMatch, aSingle, questionId } from '../support/questions.ts'

const withQuestion = (question: Parameters<typeof ownQuestion>[0]) =>
  anOwnBank({ questions: [ownQuestion(question)] })

describe('indexOfOwnBank', () => {
  it('lists chapters and questions in the order of their author, without any text', () => {
    const index = indexOfOwnBank(anOwnBank())
    expect(index).toMatchObject({ bank: 'own-1', title: '消防知识' })
    expect(index.chapters[1]).toEqual({ id: 'c2', title: '下册', source: '', paragraphs: [] })
    expect(index.questions.map(({ id }) => id)).toEqual(OWN_ONE_OF_EACH.map(({ id }) => id))
    expect(index.questions[0]).toEqual({
      ...{ id: 'q1', chapter: 'c1', paragraph: '', form: 'single', difficulty: 2, facts: ['q1'] },
    })
  })
})

describe('contentOfChapter', () => {
  it('has one fact for each question, so that each is remembered by itself', () => {
    const { facts, questions } = contentOfChapter('c1', OWN_ONE_OF_EACH)
    expect(facts.map(({ id }) => [id])).toEqual(questions.map((question) => question.facts))
    expect(facts[0]).toMatchObject({ statement: OWN_ONE_OF_EACH[0]?.stem, keys: [], paragraph: '' })
  })
})

describe('editionOfOwnBank', () => {
  const edition = editionOfOwnBank(anOwnBank())

  it('ends in a mark of the content', () => {
    expect(edition).toMatch(/^own-[0-9a-f]{10}$/)
    expect(isNamedByContent(edition)).toBe(true)
  })

  it('outlives titles and wording, on which no paper rests', () => {
    const { questions } = anOwnBank()
    const reworded = questions.map((question) => ({
      ...question,
      stem: `${question.stem}？`,
      explanation: '',
    }))
    expect(
      editionOfOwnBank(anOwnBank({ id: 'own-9', title: '其他', questions: reworded, retired: [] })),
    ).toBe(edition)
  })

  it.each([
    ['another order', anOwnBank({ questions: [...OWN_ONE_OF_EACH].reverse() })],
    ['a question less', anOwnBank({ questions: OWN_ONE_OF_EACH.slice(1) })],
    ['other chapters', anOwnBank({ chapters: [{ id: 'c1', title: '上册' }] })],
  ])('is another one with %s', (_, bank) => {
    expect(editionOfOwnBank(bank)).not.toBe(edition)
  })

  it.each([
    ['option', aSingle({ right: 'a' }), aSingle()],
    ['verdict', aJudge({ right: false }), aJudge()],
    ['text', aBlank({ accept: ['13'] }), aBlank()],
    ['side', aMatch({ left: [...aMatch().left].reverse() }), aMatch()],
    ['id', aJudge({ id: questionId('other') }), aJudge()],
  ])('is another one with another right %s', (_, one, other) => {
    expect(editionOfOwnBank(withQuestion(one))).not.toBe(editionOfOwnBank(withQuestion(other)))
  })
})
