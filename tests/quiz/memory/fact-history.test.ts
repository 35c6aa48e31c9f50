import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextStamp } from '../../../src/quiz/attempt.ts'
import type { Attempt, Correction, LogEntry } from '../../../src/quiz/attempt.ts'
import { addAttempt, emptyFactHistory, factHistoriesFrom } from '../../../src/quiz/memory/fact-history.ts'
import { DEFAULT_MODEL, factRecordOf } from '../../../src/quiz/memory/replay.ts'
import { FORMS } from '../../../src/quiz/question.ts'
import { aMisTap, anAttempt, attemptId, DAY, NOON, TODAY } from '../../support/log.ts'
import { factId, questionId } from '../../support/questions.ts'

const historyOf = (attempts: readonly Partial<Attempt>[]) =>
  attempts.reduce(
    (history, changes) => addAttempt(history, anAttempt(changes)),
    emptyFactHistory('b', factId('f')),
  )

describe('addAttempt', () => {
  it('keeps sums, the last day of each form, the questions and the reviews', () => {
    const history = historyOf([
      { question: questionId('q1'), form: 'single', day: 1 },
      { question: questionId('q2'), form: 'blank', day: 2, right: false },
      { question: questionId('q1'), form: 'single', day: 4 },
    ])
    expect(history).toEqual({
      bank: 'b',
      fact: 'f',
      answered: 3,
      right: 2,
      askedOn: { single: 4, blank: 2 },
      questions: ['q1', 'q2'],
      reviews: [
        [1, 3],
        [2, 1],
        [4, 3],
      ],
    })
  })
})

type Step =
  | {
      readonly do: 'answer'
      readonly question: number
      readonly right: boolean
      readonly pace: 'fast' | 'slow' | undefined
    }
  | { readonly do: 'mis-tap'; readonly which: number }

/** What two devices write, each with its own clock, which may be days wrong and be set back. */
const someDevice = fc.array(
  fc.record({
    clock: fc.integer({ min: -3, max: 3 }),
    step: fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({
          do: fc.constant('answer' as const),
          question: fc.nat({ max: 3 }),
          right: fc.boolean(),
          pace: fc.constantFrom('fast' as const, 'slow' as const, undefined),
        }),
      },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('mis-tap' as const), which: fc.nat({ max: 9 }) }) },
    ) as fc.Arbitrary<Step>,
  }),
  { maxLength: 14 },
)
const FACTS = [['f1'], ['f1', 'f2'], ['f2', 'f3'], ['f3']]

function logOfDevice(
  name: string,
  moves: readonly { readonly clock: number; readonly step: Step }[],
): LogEntry[] {
  const log: LogEntry[] = []
  const answered: Attempt[] = []
  let last = 0
  for (const [at, { clock, step }] of moves.entries()) {
    const moment = NOON + clock * DAY
    const id = attemptId(`${name}-${at}`)
    const stamp = nextStamp(moment, last)
    let entry: Attempt | Correction
    if (step.do === 'answer') {
      const { question, right, pace } = step
      entry = anAttempt({
        id,
        question: questionId(`q${question}`),
        form: FORMS[question] ?? 'single',
        facts: (FACTS[question] ?? []).map(factId),
        right,
        answeredAt: moment,
        day: TODAY + clock,
        ...(pace && { pace }),
      })
      answered.push(entry)
    } else {
      const target = answered[step.which % Math.max(1, answered.length)]
      if (!target) continue
      entry = aMisTap(target.id, { id, question: target.question, madeAt: moment })
    }
    last = stamp
    log.push({ ...entry, stamp })
  }
  return log
}

const inKeyOrder = (entries: readonly LogEntry[]) => {
  const histories = factHistoriesFrom(entries).toSorted((a, b) => (a.fact < b.fact ? -1 : 1))
  return { histories, records: histories.map((history) => factRecordOf(history, DEFAULT_MODEL)) }
}

describe('factHistoriesFrom', () => {
  it('makes the same of merged devices whatever was merged first and in whatever order the rows lie', () => {
    fc.assert(
      fc.property(
        fc
          .tuple(someDevice, someDevice, someDevice)
          .map(([a, b, c]) => [logOfDevice('a', a), logOfDevice('b', b), logOfDevice('c', c)] as const)
          .chain((logs) => {
            const all = logs.flat()
            return fc.record({
              all: fc.constant(all),
              mixed: fc.shuffledSubarray(all, { minLength: all.length }),
              orders: fc.shuffledSubarray([...logs], { minLength: 3 }),
              // A device that has taken over half of another's log before both are merged again.
              split: fc.nat({ max: all.length }),
            })
          }),
        ({ all, mixed, orders, split }) => {
          const once = inKeyOrder(all)
          expect(inKeyOrder(mixed)).toEqual(once)
          expect(inKeyOrder(orders.flat())).toEqual(once)
          expect(inKeyOrder([...all.slice(split), ...all.slice(0, split)])).toEqual(once)
        },
      ),
    )
  })

  it('goes on from what it was: one more attempt is one more step', () => {
    fc.assert(
      fc.property(someDevice, (moves) => {
        const log = logOfDevice('a', moves).filter((entry) => !('kind' in entry)) as (Attempt & {
          stamp: number
        })[]
        const stepped = new Map<string, ReturnType<typeof emptyFactHistory>>()
        for (const attempt of log)
          for (const fact of attempt.facts)
            stepped.set(fact, addAttempt(stepped.get(fact) ?? emptyFactHistory(attempt.bank, fact), attempt))
        expect(new Map(factHistoriesFrom(log).map((history) => [history.fact, history]))).toEqual(stepped)
      }),
    )
  })

  it('reads a mis-tap as if the attempt had never been', () => {
    fc.assert(
      fc.property(someDevice, (moves) => {
        const log = logOfDevice('a', moves)
        const taken = new Set(log.flatMap((entry) => ('attempt' in entry ? entry.attempt : [])))
        const without = log.filter((entry) => !taken.has(entry.id))
        expect(factHistoriesFrom(log)).toEqual(factHistoriesFrom(without))
      }),
    )
  })

  it('keeps reviews one a day and of that day’s worst', () => {
    fc.assert(
      fc.property(someDevice, (moves) => {
        for (const { reviews, answered, right } of factHistoriesFrom(logOfDevice('a', moves))) {
          expect(reviews.length).toBeLessThanOrEqual(answered)
          for (const [at, [day]] of reviews.entries()) expect(reviews[at - 1]?.[0]).not.toBe(day)
          if (right === answered) expect(reviews.every(([, grade]) => grade > 1)).toBe(true)
        }
      }),
    )
  })
})
