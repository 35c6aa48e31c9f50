import { describe, expect, it } from 'vitest'

describe('the test environment', () => {
  it('is in China, whatever the machine says', () => {
    expect(new Date(2021, 11, 7).toISOString()).toBe('2021-12-06T16:00:00.000Z')
  })

  it('has an IndexedDB in memory', () => {
    expect(indexedDB.open).toBeTypeOf('function')
  })
})
