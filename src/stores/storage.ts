import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { browserIdMaker } from '../db/device.ts'
import { browserJournal } from '../db/journal.ts'
import { mayHaveBeenKept, noteKept } from '../db/kept-before.ts'
import { openStorage } from '../db/open-storage.ts'
import type { NotKeptReason } from '../db/open-storage.ts'
import type { Storage } from '../db/storage.ts'
import { nowMs } from './clock.ts'

/** After this long the page says that it is still waiting for the database. Source: reliability notes, 'open hangs'. */
const SLOW_OPEN_MS = 4000

export type StorageStatus = 'closed' | 'opening' | 'slow' | 'kept' | 'not-kept'

export const useStorageStore = defineStore('storage', () => {
  const status = ref<StorageStatus>('closed')
  const reason = ref<NotKeptReason | null>(null)
  const opened = shallowRef<Promise<Storage> | null>(null)
  const journal = browserJournal()
  const ids = browserIdMaker(nowMs())
  const wasKeptBefore = mayHaveBeenKept()

  /** Nothing was ever kept in this browser, so that no round need wait for the database to be drawn. */
  function isNew(): boolean {
    return !wasKeptBefore && opened.value === null
  }

  /** The storage, opened on first use and shared by all stores. */
  function ready(): Promise<Storage> {
    opened.value ??= open()
    return opened.value
  }

  async function open(): Promise<Storage> {
    status.value = 'opening'
    const slow = setTimeout(() => (status.value = 'slow'), SLOW_OPEN_MS)
    const result = await openStorage(journal)
    clearTimeout(slow)
    if (result.kept) noteKept()
    status.value = result.kept ? 'kept' : 'not-kept'
    reason.value = result.kept ? null : result.reason
    return result.storage
  }

  return { status, reason, opened, journal, ids, isNew, ready }
})
