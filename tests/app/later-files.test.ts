import { describe, expect, it } from 'vitest'
import { keepLaterFiles } from '../../src/app/later-files.ts'

const SCOPE = 'https://quiz.example/a/'

const LISTED = ['assets/later/a.js', 'assets/later/b.js']

/** A cache storage as far as it is used, whose files all come but those named. */
function browserWith(kept: readonly string[], missing: readonly string[] = [], listed = LISTED) {
  const opened: string[] = []
  const addresses = new Set(kept.map((name) => SCOPE + name))
  const cache = {
    keys: () => Promise.resolve([...addresses].map((url) => ({ url }))),
    delete: ({ url }: { url: string }) => Promise.resolve(addresses.delete(url)),
    add: (url: string) => {
      if (missing.some((name) => url.endsWith(name))) return Promise.reject(new TypeError('no network'))
      addresses.add(url)
      return Promise.resolve()
    },
  }
  const open = (name: string) => {
    opened.push(name)
    return Promise.resolve(cache)
  }
  const fetch = () => Promise.resolve(new Response(JSON.stringify(listed)))
  const browser = { caches: { open }, fetch } as unknown as Pick<Window, 'caches' | 'fetch'>
  return { browser, addresses, opened }
}

describe('keepLaterFiles', () => {
  it('fetches what is missing and drops what an earlier version had', async () => {
    const { browser, addresses, opened } = browserWith(['assets/later/a.js', 'assets/later/old.js'])
    await keepLaterFiles({ scope: SCOPE }, browser)
    expect([...addresses]).toEqual([`${SCOPE}assets/later/a.js`, `${SCOPE}assets/later/b.js`])
    expect(opened[0]).toMatch(/https:\/\/quiz\.example\/a\/$/)
  })

  it('fetches a file without a hash in its name again when its content is another', async () => {
    const { browser, addresses } = browserWith(['plain.txt?1'], [], ['plain.txt?2'])
    await keepLaterFiles({ scope: SCOPE }, browser)
    expect([...addresses]).toEqual([`${SCOPE}plain.txt?2`])
  })

  it('keeps what came before a file that did not', async () => {
    const { browser, addresses } = browserWith([], ['b.js'])
    await expect(keepLaterFiles({ scope: SCOPE }, browser)).rejects.toThrow('no network')
    expect([...addresses]).toEqual([`${SCOPE}assets/later/a.js`])
  })
})
