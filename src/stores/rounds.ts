import { defineStore } from 'pinia'
import { shallowRef, watch } from 'vue'
import { waitingHint } from '../db/waiting-hint.ts'
import { NO_GIVEAWAYS } from '../quiz/bank.ts'
import { dailySeed, drawDaily } from '../quiz/daily.ts'
import { seedShowing } from '../quiz/option-order.ts'
import { drawExactly, drawPractice } from '../quiz/practice.ts'
import type { PracticeRequest } from '../quiz/practice.ts'
import type { QuestionId, QuestionSummary } from '../quiz/question.ts'
import { seededRandom, shuffled } from '../quiz/random.ts'
import type { Session, SessionId, SessionKind, SessionTopic } from '../quiz/session.ts'
import { useBankStore } from './bank.ts'
import { nowMs, studyDayAt } from './clock.ts'
import { useLearnerStore } from './learner.ts'
import type { DueToday } from './memory.ts'
import { useSessionStore } from './session.ts'
import { useStorageStore } from './storage.ts'

/** The first question of a round, as it stood on the screen before the round was made. */
export interface ShownOpening {
  readonly session: SessionId
  readonly question: QuestionId
  /** Its options by id, as they stand. */
  readonly order: readonly string[]
  /** The moment it came, in milliseconds. */
  readonly shownAt: number
}

