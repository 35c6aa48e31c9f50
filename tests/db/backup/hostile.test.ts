// Files that somebody has made to do harm, and what older versions have taken in from such files.
import fc from 'fast-check'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { itemLine, LIMITS } from '../../../src/db/backup/format.ts'
import { mergeIntoDatabase } from '../../../src/db/backup/merge-into.ts'
import { keepBesides, ownBesides } from '../../../src/db/backup/own-besides.ts'
import { work } from '../../../src/db/backup/work.ts'
import type { Exported, Previewed, Restored } from '../../../src/db/backup/work.ts'
import type { AppDatabase } from '../../../src/db/database.ts'
import { dexieStorage } from '../../../src/db/dexie-storage.ts'
import { readingPlace } from '../../../src/db/reading-place.ts'
import { readSettings, writeSettings } from '../../../src/db/settings.ts'
import { sessionRow } from '../../../src/db/stored-session.ts'
import { clockAt, LATEST_MS } from '../../../src/quiz/keeping/hybrid-clock.ts'
import type { Item } from '../../../src/quiz/keeping/item.ts'
import type { JsonObject } from '../../../src/quiz/keeping/json.ts'
import { merge } from '../../../src/quiz/keeping/merge.ts'
import { bytesOf, contentOf, fileOf, INFO, itemsIn, readAll, textOf } from '../../support/backups.ts'
import { freshDatabase, openAgain } from '../../support/database.ts'
import { aMiss, anAttempt, aSession, attemptId, DAY, NOON } from '../../support/log.ts'
import { aPlace } from '../../support/places.ts'
import { questionId } from '../../support/questions.ts'
import { someItems } from '../../support/some-items.ts'

const YEARS = 20 * 366 * DAY
const json = (value: object): JsonObject => JSON.parse(JSON.stringify(value)) as JsonObject
const note = (text: string, clock: string, more: object = {}): Item => ({
  kind: 'note',
  value: { bank: 'b', question: 'q', text, changedAt: 1, clock, ...more },
})
const mark = (upTo: number, question = ''): Item => ({
  kind: 'deletion',
  value: { bank: 'qingshan', question, upTo },
})
const fileWith = (...items: Item[]) => new Blob([textOf(items)])

const preview = async (file: Blob) =>
  (await work({ do: 'preview', besides: [], file, now: NOON })) as Previewed
const restore = async (file: Blob, mayTake = false, besides: readonly Item[] = []) =>
  (await work({ do: 'restore', besides, file, info: INFO, mayTake })) as Restored
const exportOf = async (besides: readonly Item[] = []) =>
  (await work({ do: 'export', besides, info: INFO })) as Exported

/** Two answers of this device. */
async function answered(): Promise<AppDatabase> {
  const db = await freshDatabase()
  await dexieStorage(db).saveAnswer(aMiss(), aSession())
  await dexieStorage(db).saveAnswer(aMiss({ id: attemptId('device-2') }), aSession())
  return db
}

beforeEach(() => vi.stubGlobal('localStorage', aPlace()))

describe('a file that would take something away', () => {
  it('says how much, and takes nothing without a yes', async () => {
    const db = await answered()
    const { preview: said } = await preview(fileWith(mark(NOON + 5)))
    expect(Object.fromEntries(said.taken)).toEqual({ attempt: 2, session: 1 })
    await restore(fileWith(mark(NOON + 5), { ...note('new', clockAt(5)) }))
    expect(await db.attempts.count()).toBe(2)
    expect(await db.deletions.count()).toBe(0)
    expect(await db.notes.count()).toBe(1)
    await restore(fileWith(mark(NOON + 5)), true)
    expect(await db.attempts.count()).toBe(0)
    expect(await db.deletions.count()).toBe(1)
    db.close()
  })

  it('asks about the answers of one question in a round as well', async () => {
    const db = await answered()
    const question = String(aMiss().question)
    const { preview: said } = await preview(fileWith(mark(NOON + 5, question)))
    expect(said.taken.get('attempt')).toBe(2)
    db.close()
  })

  it('is not asked about when its marks take nothing: an empty phone gets them with the rest', async () => {
    const db = await freshDatabase()
    const file = fileWith(mark(NOON - 5), { kind: 'attempt', value: { ...json(anAttempt()), stamp: NOON } })
    expect((await preview(file)).preview.taken.size).toBe(0)
    await restore(file)
    expect([await db.deletions.count(), await db.attempts.count()]).toEqual([1, 1])
    db.close()
  })

  it('counts the answers of a round that would be emptied by a made-up later state', async () => {
    const db = await freshDatabase()
    const session = aSession()
    const given = session.given.map((_, at) => (at === 0 ? { ...GIVEN } : null))
    await dexieStorage(db).saveSession({ ...session, given } as typeof session)
    const emptied: Item = { kind: 'session', value: json({ ...session, touchedAt: NOON + 9 }) }
    expect(Object.fromEntries((await preview(fileWith(emptied))).preview.taken)).toEqual({ session: 1 })
    await restore(fileWith(emptied))
    expect((await dexieStorage(db).session(session.plan.id))?.given[0]).not.toBeNull()
    db.close()
  })
})

