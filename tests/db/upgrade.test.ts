// Every released schema as it was, filled, and opened by this version. A fixture is never changed once it is released.
import Dexie from 'dexie'
import { describe, expect, it } from 'vitest'
import { DATABASE_NAME } from '../../src/db/home.ts'
import { AppDatabase, SCHEMA_VERSION } from '../../src/db/database.ts'
import { dexieStorage } from '../../src/db/dexie-storage.ts'
import { rebuildRecords } from '../../src/db/rebuild-records.ts'
import { emptyDisk, openAgain } from '../support/database.ts'
import { anOwnBank } from '../support/own-banks.ts'
import { VERSION_1, version1Rows } from '../support/version-1.ts'
import { VERSION_2, version2Rows } from '../support/version-2.ts'

/** Fills a database of a released version on an empty disk. */
async function filled(
  version: number,
  schema: Readonly<Record<string, string>>,
  rows: Readonly<Record<string, readonly object[]>>,
): Promise<void> {
  emptyDisk()
  const old = new Dexie(DATABASE_NAME)
  old.version(version).stores(schema)
  await old.open()
  for (const [table, some] of Object.entries(rows)) await old.table(table).bulkAdd(some)
  old.close()
}

describe('a database of version 1', () => {
  it.each([0, 1, 1000])('with %i attempts keeps every row, and gets what is new', async (attempts) => {
    await filled(1, VERSION_1, version1Rows(attempts))
    const db = new AppDatabase()
    await db.open()
    expect(db.backendDB().version).toBe(SCHEMA_VERSION * 10)
    expect(await db.attempts.count()).toBe(attempts)
    expect(await db.sessions.count()).toBe(1)
    expect(await db.notes.toArray()).toMatchObject([{ text: '笔记' }])
    const log = await db.meta.get('log')
    expect(log).toMatchObject({ attempts })
    // By this the witness knows the database again.
    expect(log?.database).toMatch(/^[a-z0-9]{16}$/)
    const slips = await db.slipRecords.toArray()
    await rebuildRecords(db)
    expect(slips).toEqual(await db.slipRecords.toArray())
    db.close()
  })
})

describe('a database of version 2', () => {
  it.each([0, 1000])('with %i attempts keeps every row as it was', async (attempts) => {
    const rows = version2Rows(attempts)
    await filled(2, VERSION_2, rows)
    const db = await openAgain()
    expect(db.backendDB().version).toBe(SCHEMA_VERSION * 10)
    for (const [table, some] of Object.entries(rows)) {
      const kept = await db.table<object>(table).toArray()
      expect(kept, table).toHaveLength(some.length)
      expect(kept, table).toEqual(expect.arrayContaining([...some]))
    }
    db.close()
  })

  it('finds the round of a bank by the new index, and has room for banks of one’s own', async () => {
    await filled(2, VERSION_2, version2Rows(3))
    const db = await openAgain()
    const storage = dexieStorage(db)
    expect((await storage.latestRunningSession('qingshan'))?.plan.id).toBe('session-1')
    expect(await storage.latestRunningSession('other')).toBeUndefined()
    expect(await storage.ownBanks()).toEqual([])
    await storage.saveOwnBank(anOwnBank())
    expect(await storage.ownBank('own-1')).toEqual(anOwnBank())
    db.close()
  })
})
