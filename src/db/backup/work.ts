// Long jobs, in a worker if available, else on the page. Each opens its own connection and closes it, so that it never blocks
// an upgrade.

import type { Item } from '../../quiz/keeping/item.ts'
import { isDeletion } from '../../quiz/keeping/preview.ts'
import { latestFor, latestHere } from '../latest.ts'
import { AppDatabase, SCHEMA_VERSION } from '../database.ts'
import { indexOwnBanks } from '../own-bank-derived.ts'
import { rebuildRecords } from '../rebuild-records.ts'
import { meanwhile } from '../pages.ts'
import type { ItemProblem } from './check-item.ts'
import { exported, lookThrough } from './export.ts'
import type { Exported } from './export.ts'
import type { BackupInfo } from './format.ts'
import { deleteHistory, mergeFrom, replaceWith } from './merge-into.ts'
import type { Merged, Source } from './merge-into.ts'
import { previewOfFile } from './preview-file.ts'
import type { Previewed } from './preview-file.ts'
import type { Progress } from './progress.ts'
import { openBackup, readBackup } from './read-backup.ts'
import type { RefusalReason } from './read-backup.ts'
import { keepSnapshot } from './snapshots.ts'
import type { SnapshotReason } from './snapshots.ts'

export type { Exported } from './export.ts'
export type { Previewed } from './preview-file.ts'

/** `besides`: the items that live outside the database, which a worker cannot see. */
export type Task =
  | {
      readonly do: 'export'
      readonly besides: readonly Item[]
      readonly info: BackupInfo
      /** For a share sheet that takes texts only. */
      readonly plain?: boolean
    }
  | { readonly do: 'preview'; readonly besides: readonly Item[]; readonly file: Blob; readonly now: number }
  | {
      readonly do: 'restore'
      readonly besides: readonly Item[]
      readonly file: Blob
      readonly info: BackupInfo
      /** Whether local data may be deleted or lose answers; otherwise the file only adds. */
      readonly mayTake: boolean
    }
  /** Replaces everything by the content of the file. */
  | {
      readonly do: 'replace'
      readonly besides: readonly Item[]
      readonly file: Blob
      readonly info: BackupInfo
    }
  /** Heals rows and rebuilds derived records. */
  | { readonly do: 'mend'; readonly now: number }
  /** `question` empty: the whole bank. */
  | { readonly do: 'delete'; readonly bank: string; readonly question: string; readonly now: number }

export interface Refused {
  readonly ok: false
  /** `newer-database`: a newer version of the app has been here, and this one must not write. */
  readonly reason: RefusalReason | 'newer-database'
  readonly line?: number
}

export interface Restored {
  readonly ok: true
  readonly besides: readonly Item[]
  readonly changed: number
  /** Refused items of the file, by reason. */
  readonly refused: ReadonlyMap<ItemProblem, number>
  /** Rows of here that were put right before. */
  readonly healed: number
}

export interface Results {
  readonly export: Exported
  readonly preview: Previewed | Refused
  readonly restore: Restored | Refused
  readonly replace: Restored | Refused
  readonly mend: Restored | Refused
  readonly delete: Restored | Refused
}

export type TaskName = Task['do']

/** Runs the task. Rejects when storage fails; a bad file resolves to a refusal. */
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
        return await exported(db, task, { mayHeal: !isNewer, progress })
      case 'preview':
        return await previewOfFile(db, task.file, task.besides, { latest: latestFor(task.now), progress })
      case 'restore':
      case 'replace':
        return await takeIn(db, task, progress)
      case 'mend': {
        const healed = await lookThrough(db, task.now, { progress })
        await rebuildRecords(db)
        await indexOwnBanks(db)
        return { ok: true, besides: [], changed: healed, healed, refused: new Map() }
      }
      case 'delete': {
        const healed = await lookThrough(db, task.now, { progress })
        const merged = await deleteHistory(db, task.bank, [task.question], task.now)
        return { ok: true, ...merged, healed, refused: new Map() }
      }
    }
  } finally {
    db.close()
  }
}

/** Validates the whole file, takes a snapshot, then reads the file again and writes it. */
async function takeIn(
  db: AppDatabase,
  task: Extract<Task, { do: 'restore' | 'replace' }>,
  progress: Progress | undefined,
): Promise<Restored | Refused> {
  const { file, info } = task
  const marks: Item[] = []
  // A snapshot comes from this phone and may be as old as the local data.
  const latest = task.do === 'replace' ? latestHere(info.madeAt) : latestFor(info.madeAt)
  const options = { latest, progress }
  const checked = await readBackup(file, options, (items) => void marks.push(...items.filter(isDeletion)))
  if (!checked.ok) return checked
  const before = await keepWhatIsHere(db, task, progress)
  await progress?.({ step: 'merging', done: 0 })
  const reader = await openBackup(file, {
    ...options,
    progress: progress && (({ done }) => progress({ step: 'merging', done })),
  })
  const source: Source = {
    next: () =>
      meanwhile(async () => {
        const items = await reader.next()
        const end = items ? undefined : reader.end()
        // It was whole a moment ago; whoever changes it now changes nothing here.
        if (end && !end.ok) throw new Error(`the file has changed: ${end.reason}`)
        return items
      }),
  }
  const merged: Merged =
    task.do === 'replace'
      ? await replaceWith(db, source, marks)
      : await mergeFrom(db, source, { besides: before.besides, marks, mayTake: task.mayTake })
  return { ok: true, ...merged, refused: checked.refused, healed: before.healed }
}

/** Takes a snapshot unless the database is empty. Resolves to its content. */
async function keepWhatIsHere(
  db: AppDatabase,
  { besides, info, do: task }: Extract<Task, { do: 'restore' | 'replace' }>,
  progress: Progress | undefined,
): Promise<Exported> {
  const before = await exported(db, { besides, info }, { progress })
  const rows = Object.values(before.counts).reduce((sum, n) => sum + n, 0)
  const reason: SnapshotReason = task
  if (rows > 0)
    await keepSnapshot(before.file, {
      madeAt: info.madeAt,
      reason,
      attempts: before.counts['attempt'] ?? 0,
    })
  return before
}
