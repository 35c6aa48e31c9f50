// Between tables and items, both ways. Derived tables are never items: they follow from the log.

import type { Table } from 'dexie'
import { goOf } from '../../quiz/contest/contest-session.ts'
import { bankOf, isKnown, isLogged, keyOf, momentOfItem } from '../../quiz/keeping/item.ts'
import type { Item, Kind } from '../../quiz/keeping/item.ts'
import { canonicalJson } from '../../quiz/keeping/json.ts'
import type { JsonObject } from '../../quiz/keeping/json.ts'
import { merge } from '../../quiz/keeping/merge.ts'
import type { Session } from '../../quiz/session.ts'
import { emptySummary } from '../database.ts'
import type { AppDatabase, AsideRow, LogSummaryRow } from '../database.ts'
import { rebuildRecords } from '../dexie-storage.ts'
import { sessionRow } from '../stored-session.ts'
import { isSound } from './check-item.ts'
import { sha256Of } from './sha256.ts'

type StoredKind = Exclude<Kind, 'setting' | 'place'>

/** How a kind lies in its table: the row of a value, and the key by which it is deleted. */
interface Shelf {
  readonly table: Table
  readonly valueOf: (row: JsonObject) => JsonObject
  readonly rowOf: (value: JsonObject) => object
  readonly keyOf: (value: JsonObject) => unknown
}

function shelves(db: AppDatabase): Record<StoredKind, Shelf> {
  const plain = (table: object, ...path: string[]): Shelf => ({
    table: table as Table,
    valueOf: (row) => row,
    rowOf: (value) => value,
    keyOf: (value) => (path.length === 1 ? value[path[0] ?? ''] : path.map((name) => value[name])),
  })
  return {
    attempt: plain(db.attempts, 'id'),
    correction: plain(db.corrections, 'id'),
    drill: plain(db.drillRounds, 'id'),
    session: {
      table: db.sessions as Table,
      valueOf: ({ session }) => session as JsonObject,
      // Checked before it came here: see isSound.
      rowOf: (value) => sessionRow(value as unknown as Session),
      keyOf: ({ plan }) => (plan as JsonObject)['id'],
    },
    star: plain(db.stars, 'bank', 'question'),
    note: plain(db.notes, 'bank', 'question'),
    format: plain(db.formats, 'name'),
    parameters: plain(db.parameters, 'key'),
    deletion: plain(db.deletions, 'bank', 'question'),
    aside: {
      table: db.asides as Table,
      valueOf: ({ of, value }) => ({ of, value }),
      rowOf: (value) => ({ ...value, id: hashed(value) }),
      keyOf: hashed,
    },
  }
}

function hashed(value: JsonObject): string {
  return sha256Of(canonicalJson(value))
}

export interface StoredItems {
  readonly items: Item[]
  /** Rows that are damaged: they are in no backup and stay where they are. */
  readonly leftOut: number
}

/** Everything in the database. Runs inside a transaction of its caller or by itself. */
export async function storedItems(db: AppDatabase): Promise<StoredItems> {
  const items: Item[] = []
  let leftOut = 0
  for (const [kind, { table, valueOf }] of Object.entries(shelves(db)))
    for (const row of (await table.toArray()) as JsonObject[]) {
      const item = { kind, value: valueOf(row) }
      if (isSound(item)) items.push(item)
      else leftOut++
    }
  for (const { of, value } of await db.carried.toArray()) items.push({ kind: of, value })
  return { items, leftOut }
}

export interface Merged {
  /** What does not live in the database, as the merge has left it. */
  readonly besides: Item[]
  /** Rows written or removed. */
  readonly changed: number
}

/**
 * Merges items into everything that is here, in one transaction: all of it, or nothing. Derived tables are made anew when
 * the log has changed. `besides`: own items from outside the database, which take part in the merge.
 */
export async function mergeIntoDatabase(
  db: AppDatabase,
  incoming: readonly Item[],
  besides: readonly Item[],
): Promise<Merged> {
  return db.transaction('rw', db.tables, async () => {
    const { items } = await storedItems(db)
    const own = [...items, ...besides]
    const merged = merge(own, incoming)
    const changes = changesBetween(own, merged)
    await putAll(db, changes.put)
    await removeAll(db, changes.remove)
    if ([...changes.put, ...changes.remove].some(touchesLog)) {
      await rebuildRecords(db)
      await sumUpLog(db, merged)
    } else if (changes.put.some(({ kind }) => kind === 'parameters')) await rebuildRecords(db)
    return {
      besides: merged.filter(({ kind }) => kind === 'setting' || kind === 'place'),
      changed: changes.put.length + changes.remove.length,
    }
  })
}

