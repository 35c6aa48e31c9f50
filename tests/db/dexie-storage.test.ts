import Dexie from 'dexie'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { reactive } from 'vue'
import type { AppDatabase } from '../../src/db/database.ts'
import { dexieStorage } from '../../src/db/dexie-storage.ts'
import { rebuildRecords } from '../../src/db/rebuild-records.ts'
import { sessionRow } from '../../src/db/stored-session.ts'
import { memoryStorage } from '../../src/db/memory-storage.ts'
import { emptyDrillRecord } from '../../src/quiz/confusion/drill-round.ts'
import { emptySlipRecord } from '../../src/quiz/confusion/slips.ts'
import { emptyFactHistory } from '../../src/quiz/memory/fact-history.ts'
import { emptyDayRecord } from '../../src/quiz/records.ts'
import type { DerivedRecords } from '../../src/quiz/records.ts'
import { giveAnswer } from '../../src/quiz/session.ts'
import { freshDatabase, openAgain } from '../support/database.ts'
import {
  aGiven,
  aMisTap,
  aMiss,
  anAttempt,
  aRound,
  aSession,
  attemptId,
  DAY,
  NOON,
  sessionId,
  TODAY,
} from '../support/log.ts'
import { factId } from '../support/questions.ts'
import { live, someSteps } from '../support/some-log.ts'
import { describeOwnBanks } from '../support/own-bank-contract.ts'
import { describeStorage } from '../support/storage-contract.ts'

describeStorage('dexieStorage', async () => dexieStorage(await freshDatabase()))
describeOwnBanks('dexieStorage', async () => dexieStorage(await freshDatabase()))

describe('latestRunningSession', () => {
  it('is not hidden by rounds of a newer version, which cannot be read', async () => {
    const db = await freshDatabase()
    const storage = dexieStorage(db)
    await storage.saveSession(aSession())
    for (const at of [1, 2]) {
      const newer = { ...aSession({ id: sessionId(`newer-${at}`) }), touchedAt: NOON + at }
      const topic = { kind: 'unheard-of' }
      await db.sessions.put({ ...sessionRow(newer), session: { ...newer, plan: { ...newer.plan, topic } } })
    }
    expect((await storage.latestRunningSession('qingshan'))?.plan.id).toBe('session-1')
    await db.sessions.delete(sessionId('session-1'))
    expect(await storage.latestRunningSession('qingshan')).toBeUndefined()
    db.close()
  })
})

async function derivedTables(db: AppDatabase) {
  return {
    questions: await db.questionRecords.toArray(),
    facts: await db.factHistories.toArray(),
    memory: await db.factRecords.toArray(),
    paces: await db.paceRecords.toArray(),
    slips: await db.slipRecords.toArray(),
    drills: await db.drillRecords.toArray(),
    days: await db.dayRecords.toArray(),
  }
}

const NOTHING = { questions: [], facts: [], memory: [], paces: [], slips: [], drills: [], days: [] }

/** In key order, since memory has no keys to keep rows by. */
function sorted({ questions, facts, days, paces, slips }: DerivedRecords): DerivedRecords {
  return {
    questions: [...questions].sort((a, b) => (a.question < b.question ? -1 : 1)),
    facts: [...facts].sort((a, b) => (a.fact < b.fact ? -1 : 1)),
    days: [...days].sort((a, b) => a.day - b.day),
    paces: [...paces].sort((a, b) => (a.form < b.form ? -1 : 1)),
    slips: [...slips].sort((a, b) => (a.question < b.question ? -1 : 1)),
  }
}

