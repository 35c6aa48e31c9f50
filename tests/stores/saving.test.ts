import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { StorageError } from '../../src/db/storage.ts'
import type { Storage } from '../../src/db/storage.ts'
import { useSavingStore } from '../../src/stores/saving.ts'
import { useSessionStore } from '../../src/stores/session.ts'
import { useStorageStore } from '../../src/stores/storage.ts'
import { firstPageLoad, nextPageLoad, until, useStorageOf } from '../support/app.ts'
import { aPlace } from '../support/places.ts'
import { finishSession } from '../../src/quiz/session.ts'
import { aMiss, anAttempt, aPlan, aSession, attemptId, NOON } from '../support/log.ts'

const PLAN = aPlan()

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON })
  await firstPageLoad()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A promise that a test settles. */
function later<T = void>() {
  let resolve: (value: T) => void = () => undefined
  let reject: (reason: unknown) => void = () => undefined
  const promise = new Promise<T>((yes, no) => ([resolve, reject] = [yes, no]))
  return { promise, resolve, reject }
}

async function started() {
  const play = useSessionStore()
  await play.start(PLAN)
  return play
}

describe('an answer', () => {
  it('has the journal hold the answer before the database is asked, and until it has committed', async () => {
    const saving = later()
    const heldWhenAsked: number[] = []
    const { journal } = useStorageStore()
    useStorageOf({
      saveAnswer: () => {
        heldWhenAsked.push(journal.pending().length)
        return saving.promise
      },
    })
    const play = await started()
    play.choose(['b'])
    play.confirm()
    expect(journal.pending()).toMatchObject([{ attempt: { answer: ['b'] } }])

    await until(() => heldWhenAsked.length > 0)
    expect(heldWhenAsked).toEqual([1])
    expect(play.saveState).toBe('saving')
    expect(journal.pending()).toHaveLength(1)

    saving.resolve()
    await until(() => play.saveState === 'saved')
    expect(journal.pending()).toEqual([])
    expect(useSavingStore().problem).toBeNull()
  })

  it('says saved even when the record cannot be read back', async () => {
    useStorageOf({ questionRecord: () => Promise.reject(new Error('closed')) })
    const play = await started()
    play.choose(['b'])
    play.confirm()
    await until(() => play.saveState === 'saved')
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(play.saveState).toBe('saved')
    expect(useSavingStore().problem).toBeNull()
  })
})

describe('a save that fails', () => {
  async function failing(problem: 'full' | 'lost') {
    const saveAnswer = vi.fn<Storage['saveAnswer']>(() =>
      Promise.reject(new StorageError(problem, new Error('no'))),
    )
    useStorageOf({ saveAnswer })
    const play = await started()
    play.choose(['b'])
    play.confirm()
    await until(() => play.saveState === 'failed')
    return { play, saveAnswer }
  }

  it.each(['full', 'lost'] as const)(
    'keeps the answer in the journal and tells the problem: %s',
    async (problem) => {
      const { play } = await failing(problem)
      expect(useSavingStore().problem).toBe(problem)
      expect(play.given).toMatchObject({ right: true })
      expect(useStorageStore().journal.pending()).toHaveLength(1)
    },
  )

  it('asks for a new page when the connection is lost, and stops asking once a save goes through', async () => {
    const { saveAnswer } = await failing('lost')
    expect(useStorageStore().fault).toEqual({ kind: 'lost' })
    saveAnswer.mockResolvedValue()
    await useSavingStore().again()
    expect(useStorageStore().fault).toBeNull()
  })

  it('does not ask for a new page when the answer waits nowhere else', async () => {
    vi.stubGlobal('localStorage', aPlace(['setItem']))
    vi.stubGlobal('sessionStorage', aPlace(['setItem']))
    await nextPageLoad()
    await failing('lost')
    expect(useStorageStore().fault).toBeNull()
  })

  it('tells a fault of another kind as other', async () => {
    useStorageOf({ saveAnswer: () => Promise.reject(new Error('what?')) })
    const play = await started()
    play.choose(['b'])
    play.confirm()
    await until(() => play.saveState === 'failed')
    expect(useSavingStore().problem).toBe('other')
  })

  it('is made good by again', async () => {
    const { play, saveAnswer } = await failing('full')
    saveAnswer.mockResolvedValue()
    await useSavingStore().again()
    expect(play.saveState).toBe('saved')
    expect(useSavingStore().problem).toBeNull()
    expect(useStorageStore().journal.pending()).toEqual([])
  })

  it('stays failed when again fails too', async () => {
    const { play } = await failing('full')
    await useSavingStore().again()
    expect(play.saveState).toBe('failed')
    expect(useStorageStore().journal.pending()).toHaveLength(1)
  })

  it('is made good by the next page load', async () => {
    const { play } = await failing('lost')
    const given = play.given
    await nextPageLoad()
    const next = useSessionStore()
    expect(await next.open(PLAN.id)).toBe(true)
    expect(next.given).toEqual(given)
    // Drawn at once; called saved only when storage has taken it in.
    await until(() => next.saveState === 'saved')
    expect(useStorageStore().journal.pending()).toEqual([])
  })
})

describe('a paper', () => {
  const attempts = [anAttempt(), aMiss({ id: attemptId('device-2') })]
  const session = finishSession(aSession(), NOON)

  it('is stored as a whole', async () => {
    const saving = useSavingStore()
    await saving.paper(attempts, session)
    expect(attempts.map(({ id }) => saving.stateOf(id))).toEqual(['saved', 'saved'])
    expect(saving.unstored).toBeNull()
    const kept = await useStorageStore().ready()
    expect(await kept.history('qingshan', anAttempt().question)).toHaveLength(2)
    expect((await kept.session(PLAN.id))?.phase).toBe('finished')
  })

  it('that could not be stored is told, and stored by again', async () => {
    const saveAnswers = vi.fn<Storage['saveAnswers']>(() =>
      Promise.reject(new StorageError('full', new Error('no'))),
    )
    useStorageOf({ saveAnswers })
    const saving = useSavingStore()
    await saving.paper(attempts, session)
    expect(attempts.map(({ id }) => saving.stateOf(id))).toEqual(['failed', 'failed'])
    expect(saving.problem).toBe('full')
    saveAnswers.mockResolvedValue()
    await saving.again()
    expect(attempts.map(({ id }) => saving.stateOf(id))).toEqual(['saved', 'saved'])
    expect([saving.problem, saving.unstored]).toEqual([null, null])
  })
})

describe('progress', () => {
  it('that could not be stored is told', async () => {
    useStorageOf({ saveSession: () => Promise.reject(new StorageError('lost', new Error('no'))) })
    const saving = useSavingStore()
    await saving.progress(aSession())
    expect(saving.problem).toBe('lost')
  })
})
