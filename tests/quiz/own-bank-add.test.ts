import { describe, expect, it } from 'vitest'
import type { OwnBank } from '../../src/quiz/own-bank.ts'
import { addToOwnBank } from '../../src/quiz/own-bank-add.ts'
import { aJudge, factId, questionId } from '../support/questions.ts'

function bankOf(
  ...questions: (readonly [id: string, stem: string, right: boolean, chapter?: string])[]
): OwnBank {
  const chapters = [...new Set(questions.map(([, , , chapter = 'c1']) => chapter))]
  return {
    id: 'own-1',
    title: '题',
    language: 'zh-CN',
    chapters: chapters.map((id) => ({ id, title: `${id}题` })),
    questions: questions.map(([id, stem, right, chapter = 'c1']) =>
      aJudge({ id: questionId(id), facts: [factId(id)], stem, right, chapter, paragraph: '' }),
    ),
    retired: [],
    tags: {},
  }
}

const stems = (bank: OwnBank): string[] => bank.questions.map(({ stem }) => stem)

describe('adding to a bank', () => {
  const old = bankOf(['a', '甲', true], ['b', '乙', true])

  it('keeps what the other does not have, in its order', () => {
    const update = addToOwnBank(old, bankOf(['x', '丙', true, 'c2'], ['y', '甲', true]))
    expect(stems(update.bank)).toEqual(['甲', '乙', '丙'])
    expect(update.bank.questions[0]?.id).toBe('a')
    expect(update.bank.chapters.map(({ id }) => id)).toEqual(['c1', 'c2'])
    expect(update).toMatchObject({ retired: [], added: ['x'] })
    expect(update.bank.retired).toEqual([])
  })

  it('retires what is asked with another answer now', () => {
    const update = addToOwnBank(old, bankOf(['y', '甲', false]))
    expect(stems(update.bank)).toEqual(['乙', '甲'])
    expect(update.bank.retired.map(({ id }) => id)).toEqual(['a'])
    expect(update.retired).toEqual(['a'])
  })

  it('changes nothing by the same bank once more', () => {
    expect(addToOwnBank(old, old).bank).toEqual(old)
  })
})
