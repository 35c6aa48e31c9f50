import { describe, expect, it } from 'vitest'
import { DATABASE_NAME } from '../../src/db/home.ts'
import { SCHEMA_VERSION } from '../../src/db/database.ts'
import { emptyDisk, openAgain } from '../support/database.ts'

describe('AppDatabase', () => {
  it('has the native version that its schema says: ten times SCHEMA_VERSION', async () => {
    const disk = emptyDisk()
    const db = await openAgain()
    expect(await disk.databases()).toEqual([{ name: DATABASE_NAME, version: SCHEMA_VERSION * 10 }])
    expect(db.backendDB().version).toBe(SCHEMA_VERSION * 10)
  })

  it('opens again without raising that version', async () => {
    const disk = emptyDisk()
    for (const _ of [1, 2, 3]) (await openAgain()).close()
    expect((await disk.databases())[0]?.version).toBe(SCHEMA_VERSION * 10)
  })
})
