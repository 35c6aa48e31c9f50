import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { DATABASE_NAME } from '../db/home.ts'
import { browserIdMaker } from '../db/device.ts'
import { browserJournal } from '../db/journal.ts'
import { openStorage } from '../db/open-storage.ts'
import type { NotKeptReason, OpenedStorage } from '../db/open-storage.ts'
import type { Storage, StorageFault } from '../db/storage.ts'
import { browserWitness, hasTraces, isListed } from '../db/witness.ts'
import { nowMs } from './clock.ts'

/** After this long the page says that it is still waiting for the database. Source: reliability notes, 'open hangs'. */
const SLOW_OPEN_MS = 4000

export type StorageStatus = 'closed' | 'opening' | 'slow' | 'kept' | 'not-kept'

export const useStorageStore = defineStore('storage', () => {
  const status = ref<StorageStatus>('closed')
  const reason = ref<NotKeptReason | null>(null)
  /** Why writing is blocked; null when it is not. */
  const fault = shallowRef<StorageFault | null>(null)
  const opened = shallowRef<Promise<OpenedStorage> | null>(null)
  const journal = browserJournal()
  const witness = browserWitness()
  const ids = browserIdMaker(nowMs())

  let mayHold = hasTraces()
  const asked = mayHold ? Promise.resolve() : lookForTraces()

  /** Nothing was ever kept in this browser, so that no round need wait for the database to be drawn. */
  function isNew(): boolean {
    return !mayHold && opened.value === null
  }

  /** The same, once the browser has been asked as well: for what need not be known at once. */
  async function isSurelyNew(): Promise<boolean> {
    await asked
    return isNew()
  }

  async function lookForTraces(): Promise<void> {
    mayHold = await isListed(DATABASE_NAME)
  }

  /** The storage, opened on first use and shared by all stores. */
  async function ready(): Promise<Storage> {
    opened.value ??= open()
    return (await opened.value).storage
  }

  async function open(): Promise<OpenedStorage> {
    status.value = 'opening'
    const slow = setTimeout(() => {
      if (status.value === 'opening') status.value = 'slow'
    }, SLOW_OPEN_MS)
    const result = await openStorage({ journal, witness, onFault: (found) => (fault.value = found) })
    clearTimeout(slow)
    status.value = result.kept ? 'kept' : 'not-kept'
    reason.value = result.kept ? null : result.reason
    return result
  }

  /** Continues with the existing data although answers are missing. */
  async function accept(): Promise<void> {
    const result = await opened.value
    if (result?.kept) await result.accept()
  }

  /** The database does not answer although it is there: told by those who tried to write. */
  function connectionLost(): void {
    fault.value ??= { kind: 'lost' }
  }

  /** The app goes on in memory although there is a database: what is stored now must still reach it. */
  function isStandIn(): boolean {
    return status.value === 'not-kept' && fault.value?.kind === 'lost'
  }

  /** The database responds again. */
  function connectionBack(): void {
    if (fault.value?.kind === 'lost') fault.value = null
  }

  return {
    status,
    reason,
    fault,
    opened,
    journal,
    witness,
    ids,
    isNew,
    isSurelyNew,
    ready,
    accept,
    connectionLost,
    isStandIn,
    connectionBack,
  }
})
