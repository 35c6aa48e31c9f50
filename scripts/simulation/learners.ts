// Made-up people who learn and forget. None of them forgets as the app's scheduler expects.
import { default_w, forgetting_curve, FSRSAlgorithm } from 'ts-fsrs'
import type { FactId } from '../../src/quiz/question.ts'
import { seededRandom } from '../../src/quiz/random.ts'

export interface Learner {
  /** Probability that the fact would be recalled on that day. */
  recall(fact: FactId, day: number): number
  /** Was asked, recalled it or not, and has seen the answer. */
  practise(fact: FactId, day: number, recalled: boolean): void
}

export interface LearnerKind {
  readonly name: string
  readonly make: (seed: string) => Learner
}

/** Facts nobody has told yet: some are known from elsewhere. */
const KNOWN_BEFORE = 0.1
const AGAIN = 1
const GOOD = 3

/**
 * Forgets by FSRS's own formulas with other parameters than the app's: half as long after the first time, slower growth,
 * a steeper curve (exponent 0.3, not 0.154). Answers on the same day help a little, as in FSRS with short-term memory.
 */
const FSRS_WEIGHTS: readonly number[] = default_w.map((weight, at) => {
  if (at < 4) return weight / 2
  if (at === 8) return weight - 0.3
  return at === 20 ? 0.3 : weight
})

function fsrsLearner(seed: string): Learner {
  const fsrs = new FSRSAlgorithm({ w: FSRS_WEIGHTS, enable_short_term: true, enable_fuzz: false })
  const ease = easeOf(seed)
  const facts = new Map<FactId, { stability: number; difficulty: number; day: number }>()
  const recall = (fact: FactId, day: number): number => {
    const state = facts.get(fact)
    return state
      ? forgetting_curve(FSRS_WEIGHTS, day - state.day, state.stability * ease(fact))
      : KNOWN_BEFORE
  }
  return {
    recall,
    practise(fact, day, recalled) {
      const state = facts.get(fact)
      const days = state ? day - state.day : 0
      const next = fsrs.next_state(state ?? null, days, recalled ? GOOD : AGAIN, recall(fact, day))
      facts.set(fact, { ...next, day })
    },
  }
}

/**
 * Forgets by a power of time, recall = (1 + days)^-f, with a rate f for every fact. Recalling slows forgetting the more,
 * the harder it was; seeing the answer after a miss slows it a little.
 */
function powerLawLearner(seed: string): Learner {
  const ease = easeOf(seed)
  const facts = new Map<FactId, { rate: number; day: number }>()
  const recall = (fact: FactId, day: number): number => {
    const state = facts.get(fact)
    return state ? (1 + day - state.day) ** -state.rate : KNOWN_BEFORE
  }
  return {
    recall,
    practise(fact, day, recalled) {
      const state = facts.get(fact)
      if (!state) facts.set(fact, { rate: (recalled ? 0.2 : 0.45) / ease(fact), day })
      else facts.set(fact, { rate: state.rate * (recalled ? 1 - 0.8 * (1 - recall(fact, day)) : 0.9), day })
    },
  }
}

/** Facts differ for everybody: from 0.4 to 2.5 times as easy. */
function easeOf(seed: string): (fact: FactId) => number {
  return (fact) => Math.exp((seededRandom(`${seed}/${fact}`).below(2001) / 1000 - 1) * Math.log(2.5))
}

export const LEARNER_KINDS: readonly LearnerKind[] = [
  { name: 'FSRS, other parameters', make: fsrsLearner },
  { name: 'power law', make: powerLawLearner },
]
