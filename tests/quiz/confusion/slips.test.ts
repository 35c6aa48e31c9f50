import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LogEntry } from '../../../src/quiz/attempt.ts'
import { emptySlipRecord, SLIPS_KEPT, slipRecordFrom } from '../../../src/quiz/confusion/slips.ts'
import { aMisTap, aMiss, anAttempt, attemptId, NOON } from '../../support/log.ts'
import { questionId } from '../../support/questions.ts'

const BANK = 'qingshan'
const QUESTION = questionId('s1p1-01a')

/** A log of one question: letters are what was picked wrong, `.` a right answer, `-` nothing picked, `<` takes the one before back. */
function logOf(story: string): LogEntry[] {
  return [...story].map((letter, at): LogEntry => {
    const id = attemptId(`e${at}`)
    const when = { id, answeredAt: NOON + at }
    const stamp = at + 1
    if (letter === '<') return { ...aMisTap(`e${at - 1}`, { id }), stamp }
    if (letter === '.') return { ...anAttempt(when), stamp }
    return { ...aMiss({ ...when, answer: letter === '-' ? [] : [letter] }), stamp }
  })
}

const slipsOf = (log: readonly LogEntry[]) =>
  slipRecordFrom(BANK, QUESTION, log)?.slips.map(({ answer, times }) => `${answer.join()}${times}`)

describe('slipRecordFrom', () => {
  it.each([
    ['', undefined],
    ['.', undefined],
    ['-', undefined],
    ['a', ['a1']],
    ['a.', ['a1']],
    ['ac', ['a1', 'c1']],
    ['aca', ['c1', 'a2']],
    ['a<', undefined],
    ['aca<', ['a1', 'c1']],
  ])('“%s”', (story, expected) => {
    expect(slipsOf(logOf(story))).toEqual(expected)
  })

  it('keeps so many different answers, those given last', () => {
    const story = 'abcdefghijklmnop'
    const kept = slipsOf(logOf(story)) ?? []
    expect(kept).toHaveLength(SLIPS_KEPT)
    expect(kept.at(-1)).toBe('p1')
  })

  it('comes to the same result whatever order the entries are merged in', () => {
    const someLog = fc
      .array(fc.constantFrom('a', 'c', 'd', '.', '-', '<'), { maxLength: 24 })
      .map((words) => logOf(words.join('').replace(/^<+/, '')))
    fc.assert(
      fc.property(
        someLog.chain((log) =>
          fc.tuple(fc.constant(log), fc.shuffledSubarray(log, { minLength: log.length })),
        ),
        ([log, mixed]) => {
          expect(slipRecordFrom(BANK, QUESTION, mixed)).toEqual(slipRecordFrom(BANK, QUESTION, log))
        },
      ),
    )
  })
})

describe('emptySlipRecord', () => {
  it('holds nothing', () => {
    expect(emptySlipRecord(BANK, QUESTION)).toEqual({ bank: BANK, question: QUESTION, slips: [] })
  })
})
