import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkFields, emptyFields, fieldsOf } from '../../src/import/edited-question.ts'
import type { QuestionFields } from '../../src/import/edited-question.ts'
import { takenOver } from '../../src/quiz/same-question.ts'
import { ownQuestion, someOwnBank } from '../support/own-banks.ts'
import { aBlank, aGaps, aJudge, aMatch, aShort, aSingle } from '../support/questions.ts'

const written = { chapter: '上册', tags: ['桥', '数目'] }

const option = (text: string, isRight = false) => ({ text, isRight })
function typed(changes: Partial<QuestionFields>): QuestionFields {
  const options = [option('八点'), option('九点', true), option('  '), option('')]
  return { ...emptyFields('single', '上册'), stem: '几点开门？', options, ...changes }
}

describe('fields of a question', () => {
  it('give the same question again', () => {
    fc.assert(
      fc.property(someOwnBank, ({ questions }) => {
        for (const question of questions) {
          const fields = fieldsOf({ question, ...written })
          if (question.form === 'match') {
            expect(fields).toBeUndefined()
            continue
          }
          const checked = checkFields(fields ?? emptyFields(), question)
          if (!checked.written) throw new Error('nothing was written')
          expect(takenOver(question, checked.written.question, 'exact')).toEqual({
            ...question,
            chapter: '上册',
          })
          expect(checked.written).toMatchObject(written)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('leave alone what they cannot hold', () => {
    expect(fieldsOf({ question: ownQuestion(aMatch()), ...written })).toBeUndefined()
    const bars = ownQuestion(aBlank(), { accept: ['a|b'] })
    expect(fieldsOf({ question: bars, ...written })).toBeUndefined()
    const lines = ownQuestion(aShort(), { accept: ['一\n二'] })
    expect(fieldsOf({ question: lines, ...written })).toBeUndefined()
  })

  it('lose nothing that they do not show', () => {
    const swap = { wrong: '三座', right: '五座' }
    const judge = ownQuestion(aJudge(), { stem: '村里修了三座桥', right: false, swap, difficulty: 3 })
    const fields = fieldsOf({ question: judge, ...written }) ?? emptyFields()
    expect(checkFields({ ...fields, explanation: '五座。' }, judge).written?.question).toEqual({
      ...judge,
      chapter: '上册',
      explanation: '五座。',
    })
    const other = checkFields({ ...fields, stem: '村里修了四座桥' }, judge).written?.question
    expect(other).not.toHaveProperty('swap')
    const blank = ownQuestion(aBlank(), { unit: '座' })
    const again = fieldsOf({ question: blank, ...written }) ?? emptyFields()
    expect(checkFields(again, blank).written?.question).toMatchObject({ unit: '座' })
  })
})

describe('checkFields', () => {
  it('makes a question of what was typed, without empty options', () => {
    expect(checkFields(typed({ tags: '早上，时间, 时间' }))).toMatchObject({
      ok: true,
      written: {
        question: { form: 'single', options: [{ text: '八点' }, { text: '九点' }], right: 'b' },
        chapter: '上册',
        tags: ['早上', '时间'],
      },
    })
  })

  it('takes several lines for several blanks', () => {
    const stem = '可借____本，续（ ）次'
    expect(checkFields(typed({ form: 'blank', stem, lines: '3|三\n1\n' }))).toMatchObject({
      ok: true,
      written: { question: { form: 'gaps', accept: [['3', '三'], ['1']] } },
    })
    expect(fieldsOf({ question: ownQuestion(aGaps()), ...written })).toMatchObject({ form: 'blank' })
  })

  const FAULTS: readonly [string, Partial<QuestionFields>, 'stem' | 'answer' | 'explanation'][] = [
    ['no-stem', { stem: ' ' }, 'stem'],
    ['too-long', { stem: '长'.repeat(4001) }, 'stem'],
    ['no-options', { options: [option('九点', true)] }, 'answer'],
    ['no-key', { options: [option('八点'), option('九点')] }, 'answer'],
    ['duplicate-options', { options: [option('九点'), option('九点', true)] }, 'answer'],
    ['too-long', { options: [option('长'.repeat(1001)), option('九点', true)] }, 'answer'],
    [
      'too-many-options',
      { options: Array.from({ length: 27 }, (_, at) => option(`${at}点`, at === 0)) },
      'answer',
    ],
    ['no-key', { form: 'judge' }, 'answer'],
    ['no-key', { form: 'blank', lines: ' \n' }, 'answer'],
    ['answer-count', { form: 'blank', stem: '____和____', lines: '一' }, 'answer'],
    ['answer-count', { form: 'blank', stem: '只有____', lines: '一\n二' }, 'answer'],
    ['no-options', { form: 'order', lines: '春' }, 'answer'],
    ['no-key', { form: 'short' }, 'answer'],
    ['too-long', { explanation: '长'.repeat(10_001) }, 'explanation'],
  ]
  it.each(FAULTS)('finds %s in %o and says where', (code, changes, field) => {
    expect(checkFields(typed(changes))).toMatchObject({ ok: false, fault: { field, reason: { code } } })
  })

  it('asks about a multiple with one right option, which may go in as it stands', () => {
    expect(checkFields(typed({ form: 'multiple' }))).toMatchObject({
      ok: false,
      fault: { reason: { code: 'one-right' } },
      written: { question: { form: 'multiple', right: ['b'] } },
    })
    const one = ownQuestion(aSingle())
    expect(fieldsOf({ question: { ...one, form: 'multiple', right: [one.right] }, ...written })).toBeDefined()
  })
})
