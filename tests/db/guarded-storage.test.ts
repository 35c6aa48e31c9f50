import { describe, expect, it } from 'vitest'
import { guardedStorage, WRITES } from '../../src/db/guarded-storage.ts'
import { memoryStorage } from '../../src/db/memory-storage.ts'
import { StorageError } from '../../src/db/storage.ts'
import type { Storage, StorageFault } from '../../src/db/storage.ts'

/** Every method of a storage, each leaving its name behind when it is called. */
function recording() {
  const called: string[] = []
  const names = Object.keys(memoryStorage()).filter((name) => name !== 'kind')
  const methods = names.map((name) => [
    name,
    () => {
      called.push(name)
      return Promise.resolve(name)
    },
  ])
  const storage = { kind: 'kept', ...Object.fromEntries(methods) } as Storage
  const call = (on: Storage, name: string): Promise<unknown> =>
    (on as unknown as Record<string, () => Promise<unknown>>)[name]?.() ?? Promise.reject(new Error(name))
  return { storage, names, called, call }
}

function guardOver(storage: Storage | Promise<Storage>, fault: StorageFault | null = null) {
  const unreadable: unknown[] = []
  return {
    connection: () => storage,
    fault: () => fault,
    counted: () => Promise.resolve(),
    counting: () => undefined,
    onUnreadable: (error: unknown) => void unreadable.push(error),
    unreadable,
  }
}

describe('guardedStorage', () => {
  it('hands everything on while all is well', async () => {
    const { storage, names, called, call } = recording()
    const guarded = guardedStorage(storage, guardOver(storage))
    expect(guarded.kind).toBe('kept')
    for (const name of names) expect(await call(guarded, name)).toBe(name)
    expect(called).toEqual(names)
  })

  it('refuses every method that changes something, and no other, while there is a fault', async () => {
    const { storage, names, called, call } = recording()
    const guarded = guardedStorage(storage, guardOver(storage, { kind: 'newer' }))
    for (const name of names) {
      const refused = await call(guarded, name).then(
        () => false,
        (error: unknown) => error instanceof StorageError && error.problem === 'newer',
      )
      expect(refused, name).toBe(!called.includes(name))
    }
    // What is left must be what only reads. A new method that writes has to be named like the others.
    expect(called.sort()).toEqual(
      [
        'asideNotes',
        'customFormats',
        'dailySession',
        'dayRecords',
        'drillRecords',
        'factHistories',
        'factRecords',
        'finishedDailyDays',
        'goes',
        'history',
        'latestRunningSession',
        'memoryWeights',
        'missedRecords',
        'note',
        'notes',
        'ownBank',
        'ownBankChapter',
        'ownBankIndex',
        'ownBankRetired',
        'ownBanks',
        'paceRecords',
        'questionRecord',
        'questionRecords',
        'session',
        'sessionsOfPaper',
        'slipRecords',
        'starredQuestions',
      ].sort(),
    )
    expect(names.filter((name) => WRITES.test(name))).not.toEqual([])
  })

  it('tells what cannot be read, and leaves a failed write to the one who writes', async () => {
    const broken = new Error('no')
    const { storage } = recording()
    const guard = guardOver(storage)
    const guarded = guardedStorage(storage, {
      ...guard,
      connection: () => ({
        ...storage,
        notes: () => Promise.reject(broken),
        saveNote: () => Promise.reject(broken),
      }),
    })
    await expect(guarded.notes('bank')).rejects.toBe(broken)
    expect(guard.unreadable).toEqual([broken])
    await expect(guarded.saveNote({} as never)).rejects.toBe(broken)
    expect(guard.unreadable).toEqual([broken])
  })

  it('waits for the connection that is being made', async () => {
    const old = recording()
    const next = recording()
    let connect: (storage: Storage) => void = () => undefined
    const connecting = new Promise<Storage>((resolve) => (connect = resolve))
    const guarded = guardedStorage(old.storage, guardOver(connecting))
    const answered = guarded.starredQuestions('bank')
    connect(next.storage)
    expect(await answered).toBe('starredQuestions')
    expect([old.called, next.called]).toEqual([[], ['starredQuestions']])
  })
})
