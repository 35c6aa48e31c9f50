// Writing what comes in, batch by batch and in one transaction: all of it, or nothing. The rules are quiz/keeping's; since
// each thing is merged for itself, only the things of a batch are ever in memory.

import { goOf } from '../../quiz/contest/contest-session.ts'
import { deletionTest, upToOf } from '../../quiz/keeping/deletions.ts'
import type { DeletionTest } from '../../quiz/keeping/deletions.ts'
import { bankOf, isLogged, isOfOwnBank, keyOf, momentOfItem } from '../../quiz/keeping/item.ts'
import type { Item } from '../../quiz/keeping/item.ts'
import { canonicalJson } from '../../quiz/keeping/json.ts'
import { addVersions, mergeVersions, nameOf, versionIn } from '../../quiz/keeping/merge.ts'
import { isDeletion, isWorseOff, marksBeyond } from '../../quiz/keeping/preview.ts'
import type { Session } from '../../quiz/session.ts'
import type { AppDatabase } from '../database.ts'
import { emptySummary } from '../database.ts'
import { rebuildRecords } from '../rebuild-records.ts'
import { indexOwnBank } from '../own-bank-derived.ts'
import { eachPage } from '../pages.ts'
import { LIMITS } from './format.ts'
import { addTo, isReadable, ownOf, roomIn } from './own-items.ts'
import { hashOf, shelfFor, shelvesOf } from './shelves.ts'
import type { Shelf } from './shelves.ts'
import { sumUpLog } from './sum-up-log.ts'

/** Items in batches. Read inside the transaction, so slow sources must keep it alive. */
export interface Source {
  next(): PromiseLike<readonly Item[] | undefined>
}

export interface Merged {
  /** The merged items that live outside the database. */
  readonly besides: Item[]
  /** Rows written or removed. */
  readonly changed: number
}

export interface MergeOrder {
  /** Own items from outside the database, which take part in the merge. */
  readonly besides: readonly Item[]
  /** All marks of deletions in the source. */
  readonly marks: readonly Item[]
  /** Whether local data may be deleted or lose answers; otherwise such items are skipped. */
  readonly mayTake: boolean
}

export function mergeFrom(db: AppDatabase, source: Source, order: MergeOrder): Promise<Merged> {
  return db.transaction('rw', db.tables, async () => await mergeInside(db, source, order))
}

async function mergeInside(
  db: AppDatabase,
  source: Source,
  { besides, marks, mayTake }: MergeOrder,
): Promise<Merged> {
  const known = (await db.deletions.toArray()).map(markOf)
  const beyond = marksBeyond(known, marks)
  const refused = mayTake ? new Set<string>() : await takingMarks(db, beyond)
  const room = LIMITS.deletions - known.length
  const accepted = beyond.filter((mark) => !refused.has(keyOf(mark))).slice(0, Math.max(0, room))
  const writer = writerInto(db, besides, {
    deleted: deletionTest([...known, ...accepted]),
    mayTake,
  })
  await writer.open()
  await writer.putMarks(accepted)
  await applyMarks(db, accepted, writer)
  await drain(source, writer)
  return writer.close()
}

/** The same for a complete list of items. */
export function mergeIntoDatabase(
  db: AppDatabase,
  incoming: readonly Item[],
  besides: readonly Item[],
): Promise<Merged> {
  return mergeFrom(db, sourceOf(incoming), {
    besides,
    marks: incoming.filter(isDeletion),
    mayTake: true,
  })
}

/** Replaces everything by the content of a source, in one transaction. */
export function replaceWith(db: AppDatabase, source: Source, marks: readonly Item[]): Promise<Merged> {
  return db.transaction('rw', db.tables, async () => {
    const before = await db.meta.get('log')
    await Promise.all(db.tables.map((table) => table.clear()))
    // The database keeps its id for the witness.
    const { database } = before ?? emptySummary()
    await db.meta.put({ ...emptySummary(), database })
    const writer = writerInto(db, [], { deleted: deletionTest([]), mayTake: true })
    await writer.open()
    await writer.putMarks(marks)
    await drain(source, writer)
    return writer.close()
  })
}

