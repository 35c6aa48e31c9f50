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
 * `slow`: ended after a minute; `missing`: the program that reads has not come; `unfetched`: the file of a link has not;
 * `beyond`: more than a bank may hold.
 */
export type ImportFault = 'slow' | 'missing' | 'unfetched' | 'unreadable' | 'beyond' | 'full' | 'failed'

export const EXPORT_FORMATS = Object.keys(EXPORT_ENDINGS) as ExportFormat[]

export interface Destination {
  readonly title: string
  /** Id of the bank they go into; empty for a new one. */
  readonly into: string
  /** Retires what is in that bank and not in the file. */
  readonly replaces: boolean
  /** Places in the list of those to look at that go in as they are. */
  readonly also: ReadonlySet<number>
}

export interface Imported {
  readonly bank: string
  readonly title: string
  readonly questions: number
  readonly added: number
  readonly corrected: number
  readonly retired: number
  /** Undefined where the bank is new. */
  readonly before: OwnBank | undefined
}

/** Other people's files: read in a worker, looked at, taken into a bank in one transaction, undone as one step. */
export const useImportingStore = defineStore('importing', () => {
  const bank = useBankStore()
  const banks = useBanksStore()
  const storage = useStorageStore()

  let source: { readonly file: Blob; readonly name: string; readonly choices: Choices } | null = null
  const job = shallowRef<ImportJob<unknown> | null>(null)
  /** Of the questions of a file, once it has been opened. */
  const progress = shallowRef<{ readonly done: number; readonly all: number } | null>(null)
  const found = shallowRef<Found | null>(null)
  const fault = ref<ImportFault | null>(null)
  const done = shallowRef<Imported | null>(null)
  const isSaving = ref(false)
  /** The stores of this load still hold the current bank as it was. */
  const isCurrentChanged = ref(false)
  /** A file is read, which can be cancelled; writing one takes no time to speak of. */
  const isReading = ref(false)
  const isBusy = computed(() => job.value !== null || isSaving.value)

  /** Undefined when it was cancelled or went wrong. One piece of work at a time: the one before is ended. */
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

  /** What was pasted. Its encoding is known, so there is none to choose. */
  async function readText(text: string): Promise<void> {
    await read(new Blob([text]), '', { encoding: 'utf-8' })
  }

  /** The same file once more, with what was guessed of it chosen otherwise; earlier choices stay. */
  async function readAgain(choices: Choices): Promise<void> {
    if (source) await read(source.file, source.name, { ...source.choices, ...choices })
  }

  /** Reads an entry again as somebody has put it right; it is then ready, or has another reason. */
  async function mend(list: MendedList, at: number, text: string): Promise<void> {
    const entry = found.value?.[list][at]
    const mended = entry && (await run({ do: 'mend', entry, text }))
    if (mended && found.value) found.value = withMended(found.value, list, at, mended)
  }

  function cancel(): void {
    job.value?.cancel()
  }

  /** Nothing of what was read is kept; what was imported is. */
  function forget(): void {
    cancel()
    source = null
    found.value = null
    fault.value = null
    done.value = null
  }

  /** Stores what was chosen, or nothing at all. */
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

  /** A bank that was handed on keeps its id, unless it is here and to be another one. */
  async function freshId({ bank: whole }: Found): Promise<string> {
    const isFree = whole && whole.id !== BUILT_IN_BANK && !(await (await storage.ready()).ownBank(whole.id))
    return isFree ? whole.id : `own-${randomText(16)}`
  }

  /** The bank is what it was before; a new one is gone, and what was answered in it stays for when it comes again. */
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

  // Somebody has renamed or deleted the bank since: undoing would take that back as well.
  watch(
    () => banks.own,
    (own) => {
      const last = done.value
      if (last && !own.some(({ id, title }) => id === last.bank && title === last.title)) done.value = null
    },
  )

  /** What has been stored is stored, whether the list can be read or not. */
  async function listAgain(): Promise<void> {
    await banks.load().catch(() => undefined)
  }

  /** What could not be stored is told, and nothing of it is. */
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

  /** Undefined when the bank is not here, or when writing went wrong. */
  async function write(id: string, format: ExportFormat): Promise<Results['write'] | undefined> {
    const whole = await wholeBank(id)
    return whole && run({ do: 'write', bank: whole, format })
  }

  /** What its QR codes say; none when it is too large for them. Undefined as above. */
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

/** A name for the file, with nothing in it that a disk refuses. */
export function exportName(title: string, format: ExportFormat): string {
  return `${title.replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim() || 'bank'}${EXPORT_ENDINGS[format]}`
}
