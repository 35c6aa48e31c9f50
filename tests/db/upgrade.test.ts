// Every released schema as it was, filled, and opened by this version. A fixture is never changed once it is released.
import Dexie from 'dexie'
import { describe, expect, it } from 'vitest'
import { DATABASE_NAME } from '../../src/db/home.ts'
import { AppDatabase, SCHEMA_VERSION } from '../../src/db/database.ts'
import { rebuildRecords } from '../../src/db/dexie-storage.ts'
import { emptyDisk } from '../support/database.ts'
import { VERSION_1, version1Rows } from '../support/version-1.ts'

async function filledVersion1(attempts: number): Promise<void> {
  emptyDisk()
  const old = new Dexie(DATABASE_NAME)
  old.version(1).stores(VERSION_1)
  await old.open()
  for (const [table, rows] of Object.entries(version1Rows(attempts))) await old.table(table).bulkAdd(rows)
  old.close()
}

describe('a database of version 1', () => {
  it.each([0, 1, 1000])('with %i attempts keeps every row, and gets what is new', async (attempts) => {
    await filledVersion1(attempts)
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