/**
 * Deletes the history of a question, or of a whole bank where `question` is empty, and notes that it was deleted, so that
 * an older copy does not bring it back. Reaches past everything that is here, also where a clock once stood ahead.
 */
export async function deleteHistory(
  db: AppDatabase,
  bank: string,
  question: string,
  now: number,
): Promise<Merged> {
  return db.transaction('rw', db.tables, async () => {
    const { items } = await storedItems(db)
    const upTo = items
      .filter((item) => bankOf(item) === bank)
      .reduce((latest, item) => Math.max(latest, momentOfItem(item) ?? 0), now)
    return mergeIntoDatabase(db, [{ kind: 'deletion', value: { bank, question, upTo } }], [])
  })
}

function touchesLog({ kind }: Item): boolean {
  return isLogged(kind) || kind === 'deletion'
}

function changesBetween(
  own: readonly Item[],
  merged: readonly Item[],
): { readonly put: Item[]; readonly remove: Item[] } {
  const nameOf = (item: Item): string => `${item.kind}\n${keyOf(item)}`
  const before = new Map(own.map((item) => [nameOf(item), item]))
  const put: Item[] = []
  for (const item of merged) {
    const name = nameOf(item)
    const known = before.get(name)
    before.delete(name)
    if (!known || canonicalJson(known.value) !== canonicalJson(item.value)) put.push(item)
  }
  return { put, remove: [...before.values()] }
}

async function putAll(db: AppDatabase, items: readonly Item[]): Promise<void> {
  for (const [kind, { table, rowOf }] of Object.entries(shelves(db))) {
    const rows = items.filter((item) => item.kind === kind).map(({ value }) => rowOf(value))
    if (rows.length > 0) await table.bulkPut(rows)
  }
  const sessions = items.filter(({ kind }) => kind === 'session')
  const goes = sessions.map(({ value }) => goOf(value as unknown as Session)).filter((go) => go !== undefined)
  if (goes.length > 0) await db.goes.bulkPut(goes)
  const carried = items.filter(({ kind }) => !isKnown(kind)).map(carriedRow)
  if (carried.length > 0) await db.carried.bulkPut(carried)
}

async function removeAll(db: AppDatabase, items: readonly Item[]): Promise<void> {
  for (const [kind, { table, keyOf }] of Object.entries(shelves(db))) {
    const keys = items.filter((item) => item.kind === kind).map(({ value }) => keyOf(value))
    if (keys.length > 0) await table.bulkDelete(keys)
    if (kind === 'session' && keys.length > 0) await (db.goes as Table).bulkDelete(keys)
  }
  const carried = items.filter(({ kind }) => !isKnown(kind)).map((item) => carriedRow(item).id)
  if (carried.length > 0) await db.carried.bulkDelete(carried)
}

function carriedRow({ kind, value }: Item): AsideRow {
  return { id: hashed({ of: kind, value }), of: kind, value }
}

/** The next stamp must be after everything that is here, and after everything that was deleted. */
async function sumUpLog(db: AppDatabase, merged: readonly Item[]): Promise<void> {
  const before = await db.meta.get('log')
  let attempts = 0
  let last: JsonObject | undefined
  let upTo = before?.lastStamp ?? 0
  for (const { kind, value } of merged) {
    if (kind === 'attempt') attempts++
    if (kind === 'drill') upTo = Math.max(upTo, Number(value['stamp']))
    if (kind === 'deletion') upTo = Math.max(upTo, Number(value['upTo']))
    if ((kind === 'attempt' || kind === 'correction') && comesAfter(value, last)) last = value
  }
  const summary: LogSummaryRow = {
    ...(before ?? emptySummary()),
    key: 'log',
    lastStamp: Math.max(upTo, Number(last?.['stamp'] ?? 0)),
    lastId: (last?.['id'] ?? null) as LogSummaryRow['lastId'],
    attempts,
  }
  await db.meta.put(summary)
}

function comesAfter(entry: JsonObject, last: JsonObject | undefined): boolean {
  if (!last) return true
  const order = Number(entry['stamp']) - Number(last['stamp'])
  return order > 0 || (order === 0 && String(entry['id']) > String(last['id']))
}
