import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { assetBankLoader } from '../bank/load.ts'
import { forgetNotesOf, keepCurrentBank } from '../db/chosen-bank.ts'
import type { OwnBankSummary } from '../db/storage.ts'
import { BUILT_IN_BANK } from '../quiz/bank.ts'
import type { BankIndex } from '../quiz/bank.ts'
import { kindOfCode } from '../quiz/contest/code-envelope.ts'
import { readPaperCode } from '../quiz/contest/paper-code.ts'
import { readResultCode } from '../quiz/contest/result-code.ts'
import { useBankStore } from './bank.ts'
import { useStorageStore } from './storage.ts'

export interface KnownBank {
  readonly id: string
  readonly title: string
  readonly questions: number
  readonly isCurrent: boolean
  /** It came with the app: nobody renames or deletes it. */
  readonly isBuiltIn: boolean
}

/** All banks on this device. Only the current one is loaded: src/stores/bank.ts. */
export const useBanksStore = defineStore('banks', () => {
  const current = useBankStore()
  const storage = useStorageStore()
  const builtIn = shallowRef<BankIndex | null>(null)
  const own = shallowRef<readonly OwnBankSummary[]>([])

  const list = computed<readonly KnownBank[]>(() => {
    const known = own.value.map(({ id, title, questions }) => ({ id, title, questions, isBuiltIn: false }))
    const { bank: id, title, questions } = builtIn.value ?? { bank: BUILT_IN_BANK, title: '', questions: [] }
    return [{ id, title, questions: questions.length, isBuiltIn: true }, ...known].map((bank) => ({
      ...bank,
      isCurrent: bank.id === current.loader.bank,
    }))
  })

  async function load(): Promise<void> {
    const [index, entries] = await Promise.all([
      // Offline, the built-in bank may not have been cached yet.
      indexOf(BUILT_IN_BANK).catch(() => undefined),
      (await storage.ready()).ownBanks(),
    ])
    builtIn.value = index ?? null
    own.value = entries
  }

  /** Undefined when the bank is not here. */
  async function indexOf(id: string): Promise<BankIndex | undefined> {
    if (id === current.loader.bank) return current.loadIndex()
    if (id === BUILT_IN_BANK) return assetBankLoader().loadIndex()
    return (await storage.ready()).ownBankIndex(id)
  }

  /** Restarts the app with this bank. Resolves only on failure, to false: the bank is not on this device. */
  async function turnTo(id: string): Promise<boolean> {
    const isHere = id === BUILT_IN_BANK || (await indexOf(id)) !== undefined
    if (!isHere || !keepCurrentBank(id)) return false
    current.isLeft = true
    return new Promise(() => undefined)
  }

  /** The bank, other than the current one, that a code belongs to; undefined when it is not on this device. */
  async function bankOfCode(text: string): Promise<string | undefined> {
    await load()
    for (const { id, isCurrent } of list.value) {
      const index = isCurrent ? undefined : await indexOf(id).catch(() => undefined)
      if (index && isOfBank(text, index)) return id
    }
    return undefined
  }

  async function rename(id: string, title: string): Promise<void> {
    await (await storage.ready()).renameOwnBank(id, title)
    await load()
  }

  /** Number of answers given in this bank. */
  async function answersIn(id: string): Promise<number> {
    const records = await (await storage.ready()).questionRecords(id)
    return records.reduce((sum, { answered }) => sum + answered, 0)
  }

  /** Deletes the bank, and its answers too if `withHistory`. */
  async function remove(id: string, withHistory: boolean): Promise<void> {
    await (await storage.ready()).deleteOwnBank(id, withHistory)
    // Only now: if the deletion had failed, waiting answers would still be needed.
    if (withHistory) storage.journal.forget(id, null)
    forgetNotesOf(id)
    if (id === current.loader.bank) await turnTo(BUILT_IN_BANK)
    await load()
  }

  return { builtIn, own, list, load, indexOf, turnTo, bankOfCode, rename, answersIn, remove }
})

/** Only an edition mismatch means that the code belongs to another bank. */
function isOfBank(text: string, { bank, edition, chapters, questions }: BankIndex): boolean {
  const identity = { bank, edition, chapters: chapters.map(({ id }) => id), questions }
  const read =
    kindOfCode(text) === 'result'
      ? readResultCode(text, identity, () => undefined)
      : readPaperCode(text, identity)
  return read.ok || read.reason !== 'edition'
}
