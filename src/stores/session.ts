import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { StorageError } from '../db/storage.ts'
import type { StorageProblem } from '../db/storage.ts'
import type { Attempt, AttemptId } from '../quiz/attempt.ts'
import { isRight } from '../quiz/judging.ts'
import { shownOptions } from '../quiz/option-order.ts'
import type { Answer, Question } from '../quiz/question.ts'
import { pointsFor } from '../quiz/scoring.ts'
import {
  draftAnswer,
  finishSession,
  giveAnswer,
  goTo as goToPosition,
  nextUnanswered,
  startSession,
  tallyOf,
} from '../quiz/session.ts'
import type { GivenAnswer, RunningSession, Session, SessionId, SessionPlan } from '../quiz/session.ts'
import { useBankStore } from './bank.ts'
import { nowMs, studyDayAt } from './clock.ts'
import { useLearnerStore } from './learner.ts'
import { useStorageStore } from './storage.ts'

export type SaveState = 'saving' | 'saved' | 'failed'

/** The session on the screen: its state, its score, and whether what it says has reached the disk. */
export const useSessionStore = defineStore('session', () => {
  const bank = useBankStore()
  const storage = useStorageStore()
  const learner = useLearnerStore()

  const session = shallowRef<Session | null>(null)
  const saves = shallowRef<ReadonlyMap<AttemptId, SaveState>>(new Map())
  const saveProblem = ref<StorageProblem | null>(null)
  /** Moment at which the question on the screen was put there. */
  const shownAt = ref(0)

  const question = computed<Question | undefined>(() => {
    const id = session.value?.plan.questions[session.value.position]
    return id && bank.question(id)
  })
  const options = computed(() =>
    question.value && session.value ? shownOptions(question.value, session.value.plan.seed) : [],
  )
  const given = computed<GivenAnswer | null>(() => session.value?.given[session.value.position] ?? null)
  /** What is chosen at the moment: the answer given, or the draft. */
  const chosen = computed<Answer>(() => {
    if (given.value) return given.value.answer
    const draft = session.value?.draft
    if (draft && draft[0] === session.value?.position) return draft[1]
    return question.value?.form === 'order' ? options.value.map((option) => option.id) : []
  })
  const tally = computed(() => (session.value ? tallyOf(session.value) : null))
  const saveState = computed<SaveState | null>(() =>
    given.value ? (saves.value.get(given.value.attempt) ?? 'saved') : null,
  )

  async function start(plan: SessionPlan): Promise<SessionId> {
    await bank.loadQuestions(plan.questions)
    const started = startSession(plan)
    show(started)
    void keep(started)
    return plan.id
  }

  /** Puts a stored session on the screen. Resolves to false when there is none of that id. */
  async function open(id: SessionId): Promise<boolean> {
    if (session.value?.plan.id === id) {
      await bank.loadQuestions(session.value.plan.questions)
      return true
    }
    const stored = await (await storage.ready()).session(id)
    if (!stored) return false
    await bank.loadQuestions(stored.plan.questions)
    show(stored)
    return true
  }

  function show(next: Session): void {
    session.value = next
    shownAt.value = nowMs()
  }

  function choose(answer: Answer): void {
    const current = running()
    if (!current || given.value) return
    session.value = draftAnswer(current, answer, nowMs())
    void keep(session.value)
  }

  /** Hands in what is chosen. The journal has it before this returns; `saveState` says when the database has. */
  function confirm(): GivenAnswer | null {
    const current = running()
    const asked = question.value
    if (!current || !asked || given.value) return null
    const now = nowMs()
    const answer = chosen.value
    const right = isRight(asked, answer)
    const attempt: Attempt = {
      id: storage.ids.attemptId(),
      session: current.plan.id,
      mode: current.plan.kind,
      bank: current.plan.bank,
      edition: current.plan.edition,
      question: asked.id,
      facts: asked.facts,
      answer,
      right,
      points: pointsFor(right),
      elapsedMs: Math.max(0, now - shownAt.value),
      answeredAt: now,
      day: studyDayAt(now),
    }
    const { id, points, elapsedMs } = attempt
    const answered = giveAnswer(current, { attempt: id, answer, right, points, elapsedMs }, now)
    storage.journal.write({ attempt, session: answered })
    session.value = answered
    void save(attempt, answered)
    return answered.given[answered.position] ?? null
  }

  async function save(attempt: Attempt, answered: Session): Promise<void> {
    mark(attempt.id, 'saving')
    try {
      await (await storage.ready()).saveAnswer(attempt, answered)
      storage.journal.erase(attempt)
      mark(attempt.id, 'saved')
      saveProblem.value = null
      await learner.refresh(attempt.question)
    } catch (error) {
      // The journal still holds the answer, so it is not lost; the screen must not call it saved.
      saveProblem.value = error instanceof StorageError ? error.problem : 'other'
      mark(attempt.id, 'failed')
    }
  }

  /** Tries again to store what the journal holds. */
  async function saveAgain(): Promise<void> {
    for (const entry of storage.journal.pending()) await save(entry.attempt, entry.session)
  }

  function mark(id: AttemptId, state: SaveState): void {
    saves.value = new Map([...saves.value, [id, state]])
  }

  function goTo(position: number): void {
    const current = running()
    if (!current) return
    show(goToPosition(current, position, nowMs()))
    if (session.value) void keep(session.value)
  }

  /** On to the next open question; when none is left, the session is finished. Returns whether it is. */
  function next(): boolean {
    const current = running()
    if (!current) return true
    const open = nextUnanswered(current)
    if (open === undefined) {
      finish()
      return true
    }
    goTo(open)
    return false
  }

  function finish(): void {
    const current = running()
    if (!current) return
    session.value = finishSession(current, nowMs())
    void keep(session.value)
  }

  function running(): RunningSession | null {
    return session.value?.phase === 'running' ? session.value : null
  }

  // Progress without an answer. A failure here is told by the next answer's own save.
  async function keep(state: Session): Promise<void> {
    try {
      await (await storage.ready()).saveSession(state)
    } catch (error) {
      saveProblem.value = error instanceof StorageError ? error.problem : 'other'
    }
  }

  return {
    session,
    saves,
    saveProblem,
    shownAt,
    question,
    options,
    given,
    chosen,
    tally,
    saveState,
    start,
    open,
    choose,
    confirm,
    saveAgain,
    goTo,
    next,
    finish,
  }
})