/**
 * Deletes the history of questions, or of the whole bank where one is the empty text, and notes that it was deleted, so that
 * an older copy does not bring it back. Reaches past everything that is here, also where a clock once stood ahead.
 */
export function deleteHistory(
  db: AppDatabase,
  bank: string,
  questions: readonly string[],
  now: number,
): Promise<Merged> {
  return db.transaction('rw', db.tables, async () => {
    let upTo = now
    for (const shelf of Object.values(shelvesOf(db)))
      await eachPage(shelf, (rows) => {
        for (const item of rows.map(shelf.itemOf))
          if (isReadable(item) && bankOf(item) === bank) upTo = Math.max(upTo, momentOfItem(item) ?? 0)
      })
    const marks = questions.map((question): Item => ({ kind: 'deletion', value: { bank, question, upTo } }))
    return mergeInside(db, sourceOf([]), { besides: [], marks, mayTake: true })
  })
}

function sourceOf(items: readonly Item[]): Source {
  let given = false
  return {
    next() {
      const next = given ? undefined : items
      given = true
      return Promise.resolve(next)
    },
  }
}

async function drain(source: Source, writer: Writer): Promise<void> {
  for (;;) {
    const items = await source.next()
    if (!items) return
    await writer.take(items.filter((item) => !isDeletion(item)))
  }
}

const markOf = (row: object): Item => ({ kind: 'deletion', value: { ...row } })

/** Of marks those that would delete something here, or something in it, by their keys. */
async function takingMarks(db: AppDatabase, marks: readonly Item[]): Promise<Set<string>> {
  const taking = new Set<string>()
  await eachTaken(db, marks, (item, by) => {
    for (const key of by) taking.add(key)
  })
  return taking
}

/** Everything here that marks would delete, or take something out of. */
export async function eachTaken(
  db: AppDatabase,
  marks: readonly Item[],
  take: (item: Item, by: readonly string[]) => void,
): Promise<void> {
  if (marks.length === 0) return
  const deleted = deletionTest(marks)
  for (const shelf of Object.values(shelvesOf(db)))
    await eachPage(shelf, (rows) => {
      for (const item of rows.map(shelf.itemOf)) {
        const by = isReadable(item) ? deleted.takenBy(item) : []
        if (by.length > 0) take(item, by)
      }
    })
}

/** Deletes local rows covered by new deletion marks. */
async function applyMarks(db: AppDatabase, marks: readonly Item[], writer: Writer): Promise<void> {
  if (marks.length === 0) return
  const deleted = deletionTest(marks)
  const { aside, ...others } = shelvesOf(db)
  for (const shelf of Object.values(others))
    await eachPage(shelf, async (rows) => {
      const items = rows.map(shelf.itemOf).filter(isReadable)
      await writer.remove(shelf, items.filter(deleted.covers))
      const left = items.filter((item) => !deleted.covers(item))
      await writer.put(
        shelf,
        left.filter((item) => deleted.withoutParts(item) !== item).map(deleted.withoutParts),
      )
    })
  // A conflict loser becomes current again if its winner is deleted.
  await eachPage(aside, async (rows) => {
    const held = rows.map(aside.itemOf).filter(isReadable)
    const gone = held.filter((item) => deleted.covers(versionIn(item)))
    const left = held.filter((item) => !gone.includes(item))
    const own = await writer.own(left.map(versionIn))
    const alone = left.filter((item) => !own.has(nameOf(versionIn(item))) && hasShelf(item))
    await writer.remove(aside, [...gone, ...alone])
    await writer.take(alone)
  })
}

function hasShelf(aside: Item): boolean {
  const { kind } = versionIn(aside)
  return kind !== 'setting' && kind !== 'place'
}

type Writer = ReturnType<typeof writerInto>