/** Starts rounds of every kind. Each function resolves to the session's id, or null when there is nothing to ask. */
export const useRoundsStore = defineStore('rounds', () => {
  const bank = useBankStore()
  const storage = useStorageStore()
  const learner = useLearnerStore()
  const running = useSessionStore()
  /** The unfinished session to go on with, newest first; null when there is none, undefined until the database has told. */
  const resumable = shallowRef<Session | null>()
  /** What was noted of it last, by this tab or another. */
  const hint = shallowRef(waitingHint())

  /** Facts due today; null until known. */
  const due = shallowRef<DueToday | null>(null)

  let making: Promise<SessionId | null> | null = null

  /** A second tap while a round is being created gets the same round, not an orphan. */
  function once(make: () => Promise<SessionId | null>): Promise<SessionId | null> {
    making ??= make().finally(() => (making = null))
    return making
  }

  function practise(request: PracticeRequest, shown?: ShownOpening): Promise<SessionId | null> {
    return once(async () => {
      const { questions, chapters } = await bank.loadIndex()
      // Where nothing was ever kept there is no history to wait for, and the first question comes from the chapter that
      // the page has asked for together with its script.
      const isFirst = storage.isNew() && !learner.loaded
      // A very first round does without what gives away what, too, and one that could not get it.
      const [giveaways] = isFirst
        ? [NO_GIVEAWAYS]
        : await Promise.all([bank.loadGiveaways().catch(() => NO_GIVEAWAYS), learner.ready()])
      const shownSeed = shown && (await seedFor(shown))
      if (shown && shownSeed) {
        const drawn = drawPractice(questions, request, learner.view, shownSeed, { opening: shown, giveaways })
        return begin('practice', request.scope, shownSeed, drawn, shown)
      }
      const seed = newSeed()
      const first = chapters[0]
      const opening = isFirst && first && { opening: { chapter: first.id } }
      const drawn = drawPractice(questions, request, learner.view, seed, { ...opening, giveaways })
      return begin('practice', request.scope, seed, drawn)
    })
  }

  /** Null when the bank has no such question: what was shown came from another edition. */
  async function seedFor(shown: ShownOpening): Promise<string | null> {
    if (!bank.summary(shown.question)) return null
    await bank.loadQuestions([shown.question])
    const question = bank.question(shown.question)
    return question ? seedShowing(question, shown.order, newSeed) : null
  }

  /** Exactly these questions, shuffled; those the bank has retired are left out. */
  function practiseQuestions(ids: readonly QuestionId[]): Promise<SessionId | null> {
    return once(async () => {
      const seed = newSeed()
      return begin('practice', { kind: 'facts' }, seed, drawExactly(await inPractice(ids), seed))
    })
  }

  /** Today's ten: goes on with them while some are open, and then shows their result. */
  function daily(): Promise<SessionId | null> {
    return once(async () => {
      const { bank: name, edition, questions } = await bank.loadIndex()
      const day = studyDayAt(nowMs())
      const begun = await (await storage.ready()).dailySession(name, day)
      if (begun) {
        await running.reopen(begun.plan.id)
        return begun.plan.id
      }
      const seed = dailySeed(name, edition, day)
      return begin('daily', { kind: 'daily' }, seed, drawDaily(questions, seed, await bank.loadGiveaways()))
    })
  }

  /** Every question given, each once: the whole wrong book, or a part that a filter left. */
  function review(
    questions: readonly QuestionId[],
    inOrder: 'shuffled' | 'as-given' = 'shuffled',
  ): Promise<SessionId | null> {
    const seed = newSeed()
    const order =
      inOrder === 'shuffled' ? shuffled(questions, seededRandom(`${seed}/review`)) : [...questions]
    return once(() => begin('review', { kind: 'wrong-book' }, seed, order))
  }

  /** What is due today, in one round. */
  function reviewDue(): Promise<SessionId | null> {
    return once(async () => {
      const { questions } = await findDue()
      const ids = questions.map(({ id }) => id)
      return begin('review', { kind: 'due' }, newSeed(), ids)
    })
  }

  // Loaded when asked for: the first question does not need it.
  async function findDue(): Promise<DueToday> {
    const { useMemoryStore } = await import('./memory.ts')
    const memory = useMemoryStore()
    await memory.load()
    due.value = memory.dueToday
    return memory.dueToday
  }

  /** The missed questions of a round or contest, in the order asked. */
  function wrongAgain(missed: readonly QuestionId[]): Promise<SessionId | null> {
    return once(async () => {
      const ids = (await inPractice(missed)).map(({ id }) => id)
      return begin('practice', { kind: 'wrong-again' }, newSeed(), ids)
    })
  }

  // A stored session or a list on the screen may be older than the bank.
  async function inPractice(ids: readonly QuestionId[]): Promise<QuestionSummary[]> {
    await bank.loadIndex()
    return ids.map(bank.summary).filter((summary) => summary !== undefined)
  }

  async function begin(
    kind: SessionKind,
    topic: SessionTopic,
    seed: string,
    questions: readonly QuestionId[],
    shown?: ShownOpening,
  ): Promise<SessionId | null> {
    if (questions.length === 0) return null
    const { bank: name, edition } = await bank.loadIndex()
    const now = nowMs()
    const id = shown?.session ?? storage.ids.sessionId()
    const plan = {
      id,
      kind,
      topic,
      bank: name,
      edition,
      seed,
      questions,
      createdAt: now,
      day: studyDayAt(now),
    }
    return running.start(plan, shown?.shownAt)
  }

  // The round on the screen is the one to go on with, until it ends or turns out to be deleted.
  watch([() => running.session, () => running.gone], ([session, gone]) => {
    if (session?.phase === 'running') resumable.value = session
    else if (gone || (session && session.plan.id === resumable.value?.plan.id)) resumable.value = null
  })

  /** Has 今日 begin with what was noted, since another tab may have ended a round or begun one. `findResumable` settles it. */
  function expectResumable(): void {
    hint.value = waitingHint()
    if (hint.value?.session !== resumable.value?.plan.id) resumable.value = undefined
  }

  async function findResumable(): Promise<void> {
    const before = resumable.value
    const kept = await storage.ready()
    // A round's text may say the title of its chapter.
    const [found] = await Promise.all([
      kept.latestRunningSession(bank.loader.bank),
      bank.loadIndex().catch(() => undefined),
    ])
    // A round may have been started meanwhile.
    if (resumable.value === before) resumable.value = found ?? null
  }

  // Chance enters here and nowhere else; everything after it follows from the seed.
  function newSeed(): string {
    return storage.ids.sessionId()
  }

  return {
    once,
    resumable,
    hint,
    due,
    practise,
    practiseQuestions,
    daily,
    review,
    reviewDue,
    wrongAgain,
    expectResumable,
    findResumable,
    findDue,
  }
})
