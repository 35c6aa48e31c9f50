import { defineStore } from 'pinia'
import { ref } from 'vue'
import { dailySeed, drawDaily } from '../quiz/daily.ts'
import { drawPractice } from '../quiz/practice.ts'
import type { PracticeRequest } from '../quiz/practice.ts'
import type { QuestionId } from '../quiz/question.ts'
import { seededRandom, shuffled } from '../quiz/random.ts'
import { missedQuestions } from '../quiz/session.ts'
import type { Session, SessionId, SessionKind, SessionTopic } from '../quiz/session.ts'
import { useBankStore } from './bank.ts'
import { nowMs, studyDayAt } from './clock.ts'
import { useLearnerStore } from './learner.ts'
import { useSessionStore } from './session.ts'
import { useStorageStore } from './storage.ts'

/** Starting rounds of every kind. Each verb resolves to the session's id, or to null when there is nothing to ask. */
export const useRoundsStore = defineStore('rounds', () => {
  const bank = useBankStore()
  const storage = useStorageStore()
  const learner = useLearnerStore()
  const running = useSessionStore()
  /** The unfinished session to go on with, newest first; null when there is none. */
  const resumable = ref<Session | null>(null)

  async function practise(request: PracticeRequest): Promise<SessionId | null> {
    const { questions } = await bank.loadIndex()
    if (!learner.loaded) await learner.load()
    const seed = newSeed()
    const topic = request.scope.kind === 'form' ? { ...request.scope } : request.scope
    return begin('practice', topic, seed, drawPractice(questions, request, learner.view, seed))
  }

  /** Today's ten: goes on with them, or shows their result, when they were begun before. */
  async function daily(): Promise<SessionId | null> {
    const { bank: name, edition, questions } = await bank.loadIndex()
    const day = studyDayAt(nowMs())
    const begun = await (await storage.ready()).dailySession(name, day)
    if (begun) return begun.plan.id
    const seed = dailySeed(name, edition, day)
    return begin('daily', { kind: 'daily' }, seed, drawDaily(questions, seed))
  }

  /** Every question given, each once, shuffled: the whole wrong book, or a part that a filter left. */
  async function review(questions: readonly QuestionId[]): Promise<SessionId | null> {
    const seed = newSeed()
    return begin('review', { kind: 'wrong-book' }, seed, shuffled(questions, seededRandom(`${seed}/review`)))
  }

  async function wrongAgain(session: Session): Promise<SessionId | null> {
    return begin('practice', { kind: 'wrong-again' }, newSeed(), missedQuestions(session))
  }

  async function begin(
    kind: SessionKind,
    topic: SessionTopic,
    seed: string,
    questions: readonly QuestionId[],
  ): Promise<SessionId | null> {
    if (questions.length === 0) return null
    const { bank: name, edition } = await bank.loadIndex()
    const now = nowMs()
    return running.start({
      id: storage.ids.sessionId(),
      kind,
      topic,
      bank: name,
      edition,
      seed,
      questions,
      createdAt: now,
      day: studyDayAt(now),
    })
  }

  async function findResumable(): Promise<void> {
    resumable.value = (await (await storage.ready()).latestRunningSession()) ?? null
  }

  // Chance enters here and nowhere else; everything after it follows from the seed.
  function newSeed(): string {
    return storage.ids.sessionId()
  }

  return { resumable, practise, daily, review, wrongAgain, findResumable }
})
