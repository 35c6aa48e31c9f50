import { describe, expect, it } from 'vitest'
import { compileBank } from '../../src/bank/authored/compile.ts'
import { chapterToWire, indexToWire } from '../../src/bank/authored/to-wire.ts'
import { fetchedBank } from '../../src/bank/fetch-bank.ts'
import { aBank, aFact, single } from '../support/authored-bank.ts'

const bank = compileBank(aBank({ facts: [aFact({ questions: [single()] })] }))
const [first] = bank.chapters
const urls = {
  bank: 'loudi-2021',
  index: '/index.json',
  chapters: { s1: '/s1.json', s2: '/s2.json' },
  retired: '/retired.json',
  giveaways: '/giveaways.json',
}

function loaderServing(files: Readonly<Record<string, string>>) {
  return fetchedBank(urls, async (url) => {
    const text = files[url]
    return text === undefined
      ? { ok: false, status: 404, json: () => Promise.reject(new Error('no body')) }
      : { ok: true, status: 200, json: async () => JSON.parse(text) as unknown }
  })
}

const index = JSON.stringify(indexToWire(bank.index))
const chapter = JSON.stringify(first && chapterToWire(first))

describe('fetchedBank', () => {
  it('loads the index and a chapter', async () => {
    const loader = loaderServing({ '/index.json': index, '/s1.json': chapter })
    expect(await loader.loadIndex()).toEqual(bank.index)
    expect(await loader.loadChapter('s1')).toEqual(first)
  })

  it('loads what is no longer asked, and refuses a file of something else', async () => {
    const files = { '/retired.json': `[${chapter}]` }
    expect(await loaderServing(files).loadRetired()).toEqual(first?.questions)
    await expect(loaderServing({ '/retired.json': chapter }).loadRetired()).rejects.toThrow('damaged')
  })

  it.each([
    ['a file that is not there', {}, 'bank file “s1” did not load: status 404'],
    ['half a file', { '/s1.json': chapter.slice(0, 40) }, 'bank file “s1” is damaged: it is not JSON'],
    ['another file', { '/s1.json': index }, 'bank file “chapter” is damaged'],
  ])('rejects %s', async (_what, files, message) => {
    await expect(loaderServing(files).loadChapter('s1')).rejects.toThrow(message)
  })

  it('rejects a chapter that holds another, and one the bank does not have', async () => {
    await expect(loaderServing({ '/s2.json': chapter }).loadChapter('s2')).rejects.toThrow(
      'is damaged: it holds s1',
    )
    await expect(loaderServing({}).loadChapter('s9')).rejects.toThrow('the bank has no chapter s9')
  })
})
