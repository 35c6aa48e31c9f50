// One page load of the app for store and page tests: fresh stores over the sample bank and an in-memory disk.
import { createPinia, setActivePinia } from 'pinia'
import type { Pinia } from 'pinia'
import { vi } from 'vitest'
import { memoryStorage } from '../../src/db/memory-storage.ts'
import type { Storage } from '../../src/db/storage.ts'
import { useBankStore } from '../../src/stores/bank.ts'
import { useStorageStore } from '../../src/stores/storage.ts'
import { emptyDisk } from './database.ts'
import { aPlace } from './places.ts'
import { loaderOf, sampleBank } from './questions.ts'
import type { SampleBank } from './questions.ts'

/** A person who has never been here: nothing on disk, nothing in local storage, the database open. */
export async function firstPageLoad(bank: SampleBank = sampleBank()): Promise<Pinia> {
  emptyDisk()
  vi.stubGlobal('localStorage', aPlace())
  vi.stubGlobal('sessionStorage', aPlace())
  const pinia = await nextPageLoad(bank)
  await useStorageStore().ready()
  return pinia
}

/** The page loaded again on the same device: stores are new, what was kept is there. */
export async function nextPageLoad(bank: SampleBank = sampleBank()): Promise<Pinia> {
  await whatIsUnderWay()
  const pinia = createPinia()
  setActivePinia(pinia)
  useBankStore().loader = loaderOf(bank)
  return pinia
}

/** A store of an earlier page that is still saving would make its own page the active one again. */
async function whatIsUnderWay(): Promise<void> {
  for (let turn = 0; turn < 100; turn++) await new Promise((resolve) => setImmediate(resolve))
}

/** Puts this storage in the place of the browser's; what is not given works in memory. */
export function useStorageOf(parts: Partial<Storage>): Storage {
  const storage = { ...memoryStorage(), ...parts }
  const store = useStorageStore()
  store.opened = Promise.resolve({ kept: true, storage, replayed: 0, accept: () => Promise.resolve() })
  store.status = 'kept'
  return storage
}

/** Waits until something holds that takes a few turns of the event loop; fails after two seconds. */
export async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 2000; turn++) {
    if (holds()) return
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  throw new Error(`waited in vain: ${holds.toString()}`)
}
