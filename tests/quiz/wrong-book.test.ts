import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyQuestionRecord, questionRecordFrom } from '../../src/quiz/records.ts'
import {
  DEFAULT_WRONG_BOOK_RULE,
  inReviewOrder,
  isInWrongBook,
  wrongBookState,
} from '../../src/quiz/wrong-book.ts'
import type { WrongBookRule } from '../../src/quiz/wrong-book.ts'
import { DAY, logOf, NOON } from '../support/log.ts'
import { questionId } from '../support/questions.ts'

const recordOf = (story: string) => questionRecordFrom('qingshan', questionId('s1p1-01a'), logOf(story))
const rule = (rightInARow: number, onDifferentDays = true): WrongBookRule => ({
  rightInARow,
  onDifferentDays,
})

describe('wrongBookState under the default rule', () => {
  it.each([
    ['', { state: 'never' }],
    ['r0 r1', { state: 'never' }],
    ['x0', { state: 'in', streak: 0, needed: 2, waitsForAnotherDay: false }],
    ['x0 r0', { state: 'in', streak: 1, needed: 2, waitsForAnotherDay: false }],
    ['x0 r0 r0', { state: 'in', streak: 2, needed: 2, waitsForAnotherDay: true }],
    ['x0 r0 r0 r0', { state: 'in', streak: 2, needed: 2, waitsForAnotherDay: true }],
    ['x0 r0 r0 r1', { state: 'won-back', at: NOON + DAY + 3000 }],
    ['x0 r0 r1', { state: 'won-back', at: NOON + DAY + 2000 }],
    ['x0 r1 r2', { state: 'won-back', at: NOON + 2 * DAY + 2000 }],
    ['x0 r0 x0 r1', { state: 'in', streak: 1 }],
    ['x0 r0 r1 x2', { state: 'in', streak: 0 }],
    ['x0 undo', { state: 'never' }],
    ['x0 r0 x1 undo r1', { state: 'won-back' }],
    ['x0 remove', { state: 'removed', at: NOON }],
    ['x0 remove r1 r2', { state: 'removed' }],
    ['x0 remove x1', { state: 'in' }],
    ['x0 remove put-back', { state: 'in', streak: 0 }],
    ['x0 r0 r1 put-back', { state: 'in', streak: 0 }],
    ['x0 r0 r1 put-back r2 r3', { state: 'won-back' }],
    ['r0 remove x1', { state: 'in' }],
  ])('%s', (story, expected) => {
    expect(wrongBookState(recordOf(story), DEFAULT_WRONG_BOOK_RULE)).toMatchObject(expected)
  })
})

describe('wrongBookState under other rules', () => {
  it.each([
    ['x0 r0', rule(1), 'won-back'],
    ['x0 r0 r0', rule(2, false), 'won-back'],
    ['x0 r0 r1', rule(3), 'in'],
    ['x0 r0 r0 r1', rule(3), 'won-back'],
    ['x0 r0 r1 r1', rule(3), 'won-back'],
    ['x0 r0 r0 r0 r0 r1', rule(5), 'won-back'],
    ['x0 r0 r0 r0 r0 r0 r0', rule(5), 'in'],
  ])('%s with %o is %s', (story, asked, state) => {
    expect(wrongBookState(recordOf(story), asked).state).toBe(state)
  })

  it('tells the moment at which the later of its two conditions was met', () => {
    expect(wrongBookState(recordOf('x0 r0 r1 r1 r1'), rule(4))).toEqual({
      state: 'won-back',
      at: NOON + DAY + 4000,
    })
    expect(wrongBookState(recordOf('x0 r0 r0 r0 r2'), rule(2))).toEqual({
      state: 'won-back',
      at: NOON + 2 * DAY + 4000,
    })
  })
})

const someRecord = fc
  .array(fc.constantFrom('x0', 'x1', 'r0', 'r1', 'r2', 'undo', 'remove', 'put-back'), { maxLength: 20 })
  .map((words) => recordOf(words.join(' ')))
const someRule = fc.record({ rightInARow: fc.integer({ min: 1, max: 5 }), onDifferentDays: fc.boolean() })

describe('wrongBookState', () => {
  it('depends only on record and rule', () => {
    fc.assert(
      fc.property(someRecord, someRule, (record, asked) => {
        const copy = record && structuredClone(record)
        expect(wrongBookState(copy, { ...asked })).toEqual(wrongBookState(record, asked))
      }),
    )
  })

  it('shows a streak of at most what is needed, and waits for another day only at the full one', () => {
    fc.assert(
      fc.property(someRecord, someRule, (record, asked) => {
        const state = wrongBookState(record, asked)
        if (state.state !== 'in') return
        expect(state.needed).toBe(asked.rightInARow)
        expect(state.streak).toBeLessThanOrEqual(state.needed)
        expect(state.waitsForAnotherDay).toBe(state.streak === state.needed)
      }),
    )
  })

  it('never lets a stricter rule win a question back that a milder one keeps', () => {
    fc.assert(
      fc.property(someRecord, someRule, (record, strict) => {
        const milder = [
          { ...strict, rightInARow: Math.max(1, strict.rightInARow - 1) },
          { ...strict, onDifferentDays: false },
        ]
        for (const mild of milder)
          if (isInWrongBook(record, mild)) expect(isInWrongBook(record, strict)).toBe(true)
      }),
    )
  })

  it('holds every missed question in one of three places', () => {
    fc.assert(
      fc.property(someRecord, someRule, (record, asked) => {
        const { state } = wrongBookState(record, asked)
        expect(state === 'never').toBe((record?.missed ?? 0) === 0)
      }),
    )
  })
})

describe('inReviewOrder', () => {
  const record = (question: string, missed: number, lastMissAt: number) => ({
    ...emptyQuestionRecord('qingshan', questionId(question)),
    missed,
    lastMissAt,
  })
  const RECORDS = [record('once', 1, 5), record('thrice', 3, 1), record('once-later', 1, 9)]

  it.each([
    ['shuffled', ['once-later', 'once', 'thrice']],
    ['newest', ['once-later', 'once', 'thrice']],
    ['most-missed', ['thrice', 'once-later', 'once']],
  ] as const)('%s', (order, expected) => {
    expect(inReviewOrder(RECORDS, order).map(({ question }) => question)).toEqual(expected)
  })
})
