import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { randomText } from '../db/device.ts'
import { StorageError } from '../db/storage.ts'
import { checkFields, fieldsOf } from '../import/edited-question.ts'
import type { FieldFault, QuestionFields } from '../import/edited-question.ts'
import { keepQuestion, retireQuestion, undone } from '../quiz/own-bank-edit.ts'
import type { KeptQuestion } from '../quiz/own-bank-edit.ts'
import type { OwnBank } from '../quiz/own-bank.ts'
import { parseOwnBank } from '../quiz/parse-own-bank.ts'
import type { Question, QuestionId } from '../quiz/question.ts'
import { useBankStore } from './bank.ts'
import { useBanksStore } from './banks.ts'
import { useStorageStore } from './storage.ts'

export { emptyFields, WRITTEN_FORMS } from '../import/edited-question.ts'
export type { FieldFault, QuestionFields } from '../import/edited-question.ts'

export interface BankChange {
  readonly kind: Extract<KeptQuestion, { ok: true }>['kind'] | 'retired'
  readonly before: OwnBank
  readonly after: OwnBank
}

export interface Saved {
  readonly isSaved: boolean
  /** A fault of the question itself. */
  readonly fault?: FieldFault
}

interface Change {
  readonly bank: OwnBank
  /** Absent for an undo. */
  readonly kind?: BankChange['kind']
}

/** Edits the questions of one own bank. Each change is one transaction and one undo step. */
export const useBankEditingStore = defineStore('bank-editing', () => {
  const current = useBankStore()
  const banks = useBanksStore()
  const storage = useStorageStore()

  const bank = shallowRef<OwnBank | null>(null)
  const done = shallowRef<BankChange | null>(null)
  const fault = ref<'beyond' | 'changed' | 'full' | 'failed' | null>(null)
  const isSaving = ref(false)
  /** The stores of this load still hold the current bank as it was. */
  const isCurrentChanged = ref(false)

  /** The fields of the next new question, if it is a copy. */
  let copied: QuestionFields | undefined

  /** Undefined when the bank is not on this device. */
  async function load(id: string): Promise<OwnBank | undefined> {
    done.value = null
    fault.value = null
    const there = await (await storage.ready()).ownBank(id)
    bank.value = there ?? null
    return there
  }

  /** Creates an empty bank and resolves to its id; undefined when storing failed. */
  async function create(title: string): Promise<string | undefined> {
    const chapters = [{ id: 'all', title: '' }]
    const id = `own-${randomText(16)}`
    const fresh = { id, title, language: 'zh-CN', chapters, questions: [], retired: [], tags: {} }
    fault.value = null
    isSaving.value = true
    try {
      await (await storage.ready()).saveOwnBank(fresh)
      return id
    } catch (error) {
      fault.value = faultOf(error)
      return undefined
    } finally {
      isSaving.value = false
    }
  }

  function question(id: QuestionId): Question | undefined {
    return bank.value?.questions.find((each) => each.id === id)
  }

  /** Undefined for a question that the form cannot edit. */
  function fieldsOfQuestion(id: QuestionId): QuestionFields | undefined {
    const found = question(id)
    const chapter = bank.value?.chapters.find((each) => each.id === found?.chapter)?.title ?? ''
    return found && fieldsOf({ question: found, chapter, tags: bank.value?.tags[id] ?? [] })
  }

  /** `seen` is a warning that the user has read and accepts. */
  async function save(
    fields: QuestionFields,
    editing?: QuestionId,
    seen?: FieldFault | null,
  ): Promise<Saved> {
    const checked = checkFields(fields, editing && question(editing))
    const { written } = checked
    const mayStand = checked.ok || seen?.reason.code === checked.fault.reason.code
    if (!written || !mayStand) return { isSaved: false, ...(!checked.ok && { fault: checked.fault }) }
    let twin: Question | undefined
    const isSaved = await storing((before) => {
      const kept = keepQuestion(before, written, editing)
      if (kept.ok) return { bank: kept.bank, kind: kept.kind }
      twin = before.questions.find(({ id }) => id === kept.twin)
      return undefined
    })
    return twin ? { isSaved, fault: faultOfTwin(twin) } : { isSaved }
  }

  /**
   * Copies a question of any bank into the bank `id`. If the form can edit it, the next new question starts with it;
   * otherwise it is stored as it is. False when neither worked.
   */
  async function copy(id: string, asked: Question, chapter: string): Promise<'begun' | 'stored' | false> {
    const written = { question: { ...asked, paragraph: '' }, chapter, tags: [] }
    copied = fieldsOf(written)
    if (copied) return 'begun'
    if (!(await load(id))) return false
    const isStored = await storing((before) => {
      const kept = keepQuestion(before, written)
      return kept.ok ? { bank: kept.bank, kind: kept.kind } : undefined
    })
    return isStored && 'stored'
  }

  /** Returns the copy once. */
  function takeCopied(): QuestionFields | undefined {
    const taken = copied
    copied = undefined
    return taken
  }

  function retire(id: QuestionId): Promise<boolean> {
    return storing((before) => ({ bank: retireQuestion(before, id), kind: 'retired' }))
  }

  async function undo(): Promise<boolean> {
    const last = done.value
    if (!last) return false
    return storing((now) => {
      const bank = undone(now, last)
      if (!bank) fault.value = 'changed'
      return bank && { bank }
    })
  }

  /** False when nothing was stored. Reads the bank again first, to keep changes of other windows. */
  async function storing(change: (now: OwnBank) => Change | undefined): Promise<boolean> {
    const id = bank.value?.id
    if (id === undefined || isSaving.value) return false
    isSaving.value = true
    fault.value = null
    try {
      const kept = await storage.ready()
      const now = await kept.ownBank(id)
      if (!now) throw new Error(`the bank ${id} is gone`)
      const next = change(now)
      if (!next) return false
      const parsed = parseOwnBank(next.bank)
      if (!parsed.ok) {
        fault.value = 'beyond'
        return false
      }
      await kept.saveOwnBank(parsed.bank)
      if (id === current.loader.bank) isCurrentChanged.value = true
      bank.value = parsed.bank
      done.value = next.kind ? { kind: next.kind, before: now, after: parsed.bank } : null
      return true
    } catch (error) {
      fault.value = faultOf(error)
      return false
    } finally {
      isSaving.value = false
    }
  }

  /** To be called when leaving the page: restarts the app if its current bank has changed. */
  function leave(): void {
    done.value = null
    if (isCurrentChanged.value) void banks.turnTo(current.loader.bank)
  }

  return {
    bank,
    done,
    fault,
    isSaving,
    isCurrentChanged,
    load,
    create,
    question,
    fieldsOfQuestion,
    save,
    copy,
    takeCopied,
    retire,
    undo,
    leave,
  }
})

function faultOf(error: unknown): 'full' | 'failed' {
  return error instanceof StorageError && error.problem === 'full' ? 'full' : 'failed'
}

function faultOfTwin({ stem }: Question): FieldFault {
  return { field: 'stem', reason: { code: 'duplicate-question', data: { where: `“${stem}”` } } }
}
