import Dexie from 'dexie'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { snapshotBeforeUpgrade } from '../../../src/db/backup/before-upgrade.ts'
import { itemLine } from '../../../src/db/backup/format.ts'
import {
  deleteSnapshots,
  keepSnapshot,
  MOST_SNAPSHOTS,
  snapshotFile,
  snapshots,
} from '../../../src/db/backup/snapshots.ts'
import { mergeIntoDatabase } from '../../../src/db/backup/merge-into.ts'
import { work } from '../../../src/db/backup/work.ts'
import type { Exported } from '../../../src/db/backup/work.ts'
import { DATABASE_NAME } from '../../../src/db/home.ts'
import { AppDatabase, SCHEMA_VERSION } from '../../../src/db/database.ts'
import { dexieStorage } from '../../../src/db/dexie-storage.ts'
import { rebuildRecords } from '../../../src/db/rebuild-records.ts'
import { idMaker } from '../../../src/db/device.ts'
import type { Item } from '../../../src/quiz/keeping/item.ts'
import { merge } from '../../../src/quiz/keeping/merge.ts'
import { allRows, bytesOf, contentOf, fileOf, INFO, itemsIn, readAll, textOf } from '../../support/backups.ts'
import { emptyDisk, freshDatabase, openAgain } from '../../support/database.ts'
import { aMiss, anAttempt, aSession, attemptId, NOON } from '../../support/log.ts'
import { questionId } from '../../support/questions.ts'
import { someItems } from '../../support/some-items.ts'
import { live, someSteps } from '../../support/some-log.ts'
import { VERSION_2, version2Rows } from '../../support/version-2.ts'

const NEVER_BESIDES: Item[] = []

async function exportOf(besides: readonly Item[] = NEVER_BESIDES): Promise<Exported> {
  return (await work({ do: 'export', besides, info: INFO })) as Exported
}

const restore = (file: Blob, besides: readonly Item[] = NEVER_BESIDES) =>
  work({ do: 'restore', besides, file, info: INFO, mayTake: true })

/** What the derived tables hold, and what they would hold if they were made anew. */
async function derivedTwice(db: AppDatabase): Promise<[unknown, unknown]> {
  const read = async (): Promise<unknown> =>
    Promise.all(
      [db.questionRecords, db.factHistories, db.factRecords, db.paceRecords, db.dayRecords].map((table) =>
        table.toArray(),
      ),
    )
  const written = await read()
  await rebuildRecords(db)
  return [written, await read()]
}

/** A fifth of the trips of backup-file.test.ts end in a database. */
const TRIPS = Math.ceil(Number(process.env['BACKUP_TRIPS'] ?? 300) / 5)

describe('a backup restored on an empty phone', () => {
  it(
    'holds everything, and is exported again byte for byte',
    async () => {
      await fc.assert(
        fc.asyncProperty(someItems, async (some) => {
          const first = await freshDatabase()
          const { besides } = await mergeIntoDatabase(first, some, [])
          first.close()
          const exported = await exportOf(besides)
          const second = await freshDatabase()
          const restored = await restore(exported.file)
          if (!restored.ok || !('besides' in restored)) throw new Error(JSON.stringify(restored))
          const again = await exportOf(restored.besides)
          expect(again.leftOut).toBe(0)
          expect(Buffer.compare(await bytesOf(again.file), await bytesOf(exported.file))).toBe(0)
          const [written, rebuilt] = await derivedTwice(second)
          expect(written).toEqual(rebuilt)
          second.close()
        }),
        { numRuns: TRIPS },
      )
    },
    120_000 + TRIPS * 500,
  )

  it('brings rounds, contest goes and sums of the log with it', async () => {
    const first = await freshDatabase()
    await live(dexieStorage(first), [
      { do: 'answer', question: 1, right: false, picked: 'c', clock: 0 },
      { do: 'mis-tap', which: 0 },
      { do: 'answer', question: 2, right: true, picked: 'b', clock: 0 },
    ])
    const before = await allRows(first)
    first.close()
    const { file } = await exportOf()
    const second = await freshDatabase()
    await restore(file)
    // The database itself is another one, and says so to the witness.
    const { meta, ...rest } = await allRows(second)
    expect({ ...rest, meta: [{ ...(meta?.[0] as object), database: expect.any(String) }] }).toEqual({
      ...before,
      meta: [{ ...(before['meta']?.[0] as object), database: expect.any(String) }],
    })
    second.close()
  })
})

