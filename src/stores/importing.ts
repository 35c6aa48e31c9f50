import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { randomText } from '../db/device.ts'
import { StorageError } from '../db/storage.ts'
import { EXPORT_ENDINGS } from '../import/export-formats.ts'
import type { ExportFormat } from '../import/export-formats.ts'
import { withMended } from '../import/mending.ts'
import type { MendedList } from '../import/mending.ts'
import { ownBankFrom } from '../import/own-bank-from.ts'
import type { Choices } from '../import/read-result.ts'
import type { Found, Results, Task } from '../import/work.ts'
import { BUILT_IN_BANK } from '../quiz/bank.ts'
import { addToOwnBank } from '../quiz/own-bank-add.ts'
import { updateOwnBank } from '../quiz/own-bank-update.ts'
import type { OwnBank } from '../quiz/own-bank.ts'
import { parseOwnBank } from '../quiz/parse-own-bank.ts'
import { useBankStore } from './bank.ts'
import { useBanksStore } from './banks.ts'
import { Cancelled, Missing, startImportJob, TooSlow } from './import-job.ts'
import type { ImportJob } from './import-job.ts'
import { useStorageStore } from './storage.ts'

export type { ExportFormat } from '../import/export-formats.ts'
export { draftText, isMendable } from '../import/mending.ts'
export type { MendedList } from '../import/mending.ts'
export { wholeOf, withCode } from '../import/code-parts.ts'
export type { Collected } from '../import/code-parts.ts'
export { COLUMN_FIELDS, ENCODINGS } from '../import/read-result.ts'
export type { Choices, ColumnField, Entry, Guessed, LookEntry } from '../import/read-result.ts'
export type { Written } from '../import/write/written.ts'
export type { Found } from '../import/work.ts'

/**
 * `slow`: stopped after a minute; `missing`: the importer could not be loaded; `unfetched`: the linked file could not be;
 * `beyond`: exceeds the limits of a bank.
 */
export type ImportFault = 'slow' | 'missing' | 'unfetched' | 'unreadable' | 'beyond' | 'full' | 'failed'

export const EXPORT_FORMATS = Object.keys(EXPORT_ENDINGS) as ExportFormat[]

export interface Destination {
  readonly title: string
  /** Id of the target bank; empty for a new bank. */
  readonly into: string
  /** Retires questions of that bank that are missing from the file. */
  readonly replaces: boolean
  /** Indexes into `look` that are imported as they are. */
  readonly also: ReadonlySet<number>
}

export interface Imported {
  readonly bank: string
  readonly title: string
  readonly questions: number
  readonly added: number
  readonly corrected: number
  readonly retired: number
  /** Undefined for a new bank. */
  readonly before: OwnBank | undefined
}

