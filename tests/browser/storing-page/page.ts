// Answers through the app's own stores as fast as they say 'saved', which no screen can, so that a kill meets a database
// that never rests. Whoever drives this page puts `acknowledged` into its window.
import { createPinia, setActivePinia } from 'pinia'
import { watch } from 'vue'
import { attemptOf, givenFrom } from '../../../src/quiz/answering.ts'
import type { Attempt } from '../../../src/quiz/attempt.ts'
import { rightAnswer } from '../../../src/quiz/judging.ts'
import type { Question } from '../../../src/quiz/question.ts'
import { seededRandom } from '../../../src/quiz/random.ts'
import { finishSession, giveAnswer, goTo, nextUnanswered, startSession } from '../../../src/quiz/session.ts'
import type { RunningSession, Session } from '../../../src/quiz/session.ts'
import { useBankStore } from '../../../src/stores/bank.ts'
import { nowMs, studyDayAt } from '../../../src/stores/clock.ts'
import { useLearnerStore } from '../../../src/stores/learner.ts'
import { useSavingStore } from '../../../src/stores/saving.ts'
import { useStorageStore } from '../../../src/stores/storage.ts'
import {
  aBlank,
  aJudge,
  aMatch,
  aMultiple,
  anOrder,
  aSingle,
  bankOf,
  factId,
  loaderOf,
  questionId,
} from '../../support/questions.ts'
import { readLog } from './log-as-stored.ts'
import type { LogAsStored } from './log-as-stored.ts'

/** What the storage has told about an entry of the log, at the moment it did. */
export interface Acknowledgement {
  readonly kind: 'answer' | 'mis-tap'
  readonly id: string
}

/** What a page finds that is opened after a kill. */
export interface Opening {
  /** From the beginning of the page load until every answer of earlier pages was in the database. */
  readonly ms: number
  /** Undefined where all is well. */
  readonly fault: string | undefined
  /** Answers that the journal has brought in. */
  readonly replayed: number
  readonly log: LogAsStored
}

declare global {
  interface Window {
    /** Takes an {@link Acknowledgement} as JSON. */
    acknowledged: (what: string) => void
    openAgain: () => Promise<Opening>
    answerOn: (seed: string) => void
  }
}

const ROUND = 20
/** One answer of so many is taken back. */
const MIS_TAPS = 15

const BUILDERS = [aSingle, aMultiple, aJudge, aBlank, anOrder, aMatch]
/** Of all forms; every fact has two questions. */
const QUESTIONS: readonly Question[] = Array.from({ length: 48 }, (_, at) => {
  const build = BUILDERS[at % BUILDERS.length] ?? aSingle
  return build({ id: questionId(`s1p1-${at}a`), facts: [factId(`s1p1-${Math.floor(at / 2)}`)] })
})
const BANK = bankOf(QUESTIONS)

setActivePinia(createPinia())
useBankStore().loader = loaderOf(BANK)
const storage = useStorageStore()
const saving = useSavingStore()
const learner = useLearnerStore()

window.openAgain = async () => {
  await storage.ready()
  const ms = performance.now()
  const opened = await storage.opened
  if (!opened?.kept) throw new Error(`nothing is kept here: ${storage.reason ?? ''}`)
  return { ms, fault: storage.fault?.kind, replayed: opened.replayed, log: await readLog() }
}

window.answerOn = (seed) => void answerOn(seed)

/** For ever: goes on with the round that was not finished, then with others. */
async function answerOn(seed: string): Promise<void> {
  const random = seededRandom(seed)
  tellWhatIsSaved()
  const kept = await storage.ready()
  let session: Session = (await kept.latestRunningSession(BANK.index.bank)) ?? newRound()
  for (;;) {
    const open = nextUnanswered(session)
    if (session.phase === 'finished' || open === undefined) {
      session = newRound()
      continue
    }
    const standing = goTo(session, open, nowMs())
    const question = QUESTIONS.find(({ id }) => id === standing.plan.questions[standing.position])
    if (!question) throw new Error('a question that is not in the bank')
    const answeredAt = nowMs()
    const attempt = attemptOf(question, random.below(5) > 0 ? rightAnswer(question) : ['a'], {
      id: storage.ids.attemptId(),
      plan: standing.plan,
      elapsedMs: 1000 + random.below(20_000),
      answeredAt,
      day: studyDayAt(answeredAt),
    })
    session = answered(standing, attempt)
    await saving.answer(attempt, session)
    if (saving.stateOf(attempt.id) !== 'saved') throw new Error(`not saved: ${saving.problem ?? ''}`)
    if (random.below(MIS_TAPS) > 0) continue
    const id = storage.ids.attemptId()
    const { bank } = standing.plan
    await learner.correct({
      id,
      kind: 'mis-tap',
      attempt: attempt.id,
      bank,
      question: question.id,
      madeAt: nowMs(),
    })
    acknowledge({ kind: 'mis-tap', id })
  }

  function newRound(): RunningSession {
    const first = random.below(QUESTIONS.length)
    const now = nowMs()
    return startSession({
      id: storage.ids.sessionId(),
      kind: 'practice',
      topic: { kind: 'everything' },
      bank: BANK.index.bank,
      edition: BANK.index.edition,
      seed,
      questions: Array.from(
        { length: ROUND },
        (_, at) => QUESTIONS[(first + at) % QUESTIONS.length]?.id,
      ).filter((id) => id !== undefined),
      createdAt: now,
      day: studyDayAt(now),
    })
  }
}

function answered(session: RunningSession, attempt: Attempt): Session {
  const next = giveAnswer(session, givenFrom(attempt), attempt.answeredAt)
  return nextUnanswered(next) === undefined ? finishSession(next, attempt.answeredAt) : next
}

function acknowledge(what: Acknowledgement): void {
  window.acknowledged(JSON.stringify(what))
}

/** Tells of every answer the moment a screen would say 'saved'. */
function tellWhatIsSaved(): void {
  const told = new Set<string>()
  watch(
    () => saving.states,
    (states) => {
      // The newest stand last.
      for (const [id, state] of [...states].slice(-2)) {
        if (state !== 'saved' || told.has(id)) continue
        told.add(id)
        acknowledge({ kind: 'answer', id })
      }
    },
    { flush: 'sync' },
  )
}
