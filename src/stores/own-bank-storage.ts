import type { Storage } from '../db/storage.ts'
import type { BankIndex, ChapterContent } from '../quiz/bank.ts'
import type { Question } from '../quiz/question.ts'

export interface OwnBankEntry {
  readonly id: string
  readonly title: string
  readonly questions: number
}

interface OwnBankStorage {
  ownBanks(): Promise<readonly OwnBankEntry[]>
  ownBankIndex(id: string): Promise<BankIndex | undefined>
  ownBankChapter(id: string, chapter: string): Promise<ChapterContent | undefined>
  ownBankRetired(id: string): Promise<readonly Question[]>
  renameOwnBank(id: string, title: string): Promise<void>
  deleteOwnBank(id: string, withHistory: boolean): Promise<void>
}

/** Of a storage that keeps no banks: none. */
const NONE: OwnBankStorage = {
  ownBanks: async () => [],
  ownBankIndex: async () => undefined,
  ownBankChapter: async () => undefined,
  ownBankRetired: async () => [],
  renameOwnBank: async () => undefined,
  deleteOwnBank: async () => undefined,
}

/** The banks of one's own that a storage keeps. */
export function ownBanksIn(storage: Storage): OwnBankStorage {
  return { ...NONE, ...storage }
}
