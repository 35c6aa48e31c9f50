import { CURRENT_BANK } from '../db/current-bank.ts'
import { wait } from '../db/open-storage.ts'
import { BUILT_IN_BANK, NO_GIVEAWAYS } from '../quiz/bank.ts'
import { useBankStore } from './bank.ts'
import { useBanksStore } from './banks.ts'
import { useStorageStore } from './storage.ts'

/** A database that takes longer is told about on the page, which then says its title late. */
const LONGEST_WAIT_MS = 1500

/**
 * Has the app show the bank that was chosen, which somebody imported or wrote; the built-in one where it is no longer here.
 * `tellLanguage` hears what it is written in, as a BCP 47 tag.
 */
export async function showOwnBank(tellLanguage: (tag: string) => void): Promise<void> {
  const bank = CURRENT_BANK
  const { ready } = useStorageStore()
  const banks = useBanksStore()
  async function found<T>(part: Promise<T | undefined>): Promise<T> {
    const there = await part
    if (there) return there
    await banks.turnTo(BUILT_IN_BANK)
    throw new Error(`the bank ${bank} is gone`)
  }
  const store = useBankStore()
  store.loader = {
    bank,
    async loadIndex() {
      const [index, known] = await Promise.all([
        found((await ready()).ownBankIndex(bank)),
        (await ready()).ownBanks(),
      ])
      tellLanguage(known.find(({ id }) => id === bank)?.language ?? 'zh-CN')
      // Without chapters a bank has one that nobody has named.
      return {
        ...index,
        chapters: index.chapters.map((each) => ({ ...each, title: each.title || index.title })),
      }
    },
    loadChapter: async (chapter) => found((await ready()).ownBankChapter(bank, chapter)),
    loadRetired: async () => (await ready()).ownBankRetired(bank),
    loadGiveaways: async () => NO_GIVEAWAYS,
  }
  await Promise.race([store.loadIndex().catch(() => undefined), wait(LONGEST_WAIT_MS)])
}
