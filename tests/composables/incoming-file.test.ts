import { afterEach, describe, expect, it, vi } from 'vitest'
import { offeredBanks } from '../../src/composables/incoming-file.ts'

afterEach(() => vi.unstubAllGlobals())

describe('the banks that a host offers', () => {
  it.each([
    ['no list', new Response('', { status: 404 }), []],
    ['a page in place of the list', new Response('<!doctype html>'), []],
    ['something else', new Response('{"file":"a.csv"}'), []],
    ['an empty list', new Response('[]'), []],
    [
      'entries of which some are none',
      new Response('[{"file":"a.csv","title":"甲"},{"file":"b.csv"},null,3,{"file":1,"title":"乙"}]'),
      [{ file: 'banks/a.csv', title: '甲' }],
    ],
  ])('%s', async (_what, answer, offered) => {
    vi.stubGlobal('fetch', () => Promise.resolve(answer))
    expect(await offeredBanks()).toEqual(offered)
  })

  it('are none without a network', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')))
    expect(await offeredBanks()).toEqual([])
  })

  it('are at most 200', async () => {
    const list = Array.from({ length: 300 }, (_, at) => ({ file: `${at}.csv`, title: String(at) }))
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json(list)))
    expect(await offeredBanks()).toHaveLength(200)
  })
})
