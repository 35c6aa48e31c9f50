// Long tables are read page by page: a log of a million answers has no room in memory. Runs inside a transaction of its
// caller, and waits for whatever is done with a page.

import Dexie from 'dexie'
import type { Table } from 'dexie'
import type { JsonObject } from '../quiz/keeping/json.ts'

export type Key = string | readonly string[]

/** Rows that are read at once. */
const PAGE = 1000

/** Every row of a table in the order of its keys, page by page; `take` may change the rows it is given. */
export async function eachPage(
  { table }: { readonly table: Table<JsonObject, Key> },
  take: (rows: JsonObject[], keys: Key[]) => void | PromiseLike<void>,
): Promise<void> {
  const name = table.schema.primKey.keyPath
  let last: Key | undefined
  for (;;) {
    const from = last === undefined ? table.toCollection() : table.where(':id').above(last)
    const rows = await from.limit(PAGE).toArray()
    const keys = rows.map((row) =>
      Array.isArray(name) ? name.map((part) => row[part] as string) : (row[String(name)] as string),
    )
    if (rows.length > 0) await take(rows, keys)
    if (rows.length < PAGE) return
    last = keys.at(-1)
  }
}

/** Every row of a log in its order: by stamp, and by id where two devices share one. Rows without a stamp are in no order. */
export async function eachInLogOrder(
  { table }: { readonly table: object },
  take: (rows: JsonObject[]) => void | PromiseLike<void>,
): Promise<void> {
  const log = table as Table<JsonObject, Key>
  let from: unknown = Dexie.minKey
  let size = PAGE
  let seen = new Set<unknown>()
  for (;;) {
    const rows = await log.where('stamp').aboveOrEqual(from).limit(size).toArray()
    const fresh = rows.filter((row) => !seen.has(row['id']))
    if (fresh.length > 0) await take(fresh)
    if (rows.length < size) return
    const last = rows.at(-1)?.['stamp']
    // More rows of one moment than a page holds: only a file made for it has that.
    if (last === from) size *= 2
    else {
      size = PAGE
      seen = new Set()
    }
    for (const row of rows) if (row['stamp'] === last) seen.add(row['id'])
    from = last
  }
}

/** Other things may take long, on a slow phone. */
const PATIENCE_MS = 600_000

/** Does something else than asking the database while the transaction of the caller stays open. */
export function meanwhile<T>(work: () => Promise<T>): PromiseLike<T> {
  return Dexie.waitFor(Dexie.ignoreTransaction(work), PATIENCE_MS)
}
