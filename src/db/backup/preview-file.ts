// What restoring a file would do, found out without writing anything.

import { deletionTest } from '../../quiz/keeping/deletions.ts'
import type { Item } from '../../quiz/keeping/item.ts'
import { addVersions, mergeVersions, nameOf, versionIn } from '../../quiz/keeping/merge.ts'
import { isDeletion, isWorseOff, marksBeyond, previewCounter } from '../../quiz/keeping/preview.ts'
import type { MergePreview } from '../../quiz/keeping/preview.ts'
import type { AppDatabase } from '../database.ts'
import type { ItemProblem } from './check-item.ts'
import type { BackupInfo } from './format.ts'
import { LIMITS } from './format.ts'
import { eachTaken } from './merge-into.ts'
import { ownOf, roomIn } from './own-items.ts'
import type { ReadBackup, ReadOptions } from './read-backup.ts'
import { readBackup } from './read-backup.ts'
import { shelvesOf } from './shelves.ts'

export interface Previewed {
  readonly ok: true
  readonly info: BackupInfo
  readonly preview: MergePreview
  /** What in the file is not taken in, by reason. */
  readonly refused: ReadonlyMap<ItemProblem, number>
}

type NotRead = Extract<ReadBackup, { ok: false }>

export async function previewOfFile(
  db: AppDatabase,
  file: Blob,
  besides: readonly Item[],
  options: ReadOptions,
): Promise<Previewed | NotRead> {
  const known = (await db.deletions.toArray()).map((row): Item => ({ kind: 'deletion', value: { ...row } }))
  // Marks come first in a file of ours. Where they do not, what was counted before them is counted again.
  let marks: Item[] = []
  for (;;) {
    const found = await pass(db, file, besides, options, known, marks)
    if (!found.isLate) return found.result
    marks = found.marks
  }
}

async function pass(
  db: AppDatabase,
  file: Blob,
  besides: readonly Item[],
  options: ReadOptions,
  known: readonly Item[],
  marksBefore: readonly Item[],
) {
  const shelves = shelvesOf(db)
  const outside = new Map(besides.map((item) => [nameOf(item), item]))
  const room = roomIn(outside)
  room.carried = LIMITS.carriedItems - (await db.carried.count())
  const counter = previewCounter()
  const marks: Item[] = []
  let tooMany = 0
  let deleted = deletionTest([...known, ...marksBefore])
  let isLate = false
  let hasOthers = false

  const read = await readBackup(file, options, async (items) => {
    const more = items.filter(isDeletion)
    marks.push(...more)
    if (marksBefore.length === 0 && more.length > 0) {
      isLate ||= hasOthers || !items.slice(0, more.length).every(isDeletion)
      deleted = deletionTest([...known, ...marks])
    }
    hasOthers ||= more.length < items.length
    const asides = items.filter(({ kind }) => kind === 'aside')
    const own = await ownOf(shelves, outside, [...items, ...asides.map(versionIn)])
    for (const item of items) {
      const mine = own.get(nameOf(item))
      if (!mine && !deleted.covers(item) && !room.take(item)) tooMany++
      else counter.add(mine, item, deleted)
    }
    const things = new Map<string, Item[]>()
    addVersions(
      things,
      items.filter((item) => !isDeletion(item) && !deleted.covers(versionIn(item))),
    )
    for (const [name, versions] of things) {
      const mine = own.get(name)
      if (mine && isWorseOff(mine, mergeVersions([mine, ...versions.map(deleted.withoutParts)], NO_MARKS)[0]))
        counter.take(mine)
    }
  })
  if (read.ok) await eachTaken(db, marksBeyond(known, marks), (item) => counter.take(item))
  const result: Previewed | NotRead = read.ok
    ? { ok: true, info: read.info, preview: counter.result(), refused: withMore(read.refused, tooMany) }
    : read
  return { isLate: isLate && read.ok, marks, result }
}

const NO_MARKS = deletionTest([])

function withMore(refused: ReadonlyMap<ItemProblem, number>, tooMany: number): Map<ItemProblem, number> {
  const all = new Map(refused)
  if (tooMany > 0) all.set('too-many', (all.get('too-many') ?? 0) + tooMany)
  return all
}
