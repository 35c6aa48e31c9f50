// Copies that the app makes by itself before something risky. In a database of their own, so that what goes wrong with
// the other one does not reach them, and without Dexie, so that its upgrades do not either.

import { DATABASE_NAME } from '../home.ts'

const NAME = `${DATABASE_NAME}-snapshots`
const STORE = 'snapshots'
/** The oldest goes when there is one more. */
export const MOST_SNAPSHOTS = 5

/** Before what it was made. */
export type SnapshotReason = 'restore' | 'replace' | 'upgrade'

export interface SnapshotInfo {
  readonly id: number
  readonly madeAt: number
  readonly reason: SnapshotReason
  readonly attempts: number
  readonly bytes: number
}

/** The file is kept as bytes: WebKit has lost blobs in IndexedDB more than once. */
interface SnapshotRow extends SnapshotInfo {
  readonly file: ArrayBuffer
}

/** Keeps a backup file as a snapshot. Rejects when it cannot be stored. */
export async function keepSnapshot(
  file: Blob,
  { madeAt, reason, attempts }: Pick<SnapshotInfo, 'madeAt' | 'reason' | 'attempts'>,
): Promise<void> {
  const row = { madeAt, reason, attempts, bytes: file.size, file: await file.arrayBuffer() }
  await inStore('readwrite', async (store) => {
    await done(store.add(row))
    const ids = (await done(store.getAllKeys())) as number[]
    for (const id of ids.slice(0, Math.max(0, ids.length - MOST_SNAPSHOTS))) await done(store.delete(id))
  })
}

/** The newest first. */
export async function snapshots(): Promise<SnapshotInfo[]> {
  return inStore('readonly', async (store) => {
    const infos: SnapshotInfo[] = []
    // One after the other: their files together may be more than a phone has room for.
    for (const id of (await done(store.getAllKeys())).reverse()) {
      const { file: _, ...info } = (await done(store.get(id))) as SnapshotRow
      infos.push(info)
    }
    return infos
  })
}

export async function snapshotFile(id: number): Promise<Blob | undefined> {
  const row = (await inStore('readonly', (store) => done(store.get(id)))) as SnapshotRow | undefined
  return row && new Blob([row.file])
}

/** Without trace, for somebody who deletes what the snapshots hold. */
export async function deleteSnapshots(): Promise<void> {
  await done(indexedDB.deleteDatabase(NAME))
}

async function inStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => Promise<T>): Promise<T> {
  const request = indexedDB.open(NAME, 1)
  request.onupgradeneeded = () =>
    request.result.createObjectStore(STORE, { keyPath: 'id', autoIncrement: true })
  const database = await done(request)
  try {
    const transaction = database.transaction(STORE, mode, { durability: 'strict' })
    const committed = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error ?? new Error('the snapshot was not stored'))
    })
    const result = await work(transaction.objectStore(STORE))
    await committed
    return result
  } finally {
    database.close()
  }
}

export function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the database refused'))
  })
}
