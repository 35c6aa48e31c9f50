// Puts right what older versions of the app have taken in from files: see heal.ts. Part of what comes before a backup, a
// merge and a deletion, since none of them could deal with it.

import { deletionTest } from '../../quiz/keeping/deletions.ts'
import { clockAt } from '../../quiz/keeping/hybrid-clock.ts'
import { isLogged } from '../../quiz/keeping/item.ts'
import type { Item } from '../../quiz/keeping/item.ts'
import type { JsonObject } from '../../quiz/keeping/json.ts'
import { nameOf, versionIn } from '../../quiz/keeping/merge.ts'
import { latestHere } from '../latest.ts'
import type { AppDatabase } from '../database.ts'
import { rebuildRecords } from '../rebuild-records.ts'
import { eachPage } from '../pages.ts'
import { healed } from './heal.ts'
import { writerInto } from './merge-into.ts'
import { isReadable } from './own-items.ts'
import { shelvesOf } from './shelves.ts'
import { soundMarks } from './stored-items.ts'
import type { Stock, Unsound } from './stored-items.ts'
import { sumUpLog } from './sum-up-log.ts'

/** Puts right what can be, in one transaction. Resolves to the number of rows that were. */
export function healDatabase(db: AppDatabase, { unsound }: Stock, now: number): Promise<number> {
  if (unsound.length === 0) return Promise.resolve(0)
  return db.transaction('rw', db.tables, async () => {
    const patients = await inLogOrder(db, unsound, now)
    const deleted = deletionTest(await soundMarks(db, latestHere(now)))
    const names = new Set<string>()
    let done = 0
    let isOfLog = false
    for (const { shelf, key, item, under } of patients) {
      const isMark = item.kind === 'deletion'
      const right = under === undefined ? healed(item, now) : item
      const reach = right && deleted.reachOver(right)
      const well = right && reach !== undefined ? lifted(right, reach) : right
      if (!well && !isMark && reach === undefined) continue
      // A mark that reaches into the future would delete what is still to come: it goes.
      if (!well || shelf.keyOf(well) !== key) await shelf.table.delete(key)
      if (well) await shelf.table.put(shelf.rowOf(well) as JsonObject)
      if (well) names.add(nameOf(versionIn(well)))
      isOfLog ||= shelf.isLog || isMark
      done++
    }
    await mergeAgain(db, names)
    if (isOfLog) {
      await rebuildRecords(db)
      await sumUpLog(db, 0)
    }
    return done
  })
}

/** Who wins may be another one now: what had lost is merged with it once more. */
async function mergeAgain(db: AppDatabase, names: ReadonlySet<string>): Promise<void> {
  if (names.size === 0) return
  const { aside } = shelvesOf(db)
  const writer = writerInto(db, [], { deleted: deletionTest([]), mayTake: true })
  await eachPage(aside, async (rows) => {
    const held = rows
      .map(aside.itemOf)
      .filter((item) => isReadable(item) && names.has(nameOf(versionIn(item))))
    await writer.remove(aside, held)
    await writer.take(held)
  })
}

/** An item of which a mark says that it was deleted, though it was written after the mark: it says so now. */
function lifted(item: Item, under: number): Item | undefined {
  const after = Math.floor(under) + 1
  const { kind, value } = item
  if (kind === 'session') return { kind, value: { ...value, touchedAt: after } }
  if (kind === 'star' || kind === 'note') return { kind, value: { ...value, clock: clockAt(after) } }
  return isLogged(kind) ? { kind, value: { ...value, stamp: after } } : undefined
}

/** Entries of the log that stand in the future come right after the last one that does not, in the order they had. */
async function inLogOrder(
  db: AppDatabase,
  unsound: readonly Unsound[],
  now: number,
): Promise<readonly Unsound[]> {
  const latest = latestHere(now)
  const stampOf = ({ item }: Unsound): number => Number(item.value['stamp'])
  const isAhead = (patient: Unsound): boolean => patient.shelf.isLog && stampOf(patient) > latest
  const ahead = unsound
    .filter(isAhead)
    .sort((a, b) => stampOf(a) - stampOf(b) || (String(a.key) < String(b.key) ? -1 : 1))
  if (ahead.length === 0) return unsound
  let stamp = 0
  await db.deletions.each(({ upTo }) => {
    if (upTo <= latest) stamp = Math.max(stamp, upTo)
  })
  const { attempt, correction, drill } = shelvesOf(db)
  for (const { table } of [attempt, correction, drill]) {
    const last = await table.where('stamp').belowOrEqual(latest).last()
    stamp = Math.max(stamp, Number(last?.['stamp'] ?? 0))
  }
  const stamped = ahead.map((patient) => {
    const { answeredAt, madeAt, doneAt } = patient.item.value
    const at = Number(answeredAt ?? madeAt ?? doneAt)
    stamp = Math.max(stamp + 1, at <= now ? at : 0)
    return { ...patient, item: { ...patient.item, value: { ...patient.item.value, stamp } } }
  })
  return [...unsound.filter((patient) => !isAhead(patient)), ...stamped]
}