export function writerInto(
  db: AppDatabase,
  besides: readonly Item[],
  { deleted, mayTake }: { readonly deleted: DeletionTest; readonly mayTake: boolean },
) {
  const shelves = shelvesOf(db)
  const outside = new Map(besides.map((item) => [nameOf(item), item]))
  const room = roomIn(outside)
  let changed = 0
  let changedLog = false
  let changedParameters = false
  const changedBanks = new Set<string>()

  function note(items: readonly Item[]): void {
    changed += items.length
    changedLog ||= items.some(({ kind }) => isLogged(kind) || kind === 'deletion')
    changedParameters ||= items.some(({ kind }) => kind === 'parameters')
    for (const item of items) if (isOfOwnBank(item.kind)) changedBanks.add(bankOf(item) ?? '')
  }

  async function put(shelf: Shelf, items: readonly Item[]): Promise<void> {
    if (items.length === 0) return
    await shelf.table.bulkPut(items.map(shelf.rowOf) as never[])
    if (shelf.isSessions) {
      const goes = items.map(({ value }) => goOf(value as unknown as Session))
      const without = items.filter((_, at) => !goes[at])
      await db.goes.bulkPut(goes.filter((go) => go !== undefined))
      await db.goes.bulkDelete(without.map(shelf.keyOf) as never[])
    }
    note(items)
  }

  async function remove(shelf: Shelf, items: readonly Item[]): Promise<void> {
    if (items.length === 0) return
    const keys = items.map(shelf.keyOf)
    await shelf.table.bulkDelete(keys)
    if (shelf.isSessions) await db.goes.bulkDelete(keys as never[])
    note(items)
  }

  const own = (items: readonly Item[]): Promise<Map<string, Item>> => ownOf(shelves, outside, items)

  async function take(items: readonly Item[]): Promise<void> {
    const things = new Map<string, Item[]>()
    addVersions(things, items.filter((item) => !deleted.covers(versionIn(item))).map(deleted.withoutParts))
    const before = await own([...things.values()].map(firstOf))
    const puts = new Map<Shelf, Item[]>()
    const losers: Item[] = []
    const risen: Item[] = []
    for (const [name, versions] of things) {
      const mine = before.get(name)
      const [winner, ...asides] = mergeVersions(mine ? [mine, ...versions] : versions, NO_MARKS)
      if (!winner || (mine && !mayTake && isWorseOff(mine, winner))) continue
      if (!mine && !room.take(winner)) continue
      losers.push(...asides)
      if (mine && canonicalJson(mine.value) === canonicalJson(winner.value)) continue
      if (mine && !isLogged(winner.kind)) risen.push(winner)
      const shelf = shelfFor(shelves, winner.kind)
      if (shelf) addTo(puts, shelf, winner)
      else {
        outside.set(name, winner)
        note([winner])
      }
    }
    for (const [shelf, winners] of puts) await put(shelf, winners)
    const { aside } = shelves
    const known = await own(losers)
    await put(
      aside,
      losers.filter((item) => !known.has(nameOf(item))),
    )
    // One that had lost before and wins now is no longer aside.
    if (risen.length > 0)
      await aside.table.bulkDelete(risen.map(({ kind, value }) => hashOf({ kind, value })))
  }

  return {
    put,
    remove,
    own,
    take,
    async open(): Promise<void> {
      room.carried = LIMITS.carriedItems - (await db.carried.count())
    },
    putMarks: (marks: readonly Item[]) => put(shelves.deletion, greatest(marks)),
    async close(): Promise<Merged> {
      for (const bank of changedBanks) await indexOwnBank(db, bank)
      if (changedLog || changedParameters) await rebuildRecords(db)
      if (changedLog) await sumUpLog(db, (await db.meta.get('log'))?.lastStamp ?? 0)
      return { besides: [...outside.values()], changed }
    },
  }
}

const NO_MARKS = deletionTest([])

function greatest(marks: readonly Item[]): Item[] {
  const byKey = new Map<string, Item>()
  for (const mark of marks) {
    const known = byKey.get(keyOf(mark))
    if (!known || upToOf(mark) > upToOf(known)) byKey.set(keyOf(mark), mark)
  }
  return [...byKey.values()]
}

function firstOf(versions: readonly Item[]): Item {
  // Made of at least one.
  return versions[0] as Item
}