describe('two phones', () => {
  it('hold the same after exchanging files, whoever begins, and both may go on', async () => {
    await fc.assert(
      fc.asyncProperty(someSteps, someSteps, async (ones, twos) => {
        const texts: string[] = []
        for (const [mine, yours] of [
          [ones, twos],
          [twos, ones],
        ] as const) {
          const other = await freshDatabase()
          await live(renamed(dexieStorage(other), yours === ones ? 'one' : 'two'), yours)
          other.close()
          const { file } = await exportOf()
          const own = await freshDatabase()
          await live(renamed(dexieStorage(own), mine === ones ? 'one' : 'two'), mine)
          await restore(file)
          texts.push(await contentOf(own))
          const [written, rebuilt] = await derivedTwice(own)
          expect(written).toEqual(rebuilt)
          // Goes on as if nothing had happened: the next answer comes last in the log.
          await dexieStorage(own).saveAnswer(anAttempt({ id: attemptId('new-1') }), aSession())
          const log = await own.attempts.orderBy('stamp').last()
          expect(log?.id).toBe('new-1')
          own.close()
        }
        expect(texts[0]).toBe(texts[1])
      }),
      { numRuns: 25 },
    )
  }, 120_000)

  it('never make the same id, since the name of a device is in no backup', async () => {
    const db = await freshDatabase()
    const device = 'abcdefghij'
    vi.stubGlobal('localStorage', undefined)
    await dexieStorage(db).saveAnswer(anAttempt({ id: idMaker(device, '1').attemptId() }), aSession())
    await dexieStorage(db).setStar('qingshan', questionId('q1'), true)
    db.close()
    const { file } = await exportOf()
    const next = await freshDatabase()
    const restored = await restore(file)
    expect(restored).toMatchObject({ ok: true, besides: [] })
    expect(await next.table('meta').toArray()).toHaveLength(1)
    next.close()
  })
})

/** Steps are the same on both phones; what they write down must not be. */
function renamed(storage: ReturnType<typeof dexieStorage>, device: string): ReturnType<typeof dexieStorage> {
  const own = (id: string) => attemptId(`${device}-${id}`)
  return {
    ...storage,
    saveAnswer: (attempt, session) => storage.saveAnswer({ ...attempt, id: own(attempt.id) }, session),
    saveCorrection: (correction) =>
      storage.saveCorrection(
        correction.kind === 'mis-tap'
          ? { ...correction, id: own(correction.id), attempt: own(correction.attempt) }
          : { ...correction, id: own(correction.id) },
      ),
  }
}

describe('truncated or altered backup: a refused file', () => {
  it('changes no row, wherever it was cut or altered', async () => {
    const db = await freshDatabase()
    const items = merge(fc.sample(someItems, { numRuns: 12, seed: 3 }).flat(), [])
    const file = new Blob([textOf(items)])
    const bytes = await bytesOf(file)
    await dexieStorage(db).saveAnswer(aMiss(), aSession())
    const before = await allRows(db)
    const broken: BlobPart[] = [fileOf(items.map(itemLine), { attempt: 1 })]
    for (let percent = 0; percent < 100; percent++)
      broken.push(bytes.subarray(0, Math.floor((bytes.length * percent) / 100)))
    for (let at = 0; at < bytes.length; at += Math.ceil(bytes.length / 100)) {
      const altered = bytes.slice()
      altered[at] = (altered[at] ?? 0) ^ 1
      broken.push(altered)
    }
    for (const part of broken) expect(await restore(new Blob([part]))).toMatchObject({ ok: false })
    expect(await allRows(db)).toEqual(before)
    expect(await snapshots()).toEqual([])
    db.close()
  }, 60_000)

  it('changes no row when the database fails half-way', async () => {
    const db = await freshDatabase()
    await dexieStorage(db).saveAnswer(aMiss(), aSession())
    const before = await allRows(db)
    const incoming: Item[] = [
      {
        kind: 'attempt',
        value: { ...JSON.parse(JSON.stringify(anAttempt({ id: attemptId('x') }))), stamp: 5 },
      },
      // Its key cannot be stored: the write of it fails after the log was written.
      { kind: 'star', value: { bank: 'b', question: null, starred: 1, changedAt: 1 } },
    ]
    await expect(mergeIntoDatabase(db, incoming, [])).rejects.toThrow()
    expect(await allRows(db)).toEqual(before)
    db.close()
  })

  it('is refused for a database that a newer version has written', async () => {
    const db = await freshDatabase()
    db.close()
    const newer = new AppDatabase()
    newer.version(SCHEMA_VERSION + 1).stores({ later: 'id' })
    await newer.open()
    newer.close()
    expect(await restore(new Blob([textOf([])]))).toEqual({ ok: false, reason: 'newer-database' })
    await expect(exportOf()).resolves.toMatchObject({ ok: true })
  })
})

