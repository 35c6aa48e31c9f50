// Reading everything that a person has in the database, in the order of a backup, without ever holding it all.

import { deletionTest } from '../../quiz/keeping/deletions.ts'
import type { Item } from '../../quiz/keeping/item.ts'
import type { JsonObject } from '../../quiz/keeping/json.ts'
import type { AppDatabase } from '../database.ts'
import { eachInLogOrder, eachPage } from '../pages.ts'
import type { Key } from '../pages.ts'
import { problemOf } from './check-item.ts'
import type { Counts } from './format.ts'
import { LIMITS, sortedCounts } from './format.ts'
import { shelvesOf } from './shelves.ts'
import type { Shelf } from './shelves.ts'

/** What will be written, determined beforehand. */
export interface Stock {
  readonly counts: Counts
  /** Rows that are damaged or dated in the future. */
  readonly unsound: readonly Unsound[]
  /** Rows that are in no backup and stay where they are. */
  readonly leftOut: number
}

export interface Unsound {
  readonly shelf: Shelf
  readonly key: Key
  readonly item: Item
  /** It is older than a mark that deletes it, though it was written after that: by a clock that went back. */
  readonly under?: number
}

/** Further ones are counted, not listed. */
const MOST_LISTED = 100_000

/** Looks at every row. Runs inside a transaction of its caller. */
export async function takeStock(
  db: AppDatabase,
  latest: number,
  onRows: (rows: number) => PromiseLike<void> | void = () => undefined,
): Promise<Stock> {
  const counts = new Map<string, number>()
  const unsound: Unsound[] = []
  let leftOut = 0
  let carried = 0
  const shelves = shelvesOf(db)
  const deleted = deletionTest(await soundMarks(db, latest))
  for (const shelf of Object.values(shelves))
    await eachPage(shelf, async (rows, keys) => {
      for (const [at, row] of rows.entries()) {
        const item = shelf.itemOf(row)
        const isOneTooMany = shelf === shelves.unknown && carried >= LIMITS.carriedItems
        const isSound = problemOf(item, latest) === undefined
        const under = isSound ? deleted.reachOver(item) : undefined
        if (!isOneTooMany && isSound && under === undefined) {
          counts.set(item.kind, (counts.get(item.kind) ?? 0) + 1)
          if (shelf === shelves.unknown) carried++
          continue
        }
        leftOut++
        const key = keys[at]
        if (!isOneTooMany && key !== undefined && unsound.length < MOST_LISTED)
          unsound.push({ shelf, key, item, ...(under !== undefined && { under }) })
      }
      await onRows(rows.length)
    })
  return { counts: sortedCounts(counts), unsound, leftOut }
}

export async function soundMarks(db: AppDatabase, latest: number): Promise<Item[]> {
  const marks = (await db.deletions.toArray()).map((row): Item => ({ kind: 'deletion', value: { ...row } }))
  return marks.filter((mark) => problemOf(mark, latest) === undefined)
}

/** Every sound item in the order of a file, with those from outside the database. Runs inside a transaction of its caller. */
export async function eachItem(
  db: AppDatabase,
  latest: number,
  outside: readonly Item[],
  take: (items: readonly Item[]) => void | PromiseLike<void>,
): Promise<void> {
  const shelves = shelvesOf(db)
  const deleted = deletionTest(await soundMarks(db, latest))
  let room: number = LIMITS.carriedItems
  for (const shelf of Object.values(shelves)) {
    if (shelf === shelves.aside) await take(outside)
    const each = shelf.isLog ? eachInLogOrder : eachPage
    await each(shelf, (rows: JsonObject[]) => {
      const sound = rows
        .map(shelf.itemOf)
        .filter((item) => problemOf(item, latest) === undefined && deleted.reachOver(item) === undefined)
      if (shelf !== shelves.unknown) return take(sound)
      const kept = sound.slice(0, room)
      room -= kept.length
      return take(kept)
    })
  }
}
