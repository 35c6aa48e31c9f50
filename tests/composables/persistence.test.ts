import { describe, expect, it } from 'vitest'
import { askForPersistence, storageState } from '../../src/composables/persistence.ts'

type Manager = Parameters<typeof storageState>[0]
const refuses: () => Promise<boolean> = () => Promise.reject(new TypeError('no'))

describe('storageState', () => {
  it.each<[string, Manager, string]>([
    ['granted', { persisted: async () => true }, 'persisted'],
    ['not granted', { persisted: async () => false }, 'best-effort'],
    ['failing', { persisted: refuses }, 'unknown'],
    ['missing', {}, 'unknown'],
  ])('says how it stands when persistence is %s', async (_how, manager, persistence) => {
    expect(await storageState(manager)).toEqual({ persistence, used: null, quota: null })
  })

  it('gives the space as far as the browser tells', async () => {
    const manager = { estimate: async () => ({ usage: 5, quota: 90 }) }
    expect(await storageState(manager)).toMatchObject({ used: 5, quota: 90 })
    expect(await storageState({ estimate: async () => ({}) })).toMatchObject({ used: null, quota: null })
    expect(await storageState({ estimate: () => Promise.reject(new TypeError('no')) })).toMatchObject({
      used: null,
      quota: null,
    })
  })
})

describe('askForPersistence', () => {
  it.each<[string, Manager, string]>([
    ['agrees', { persist: async () => true }, 'persisted'],
    ['declines', { persist: async () => false }, 'best-effort'],
    ['fails', { persist: refuses }, 'unknown'],
    ['has no such thing', {}, 'unknown'],
  ])('says what came of it when the browser %s', async (_how, manager, persistence) => {
    expect(await askForPersistence(manager)).toBe(persistence)
  })
})