describe('damaged rows', () => {
  it('are in no backup, are counted, and stay where they are', async () => {
    const db = await freshDatabase()
    await dexieStorage(db).saveAnswer(aMiss(), aSession())
    await db.table('attempts').put({ id: 'broken', right: 'perhaps' })
    db.close()
    const exported = await exportOf()
    expect(exported).toMatchObject({ leftOut: 1, counts: { attempt: 1, session: 1 } })
    expect(await restore(exported.file)).toMatchObject({ ok: true, changed: 0 })
    const again = await openAgain()
    expect(await again.table('attempts').get('broken')).toBeDefined()
    again.close()
  })
})

describe('mending', () => {
  it('makes records anew that no page could show, and puts right what stands in the future', async () => {
    const db = await freshDatabase()
    const storage = dexieStorage(db)
    await storage.saveAnswer(aMiss(), aSession())
    await storage.saveAnswer(anAttempt({ id: attemptId('device-2') }), aSession())
    const sound = await Promise.all([db.questionRecords.toArray(), db.dayRecords.toArray()])
    await db.questionRecords.toCollection().modify({ streak: null as never })
    await db.dayRecords.toCollection().modify({ answered: 'many' as never })
    await db.stars.put({ bank: 'qingshan', question: questionId('s1p1-01a'), starred: 1, changedAt: 9e14 })
    expect(await work({ do: 'mend', now: NOON })).toMatchObject({ ok: true, healed: 1 })
    expect(await Promise.all([db.questionRecords.toArray(), db.dayRecords.toArray()])).toEqual(sound)
    expect(await db.stars.toArray()).toMatchObject([{ starred: 1, changedAt: NOON }])
    db.close()
  })
})

