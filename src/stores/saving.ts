import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { noteSession } from '../db/session-note.ts'
import { StorageError } from '../db/storage.ts'
import type { StorageProblem } from '../db/storage.ts'
import type { Attempt } from '../quiz/attempt.ts'
import type { AttemptId } from '../quiz/attempt-id.ts'
import type { Session } from '../quiz/session.ts'
import { useLearnerStore } from './learner.ts'
import { useStorageStore } from './storage.ts'

export type SaveState = 'saving' | 'saved' | 'failed'

/** Saves the session, and reports truthfully whether it is on disk. */
export const useSavingStore = defineStore('saving', () => {
  const storage = useStorageStore()
  const learner = useLearnerStore()

  const states = shallowRef<ReadonlyMap<AttemptId, SaveState>>(new Map())
  const problem = ref<StorageProblem | null>(null)
  /** A paper that was handed in but not yet stored; retried. */
  const unstored = shallowRef<{ attempts: readonly Attempt[]; session: Session } | null>(null)

  /** Resolves to whether this tab may write; null once known. */
  let mayWrite: Promise<boolean> | null = null

  /** Writes nothing before `claim` has resolved, and nothing of what came meanwhile when it resolves to false. */
  function waitFor(claim: Promise<boolean>): void {
    mayWrite = claim
    void claim.then(() => {
      if (mayWrite === claim) mayWrite = null
    })
  }

  /** Attempts of earlier page loads are not listed: they came from disk. */
  function stateOf(attempt: AttemptId): SaveState {
    return states.value.get(attempt) ?? 'saved'
  }

  /** One answer. The journal has it before this returns to its caller's next line, unless `waitFor` holds it back. */
  async function answer(attempt: Attempt, session: Session): Promise<void> {
    if (mayWrite) {
      mark([attempt.id], 'saving')
      if (!(await mayWrite)) return
    }
    const isNoted = storage.journal.write({ attempt, session })
    noteSession(session)
    mark([attempt.id], 'saving')
    try {
      await (await storage.ready()).saveAnswer(attempt, session)
      // The journal alone outlives this page.
      if (storage.isStandIn()) return failed([attempt], new StorageError('lost', undefined))
      storage.journal.erase(attempt)
      mark([attempt.id], 'saved')
      wentWell()
    } catch (error) {
      // The journal still holds the answer, so it is not lost; the screen must not call it saved.
      failed([attempt], error)
      // The page may be loaded anew to reach the database again: only if the answer waits somewhere else.
      if (problem.value === 'lost' && isNoted) storage.connectionLost()
      return
    }
    // The answer is saved whether or not its record can be read back now.
    await learner.refresh(attempt.question).catch(() => undefined)
  }

  /**
   * A whole paper at once. It needs no journal: its drafts are stored tap by tap, so a page that dies here comes back to
   * the paper as it stood and hands it in again.
   */
  async function paper(attempts: readonly Attempt[], session: Session): Promise<void> {
    unstored.value = { attempts, session }
    mark(idsOf(attempts), 'saving')
    try {
      await (await storage.ready()).saveAnswers(attempts, session)
      unstored.value = null
      // The next start comes back to the paper as the database has it.
      if (storage.isStandIn()) return failed(attempts, new StorageError('lost', undefined))
      mark(idsOf(attempts), 'saved')
      wentWell()
    } catch (error) {
      failed(attempts, error)
      return
    }
    await learner.load().catch(() => undefined)
  }

  /**
   * Position, drafts, clock, and the end of a round. A failure here is told by the next answer's own save. The end stands in no
   * journal: a page that dies before it is stored comes back to the round, with every answer in it.
   */
  async function progress(session: Session): Promise<void> {
    noteSession(session)
    if (mayWrite && !(await mayWrite)) return
    try {
      await (await storage.ready()).saveSession(session)
    } catch (error) {
      problem.value = error instanceof StorageError ? error.problem : 'other'
    }
  }

  /**
   * For a round drawn before the database is open: answers that an earlier page could not confirm count as being saved
   * until storage has taken them in.
   */
  async function confirmJournal(): Promise<void> {
    const pending = (): AttemptId[] => storage.journal.pending().map(({ attempt }) => attempt.id)
    const before = pending()
    if (before.length === 0) return
    mark(before, 'saving')
    await storage.ready()
    const after = pending()
    mark(after, 'failed')
    mark(
      before.filter((id) => !after.includes(id)),
      'saved',
    )
  }

  /** Tries again to store what the journal holds, and a paper that could not be handed in. */
  async function again(): Promise<void> {
    for (const entry of storage.journal.pending()) await answer(entry.attempt, entry.session)
    if (unstored.value) await paper(unstored.value.attempts, unstored.value.session)
  }

  function mark(attempts: readonly AttemptId[], state: SaveState): void {
    states.value = new Map([...states.value, ...attempts.map((id) => [id, state] as const)])
  }

  function wentWell(): void {
    problem.value = null
    storage.connectionBack()
  }

  function failed(attempts: readonly Attempt[], error: unknown): void {
    problem.value = error instanceof StorageError ? error.problem : 'other'
    mark(idsOf(attempts), 'failed')
  }

  return { states, problem, unstored, waitFor, stateOf, answer, paper, progress, confirmJournal, again }
})

function idsOf(attempts: readonly Attempt[]): AttemptId[] {
  return attempts.map(({ id }) => id)
}
