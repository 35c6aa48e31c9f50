import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byLogOrder } from '../../src/quiz/attempt.ts'
import {
  emptyDayRecord,
  emptyQuestionRecord,
  LONGEST_STREAK_RULE,
  misTapped,
  questionRecordFrom,
  recordEntry,
  recordsFrom,
  sumDay,
} from '../../src/quiz/records.ts'
import { anAttempt, aMiss, attemptId, logOf, NOON, TODAY } from '../support/log.ts'
import { factId, questionId } from '../support/questions.ts'

const BANK = 'qingshan'
const QUESTION = questionId('s1p1-01a')
const recordOf = (story: string) => questionRecordFrom(BANK, QUESTION, logOf(story))

describe('questionRecordFrom', () => {
  it.each([
    ['r0', { answered: 1, right: 1, missed: 0, lastRight: true, lastMissAnswer: null }],
    ['x0', { answered: 1, right: 0, missed: 1, lastRight: false, lastMissAnswer: ['a'] }],
    ['x0 r1', { answered: 2, right: 1, missed: 1, lastRight: true, lastMissAnswer: ['a'] }],
    ['x0 undo r1', { answered: 1, right: 1, missed: 0, lastMissAt: null }],
    ['x0 x1 undo', { answered: 1, missed: 1, lastMissAt: NOON }],
    ['x0 remove', { answered: 1, missed: 1, removedAt: NOON }],
    ['x0 remove put-back', { missed: 1, removedAt: null }],
    ['x0 remove x1', { missed: 2, removedAt: null }],
    ['r0 remove', { missed: 0, removedAt: null }],
    ['x0 remove undo r1', { answered: 1, missed: 0, removedAt: null }],
  ])('%s', (story, expected) => {
    expect(recordOf(story)).toMatchObject(expected)
  })

  it.each(['', 'x0 undo', 'remove', 'x0 remove undo'])('is nothing when nothing counts: “%s”', (story) => {
    expect(recordOf(story)).toBeUndefined()
  })

  it.each([
    ['x0 r0 r0', 2, null, null],
    ['x0 r0 r1', 2, 1, 2],
    ['r0 r0 r2 r3', 4, 2, 3],
    ['r0 r1 x1', 0, null, null],
    ['x0 r1 put-back', 0, null, null],
    ['r1 x2 undo r2', 2, 2, 2],
  ])('counts the streak of %s', (story, length, otherDay, otherDayLength) => {
    const streak = recordOf(story)?.streak
    expect(streak?.length).toBe(length)
    expect(streak?.otherDayLength).toBe(otherDayLength)
    const dayOfOther =
      typeof streak?.otherDayAt !== 'number' ? null : Math.floor((streak.otherDayAt - NOON) / 86_400_000)
    expect(dayOfOther).toBe(otherDay)
  })
})

describe('misTapped', () => {
  it('names the attempts that were taken back', () => {
    expect([...misTapped(logOf('x0 undo x1 r2 undo'))]).toEqual(['e0', 'e3'])
  })
})

describe('sumDay', () => {
  it('takes back what it added', () => {
    const day = emptyDayRecord(BANK, TODAY)
    for (const attempt of [anAttempt(), aMiss({ elapsedMs: 700 })])
      expect(sumDay(sumDay(day, attempt), attempt, -1)).toEqual(day)
  })

  it('counts answers, right ones and time', () => {
    const day = sumDay(sumDay(emptyDayRecord(BANK, TODAY), anAttempt()), aMiss({ elapsedMs: 700 }))
    expect(day).toEqual({ bank: BANK, day: TODAY, answered: 2, right: 1, elapsedMs: 5700 })
  })
})

const someStory = fc
  .array(fc.constantFrom('x0', 'x1', 'x2', 'r0', 'r1', 'r2', 'undo', 'remove', 'put-back'), { maxLength: 20 })
  .map((words) => words.join(' '))
const someLog = someStory.map(logOf)

describe('recordsFrom', () => {
  it('reads a log in any order', () => {
    fc.assert(
      fc.property(
        someLog.chain((log) =>
          fc.tuple(fc.constant(log), fc.shuffledSubarray(log, { minLength: log.length })),
        ),
        ([log, mixed]) => {
          const inOrder = recordsFrom(log)
          const inAnyOrder = recordsFrom(mixed)
          expect(inAnyOrder.questions).toEqual(inOrder.questions)
          expect(inAnyOrder.facts).toEqual(inOrder.facts)
          expect(inAnyOrder.paces).toEqual(inOrder.paces)
          expect(new Set(inAnyOrder.days)).toEqual(new Set(inOrder.days))
        },
      ),
    )
  })

  it('agrees with itself: questions, facts and days count the same answers', () => {
    fc.assert(
      fc.property(someLog, (log) => {
        const { questions, facts, days } = recordsFrom(log)
        const sum = (records: readonly { answered: number; right: number }[]) =>
          records.reduce(
            (all, { answered, right }) => [(all[0] ?? 0) + answered, (all[1] ?? 0) + right],
            [0, 0],
          )
        expect(sum(facts)).toEqual(sum(questions))
        expect(sum(days)).toEqual(sum(questions))
      }),
    )
  })

  it('keeps every fact and every bank apart', () => {
    const log = [
      { ...anAttempt({ facts: ['f1', 'f2'].map(factId) }), stamp: 1 },
      { ...aMiss({ facts: [factId('f2')] }), stamp: 2 },
      { ...anAttempt({ bank: 'other', facts: [factId('f1')] }), stamp: 3 },
    ]
    expect(recordsFrom(log).facts).toMatchObject([
      { bank: BANK, fact: 'f1', answered: 1, right: 1 },
      { bank: BANK, fact: 'f2', answered: 2, right: 1 },
      { bank: 'other', fact: 'f1', answered: 1, right: 1 },
    ])
  })
})

describe('a streak', () => {
  it('never exceeds what was answered right, and starts again after a miss', () => {
    fc.assert(
      fc.property(someLog, (log) => {
        const record = questionRecordFrom(BANK, QUESTION, log)
        if (!record) return
        const { length, moments, otherDayLength } = record.streak
        expect(length).toBeLessThanOrEqual(record.right)
        expect(record.right + record.missed).toBe(record.answered)
        expect(moments).toHaveLength(Math.min(length, LONGEST_STREAK_RULE))
        expect(otherDayLength ?? 0).toBeLessThanOrEqual(length)
        if (!record.lastRight) expect(length).toBe(0)
      }),
    )
  })
})

describe('recordEntry', () => {
  it('goes on from a record as the whole log would', () => {
    fc.assert(
      fc.property(someLog, fc.constantFrom('x3', 'r3', 'remove', 'put-back'), (log, word) => {
        const last = {
          ...logOf(word)[0],
          id: attemptId('last'),
          stamp: log.length + 1,
        } as (typeof log)[number]
        const before = questionRecordFrom(BANK, QUESTION, log) ?? emptyQuestionRecord(BANK, QUESTION)
        const after = questionRecordFrom(BANK, QUESTION, [...log, last].sort(byLogOrder))
        const stepped = recordEntry(before, last)
        // An empty record is not kept.
        expect(stepped.answered === 0 ? undefined : stepped).toEqual(after)
      }),
      {
        examples: [
          [logOf('remove'), 'r3'],
          [logOf('x0 remove undo'), 'r3'],
        ],
      },
    )
  })
})
