import Dexie from 'dexie'
import { forceCloseDatabase } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { noteSchema } from '../../src/db/before-opening.ts'
import { journalIn } from '../../src/db/journal.ts'
import { openStorage } from '../../src/db/open-storage.ts'
import type { Surroundings } from '../../src/db/open-storage.ts'
import { AppDatabase, SCHEMA_VERSION } from '../../src/db/database.ts'
import { DATABASE_NAME } from '../../src/db/home.ts'
import { witnessIn } from '../../src/db/witness.ts'
import type { StorageFault } from '../../src/db/storage.ts'
import { giveAnswer } from '../../src/quiz/session.ts'
import { emptyDisk, openAgain } from '../support/database.ts'
import { aGiven, anAttempt, aSession, attemptId, NOON } from '../support/log.ts'
import { aPlace } from '../support/places.ts'

/** What a page load brings along, with nothing to wait for. */
function around(parts: Partial<Surroundings> = {}): Surroundings {
  return {
    journal: journalIn([]),
    witness: witnessIn(aPlace()),
    onFault: () => undefined,
    pause: () => Promise.resolve(),
    ...parts,
  }
}

const answered = giveAnswer(aSession(), aGiven(), NOON)

beforeEach(() => {
  emptyDisk()
  // Seen here with the present schema before, so that nothing looks into the database first.
  vi.stubGlobal('localStorage', aPlace())
  noteSchema(SCHEMA_VERSION)
})
afterEach(() => {
  emptyDisk()
})

describe('openStorage', () => {
  it('opens the database', async () => {
    const opened = await openStorage(around())
    expect(opened).toMatchObject({ kept: true, replayed: 0 })
    expect(opened.storage.kind).toBe('kept')
  })

  it('falls back to memory in a browser without IndexedDB', async () => {
    vi.stubGlobal('indexedDB', undefined)
    const opened = await openStorage(around())
    expect(opened).toMatchObject({ kept: false, reason: 'missing', storage: { kind: 'memory' } })
  })

  it('falls back to memory when the browser refuses to open', async () => {
    vi.spyOn(Dexie.dependencies.indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('private window', 'SecurityError')
    })
    const opened = await openStorage(around())
    expect(opened).toMatchObject({ kept: false, reason: 'refused', storage: { kind: 'memory' } })
  })
})

describe('a database that does not open at once', () => {
  /** Opening fails so often, as Chromium does right after it was killed, and then works. */
  function failing(times: number, name = 'UnknownError') {
    const factory: IDBFactory = Dexie.dependencies.indexedDB
    const real = factory.open.bind(factory)
    let left = times
    return vi.spyOn(factory, 'open').mockImplementation((...given) => {
      left--
      if (left >= 0) throw new DOMException('Internal error opening backing store', name)
      return real(...given)
    })
  }

  it.each([1, 2, 3])('is tried again, %i times, before the app says that nothing is kept', async (times) => {
    failing(times, 'AbortError')
    const paused: number[] = []
    const pause = (ms: number): Promise<void> => (paused.push(ms), Promise.resolve())
    expect(await openStorage(around({ pause }))).toMatchObject({ kept: true })
    expect(paused).toEqual([100, 400, 1200].slice(0, times))
  })

  it('is given up after the fourth time', async () => {
    failing(Infinity)
    expect(await openStorage(around())).toMatchObject({ kept: false, reason: 'refused' })
  })

  it('is told as lost when answers are known to be in it', async () => {
    const witness = witnessIn(aPlace())
    witness.write({ database: 'abc', attempts: 1, lastId: null })
    failing(Infinity)
    const faults: (StorageFault | null)[] = []
    const opened = await openStorage(around({ witness, onFault: (fault) => void faults.push(fault) }))
    expect(opened).toMatchObject({ kept: false, reason: 'refused' })
    expect(faults).toEqual([{ kind: 'lost' }])
  })

  it('is told as lost when an answer waits to be stored, although none was before', async () => {
    const journal = journalIn([aPlace()])
    const attempt = anAttempt()
    journal.write({ attempt, session: answered })
    failing(Infinity)
    const faults: (StorageFault | null)[] = []
    await openStorage(around({ journal, onFault: (fault) => void faults.push(fault) }))
    expect(faults).toEqual([{ kind: 'lost' }])
    expect(journal.pending()).toHaveLength(1)
  })

  it('is not tried again where the browser refuses on principle', async () => {
    const open = failing(Infinity, 'SecurityError')
    expect(await openStorage(around())).toMatchObject({ kept: false, reason: 'refused' })
    expect(open).toHaveBeenCalledTimes(1)
  })
})

