// Looks into the app's IndexedDB from inside the page, without Dexie and without the app.
import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'

export interface StoredAttempt {
  readonly id: string
  readonly session: string
  readonly question: string
  readonly right: boolean
}

export function storedAttempts(page: Page): Promise<StoredAttempt[]> {
  return rowsOf<StoredAttempt>(page, 'attempts')
}

export interface SessionRow {
  readonly id: string
  readonly session: {
    readonly plan: { readonly questions: readonly string[]; readonly seed: string }
    readonly phase: string
    readonly position: number
    readonly given: readonly unknown[]
    readonly drafts: readonly (readonly string[] | null)[]
  }
}

/** The questions of a stored session in their order; none when it is not stored. */
export async function storedPlan(page: Page, session: string): Promise<readonly string[]> {
  return (await storedSession(page, session))?.session.plan.questions ?? []
}

/** What a stored session holds as chosen but not handed in, at the question it stands at. */
export async function storedDraft(page: Page, session: string): Promise<readonly string[] | null> {
  const row = await storedSession(page, session)
  return row?.session.drafts[row.session.position] ?? null
}

/** How far a stored session is. */
export async function storedPhase(page: Page, session: string): Promise<string | undefined> {
  return (await storedSession(page, session))?.session.phase
}

async function storedSession(page: Page, session: string): Promise<SessionRow | undefined> {
  return (await rowsOf<SessionRow>(page, 'sessions')).find(({ id }) => id === session)
}

/** Changes a stored session behind the app's back. */
export async function rewriteSession(
  page: Page,
  session: string,
  change: (row: SessionRow) => SessionRow,
): Promise<void> {
  // A first round is on the screen before the database is open.
  await expect.poll(async () => (await storedSession(page, session)) !== undefined).toBe(true)
  const row = await storedSession(page, session)
  if (!row) throw new Error(`session ${session} is not stored`)
  await page.evaluate(
    (next) =>
      new Promise<void>((resolve, reject) => {
        // Or the app would go on with what it knows.
        localStorage.removeItem('bainian-qianti/session')
        const request = indexedDB.open('bainian-qianti')
        request.onerror = () => reject(new Error(String(request.error)))
        request.onsuccess = () => {
          const database = request.result
          const writing = database.transaction('sessions', 'readwrite')
          writing.objectStore('sessions').put(next)
          writing.oncomplete = () => {
            database.close()
            resolve()
          }
          writing.onerror = () => reject(new Error(String(writing.error)))
        }
      }),
    change(row),
  )
}

/** Writes these fields into every row of a table, behind the app's back. There must be one. */
export async function changeRows(page: Page, table: string, fields: object): Promise<void> {
  const changed = await page.evaluate(
    ([table, fields]) =>
      new Promise<number>((resolve, reject) => {
        const request = indexedDB.open('bainian-qianti')
        request.onerror = () => reject(new Error(String(request.error)))
        request.onsuccess = () => {
          const writing = request.result.transaction(table, 'readwrite', { durability: 'strict' })
          const store = writing.objectStore(table)
          const reading = store.getAll() as IDBRequest<object[]>
          reading.onsuccess = () => {
            for (const row of reading.result) store.put({ ...row, ...fields })
          }
          writing.onerror = () => reject(new Error(String(writing.error)))
          writing.oncomplete = () => {
            request.result.close()
            resolve(reading.result.length)
          }
        }
      }),
    [table, fields] as const,
  )
  expect(changed).toBeGreaterThan(0)
}

/** Deletes rows of a table by their keys, behind the app's back. */
export async function deleteRows(page: Page, table: string, keys: readonly string[]): Promise<void> {
  await page.evaluate(
    ([table, keys]) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('bainian-qianti')
        request.onerror = () => reject(new Error(String(request.error)))
        request.onsuccess = () => {
          const writing = request.result.transaction(table, 'readwrite', { durability: 'strict' })
          for (const key of keys) writing.objectStore(table).delete(key)
          writing.onerror = () => reject(new Error(String(writing.error)))
          writing.oncomplete = () => {
            request.result.close()
            resolve()
          }
        }
      }),
    [table, keys] as const,
  )
}

/** Every row of a table; none when there is no database yet (opening it here would create an empty one). */
export async function rowsOf<T>(page: Page, table: string): Promise<T[]> {
  const rows = await page.evaluate(async (name) => {
    const known = await indexedDB.databases()
    if (!known.some((database) => database.name === 'bainian-qianti')) return []
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('bainian-qianti')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(new Error(String(request.error)))
    })
    try {
      return await new Promise<unknown[]>((resolve, reject) => {
        const request = database.transaction(name).objectStore(name).getAll()
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(new Error(String(request.error)))
      })
    } finally {
      database.close()
    }
  }, table)
  return rows as T[]
}
