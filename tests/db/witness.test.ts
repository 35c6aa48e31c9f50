import { afterEach, describe, expect, it, vi } from 'vitest'
import { hasTraces, isListed, witnessIn } from '../../src/db/witness.ts'
import type { Witness } from '../../src/db/witness.ts'
import { attemptId } from '../support/log.ts'
import { aPlace } from '../support/places.ts'

const SEEN: Witness = { database: 'abc', attempts: 3, lastId: attemptId('device-3') }
const KEY = 'bainian-qianti/kept'

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('witnessIn', () => {
  it('gives back what it was told, and forgets when told to', () => {
    const witness = witnessIn(aPlace())
    expect(witness.read()).toBeUndefined()
    witness.write(SEEN)
    expect(witness.read()).toEqual(SEEN)
    witness.forget()
    expect(witness.read()).toBeUndefined()
  })

  it.each([
    '1',
    '',
    '{',
    '{"database":"","attempts":1,"lastId":null}',
    '{"database":"a","attempts":-1,"lastId":null}',
  ])('takes no word from a text that is not its own: %s', (text) => {
    const place = aPlace()
    place.setItem(KEY, text)
    expect(witnessIn(place).read()).toBeUndefined()
  })

  it('does without a place, and without one that works', () => {
    for (const place of [undefined, aPlace(['getItem', 'setItem', 'removeItem'])]) {
      const witness = witnessIn(place)
      witness.write(SEEN)
      witness.forget()
      expect(witness.read()).toBeUndefined()
    }
  })
})

describe('hasTraces', () => {
  it.each([
    ['nothing', [], false],
    ['the witness', [KEY], true],
    ['an unconfirmed answer', ['bainian-qianti/journal/device-1'], true],
    ['something of another page', ['other/kept'], false],
  ] as const)('with %s in the place', (_what, keys, expected) => {
    const place = aPlace()
    for (const key of keys) place.setItem(key, 'x')
    vi.stubGlobal('localStorage', place)
    expect(hasTraces()).toBe(expected)
  })

  it('counts a place that cannot be read as a trace', () => {
    const place = aPlace(['key'])
    place.setItem('bainian-qianti/theme', 'x')
    vi.stubGlobal('localStorage', place)
    expect(hasTraces()).toBe(true)
    vi.stubGlobal('localStorage', undefined)
    expect(hasTraces()).toBe(true)
  })
})

describe('isListed', () => {
  it.each([
    [['bainian-qianti'], true],
    [['another'], false],
    [[], false],
  ])('among %j', async (names, expected) => {
    vi.stubGlobal('indexedDB', {
      databases: () => Promise.resolve(names.map((name) => ({ name, version: 1 }))),
    })
    expect(await isListed('bainian-qianti')).toBe(expected)
  })

  it('is true where the browser cannot say', async () => {
    vi.stubGlobal('indexedDB', {})
    expect(await isListed('bainian-qianti')).toBe(true)
  })
})