describe('derived tables', () => {
  it('equal what a rebuild makes from the log, and what memory derives, after any history', async () => {
    await fc.assert(
      fc.asyncProperty(someSteps, async (steps) => {
        const db = await freshDatabase()
        const inMemory = memoryStorage()
        await live(dexieStorage(db), steps)
        await live(inMemory, steps)
        const written = await derivedTables(db)

        const derived = await rebuildRecords(db)
        expect(await derivedTables(db)).toEqual(written)

        const remembered = {
          questions: await inMemory.questionRecords('qingshan'),
          facts: await inMemory.factHistories('qingshan'),
          paces: await inMemory.paceRecords('qingshan'),
          slips: await inMemory.slipRecords('qingshan'),
          days: await inMemory.dayRecords('qingshan', 0, TODAY + 9),
        }
        expect(sorted(remembered)).toEqual(sorted(derived))
        const drills = await inMemory.drillRecords('qingshan')
        expect(drills.sort((a, b) => (a.pair < b.pair ? -1 : 1))).toEqual(written.drills)
        db.close()
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  it('are made anew by rebuildRecords when they were lost', async () => {
    const db = await freshDatabase()
    await dexieStorage(db).saveAnswer(aMiss(), aSession())
    await dexieStorage(db).saveDrillRound(aRound())
    const written = await derivedTables(db)
    for (const table of [
      db.questionRecords,
      db.factHistories,
      db.factRecords,
      db.paceRecords,
      db.slipRecords,
      db.drillRecords,
      db.dayRecords,
    ])
      await table.clear()
    await rebuildRecords(db)
    expect(await derivedTables(db)).toEqual(written)
  })

  it('are rid by rebuildRecords of what the log does not say', async () => {
    const db = await freshDatabase()
    await db.factHistories.put(emptyFactHistory('qingshan', factId('stray')))
    await db.dayRecords.put(emptyDayRecord('qingshan', TODAY))
    await db.slipRecords.put(emptySlipRecord('qingshan', anAttempt().question))
    await db.drillRecords.put(emptyDrillRecord('qingshan', aRound().pair))
    await rebuildRecords(db)
    expect(await derivedTables(db)).toEqual(NOTHING)
  })
})

describe('the log', () => {
  it('has stamps that grow whatever the clock does, and a summary that keeps up', async () => {
    await fc.assert(
      fc.asyncProperty(someSteps, async (steps) => {
        const db = await freshDatabase()
        await live(dexieStorage(db), steps)
        const attempts = await db.attempts.toArray()
        const corrections = await db.corrections.toArray()
        const rounds = await db.drillRounds.toArray()
        const log = [...attempts, ...corrections, ...rounds].sort(
          (a, b) => a.stamp - b.stamp || (a.id < b.id ? -1 : 1),
        )
        const written = log.map(({ id }) => Number(id.slice(2)))
        expect(written).toEqual([...written].sort((a, b) => a - b))
        expect(new Set(log.map(({ stamp }) => stamp)).size).toBe(log.length)
        const summary = await db.meta.get('log')
        expect(summary?.attempts ?? 0).toBe(attempts.length)
        expect(summary?.lastStamp ?? 0).toBe(log.at(-1)?.stamp ?? 0)
        const answersAndCorrections = log.filter(({ id }) => !rounds.some((round) => round.id === id))
        expect(summary?.lastId ?? null).toBe(answersAndCorrections.at(-1)?.id ?? null)
        db.close()
      }),
      { numRuns: 20 },
    )
  }, 60_000)

  it('is there for the next page', async () => {
    const db = await freshDatabase()
    await dexieStorage(db).saveAnswer(anAttempt(), aSession())
    db.close()
    const next = dexieStorage(await openAgain())
    expect(await next.history('qingshan', anAttempt().question)).toHaveLength(1)
    await next.saveAnswer(anAttempt({ id: attemptId('device-2'), answeredAt: NOON - DAY }), aSession())
    const stamps = (await next.history('qingshan', anAttempt().question)).map(({ stamp }) => stamp)
    expect(stamps).toEqual([NOON, NOON + 1])
  })
})

describe('saveAnswer', () => {
  it('writes all or nothing', async () => {
    const db = await freshDatabase()
    vi.spyOn(db.dayRecords, 'put').mockImplementation(() =>
      Dexie.Promise.reject(new Error('the last write fails')),
    )
    const storage = dexieStorage(db)
    await expect(storage.saveAnswer(anAttempt(), aSession())).rejects.toMatchObject({ problem: 'other' })
    expect(await derivedTables(db)).toEqual(NOTHING)
    expect(await db.attempts.toArray()).toEqual([])
    expect(await db.sessions.toArray()).toEqual([])
    expect(await db.meta.get('log')).toMatchObject({ attempts: 0, lastId: null })
  })

  it('counts an answer once that two pages bring in at the same time', async () => {
    const db = await freshDatabase()
    const [here, there] = [dexieStorage(db), dexieStorage(await openAgain())]
    await Promise.all([here, there].map((storage) => storage.saveAnswer(anAttempt(), aSession())))
    expect((await db.meta.get('log'))?.attempts).toBe(1)
    expect((await derivedTables(db)).questions).toMatchObject([{ answered: 1 }])
  })

  it('takes the reactive objects of the stores', async () => {
    const storage = dexieStorage(await freshDatabase())
    const session = giveAnswer(aSession(), aGiven(), NOON)
    await storage.saveAnswer(reactive(anAttempt()), reactive(session))
    expect(await storage.session(session.plan.id)).toEqual(session)
  })
})

describe('a write that fails', () => {
  const cases: readonly (readonly [string, unknown, string])[] = [
    ['a full disk', new DOMException('', 'QuotaExceededError'), 'full'],
    [
      'a full disk, hidden in the inner error of an abort',
      new Dexie.AbortError('aborted', new DOMException('', 'QuotaExceededError')),
      'full',
    ],
    ['a connection the system took away', new DOMException('', 'UnknownError'), 'lost'],
    ['a connection that is closing', new DOMException('', 'InvalidStateError'), 'lost'],
    ['anything else', new Error('what?'), 'other'],
    ['something that is no error', 'what?', 'other'],
  ]
  it.each(cases)('is told as a StorageError: %s', async (_case, fault, problem) => {
    const db = await freshDatabase()
    vi.spyOn(db, 'transaction').mockRejectedValue(fault)
    await expect(dexieStorage(db).saveAnswer(anAttempt(), aSession())).rejects.toMatchObject({
      name: 'StorageError',
      problem,
      cause: fault,
    })
  })

  it('is told as lost when the database was closed', async () => {
    const db = await freshDatabase()
    db.close({ disableAutoOpen: true })
    const storage = dexieStorage(db)
    for (const write of [
      storage.saveAnswer(anAttempt(), aSession()),
      storage.saveSession(aSession()),
      storage.saveCorrection(aMisTap('device-1')),
      storage.setStar('qingshan', anAttempt().question, true),
    ])
      await expect(write).rejects.toMatchObject({ problem: 'lost' })
  })
})
