// Makes the database of an older version in a page, and looks at it in whatever version it has.
import type { Page } from '@playwright/test'
import { VERSION_1, version1Rows } from '../../support/version-1.ts'
import { VERSION_2, version2Rows } from '../../support/version-2.ts'

/** Rows that go into the page at once: more would be one message too long. */
const BATCH = 5000

export interface OlderVersion {
  readonly version: number
  readonly schema: Readonly<Record<string, string>>
  readonly rowsFor: (attempts: number) => Readonly<Record<string, readonly object[]>>
  /** Tables in which an upgrade changes nothing. */
  readonly lasting: readonly string[]
}

const LASTING = ['attempts', 'corrections', 'sessions', 'notes', 'questionRecords', 'dayRecords']

/** Every released one. */
export const OLDER_VERSIONS: readonly OlderVersion[] = [
  { version: 1, schema: VERSION_1, rowsFor: version1Rows, lasting: LASTING },
  {
    version: 2,
    schema: VERSION_2,
    rowsFor: version2Rows,
    lasting: [...LASTING, 'stars', 'slipRecords', 'deletions', 'asides', 'carried'],
  },
]

/** IndexedDB's own number. */
export function nativeVersion({ version }: OlderVersion): number {
  return version * 10
}

/** What may not change, and which schema it lies in: IndexedDB's own number. */
export interface Stored {
  readonly version: number
  readonly attempts: number
  readonly hash: string
}

/** Without Dexie, which the page does not have, but as Dexie makes it. */
export async function makeOlder(page: Page, older: OlderVersion, attempts: number): Promise<void> {
  await page.evaluate(makeTables, { tables: older.schema, version: nativeVersion(older) })
  for (const [table, rows] of Object.entries(older.rowsFor(attempts)))
    for (let from = 0; from < rows.length; from += BATCH)
      await page.evaluate(addRows, { table, rows: rows.slice(from, from + BATCH) })
}

async function makeTables({
  tables,
  version,
}: {
  readonly tables: Readonly<Record<string, string>>
  readonly version: number
}): Promise<void> {
  const pathOf = (key: string) => (key.startsWith('[') ? key.slice(1, -1).split('+') : key)
  const request = indexedDB.open('bainian-qianti', version)
  request.onupgradeneeded = () => {
    for (const [name, keys] of Object.entries(tables)) {
      const [primary = '', ...indexes] = keys.split(', ')
      const store = request.result.createObjectStore(name, { keyPath: pathOf(primary) })
      for (const index of indexes) store.createIndex(index, pathOf(index))
    }
  }
  await new Promise((resolve, reject) => {
    request.onsuccess = resolve
    request.onerror = () => reject(new Error(String(request.error)))
  })
  request.result.close()
}

async function addRows({
  table,
  rows,
}: {
  readonly table: string
  readonly rows: readonly object[]
}): Promise<void> {
  const request = indexedDB.open('bainian-qianti')
  await new Promise((resolve, reject) => {
    request.onsuccess = resolve
    request.onerror = () => reject(new Error(String(request.error)))
  })
  const writing = request.result.transaction(table, 'readwrite')
  for (const row of rows) writing.objectStore(table).add(row)
  await new Promise((resolve, reject) => {
    writing.oncomplete = resolve
    writing.onabort = () => reject(new Error(String(writing.error)))
  })
  request.result.close()
}

/** Looks at the database in the version it has. */
export function stored(page: Page, { lasting }: OlderVersion): Promise<Stored> {
  return page.evaluate(async (names) => {
    const request = indexedDB.open('bainian-qianti')
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(new Error(String(request.error)))
    })
    const reading = database.transaction(names)
    const tables = await Promise.all(
      names.map(
        (name) =>
          new Promise<unknown[]>((resolve, reject) => {
            const all = reading.objectStore(name).getAll()
            all.onsuccess = () => resolve(all.result)
            all.onerror = () => reject(new Error(String(all.error)))
          }),
      ),
    )
    const { version } = database
    database.close()
    const bytes = new TextEncoder().encode(JSON.stringify(tables))
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
    const hash = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    return { version, attempts: tables[0]?.length ?? 0, hash }
  }, lasting)
}