const GIVEN = { attempt: attemptId('device-1'), answer: ['b'], right: true, points: 1, elapsedMs: 5 }

describe('what is of a time that has not come', () => {
  const attempt = (more: object): Item => ({
    kind: 'attempt',
    value: { ...json(anAttempt()), stamp: NOON, ...more },
  })
  it.each<[string, Item]>([
    ['a mark of a deletion', mark(NOON + 2 * DAY)],
    ['the place of an answer in the log', attempt({ stamp: NOON + 2 * DAY })],
    ['the moment of an answer', attempt({ answeredAt: NOON + 2 * DAY })],
    ['the day of an answer', attempt({ day: 100_000 })],
    ['the clock of a note', note('x', 'zzzzzzzzz.zzzz.zzzz')],
    [
      'the clock of a note that has lost',
      { kind: 'aside', value: { of: 'note', value: note('x', clockAt(NOON + 2 * DAY)).value } },
    ],
    [
      'the moment of a star',
      { kind: 'star', value: { bank: 'b', question: 'q', starred: 1, changedAt: NOON + 2 * DAY } },
    ],
    ['the beginning of a round', { kind: 'session', value: json(aSession({ createdAt: NOON + 2 * DAY })) }],
    [
      'the clock of a setting',
      { kind: 'setting', value: { name: 'theme', value: 'dark', clock: clockAt(NOON + 2 * DAY) } },
    ],
  ])('is left out: %s; everything else goes in', async (_what, item) => {
    const db = await freshDatabase()
    const file = fileWith(item, note('sound', clockAt(NOON + DAY / 2), { question: 'other' }))
    const { refused, preview: said } = await preview(file)
    expect(Object.fromEntries(refused)).toEqual({ future: 1 })
    expect(Object.fromEntries(said.kinds)).toEqual({ note: { fresh: 1, same: 0, differing: 0 } })
    expect(Object.fromEntries((await restore(file)).refused)).toEqual({ future: 1 })
    expect((await itemsIn(db)).map(({ kind }) => kind)).toEqual(['note'])
    db.close()
  })

  it('may be a day ahead, as clocks are', async () => {
    const file = fileWith(note('sound', clockAt(NOON + DAY)))
    expect(await readAll(file)).toMatchObject({ ok: true, refused: new Map() })
  })
})

