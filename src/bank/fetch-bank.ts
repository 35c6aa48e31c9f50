// A bank loader over addresses; which addresses these are is the business of load.ts.
import type { BankLoader } from '../quiz/bank.ts'
import { parseChapter, parseIndex } from './parse-compiled.ts'

export interface BankUrls {
  readonly bank: string
  readonly index: string
  /** Chapter id to address. */
  readonly chapters: Readonly<Record<string, string>>
  readonly retired: string
  readonly giveaways: string
}

type Fetch = (url: string) => Promise<Pick<Response, 'ok' | 'status' | 'json'>>

/**
 * Loads a bank from `urls`. Each call fetches: keeping what was loaded is up to the caller. Rejects with an Error when a
 * file does not come, is damaged, or is not the chapter asked for.
 */
export function fetchedBank(urls: BankUrls, fetchFn: Fetch): BankLoader {
  return {
    bank: urls.bank,
    loadIndex: async () => parseIndex(await read('index', urls.index)),
    loadChapter: async (chapter) => {
      const url = urls.chapters[chapter]
      if (url === undefined) throw new Error(`the bank has no chapter ${chapter}`)
      const content = parseChapter(await read(chapter, url))
      if (content.chapter !== chapter)
        throw new Error(`bank file “${chapter}” is damaged: it holds ${content.chapter}`)
      return content
    },
    loadRetired: async () => {
      const chapters = await read('retired', urls.retired)
      if (!Array.isArray(chapters)) throw new Error('bank file “retired” is damaged: it is no list')
      return chapters.flatMap((chapter) => parseChapter(chapter).questions)
    },
    loadGiveaways: async (index) => {
      // Papers alone need them, and no first question.
      const [{ parseGiveaways }, pairs] = await Promise.all([
        import('./parse-giveaways.ts'),
        read('giveaways', urls.giveaways),
      ])
      return parseGiveaways(pairs, index)
    },
  }

  async function read(what: string, url: string): Promise<unknown> {
    const response = await fetchFn(url)
    if (!response.ok) throw new Error(`bank file “${what}” did not load: status ${response.status}`)
    try {
      return await response.json()
    } catch (fault) {
      throw new Error(`bank file “${what}” is damaged: it is not JSON`, { cause: fault })
    }
  }
}
