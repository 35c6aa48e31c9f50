// The built-in bank: JSON assets that scripts/bank-plugin.ts writes and Vite gives a hashed address.
import { BUILT_IN_BANK } from '../quiz/bank.ts'
import type { BankLoader } from '../quiz/bank.ts'
import { fetchedBank } from './fetch-bank.ts'
import giveawaysUrl from './generated/giveaways.json?url'
import indexUrl from './generated/index.json?url'
import retiredUrl from './generated/retired.json?url'

const FILE = /chapter-(.+)\.json$/

const chapterFiles = import.meta.glob<string>('./generated/chapter-*.json', {
  query: '?url',
  import: 'default',
  eager: true,
})
const chapters = Object.fromEntries(
  Object.entries(chapterFiles).map(([path, url]) => [FILE.exec(path)?.[1] ?? path, url]),
)

/** The address of the index, for a preload hint. */
export const bankIndexUrl = indexUrl

/** Loads the built-in bank. Rejects with an Error when a file does not come or is damaged. */
export function assetBankLoader(
  fetchFn: (url: string) => Promise<Response> = (url) => fetch(url),
): BankLoader {
  return fetchedBank(
    { bank: BUILT_IN_BANK, index: indexUrl, chapters, retired: retiredUrl, giveaways: giveawaysUrl },
    fetchFn,
  )
}
