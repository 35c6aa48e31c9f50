import Dexie from 'dexie'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useStorageStore } from '../../src/stores/storage.ts'
import { nextPageLoad } from '../support/app.ts'
import { emptyDisk } from '../support/database.ts'

beforeEach(async () => {
  emptyDisk()
  await nextPageLoad()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('ready', () => {
  it('opens the database once, for all who ask', async () => {
    const storage = useStorageStore()
    expect(storage.status).toBe('closed')
    const [one, other] = await Promise.all([storage.ready(), storage.ready()])
    expect(one).toBe(other)
    expect(storage.status).toBe('kept')
    expect(storage.reason).toBeNull()
  })

  it.each([
    ['missing', () => vi.stubGlobal('indexedDB', undefined)],
    [
      'refused',
      () =>
        vi.spyOn(Dexie.dependencies.indexedDB, 'open').mockImplementation(() => {
          throw new DOMException('private window', 'SecurityError')
        }),
    ],
  ] as const)('says when nothing is kept, and why: %s', async (reason, breakIt) => {
    breakIt()
    const storage = useStorageStore()
    expect((await storage.ready()).kind).toBe('memory')
    expect([storage.status, storage.reason]).toEqual(['not-kept', reason])
  })

  it('says when the database takes long to open', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    vi.spyOn(Dexie.dependencies.indexedDB, 'open').mockReturnValue({} as IDBOpenDBRequest)
    const storage = useStorageStore()
    void storage.ready()
    expect(storage.status).toBe('opening')
    vi.advanceTimersByTime(3999)
    expect(storage.status).toBe('opening')
    vi.advanceTimersByTime(1)
    expect(storage.status).toBe('slow')
  })
})