describe('the witness', () => {
  const faults: (StorageFault | null)[] = []
  const onFault = (fault: StorageFault | null): void => void faults.push(fault)
  beforeEach(() => {
    faults.length = 0
  })

  async function afterOneAnswer() {
    const witness = witnessIn(aPlace())
    const opened = await openStorage(around({ witness, onFault }))
    await opened.storage.saveAnswer(anAttempt(), answered)
    return { witness, storage: opened.storage }
  }

  it('is told of every commit that adds to the log', async () => {
    const { witness } = await afterOneAnswer()
    const log = await (await openAgain()).meta.get('log')
    expect(witness.read()).toEqual({ database: log?.database, attempts: 1, lastId: anAttempt().id })
  })

  it('finds nothing amiss when all is there', async () => {
    const { witness } = await afterOneAnswer()
    await openStorage(around({ witness, onFault }))
    expect(faults).toEqual([null, null])
  })

  it('may know less than the log, since a browser can die before it writes its local storage', async () => {
    const { witness, storage } = await afterOneAnswer()
    const earlier = witness.read()
    await storage.saveAnswer(anAttempt({ id: attemptId('device-2') }), answered)
    if (earlier) witness.write(earlier)
    await openStorage(around({ witness, onFault }))
    expect(faults.at(-1)).toBeNull()
  })

  it.each([
    [
      'an empty database in the place of the old one',
      (): void => void emptyDisk(),
      { expected: 1, found: 0 },
    ],
    [
      'the last answer gone although the sums are there',
      async (): Promise<void> => void (await (await openAgain()).attempts.clear()),
      { expected: 1, found: 1 },
    ],
    [
      'a shorter log',
      async (): Promise<void> => void (await (await openAgain()).meta.update('log', { attempts: 0 })),
      { expected: 1, found: 0 },
    ],
    [
      'a log without its sums',
      async (): Promise<void> => void (await (await openAgain()).meta.clear()),
      { expected: 1, found: 0 },
    ],
  ] as const)('notices %s before the first write, and nothing is written', async (_what, damage, told) => {
    const { witness } = await afterOneAnswer()
    await damage()
    const journal = journalIn([aPlace()])
    const later = anAttempt({ id: attemptId('device-9') })
    journal.write({ attempt: later, session: answered })
    const opened = await openStorage(around({ witness, journal, onFault }))
    expect(faults.at(-1)).toEqual({ kind: 'incomplete', ...told })
    await expect(opened.storage.saveAnswer(later, answered)).rejects.toMatchObject({ problem: 'incomplete' })
    expect(await (await openAgain()).attempts.get(later.id)).toBeUndefined()
    expect(journal.pending()).toHaveLength(1)
  })

  it('lets writing go on once the loss has been accepted, and does not tell it again', async () => {
    const { witness } = await afterOneAnswer()
    emptyDisk()
    const opened = await openStorage(around({ witness, onFault }))
    if (!opened.kept) throw new Error('not kept')
    await opened.accept()
    expect(faults.at(-1)).toBeNull()
    await opened.storage.saveAnswer(anAttempt(), answered)
    await openStorage(around({ witness, onFault }))
    expect(faults.at(-1)).toBeNull()
  })
})

