// Backup files for tests: sound ones, and ones that somebody has made up or broken.
import { createHash } from 'node:crypto'
import type { AppDatabase } from '../../src/db/database.ts'
import { countsOf, endLine, headerLine, itemLine } from '../../src/db/backup/format.ts'
import type { BackupInfo, Counts } from '../../src/db/backup/format.ts'
import { readBackup } from '../../src/db/backup/read-backup.ts'
import type { Limits, ReadBackup } from '../../src/db/backup/read-backup.ts'
import { eachItem } from '../../src/db/backup/stored-items.ts'
import type { Item } from '../../src/quiz/keeping/item.ts'
import { canonicalJson } from '../../src/quiz/keeping/json.ts'
import { DAY, NOON } from './log.ts'

/** A file read as a whole, with what is in it. */
export async function readAll(
  file: Blob,
  options: { limits?: Limits; progress?: () => Promise<void>; latest?: number } = {},
): Promise<ReadBackup & { readonly items: readonly Item[] }> {
  const items: Item[] = []
  const read = await readBackup(file, { latest: NOON + DAY, ...options }, (some) => void items.push(...some))
  return { ...read, items }
}

export const INFO: BackupInfo = { madeAt: NOON, app: '0.1.0' }

/** A file of these lines with the right hash, whatever is in them; counts may be wrong on purpose. */
export function fileOf(lines: readonly string[], counts: Counts, endCounts: Counts = counts): string {
  const text = headerLine(INFO, counts) + lines.join('')
  return text + endLine(endCounts, createHash('sha256').update(text).digest('hex'))
}

/** A sound plain file. */
export function textOf(items: readonly Item[]): string {
  return fileOf(items.map(itemLine), countsOf(items))
}

/** Everything in the database, as one text in a fixed order. */
export async function contentOf(db: AppDatabase): Promise<string> {
  return (await itemsIn(db))
    .map(({ kind, value }) => `${kind} ${canonicalJson(value)}`)
    .sort()
    .join('\n')
}

/** Every sound item in the database, in the order of a file. */
export async function itemsIn(db: AppDatabase): Promise<Item[]> {
  const items: Item[] = []
  await eachItem(db, NOON + DAY, [], (some) => void items.push(...some))
  return items
}

/** Every row of every table. */
export async function allRows(db: AppDatabase): Promise<Record<string, unknown[]>> {
  const tables = await Promise.all(
    db.tables.map(async (table) => [table.name, await table.toArray()] as const),
  )
  return Object.fromEntries(tables)
}

export async function bytesOf(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.arrayBuffer())
}
