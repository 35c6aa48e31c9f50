// Making a backup: what is here is looked through, put right where it must be, written, and read back.

import type { Item } from '../../quiz/keeping/item.ts'
import { latestHere } from '../latest.ts'
import type { AppDatabase } from '../database.ts'
import { meanwhile } from '../pages.ts'
import { countsOf, LIMITS, sortedCounts } from './format.ts'
import type { BackupInfo, Counts } from './format.ts'
import { soundOnes } from './heal.ts'
import { healDatabase } from './heal-database.ts'
import type { Progress } from './progress.ts'
import { readBackup } from './read-backup.ts'
import { eachItem, takeStock } from './stored-items.ts'
import type { Stock } from './stored-items.ts'
import { backupWriter } from './write-backup.ts'
import type { WriteOptions } from './write-backup.ts'

export interface Exported {
  readonly ok: true
  readonly file: Blob
  readonly counts: Counts
  /** Damaged rows, which are in no backup. */
  readonly leftOut: number
  /** Rows that were put right before. */
  readonly healed: number
  /** What lies outside the database, as it is in the file. */
  readonly besides: readonly Item[]
}

/** The file could not be read back as it was written. */
export class UnsoundExport extends Error {
  constructor(what: string) {
    super(`a backup that cannot be restored: ${what}`)
    this.name = 'UnsoundExport'
  }
}

export interface ExportOrder {
  readonly besides: readonly Item[]
  readonly info: BackupInfo
  /** For a share sheet that takes texts only. */
  readonly plain?: boolean
}

interface How {
  /** Not in the database of a newer version, which is only read. */
  readonly mayHeal?: boolean
  readonly progress?: Progress | undefined
}

/** Looks through everything and puts right what can be. Resolves to the number of rows that were. */
export async function lookThrough(db: AppDatabase, now: number, { progress }: How = {}): Promise<number> {
  return healDatabase(db, await stockOf(db, now, progress), now)
}

export async function exported(
  db: AppDatabase,
  { besides, info, plain }: ExportOrder,
  { mayHeal = true, progress }: How = {},
): Promise<Exported> {
  const latest = latestHere(info.madeAt)
  const right = soundOnes(besides, info.madeAt)
  const outside = right.items.sort(byKindAndName)
  const attempt = (compress?: boolean, mayStop = false) =>
    write(db, outside, info, { progress, ...(compress !== undefined && { compress }) }, mayStop)
  const packs = plain ? false : undefined
  let healed = right.healed
  let written = await attempt(packs, mayHeal)
  if (!written.done) {
    healed += await healDatabase(db, written.stock, info.madeAt)
    written = await attempt(packs)
  }
  // Packed smaller than any file of ours may be: as a text it can be read.
  if (written.done && isBomb(written)) written = await attempt(false)
  if (!written.done) throw new Error('it was told to go on')
  const { file, stock } = written
  const read = await readBackup(file, { latest, progress: progress && checking(progress) })
  if (!read.ok) throw new UnsoundExport(read.reason)
  if (read.refused.size > 0) throw new UnsoundExport([...read.refused.keys()].join())
  const leftOut = stock.leftOut + besides.length - outside.length
  return { ok: true, file, counts: read.counts, leftOut, healed, besides: outside }
}

function isBomb({ file, textBytes }: { readonly file: Blob; readonly textBytes: number }): boolean {
  return textBytes > LIMITS.freeBytes && textBytes > file.size * LIMITS.ratio
}

function stockOf(db: AppDatabase, now: number, progress: Progress | undefined): Promise<Stock> {
  return db.transaction('r', db.tables, async () => await takeStock(db, latestHere(now), counting(progress)))
}

type Written =
  | { readonly done: true; readonly stock: Stock; readonly file: Blob; readonly textBytes: number }
  /** Something must be put right first. */
  | { readonly done: false; readonly stock: Stock }

/** In one transaction, so that the file is the state of one moment. */
function write(
  db: AppDatabase,
  outside: readonly Item[],
  info: BackupInfo,
  options: WriteOptions,
  mayStop: boolean,
): Promise<Written> {
  return db.transaction('r', db.tables, async (): Promise<Written> => {
    const now = info.madeAt
    const stock = await takeStock(db, latestHere(now), counting(options.progress))
    if (mayStop && stock.unsound.length > 0) return { done: false, stock }
    const all = [...Object.entries(stock.counts), ...Object.entries(countsOf(outside))]
    const writer = backupWriter(info, sortedCounts(new Map(all)), options)
    await eachItem(db, latestHere(now), outside, (items) => meanwhile(() => writer.add(items)))
    return { done: true, stock, ...(await meanwhile(() => writer.end())) }
  })
}

/** Progress from inside a transaction, which must not end meanwhile. */
function counting(progress: Progress | undefined) {
  return () => progress && meanwhile(async () => progress({ step: 'counting', done: 0 }))
}

const checking =
  (progress: Progress): Progress =>
  ({ done }) =>
    progress({ step: 'checking', done })

function byKindAndName(a: Item, b: Item): number {
  const name = ({ kind, value }: Item): string =>
    `${kind === 'setting' ? 0 : 1}${String(value['name'] ?? value['chapter'])}`
  return name(a) < name(b) ? -1 : 1
}
