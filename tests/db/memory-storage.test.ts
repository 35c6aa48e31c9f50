import { describe, expect, it } from 'vitest'
import { memoryStorage } from '../../src/db/memory-storage.ts'
import { describeOwnBanks } from '../support/own-bank-contract.ts'
import { describeStorage } from '../support/storage-contract.ts'

describeStorage('memoryStorage', async () => memoryStorage())
describeOwnBanks('memoryStorage', async () => memoryStorage())

describe('memoryStorage', () => {
  it('says that it keeps nothing', () => {
    expect(memoryStorage().kind).toBe('memory')
  })
})