describe('what could not be written into a backup again', () => {
  const deep = (levels: number): object => (levels === 0 ? {} : { a: deep(levels - 1) })
  const session = (more: object): string =>
    itemLine({ kind: 'session', value: { ...json(aSession()), ...more } as JsonObject })
  it.each<[string, string, string]>([
    ['a number without end', session({}).replace(/"createdAt":\d+/, '"createdAt":1e999'), 'damaged'],
    ['no number', session({}).replace(/"createdAt":\d+/, '"createdAt":null'), 'damaged'],
    ['a season without end', itemLine({ kind: 'session', value: longSeason(3e7) }), 'damaged'],
    [
      'a star with a list of 100,000 numbers',
      itemLine({
        kind: 'star',
        value: {
          bank: 'b',
          question: 'q',
          starred: 1,
          changedAt: 1,
          more: Array.from({ length: 100_000 }, () => 1e20),
        },
      }),
      'too-large',
    ],
    ['a note ten levels deep', itemLine(note('x', clockAt(1), { more: deep(10) })), 'too-large'],
    [
      'a field that is infinite',
      itemLine(note('x', clockAt(1), { more: 7 })).replace(':7,', ':1e999,'),
      'too-large',
    ],
    ['a text that is too long', itemLine(note('x'.repeat(20_001), clockAt(1))), 'damaged'],
    [
      'a kind of a newer version that is too long',
      itemLine({ kind: 'badge', value: { a: 'x'.repeat(20_000) } }),
      'too-large',
    ],
  ])('is left out: %s', async (_what, line, reason) => {
    const kind = /^\{"([a-z]+)"/.exec(line)?.[1] ?? ''
    const read = await readAll(new Blob([fileOf([line], { [kind]: 1 })]))
    expect(read).toMatchObject({ ok: true, items: [], refused: new Map([[reason, 1]]) })
  })

  it.each<[string, string]>([
    ['the same round', session({})],
    ['the longest season there is', itemLine({ kind: 'session', value: longSeason(99) })],
    ['a note eight levels deep', itemLine(note('x', clockAt(1), { more: deep(8) }))],
    ['the longest text', itemLine(note('x'.repeat(20_000), clockAt(1)))],
  ])('goes in when it is just within the limits: %s', async (_what, line) => {
    const kind = /^\{"([a-z]+)"/.exec(line)?.[1] ?? ''
    const read = await readAll(new Blob([fileOf([line], { [kind]: 1 })]))
    expect(read).toMatchObject({ ok: true, refused: new Map() })
    expect(read.items).toHaveLength(1)
  })

  it('is no more than the app can carry along for newer versions, over any number of files', async () => {
    const db = await freshDatabase()
    const badges = (from: number, count: number): Item[] =>
      Array.from({ length: count }, (_, at) => ({ kind: 'badge', value: { at: from + at } }))
    await db.carried.bulkPut(
      badges(0, LIMITS.carriedItems - 2).map(({ kind, value }) => ({
        id: `id-${String(value['at'])}`,
        of: kind,
        value,
      })),
    )
    const more = fileWith(...badges(30_000, 5))
    expect(Object.fromEntries((await preview(more)).refused)).toEqual({ 'too-many': 3 })
    await restore(more)
    expect(await db.carried.count()).toBe(LIMITS.carriedItems)
    expect(await readAll((await exportOf()).file)).toMatchObject({ ok: true, refused: new Map() })
    db.close()
  }, 60_000)
})

function longSeason(days: number): JsonObject {
  const session = json(aSession({ kind: 'contest' }))
  const rules = {
    ...{ id: 'custom', name: '甲', draw: [], chapters: [], clock: { kind: 'none' }, feedback: 'end' },
    points: { single: 1, multiple: 1, judge: 1, blank: 1, order: 1, match: 1 },
    ...{
      multiple: 'part',
      speedStepMs: 0,
      penalty: 0,
      ending: { kind: 'paper' },
      goesPerDay: 0,
      goesInAll: 0,
    },
    ...{ standing: { kind: 'best' }, seasonDays: days, seasonMost: 100, tieBreak: [], mayPause: false },
  }
  return {
    ...session,
    plan: { ...(session['plan'] as JsonObject), contest: { rules, number: { deck: 1, go: 1 } } },
  }
}

describe('a note written here', () => {
  it('is kept beside whatever wins over it, however many there are', async () => {
    const db = await freshDatabase()
    await mergeIntoDatabase(db, [note('mine', clockAt(NOON))], [])
    const later = Array.from({ length: 30 }, (_, at) => note(`theirs ${at}`, clockAt(NOON + at + 1)))
    await restore(fileWith(...merge(later, [])))
    await restore(
      fileWith(
        ...merge(
          later.map((one) => ({ ...one, value: { ...one.value, text: 'again' } })),
          [],
        ),
      ),
    )
    expect((await dexieStorage(db).asideNotes('b')).map(({ text }) => text)).toContain('mine')
    db.close()
  })
})

describe('a database that has taken such things in', () => {
  /** What versions before had no limit for. */
  async function spoil(db: AppDatabase): Promise<void> {
    const rows = {
      attempts: {
        ...json(anAttempt({ id: attemptId('far') })),
        stamp: NOON + YEARS,
        answeredAt: NOON + YEARS,
      },
      // An answer of this device, given after it.
      attempts2: {
        ...json(anAttempt({ id: attemptId('own') })),
        stamp: NOON + YEARS + 1,
        answeredAt: NOON + 7,
      },
      deletions: mark(LATEST_MS).value,
      stars: {
        bank: 'b',
        question: 'q',
        starred: 1,
        changedAt: 1,
        more: Array.from({ length: 100_000 }, () => 1e20),
      },
      notes: { bank: 'b', question: 'q', text: 'x', changedAt: Infinity, clock: 'zzzzzzzzz.zzzz.zzzz' },
      asides: {
        id: 'wrong',
        of: 'note',
        value: note('deep', clockAt(1), {
          a: { b: { c: { d: { e: { f: { g: { h: { i: { j: { k: { l: 1 } } } } } } } } } } },
        }).value,
      },
    }
    for (const [name, row] of Object.entries(rows)) await db.table(name.replace('2', '')).put(row)
    const session = { ...aSession({ createdAt: Infinity }), touchedAt: NOON }
    await db.sessions.put({ ...sessionRow(session), session })
    const stored = await db.meta.get('log')
    if (stored) await db.meta.put({ ...stored, lastStamp: NOON + YEARS + 1 })
  }

  it('is put right before the next backup, which holds it and comes back byte for byte', async () => {
    const db = await freshDatabase()
    await dexieStorage(db).saveAnswer(aMiss(), aSession({ id: 'other' as never }))
    await spoil(db)
    db.close()
    const exported = await exportOf()
    expect(exported).toMatchObject({ healed: 7, leftOut: 0 })
    expect(exported.counts).toEqual({ attempt: 3, session: 2, star: 1, note: 1, aside: 1 })
    const again = await openAgain()
    const log = await again.attempts.orderBy('stamp').toArray()
    expect(log.map(({ id }) => id)).toEqual(['device-1', 'far', 'own'])
    expect(log.every(({ stamp, answeredAt }) => Math.max(stamp, answeredAt) < NOON + DAY)).toBe(true)
    // The next answer comes last, at the time it is.
    await dexieStorage(again).saveAnswer(
      anAttempt({ id: attemptId('next'), answeredAt: NOON + 50 }),
      aSession(),
    )
    expect(await again.attempts.get('next' as never)).toMatchObject({ stamp: NOON + 50 })
    await again.attempts.delete('next' as never)
    again.close()

    expect((await exportOf()).healed).toBe(0)
    const empty = await freshDatabase()
    await restore(exported.file)
    empty.close()
    const second = await exportOf()
    expect(Buffer.compare(await bytesOf(second.file), await bytesOf(exported.file))).toBe(0)
  })

  it('is left as it was by a clock that has fallen back', async () => {
    const db = await answered()
    const before = await contentOf(db)
    db.close()
    const behind = { ...INFO, madeAt: NOON - 300 * DAY }
    const made = (await work({ do: 'export', besides: [], info: behind })) as Exported
    expect(made).toMatchObject({ healed: 0, leftOut: 0, counts: { attempt: 2 } })
    const again = await openAgain()
    expect(await contentOf(again)).toBe(before)
    again.close()
  })

  it('keeps a note that a clock set back has put under a mark of a deletion', async () => {
    const db = await freshDatabase()
    await mergeIntoDatabase(db, [mark(NOON)], [])
    const later = { bank: 'qingshan', question: questionId('q'), text: 'later', changedAt: NOON - 9 }
    await db.notes.put({ ...later, clock: clockAt(NOON - 9) })
    db.close()
    const { file, healed } = await exportOf()
    expect(healed).toBe(1)
    const empty = await freshDatabase()
    await restore(file)
    expect((await dexieStorage(empty).notes('qingshan')).map(({ text }) => text)).toEqual(['later'])
    empty.close()
  })

  it('comes back byte for byte in any state that files can leave behind', async () => {
    const spoiled = fc.record({
      what: fc.constantFrom(
        'stamp',
        'answeredAt',
        'touchedAt',
        'changedAt',
        'upTo',
        'clock',
        'more',
        'elapsedMs',
        'day',
      ),
      with: fc.constantFrom<unknown>(
        Infinity,
        LATEST_MS,
        1e300,
        null,
        'zzzzzzzzz.zzzz.zzzz',
        -1,
        Array(50).fill('x'.repeat(30_000)),
      ),
    })
    let healedSome = 0
    await fc.assert(
      fc.asyncProperty(
        someItems,
        fc.array(spoiled, { maxLength: 6 }),
        fc.nat(),
        async (some, harms, seed) => {
          const db = await freshDatabase()
          const { besides } = await mergeIntoDatabase(db, some, [])
          for (const [at, harm] of harms.entries()) {
            const tables = [
              db.attempts,
              db.sessions,
              db.notes,
              db.stars,
              db.deletions,
              db.drillRounds,
              db.asides,
            ]
            const table = tables[(seed + at) % tables.length]
            const row = (await table?.toCollection().first()) as Record<string, unknown> | undefined
            if (!row) continue
            const spot = harm.what
            if (table === db.sessions) row['session'] = { ...(row['session'] as object), [spot]: harm.with }
            else row[spot] = harm.with
            await (table as { put(row: unknown): Promise<unknown> }).put(row)
          }
          db.close()
          const exported = await exportOf(besides)
          if (exported.healed > 0) healedSome++
          const empty = await freshDatabase()
          const restored = await restore(exported.file)
          expect(Object.fromEntries(restored.refused)).toEqual({})
          empty.close()
          const again = await exportOf(restored.besides)
          expect(Buffer.compare(await bytesOf(again.file), await bytesOf(exported.file))).toBe(0)
        },
      ),
      { numRuns: 40 },
    )
    expect(healedSome).toBeGreaterThan(0)
  }, 180_000)
})

describe('reading places and settings', () => {
  it('are no more than there is room for, and counted as they were kept', async () => {
    const db = await freshDatabase()
    const places = Array.from({ length: LIMITS.places + 20 }, (_, at): Item => ({
      kind: 'place',
      value: { chapter: `c${at}`, question: 'q', clock: clockAt(NOON) },
    }))
    const restored = await restore(fileWith(...places))
    expect(Object.fromEntries(restored.refused)).toEqual({ 'too-many': 20 })
    expect(restored.changed).toBe(LIMITS.places)
    expect(keepBesides(restored.besides)).toBe(0)
    expect(readingPlace('c1')).toBe('q')
    vi.stubGlobal('localStorage', aPlace(['setItem']))
    expect(keepBesides(restored.besides)).toBe(LIMITS.places)
    db.close()
  })

  it('are cut down to the latest where an older version took in thousands', () => {
    for (let at = 0; at < LIMITS.places + 50; at++)
      localStorage.setItem(`bainian-qianti/reading/c${at}`, `q ${clockAt(NOON + at)}`)
    expect(ownBesides()).toHaveLength(LIMITS.places)
    expect([readingPlace('c0'), readingPlace('c100')]).toEqual([null, 'q'])
  })

  it('do not keep a backup from being restored, whatever stands in the place of a setting', async () => {
    const db = await freshDatabase()
    localStorage.setItem(
      'bainian-qianti/settings',
      JSON.stringify({
        theme: { a: [1] },
        planDay: 100_000_001,
        voice: 'x'.repeat(900),
        textScale: 150,
        'no name!': 1,
      }),
    )
    expect(readSettings().planDay).toBeNull()
    writeSettings({ ...readSettings(), sounds: true })
    const exported = await exportOf(ownBesides())
    expect(exported.leftOut).toBe(3)
    expect(await readAll(exported.file)).toMatchObject({ ok: true, refused: new Map() })
    db.close()
  })
})
