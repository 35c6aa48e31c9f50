import { describe, expect, it } from 'vitest'
import { guardedStorage, WRITES } from '../../src/db/guarded-storage.ts'
import { memoryStorage } from '../../src/db/memory-storage.ts'
import { StorageError } from '../../src/db/storage.ts'
import type { Storage } from '../../src/db/storage.ts'

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

describe('guardedStorage', () => {
  it('hands everything on while all is well', async () => {
    const { storage, names, called, call } = recording()
    const guarded = guardedStorage(
      storage,
      () => storage,
      () => null,
    )
    expect(guarded.kind).toBe('kept')
    for (const name of names) expect(await call(guarded, name)).toBe(name)
    expect(called).toEqual(names)
  })

  it('refuses every method that changes something, and no other, while there is a fault', async () => {
    const { storage, names, called, call } = recording()
    const guarded = guardedStorage(
      storage,
      () => storage,
      () => ({ kind: 'newer' }),
    )
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
        'customFormats',
        'dailySession',
        'dayRecords',
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
        'paceRecords',
        'questionRecord',
        'questionRecords',
        'session',
        'sessionOfPaper',
        'starredQuestions',
      ].sort(),
    )
    expect(names.filter((name) => WRITES.test(name))).not.toEqual([])
  })

  it('waits for the connection that is being made', async () => {
    const old = recording()
    const next = recording()
    let connect: (storage: Storage) => void = () => undefined
    const connecting = new Promise<Storage>((resolve) => (connect = resolve))
    const guarded = guardedStorage(
      old.storage,
      () => connecting,
      () => null,
    )
    const answered = guarded.starredQuestions('bank')
    connect(next.storage)
    expect(await answered).toBe('starredQuestions')
    expect([old.called, next.called]).toEqual([[], ['starredQuestions']])
  })
})
