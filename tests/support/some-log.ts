// Random histories of a learner, for properties of what is derived from them.
import fc from 'fast-check'
import type { Storage } from '../../src/db/storage.ts'
import {
  aMisTap,
  aMiss,
  aMove,
  anAttempt,
  aPair,
  aRound,
  aSession,
  attemptId,
  DAY,
  NOON,
  sessionId,
  TODAY,
} from './log.ts'
import { factId, questionId } from './questions.ts'

const FACTS_OF = [['f1'], ['f1', 'f2'], ['f2', 'f3', 'f3']]
const FORM_OF = ['single', 'judge', 'match'] as const
const someClock = fc.integer({ min: -2, max: 2 }).map((days) => days * DAY)
const someQuestion = fc.nat({ max: FACTS_OF.length - 1 })

export type LogStep =
  | {
      readonly do: 'answer'
      readonly question: number
      readonly right: boolean
      readonly picked: string
      readonly clock: number
    }
  | { readonly do: 'drill'; readonly pair: string; readonly clean: boolean; readonly clock: number }
  | { readonly do: 'mis-tap'; readonly which: number }
  | { readonly do: 'remove' | 'put-back'; readonly question: number }

/** Answers, mis-taps, removals, put-backs and drill rounds over three questions that share facts; the clock jumps by up to two days either way. */
export const someSteps: fc.Arbitrary<LogStep[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('answer' as const),
        question: someQuestion,
        right: fc.boolean(),
        picked: fc.constantFrom('a', 'c', ''),
        clock: someClock,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('drill' as const),
        pair: fc.constantFrom('12座|21座', '甲|乙'),
        clean: fc.boolean(),
        clock: someClock,
      }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('mis-tap' as const), which: fc.nat({ max: 9 }) }) },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constantFrom('remove', 'put-back'), question: someQuestion }),
    },
  ),
  { maxLength: 16, size: 'max' },
)

/** Lets a storage live through these steps. */
export async function live(storage: Storage, steps: readonly LogStep[]): Promise<void> {
  for (const step of livingIn(storage, 'qingshan', 'd', steps)) await step()
}

/** The same step by step, in a bank of that name, under ids of its own. */
export function livingIn(
  storage: Storage,
  bank: string,
  name: string,
  steps: readonly LogStep[],
): (() => Promise<void>)[] {
  const answered: { readonly id: string; readonly question: number }[] = []
  return steps.map((step, at) => async () => {
    const id = attemptId(`${name}-${at}`)
    if (step.do === 'answer') {
      const { question, right, picked, clock } = step
      const build = right ? anAttempt : aMiss
      await storage.saveAnswer(
        build({
          id,
          bank,
          question: questionId(`q${question}`),
          form: FORM_OF[question] ?? 'single',
          facts: (FACTS_OF[question] ?? []).map(factId),
          answeredAt: NOON + clock,
          day: TODAY + clock / DAY,
          elapsedMs: 100 + at,
          ...(right ? {} : { answer: picked === '' ? [] : [picked] }),
        }),
        aSession({ bank, id: sessionId(`session-${name}`) }),
      )
      answered.push({ id, question })
    } else if (step.do === 'drill') {
      const { pair, clean, clock } = step
      const times = { doneAt: NOON + clock, day: TODAY + clock / DAY }
      await storage.saveDrillRound(aRound({ id, bank, pair: aPair(pair), clean, ...times }))
    } else if (step.do === 'mis-tap') {
      const target = answered[step.which % Math.max(1, answered.length)]
      if (!target) return
      await storage.saveCorrection(
        aMisTap(target.id, { id, bank, question: questionId(`q${target.question}`), madeAt: NOON }),
      )
    } else
      await storage.saveCorrection(aMove(step.do, { id, bank, question: questionId(`q${step.question}`) }))
  })
}
