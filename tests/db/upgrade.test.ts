// Every released schema as it was, filled, and opened by this version. A fixture is never changed once it is released.
import Dexie from 'dexie'
import { describe, expect, it } from 'vitest'
import { DATABASE_NAME } from '../../src/db/database-name.ts'
import { AppDatabase, SCHEMA_VERSION } from '../../src/db/database.ts'
import { rebuildRecords } from '../../src/db/dexie-storage.ts'
import { sessionRow } from '../../src/db/stored-session.ts'
import { recordsFrom } from '../../src/quiz/records.ts'
import { emptyDisk } from '../support/database.ts'
import { aMiss, aMisTap, anAttempt, aSession, attemptId, NOON } from '../support/log.ts'

/** Version 1, November 2026. */
const VERSION_1 = {
  attempts: 'id, [bank+question+stamp], stamp, session',
  corrections: 'id, [bank+question+stamp], stamp',
  sessions: 'id, [phase+touchedAt], [kind+bank+day]',
  questionRecords: '[bank+question], [bank+everMissed]',
  factHistories: '[bank+fact]',
  factRecords: '[bank+fact]',
  paceRecords: '[bank+form]',
  parameters: 'key',
  dayRecords: '[bank+day]',
  stars: '[bank+question], [bank+starred]',
  notes: '[bank+question]',
  goes: 'session, [bank+preset+day]',
  formats: 'name',
  meta: 'key',
}

async function filledVersion1(attempts: number): Promise<void> {
  emptyDisk()
  const old = new Dexie(DATABASE_NAME)
  old.version(1).stores(VERSION_1)
  await old.open()
  const entries = Array.from({ length: attempts }, (_, at) => ({
    ...(at % 3 === 0 ? aMiss({ id: attemptId(`d-${at}`) }) : anAttempt({ id: attemptId(`d-${at}`) })),
    answeredAt: NOON + at,
    stamp: NOON + at,
  }))
  const correction = { ...aMisTap('d-0', { madeAt: NOON + attempts }), stamp: NOON + attempts }
  await old.table('attempts').bulkAdd(entries)
  if (attempts > 0) {
    await old.table('corrections').add(correction)
    const records = recordsFrom([...entries, correction])
    await old
      .table('questionRecords')
      .bulkAdd(records.questions.map((record) => ({ ...record, everMissed: record.missed > 0 ? 1 : 0 })))
    await old.table('dayRecords').bulkAdd([...records.days])
    await old.table('meta').add({
      key: 'log',
      lastStamp: correction.stamp,
      lastId: correction.id,
      attempts,
    })
  }
  await old.table('sessions').add(sessionRow(aSession()))
  await old.table('notes').add({ bank: 'qingshan', question: 's1p1-01a', text: '笔记', changedAt: NOON })
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
    const rebuilt = await rebuildRecords(db)
    expect(slips).toEqual(rebuilt.slips)
    db.close()
  })
})
