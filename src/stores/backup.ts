import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { deleteEverything } from '../db/backup/everything.ts'
import { Cancelled, startJob } from '../db/backup/jobs.ts'
import type { Job } from '../db/backup/jobs.ts'
import { lastBackup, noteBackup } from '../db/backup/last-backup.ts'
import { keepBesides, ownBesides, replaceBesides } from '../db/backup/own-besides.ts'
import type { ProgressReport } from '../db/backup/progress.ts'
import { deleteSnapshots, snapshotFile, snapshots } from '../db/backup/snapshots.ts'
import type { SnapshotInfo } from '../db/backup/snapshots.ts'
import type { Exported, Previewed, Refused, Restored, Results, Task } from '../db/backup/work.ts'
import type { Item } from '../quiz/keeping/item.ts'
import type { QuestionId } from '../quiz/question.ts'
import { useBankStore } from './bank.ts'
import { nowMs } from './clock.ts'
import { useLearnerStore } from './learner.ts'
import { useSettingsStore } from './settings.ts'
import { useStorageStore } from './storage.ts'

/** `unsound`: a backup was made that could not be read back. */
export type BackupFault = 'full' | 'unsound' | 'failed'

/** Backup, restore and deletion. One job at a time. */
export const useBackupStore = defineStore('backup', () => {
  const bank = useBankStore()
  const storage = useStorageStore()
  const settings = useSettingsStore()
  const learner = useLearnerStore()

  const last = shallowRef(lastBackup())
  const job = shallowRef<Job<unknown> | null>(null)
  const progress = shallowRef<ProgressReport | null>(null)
  const fault = ref<BackupFault | null>(null)

  const made = shallowRef<Exported | null>(null)
  const chosen = shallowRef<Blob | null>(null)
  const preview = shallowRef<Previewed | null>(null)
  const refusal = shallowRef<Refused | null>(null)
  /** The result of the last restore; null before the first. */
  const restored = shallowRef<RestoreReport | null>(null)
  /** Rows healed in the last job: an older version had stored impossible values. */
  const healed = ref(0)
  const kept = shallowRef<readonly SnapshotInfo[]>([])

  const isBusy = computed(() => job.value !== null)

  /** Undefined when it was cancelled or failed; `fault` then says which. */
  async function run<T extends Task>(task: T): Promise<Results[T['do']] | undefined> {
    if (job.value) return undefined
    fault.value = null
    // The page's own connection brings the journal in first, and upgrades before a worker would.
    await storage.ready()
    const started = startJob(task, (report) => (progress.value = report))
    job.value = started
    try {
      return await started.result
    } catch (error) {
      if (!(error instanceof Cancelled)) fault.value = faultIn(error)
      return undefined
    } finally {
      job.value = null
      progress.value = null
    }
  }

  function cancel(): void {
    job.value?.cancel()
  }

  /** Creates the file; the page hands it to the user. */
  async function make(plain = false): Promise<Exported | undefined> {
    const result = await run({ do: 'export', besides: ownBesides(), info: info(), plain })
    made.value = result ?? null
    if (result?.healed) {
      keepBesides(result.besides)
      healed.value = result.healed
      await readAgain()
    }
    return result
  }

  /** To be called once the user has the file. */
  function saved(): void {
    if (!made.value) return
    noteBackup({ at: nowMs(), attempts: made.value.counts['attempt'] ?? 0 })
    last.value = lastBackup()
  }

  /** Previews a restore. Writes nothing. */
  async function look(file: Blob): Promise<void> {
    forgetFile()
    const result = await run({ do: 'preview', besides: ownBesides(), file, now: nowMs() })
    if (!result) return
    if (result.ok) {
      chosen.value = file
      preview.value = result
    } else refusal.value = result
  }

  /** Merges the previewed file. Without `mayTake` it only adds. */
  async function restore(mayTake: boolean): Promise<void> {
    const file = chosen.value
    if (!file) return
    const result = await run({ do: 'restore', besides: ownBesides(), file, info: info(), mayTake })
    if (result) await report(result, keepBesides)
  }

  /** Replaces everything by a snapshot, after keeping a copy of the present state. */
  async function bringBack({ id, reason }: SnapshotInfo): Promise<void> {
    const file = await snapshotFile(id)
    if (!file) return
    forgetFile()
    // What waits in the journal is written first: it belongs to what is here now.
    const result = await run({ do: 'replace', besides: ownBesides(), file, info: info() })
    // A snapshot from before an upgrade holds the database alone.
    const keep = reason === 'upgrade' ? () => 0 : replaceBesides
    if (result) await report(result, keep)
  }

  async function report(result: Restored | Refused, keep: (items: readonly Item[]) => number): Promise<void> {
    forgetFile()
    if (!result.ok) {
      refusal.value = result
      return
    }
    const notKept = keep(result.besides)
    restored.value = { changed: Math.max(0, result.changed - notKept), notKept, refused: result.refused }
    healed.value = result.healed
    await readAgain()
  }

  function forgetFile(): void {
    chosen.value = null
    preview.value = null
    refusal.value = null
    restored.value = null
    healed.value = 0
  }

  async function loadSnapshots(): Promise<void> {
    kept.value = await snapshots().catch(() => [])
  }

  /** Deletes the history of a question, or of the whole bank. Resolves to whether it is gone. */
  async function forgetHistory(question: QuestionId | null): Promise<boolean> {
    const { bank: name } = await bank.loadIndex()
    // A waiting answer in the journal would come back at the next start.
    storage.journal.forget(name, question)
    // If the page dies in between, the next start must not miss the deleted rows.
    storage.witness.forget()
    const result = await run({ do: 'delete', bank: name, question: question ?? '', now: nowMs() })
    if (!result?.ok) {
      await storage.accept().catch(() => undefined)
      return false
    }
    // Snapshots still hold the deleted data.
    await deleteSnapshots().catch(() => undefined)
    await readAgain()
    return true
  }

  /** Puts right what can be here, and makes what follows from the answers anew. Resolves to whether that was done. */
  async function mend(): Promise<boolean> {
    const result = await run({ do: 'mend', now: nowMs() })
    return result?.ok === true
  }

  /** Deletes everything in this browser. The page must be left right after. Resolves to whether it is gone. */
  async function forgetEverything(): Promise<boolean> {
    try {
      await deleteEverything()
      return true
    } catch {
      fault.value = 'failed'
      return false
    }
  }

  async function readAgain(): Promise<void> {
    // The witness counts the old rows, and missing rows have been restored.
    await storage.accept().catch(() => undefined)
    settings.readAgain()
    await Promise.all([learner.load().catch(() => undefined), loadSnapshots()])
  }

  const info = () => ({ madeAt: nowMs(), app: __APP_VERSION__ })

  return {
    last,
    job,
    progress,
    fault,
    made,
    chosen,
    preview,
    refusal,
    restored,
    healed,
    kept,
    isBusy,
    cancel,
    make,
    saved,
    look,
    restore,
    bringBack,
    forgetFile,
    loadSnapshots,
    forgetHistory,
    mend,
    forgetEverything,
  }
})

export interface RestoreReport {
  /** Number of items written or removed. */
  readonly changed: number
  /** Settings and reading places that the browser had no room for. */
  readonly notKept: number
  /** Refused items of the file, by reason. */
  readonly refused: Restored['refused']
}

function faultIn(error: unknown): BackupFault {
  if ((error as { name?: string }).name === 'UnsoundExport') return 'unsound'
  return isFull(error) ? 'full' : 'failed'
}

// Dexie reports a full disk as AbortError whose inner error carries the name that matters.
function isFull(error: unknown): boolean {
  const { name, inner } = error as { name?: string; inner?: { name?: string } | null }
  return name === 'QuotaExceededError' || inner?.name === 'QuotaExceededError'
}
