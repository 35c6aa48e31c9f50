import Dexie from 'dexie'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { journalIn } from '../../src/db/journal.ts'
import { openStorage } from '../../src/db/open-storage.ts'
import { giveAnswer } from '../../src/quiz/session.ts'
import { emptyDisk, openAgain } from '../support/database.ts'
import { aGiven, anAttempt, aSession, attemptId, NOON } from '../support/log.ts'
import { aPlace } from '../support/places.ts'

const answered = giveAnswer(aSession(), aGiven(), NOON)

beforeEach(emptyDisk)
afterEach(() => {
  emptyDisk()
})

describe('openStorage', () => {
  it('opens the database', async () => {
    const opened = await openStorage(journalIn([]))
    expect(opened).toMatchObject({ kept: true, replayed: 0, storage: { kind: 'kept' } })
  })

  it('falls back to memory in a browser without IndexedDB', async () => {
    vi.stubGlobal('indexedDB', undefined)
    const opened = await openStorage(journalIn([]))
    expect(opened).toMatchObject({ kept: false, reason: 'missing', storage: { kind: 'memory' } })
  })

  it('falls back to memory when the browser refuses to open', async () => {
    vi.spyOn(Dexie.dependencies.indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('private window', 'SecurityError')
    })
    const opened = await openStorage(journalIn([]))
    expect(opened).toMatchObject({ kept: false, reason: 'refused', storage: { kind: 'memory' } })
  })
})

describe('what the journal still holds when the app starts', () => {
  it('is brought in and then erased', async () => {
    const journal = journalIn([aPlace()])
    journal.write({ attempt: anAttempt(), session: answered })
    const opened = await openStorage(journal)
    expect(opened).toMatchObject({ kept: true, replayed: 1 })
    expect(await opened.storage.session(answered.plan.id)).toEqual(answered)
    expect(await opened.storage.history('qingshan', anAttempt().question)).toHaveLength(1)
    expect(journal.pending()).toEqual([])
  })

  it('counts once when it had been stored after all', async () => {
    const journal = journalIn([aPlace()])
    journal.write({ attempt: anAttempt(), session: answered })
    const first = await openStorage(journal)
    journal.write({ attempt: anAttempt(), session: answered })
    const second = await openStorage(journal)
    expect([first, second]).toMatchObject([{ replayed: 1 }, { replayed: 1 }])
    expect(await second.storage.questionRecord('qingshan', anAttempt().question)).toMatchObject({
      answered: 1,
    })
  })

  it('stays in the journal when it cannot be written, and the answers after it go through', async () => {
    const journal = journalIn([aPlace()])
    // Whole enough for the journal, but the database cannot take a session without a plan.
    const { plan: _plan, ...withoutPlan } = answered
    journal.write({
      attempt: anAttempt({ id: attemptId('device-0'), answeredAt: NOON - 1 }),
      session: withoutPlan as typeof answered,
    })
    journal.write({ attempt: anAttempt(), session: answered })
    const opened = await openStorage(journal)
    expect(opened).toMatchObject({ kept: true, replayed: 1 })
    expect(journal.pending().map(({ attempt }) => attempt.id)).toEqual(['device-0'])
    expect((await (await openAgain()).attempts.toArray()).map(({ id }) => id)).toEqual(['device-1'])
  })

  it('is left alone when the database does not open', async () => {
    const journal = journalIn([aPlace()])
    journal.write({ attempt: anAttempt(), session: answered })
    vi.stubGlobal('indexedDB', undefined)
    await openStorage(journal)
    expect(journal.pending()).toHaveLength(1)
  })
})
