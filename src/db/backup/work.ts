// The long pieces of work: in a worker where there are workers, else on the page itself. Each opens the database for
// itself and closes it again, so that it never stands in the way of an upgrade.

import type { Item } from '../../quiz/keeping/item.ts'
import { previewOf } from '../../quiz/keeping/merge.ts'
import type { MergePreview } from '../../quiz/keeping/merge.ts'
import { AppDatabase, SCHEMA_VERSION } from '../database.ts'
import type { BackupInfo, Counts } from './format.ts'
import { countsOf } from './format.ts'
import type { Progress } from './progress.ts'
import { readBackup } from './read-backup.ts'
import type { RefusalReason } from './read-backup.ts'
import { keepSnapshot } from './snapshots.ts'
import { deleteHistory, mergeIntoDatabase, storedItems } from './stored-items.ts'
import { writeBackup } from './write-backup.ts'

/** `besides`: the items that live outside the database, which a worker cannot see. */
export type Task =
  | {
      readonly do: 'export'
      readonly besides: readonly Item[]
      readonly info: BackupInfo
      /** For a share sheet that takes texts only. */
      readonly plain?: boolean
    }
  | { readonly do: 'preview'; readonly besides: readonly Item[]; readonly file: Blob }
  | {
      readonly do: 'restore'
      readonly besides: readonly Item[]
      readonly file: Blob
      readonly info: BackupInfo
    }
  /** `question` empty: the whole bank. */
  | { readonly do: 'delete'; readonly bank: string; readonly question: string; readonly now: number }

export interface Refused {
  readonly ok: false
  /** `newer-database`: a newer version of the app has been here, and this one must not write. */
  readonly reason: RefusalReason | 'newer-database'
  readonly line?: number
}

export interface Exported {
  readonly ok: true
  readonly file: Blob
  readonly counts: Counts
  /** Damaged rows, which are in no backup. */
  readonly leftOut: number
}

export interface Previewed {
  readonly ok: true
  readonly info: BackupInfo
  readonly preview: MergePreview
}

export interface Restored {
  readonly ok: true
  readonly besides: readonly Item[]
  readonly changed: number
}

export interface Results {
  readonly export: Exported
  readonly preview: Previewed | Refused
  readonly restore: Restored | Refused
  readonly delete: Restored | Refused
}

export type TaskName = Task['do']

/** Does the task. Rejects when storage fails; what is wrong with a file comes back as a refusal. */
export async function work(task: Task, progress?: Progress): Promise<Results[TaskName]> {
  const db = new AppDatabase()
  await db.open()
  try {
    // Dexie opens a newer database without a word.
    const isNewer = db.backendDB().version > SCHEMA_VERSION * 10
    if (isNewer && task.do !== 'export' && task.do !== 'preview')
      return { ok: false, reason: 'newer-database' }
    switch (task.do) {
      case 'export':
        return await exported(db, task, progress)
      case 'preview':
        return await previewed(db, task.besides, task.file, progress)
      case 'restore':
        return await restored(db, task, progress)
      case 'delete':
        return { ok: true, ...(await deleteHistory(db, task.bank, task.question, task.now)) }
    }
  } finally {
    db.close()
  }
}

async function exported(
  db: AppDatabase,
  { besides, info, plain }: Omit<Extract<Task, { do: 'export' }>, 'do'>,
  progress: Progress | undefined,
): Promise<Exported> {
  const { items, leftOut } = await db.transaction('r', db.tables, () => storedItems(db))
  const all = [...items, ...besides]
  const file = await writeBackup(all, info, {
    ...(plain && { compress: false }),
    ...(progress && { progress }),
  })
  return { ok: true, file, counts: countsOf(all), leftOut }
}

async function previewed(
  db: AppDatabase,
  besides: readonly Item[],
  file: Blob,
  progress: Progress | undefined,
): Promise<Previewed | Refused> {
  const backup = await readBackup(file, progress && { progress })
  if (!backup.ok) return backup
  await progress?.({ step: 'comparing', done: 0 })
  const { items } = await db.transaction('r', db.tables, () => storedItems(db))
  return { ok: true, info: backup.info, preview: previewOf([...items, ...besides], backup.items) }
}

async function restored(
  db: AppDatabase,
  { file, besides, info }: Extract<Task, { do: 'restore' }>,
  progress: Progress | undefined,
): Promise<Restored | Refused> {
  // Read again: only what has just been checked is written.
  const backup = await readBackup(file, progress && { progress })
  if (!backup.ok) return backup
  await progress?.({ step: 'merging', done: 0 })
  const before = await exported(db, { besides, info }, undefined)
  const rows = Object.values(before.counts).reduce((sum, n) => sum + n, 0)
  if (rows > 0)
    await keepSnapshot(before.file, {
      madeAt: info.madeAt,
      reason: 'restore',
      attempts: before.counts['attempt'] ?? 0,
    })
  return { ok: true, ...(await mergeIntoDatabase(db, backup.items, besides)) }
}