describe('rows missing in the middle of the log', () => {
  const faults: (StorageFault | null)[] = []
  const onFault = (fault: StorageFault | null): void => void faults.push(fault)
  const later = anAttempt({ id: attemptId('device-9') })
  const told = { kind: 'incomplete', expected: 5, found: 2 }

  /** Five answers, of which the second, third and fourth are gone: the last is there, and so are the sums. */
  async function afterTheLoss(): Promise<Surroundings['witness']> {
    const witness = witnessIn(aPlace())
    const { storage } = await openStorage(around({ witness }))
    for (let at = 1; at <= 5; at++)
      await storage.saveAnswer(anAttempt({ id: attemptId(`device-${at}`) }), answered)
    const db = await openAgain()
    await db.attempts.bulkDelete([2, 3, 4].map((at) => attemptId(`device-${at}`)))
    db.close()
    return witness
  }

  beforeEach(() => {
    faults.length = 0
  })

  it('are noticed before the first write, and nothing is written', async () => {
    const { storage } = await openStorage(around({ witness: await afterTheLoss(), onFault }))
    expect(faults).toEqual([null])
    await expect(storage.saveAnswer(later, answered)).rejects.toMatchObject({ problem: 'incomplete' })
    expect(faults.at(-1)).toEqual(told)
    expect(await (await openAgain()).attempts.count()).toBe(2)
  })

  it('are noticed by a page that writes nothing, a little later', async () => {
    const witness = await afterTheLoss()
    await openStorage(around({ witness, onFault }))
    await expect.poll(() => faults.at(-1), { timeout: 5000 }).toEqual(told)
  })

  it('are noticed before the answers in the journal are written', async () => {
    const witness = await afterTheLoss()
    const journal = journalIn([aPlace()])
    journal.write({ attempt: later, session: answered })
    await openStorage(around({ witness, journal, onFault }))
    expect(faults.at(-1)).toEqual(told)
    expect(journal.pending()).toHaveLength(1)
    expect(await (await openAgain()).attempts.get(later.id)).toBeUndefined()
  })

  it('are not told again once the loss has been accepted', async () => {
    const witness = await afterTheLoss()
    const opened = await openStorage(around({ witness, onFault }))
    if (!opened.kept) throw new Error('not kept')
    await expect(opened.storage.saveAnswer(later, answered)).rejects.toThrow()
    await opened.accept()
    await opened.storage.saveAnswer(later, answered)
    const again = await openStorage(around({ witness, onFault }))
    await again.storage.saveAnswer(anAttempt({ id: attemptId('device-10') }), answered)
    expect(faults.at(-1)).toBeNull()
  })
})

describe('rows that cannot be read', () => {
  it.each([
    ['damaged', new DOMException('Internal error.', 'UnknownError')],
    ['lost', new DOMException('Connection to Indexed Database server lost.', 'UnknownError')],
  ] as const)('are told as %s, and nothing is written until somebody goes on', async (kind, error) => {
    const faults: (StorageFault | null)[] = []
    const opened = await openStorage(around({ onFault: (fault) => void faults.push(fault) }))
    if (!opened.kept) throw new Error('not kept')
    const get = vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(() => {
      throw error
    })
    await expect(opened.storage.session(answered.plan.id)).rejects.toThrow()
    get.mockRestore()
    expect(faults.at(-1)).toEqual({ kind })
    await expect(opened.storage.saveAnswer(anAttempt(), answered)).rejects.toMatchObject({ problem: kind })
    await opened.accept()
    await opened.storage.saveAnswer(anAttempt(), answered)
  })
})

/** What a later version of the app does first. */
function openedAsNewer(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE_NAME, (SCHEMA_VERSION + 1) * 10)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(new Error(String(request.error)))
  })
}