describe('deleting', () => {
  it('takes one question out of the log, the records and the rounds, and an older backup does not bring it back', async () => {
    const db = await freshDatabase()
    const storage = dexieStorage(db)
    const [gone, stays] = [questionId('s1p1-01a'), questionId('s1p1-02a')]
    await storage.saveAnswer(aMiss({ question: gone }), aSession())
    await storage.saveAnswer(aMiss({ id: attemptId('device-2'), question: stays }), aSession())
    await storage.setStar('qingshan', gone, true)
    const { file } = await exportOf()
    await work({ do: 'delete', bank: 'qingshan', question: gone, now: NOON + 1e6 })
    const left = async () => ({
      attempts: (await db.attempts.toArray()).map(({ question }) => question),
      records: (await db.questionRecords.toArray()).map(({ question }) => question),
      attemptsSummed: (await db.meta.get('log'))?.attempts,
    })
    const expected = { attempts: [stays], records: [stays], attemptsSummed: 1 }
    expect(await left()).toEqual(expected)
    expect(await work({ do: 'preview', besides: [], file, now: NOON + 1e6 })).toMatchObject({
      ok: true,
      preview: { deleted: 1 },
    })
    await restore(file)
    expect(await left()).toEqual(expected)
    // A star is no history.
    expect(await storage.starredQuestions('qingshan')).toEqual([gone])
    await storage.saveAnswer(aMiss({ id: attemptId('device-3'), question: gone }), aSession())
    await restore(file)
    expect((await left()).records).toEqual([gone, stays])
    db.close()
  })

  it('of a bank takes all history of that bank, not the bank, and nothing of another', async () => {
    await fc.assert(
      fc.asyncProperty(someItems, async (some) => {
        const items = some.filter(({ kind }) => kind !== 'deletion')
        const db = await freshDatabase()
        await mergeIntoDatabase(db, items, [])
        const other = (await contentOf(db)).split('\n').filter((line) => line.includes('"bank":"other"'))
        await work({ do: 'delete', bank: 'qingshan', question: '', now: NOON + 1e6 })
        const left = (await contentOf(db)).split('\n').filter((line) => !line.startsWith('deletion'))
        const history = left.filter((line) => !/^(aside \{"of":")?bank/.test(line))
        expect(history.filter((line) => line.includes('"bank":"qingshan"'))).toEqual([])
        expect(left.filter((line) => line.includes('"bank":"other"'))).toEqual(other)
        for (const table of [db.questionRecords, db.factRecords, db.dayRecords, db.goes])
          for (const row of await table.toArray()) expect(row.bank).toBe('other')
        db.close()
      }),
      { numRuns: 40 },
    )
  }, 60_000)
})

describe('a merge in batches', () => {
  it('leaves what the rules of merging say, whatever is here and whatever comes', async () => {
    let goes = 0
    await fc.assert(
      fc.asyncProperty(someItems, someItems, async (mine, theirs) => {
        const db = await freshDatabase()
        const { besides } = await mergeIntoDatabase(db, mine, [])
        const before = [...(await itemsIn(db)), ...besides]
        const merged = await mergeIntoDatabase(db, theirs, besides)
        const said = (items: readonly Item[]): string[] => items.map(itemLine).sort()
        expect(said([...(await itemsIn(db)), ...merged.besides])).toEqual(said(merge(before, theirs)))
        const ofContests = (await db.sessions.toArray()).filter(({ kind }) => kind === 'contest')
        expect((await db.goes.toArray()).map(({ session }) => session).sort()).toEqual(
          ofContests.map(({ id }) => id).sort(),
        )
        goes += ofContests.length
        db.close()
      }),
      { numRuns: 60 },
    )
    expect(goes).toBeGreaterThan(10)
  }, 120_000)

  it('takes the goes of deleted rounds along', async () => {
    const db = await freshDatabase()
    const contest = fc
      .sample(someItems, { numRuns: 200, seed: 5 })
      .flat()
      .filter(({ kind, value }) => kind === 'session' && 'contest' in value)
      .map(({ value }): Item => ({ kind: 'session', value }))
    await mergeIntoDatabase(db, contest, [])
    const before = (await db.goes.toArray()).filter(({ bank }) => bank === 'qingshan')
    expect(before.length).toBeGreaterThan(0)
    await work({ do: 'delete', bank: 'qingshan', question: '', now: NOON + 1e6 })
    expect((await db.goes.toArray()).filter(({ bank }) => bank === 'qingshan')).toEqual([])
    db.close()
  })
})

describe('snapshots', () => {
  it('bring back what was, not more and not less; what was there meanwhile is kept', async () => {
    const db = await freshDatabase()
    await dexieStorage(db).saveAnswer(aMiss(), aSession())
    await dexieStorage(db).setStar('qingshan', questionId('q1'), true)
    const before = await contentOf(db)
    const derived = await derivedTwice(db)
    const mark: Item = { kind: 'deletion', value: { bank: 'qingshan', question: '', upTo: NOON + 9 } }
    await restore(new Blob([textOf([mark])]))
    await dexieStorage(db).saveAnswer(aMiss({ id: attemptId('later') }), aSession({ createdAt: NOON + 20 }))
    const meanwhile = await contentOf(db)
    const [made] = await snapshots()
    const file = made && (await snapshotFile(made.id))
    if (!file) throw new Error('no snapshot')
    await work({ do: 'replace', besides: [], file, info: INFO })
    expect(await contentOf(db)).toBe(before)
    expect(await derivedTwice(db)).toEqual(derived)
    expect(await db.meta.get('log')).toMatchObject({ attempts: 1, lastId: 'device-1' })
    const [kept] = await snapshots()
    expect(kept).toMatchObject({ reason: 'replace', attempts: 1 })
    const back = kept && (await snapshotFile(kept.id))
    if (back) await work({ do: 'replace', besides: [], file: back, info: INFO })
    expect(await contentOf(db)).toBe(meanwhile)
    db.close()
  })

  it('are made before a restore, and bring back what was', async () => {
    const db = await freshDatabase()
    await dexieStorage(db).saveAnswer(aMiss(), aSession())
    const before = await contentOf(db)
    await restore(
      new Blob([textOf([{ kind: 'star', value: { bank: 'b', question: 'q', starred: 1, changedAt: 1 } }])]),
    )
    const [made] = await snapshots()
    expect(made).toMatchObject({ reason: 'restore', madeAt: INFO.madeAt, attempts: 1 })
    db.close()
    const next = await openAgain()
    await next.transaction('rw', next.tables, () => Promise.all(next.tables.map((table) => table.clear())))
    const file = made && (await snapshotFile(made.id))
    if (!file) throw new Error('no snapshot')
    await restore(file)
    expect(await contentOf(next)).toBe(before)
    next.close()
  })

  it('are not made of nothing, never more than a few, and go without trace', async () => {
    const db = await freshDatabase()
    await restore(new Blob([textOf([])]))
    expect(await snapshots()).toEqual([])
    for (let at = 0; at < MOST_SNAPSHOTS + 3; at++)
      await keepSnapshot(new Blob(['x']), { madeAt: at, reason: 'restore', attempts: 0 })
    expect((await snapshots()).map(({ madeAt }) => madeAt)).toEqual([7, 6, 5, 4, 3])
    await deleteSnapshots()
    expect((await indexedDB.databases()).map(({ name }) => name)).toEqual([DATABASE_NAME])
    db.close()
  })

  it('are made before an upgrade of the database, with all that the older version kept', async () => {
    const db = await freshDatabase()
    db.close()
    await db.delete()
    const older = new Dexie(DATABASE_NAME)
    older.version(1).stores({ attempts: 'id', sessions: 'id', notes: '[bank+question]', meta: 'key' })
    await older.open()
    const attempt = { ...anAttempt(), stamp: NOON }
    await older.table('attempts').add(attempt)
    const note = { bank: 'qingshan', question: 'q1', text: '记住', changedAt: NOON }
    await older.table('notes').add(note)
    older.close()

    expect(await snapshotBeforeUpgrade(SCHEMA_VERSION, NOON)).toBe(true)
    const [made] = await snapshots()
    expect(made).toMatchObject({ reason: 'upgrade', attempts: 1 })
    const file = made && (await snapshotFile(made.id))
    expect(file && (await readAll(file)).items).toEqual([
      { kind: 'attempt', value: attempt },
      { kind: 'note', value: note },
    ])

    const upgraded = await openAgain()
    expect(await upgraded.attempts.toArray()).toEqual([attempt])
    expect(await snapshotBeforeUpgrade(SCHEMA_VERSION, NOON)).toBe(false)
    upgraded.close()
  })

  it('hold all that version 2 had: marks of deletions, what lost a merge, and what only a newer version knows', async () => {
    emptyDisk()
    const older = new Dexie(DATABASE_NAME)
    older.version(2).stores(VERSION_2)
    await older.open()
    for (const [table, rows] of Object.entries(version2Rows(3))) await older.table(table).bulkAdd(rows)
    older.close()

    expect(await snapshotBeforeUpgrade(SCHEMA_VERSION, NOON)).toBe(true)
    const db = await openAgain()
    const [made] = await snapshots()
    const file = made && (await snapshotFile(made.id))
    expect(file && (await readAll(file)).items).toEqual(await itemsIn(db))
    db.close()
  })

  it('are not made, and no database either, where there is none', async () => {
    const db = await freshDatabase()
    await db.delete()
    expect(await snapshotBeforeUpgrade(SCHEMA_VERSION, NOON)).toBe(false)
    expect(await indexedDB.databases()).toEqual([])
  })
})

describe('what lies in the database', () => {
  it('reads a note that lost a merge as what it is', async () => {
    const db = await freshDatabase()
    const note = (text: string, changedAt: number): Item => ({
      kind: 'note',
      value: { bank: 'b', question: 'q', text, changedAt },
    })
    await mergeIntoDatabase(db, [note('old', 1)], [])
    await mergeIntoDatabase(db, [note('young', 2)], [])
    expect(await itemsIn(db)).toEqual([
      note('young', 2),
      { kind: 'aside', value: { of: 'note', value: note('old', 1).value } },
    ])
    db.close()
  })
})