/** Imports files: read in a worker, previewed, stored in one transaction, undone as one step. */
export const useImportingStore = defineStore('importing', () => {
  const bank = useBankStore()
  const banks = useBanksStore()
  const storage = useStorageStore()

  let source: { readonly file: Blob; readonly name: string; readonly choices: Choices } | null = null
  const job = shallowRef<ImportJob<unknown> | null>(null)
  /** Questions checked so far; null until the file is open. */
  const progress = shallowRef<{ readonly done: number; readonly all: number } | null>(null)
  const found = shallowRef<Found | null>(null)
  const fault = ref<ImportFault | null>(null)
  const done = shallowRef<Imported | null>(null)
  const isSaving = ref(false)
  /** The stores of this load still hold the current bank as it was. */
  const isCurrentChanged = ref(false)
  /** Reading can take long and be cancelled; writing is too fast to show. */
  const isReading = ref(false)
  const isBusy = computed(() => job.value !== null || isSaving.value)

  /** Undefined when cancelled or failed. Starting a task cancels the previous one. */
  async function run<T extends Task>(task: T): Promise<Results[T['do']] | undefined> {
    job.value?.cancel()
    fault.value = null
    progress.value = null
    isReading.value = task.do === 'read'
    let started: ImportJob<Results[T['do']]> | null = null
    try {
      started = startImportJob(task, (done, all) => (progress.value = { done, all }))
      job.value = started
      return await started.result
    } catch (error) {
      if (error instanceof TooSlow) fault.value = 'slow'
      else if (error instanceof Missing) fault.value = 'missing'
      else if (!(error instanceof Cancelled)) fault.value = 'unreadable'
      return undefined
    } finally {
      if (job.value === started) {
        job.value = null
        isReading.value = false
      }
    }
  }

  async function read(file: Blob, name: string, choices: Choices = {}): Promise<void> {
    found.value = null
    done.value = null
    source = { file, name, choices }
    const result = await run({ do: 'read', file, name, choices })
    if (result) found.value = name ? result : withoutEncoding(result)
  }

  /** Pasted text: its encoding is known, so none is offered. */
  async function readText(text: string): Promise<void> {
    await read(new Blob([text]), '', { encoding: 'utf-8' })
  }

  /** Reads the file again with other choices; earlier choices stay. */
  async function readAgain(choices: Choices): Promise<void> {
    if (source) await read(source.file, source.name, { ...source.choices, ...choices })
  }

  /** Reads a corrected entry again: it becomes ready, or gets a new reason. */
  async function mend(list: MendedList, at: number, text: string): Promise<void> {
    const entry = found.value?.[list][at]
    const mended = entry && (await run({ do: 'mend', entry, text }))
    if (mended && found.value) found.value = withMended(found.value, list, at, mended)
  }

  function cancel(): void {
    job.value?.cancel()
  }

  /** Drops the preview. Imported questions stay. */
  function forget(): void {
    cancel()
    source = null
    found.value = null
    fault.value = null
    done.value = null
  }

  /** Stores the chosen questions, all or none. */
  async function confirm(destination: Destination): Promise<void> {
    const read = found.value
    if (!read || isSaving.value) return
    await saving(async () => {
      const kept = await storage.ready()
      const id = destination.into || (await freshId(read))
      const incoming = incomingBank(read, { ...destination, id })
      const before = await kept.ownBank(id)
      const change = destination.replaces ? updateOwnBank : addToOwnBank
      const update = before ? change(before, incoming) : undefined
      const parsed = parseOwnBank(update?.bank ?? incoming)
      if (!parsed.ok) return void (fault.value = 'beyond')
      await kept.saveOwnBank(parsed.bank)
      noteChange(id)
      await listAgain()
      found.value = null
      done.value = {
        bank: id,
        title: parsed.bank.title,
        questions: incoming.questions.length,
        added: update?.added.length ?? incoming.questions.length,
        corrected: update?.corrected.length ?? 0,
        retired: update?.retired.length ?? 0,
        before,
      }
    })
  }

  /** A bank file keeps its id, unless that id is taken and the user wants a new bank. */
  async function freshId({ bank: whole }: Found): Promise<string> {
    const isFree = whole && whole.id !== BUILT_IN_BANK && !(await (await storage.ready()).ownBank(whole.id))
    return isFree ? whole.id : `own-${randomText(16)}`
  }

  /** Restores the previous bank. A new bank is removed; its answers stay in case it is imported again. */
  async function undo(): Promise<void> {
    const last = done.value
    if (!last || isSaving.value) return
    await saving(async () => {
      if (last.before) await (await storage.ready()).saveOwnBank(last.before)
      else await banks.remove(last.bank, false)
      noteChange(last.bank)
      await listAgain()
      done.value = null
    })
  }

  // Undoing would also revert a later rename or deletion, so it is no longer offered.
  watch(
    () => banks.own,
    (own) => {
      const last = done.value
      if (last && !own.some(({ id, title }) => id === last.bank && title === last.title)) done.value = null
    },
  )

  /** The import succeeded even if refreshing the list fails. */
  async function listAgain(): Promise<void> {
    await banks.load().catch(() => undefined)
  }

  /** Reports a failure. The transaction leaves nothing half stored. */
  async function saving(save: () => Promise<void>): Promise<void> {
    isSaving.value = true
    fault.value = null
    try {
      await save()
    } catch (error) {
      fault.value = error instanceof StorageError && error.problem === 'full' ? 'full' : 'failed'
    } finally {
      isSaving.value = false
    }
  }

  function noteChange(id: string): void {
    if (id === bank.loader.bank) isCurrentChanged.value = true
  }

  /**
   * To be called when the page is left: where the current bank has changed, the app begins anew with it, unless another
   * one has been chosen.
   */
  function leave(isTurning = false): void {
    forget()
    if (isCurrentChanged.value && !isTurning) void banks.turnTo(bank.loader.bank)
  }

  /** Undefined when the bank is missing or writing failed. */
  async function write(id: string, format: ExportFormat): Promise<Results['write'] | undefined> {
    const whole = await wholeBank(id)
    return whole && run({ do: 'write', bank: whole, format })
  }

  /** Texts of its QR codes; empty when the bank is too large. Undefined as for `write`. */
  async function codes(id: string): Promise<Results['codes'] | undefined> {
    const whole = await wholeBank(id)
    return whole && run({ do: 'codes', bank: whole })
  }

  async function wholeBank(id: string): Promise<OwnBank | undefined> {
    const whole = await (await storage.ready()).ownBank(id).catch(() => undefined)
    if (!whole) fault.value = 'failed'
    return whole
  }

  function template(): Promise<Results['template'] | undefined> {
    return run({ do: 'template' })
  }

  return {
    job,
    progress,
    found,
    fault,
    done,
    isReading,
    isSaving,
    isCurrentChanged,
    isBusy,
    read,
    readText,
    readAgain,
    mend,
    cancel,
    forget,
    confirm,
    undo,
    leave,
    write,
    codes,
    template,
  }
})

function incomingBank(read: Found, { id, title, also }: Destination & { readonly id: string }): OwnBank {
  return read.bank ? { ...read.bank, id, title } : ownBankFrom(read, { id, title, also })
}

function withoutEncoding(found: Found): Found {
  const guessed = { ...found.guessed }
  delete guessed.encoding
  return { ...found, guessed }
}

/** A file name without characters that file systems reject. */
export function exportName(title: string, format: ExportFormat): string {
  return `${title.replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim() || 'bank'}${EXPORT_ENDINGS[format]}`
}