describe('a connection that ends while the app is open', () => {
  async function connected() {
    const faults: (StorageFault | null)[] = []
    const connections: IDBDatabase[] = []
    const real = AppDatabase.prototype.backendDB
    vi.spyOn(AppDatabase.prototype, 'backendDB').mockImplementation(function (this: AppDatabase) {
      const connection: IDBDatabase = real.call(this)
      connections.push(connection)
      return connection
    })
    const opened = await openStorage(around({ onFault: (fault) => void faults.push(fault) }))
    await opened.storage.saveAnswer(anAttempt(), answered)
    /** What a browser does when its storage process dies or site data is removed. */
    const cut = (): void => {
      const connection = connections.at(-1)
      // Its typings ask for the class where it takes an instance.
      if (connection) (forceCloseDatabase as unknown as (db: IDBDatabase) => void)(connection)
    }
    return { storage: opened.storage, faults, cut }
  }
  const next = anAttempt({ id: attemptId('device-2') })

  it('is made anew, and the answer under way is stored', async () => {
    const { storage, faults, cut } = await connected()
    cut()
    await storage.saveAnswer(next, answered)
    expect(faults).toEqual([null])
    expect(await (await openAgain()).attempts.count()).toBe(2)
  })

  it('is not trusted when it leads to another database', async () => {
    const { storage, faults, cut } = await connected()
    emptyDisk()
    cut()
    await expect(storage.saveAnswer(next, answered)).rejects.toMatchObject({ problem: 'cleared' })
    expect(faults.at(-1)).toEqual({ kind: 'cleared' })
    expect(await (await openAgain()).attempts.count()).toBe(0)
  })

  it('is given up when the database cannot be opened any more', async () => {
    const { storage, faults, cut } = await connected()
    vi.spyOn(Dexie.dependencies.indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('Connection to Indexed Database server lost', 'UnknownError')
    })
    cut()
    await expect(storage.saveAnswer(next, answered)).rejects.toThrow()
    expect(faults.at(-1)).toEqual({ kind: 'lost' })
  })

  it('is given up to another window that upgrades the database', async () => {
    const { storage, faults } = await connected()
    const upgraded = await openedAsNewer()
    await expect(storage.saveAnswer(next, answered)).rejects.toMatchObject({ problem: 'replaced' })
    expect(faults.at(-1)).toEqual({ kind: 'replaced' })
    upgraded.close()
  })
})

describe('a database of a newer version', () => {
  it('can be read and is not written to', async () => {
    const first = await openStorage(around())
    await first.storage.saveAnswer(anAttempt(), answered)
    const upgraded = await openedAsNewer()
    upgraded.close()

    const faults: (StorageFault | null)[] = []
    const { storage } = await openStorage(around({ onFault: (fault) => void faults.push(fault) }))
    expect(faults).toEqual([{ kind: 'newer' }])
    expect(await storage.session(answered.plan.id)).toEqual(answered)
    const next = anAttempt({ id: attemptId('device-2') })
    await expect(storage.saveAnswer(next, answered)).rejects.toMatchObject({ problem: 'newer' })
    await expect(storage.setStar('qingshan', next.question, true)).rejects.toMatchObject({ problem: 'newer' })
  })
})

describe('what the journal still holds when the app starts', () => {
  it('is brought in and then erased', async () => {
    const journal = journalIn([aPlace()])
    journal.write({ attempt: anAttempt(), session: answered })
    const opened = await openStorage(around({ journal }))
    expect(opened).toMatchObject({ kept: true, replayed: 1 })
    expect(await opened.storage.session(answered.plan.id)).toEqual(answered)
    expect(await opened.storage.history('qingshan', anAttempt().question)).toHaveLength(1)
    expect(journal.pending()).toEqual([])
  })

  it('counts once when it had been stored after all', async () => {
    const journal = journalIn([aPlace()])
    journal.write({ attempt: anAttempt(), session: answered })
    const first = await openStorage(around({ journal }))
    journal.write({ attempt: anAttempt(), session: answered })
    const second = await openStorage(around({ journal }))
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
    const opened = await openStorage(around({ journal }))
    expect(opened).toMatchObject({ kept: true, replayed: 1 })
    expect(journal.pending().map(({ attempt }) => attempt.id)).toEqual(['device-0'])
    expect((await (await openAgain()).attempts.toArray()).map(({ id }) => id)).toEqual(['device-1'])
  })

  it('is left alone when the database does not open', async () => {
    const journal = journalIn([aPlace()])
    journal.write({ attempt: anAttempt(), session: answered })
    vi.stubGlobal('indexedDB', undefined)
    await openStorage(around({ journal }))
    expect(journal.pending()).toHaveLength(1)
  })
})
