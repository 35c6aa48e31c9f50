import { beforeEach, describe, expect, it, vi } from 'vitest'
import { snapshotIfOlder } from '../../../src/db/before-opening.ts'
import { deleteEverything } from '../../../src/db/backup/everything.ts'
import { lastBackup, mayAskToPersist, noteBackup } from '../../../src/db/backup/last-backup.ts'
import { keepBesides, ownBesides } from '../../../src/db/backup/own-besides.ts'
import { keepSnapshot, snapshots } from '../../../src/db/backup/snapshots.ts'
import { SCHEMA_VERSION } from '../../../src/db/database.ts'
import { dexieStorage } from '../../../src/db/dexie-storage.ts'
import { browserJournal } from '../../../src/db/journal.ts'
import { openStorage } from '../../../src/db/open-storage.ts'
import { keepReadingPlace, readingPlace } from '../../../src/db/reading-place.ts'
import { readSettings, writeSettings } from '../../../src/db/settings.ts'
import { browserWitness } from '../../../src/db/witness.ts'
import { merge } from '../../../src/quiz/keeping/merge.ts'
import { emptyDisk, freshDatabase } from '../../support/database.ts'
import { aMiss, aSession, NOON } from '../../support/log.ts'
import { aPlace } from '../../support/places.ts'
import { questionId } from '../../support/questions.ts'

/** A phone of its own: nothing in its places, and its own clock. */
function onPhone(now: number): { readonly back: () => void } {
  const place = aPlace()
  const back = (): void => {
    vi.stubGlobal('localStorage', place)
    vi.spyOn(Date, 'now').mockReturnValue(now)
  }
  back()
  return { back }
}

beforeEach(() => {
  vi.stubGlobal('localStorage', aPlace())
  vi.stubGlobal('sessionStorage', aPlace())
})

describe('settings and reading places of two phones', () => {
  it('are merged one by one: the last writer wins, and both agree', () => {
    const one = onPhone(NOON)
    writeSettings({ ...readSettings(), theme: 'dark', textScale: 150 })
    keepReadingPlace('s1', questionId('q1'))
    const ones = ownBesides()
    const two = onPhone(NOON + 5)
    writeSettings({ ...readSettings(), textScale: 200 })
    keepReadingPlace('s1', questionId('q2'))
    const twos = ownBesides()

    for (const phone of [one, two]) {
      phone.back()
      keepBesides(merge(ones, twos))
      expect(readSettings()).toMatchObject({ theme: 'dark', textScale: 200 })
      expect(readingPlace('s1')).toBe('q2')
      expect(new Set(ownBesides().map((item) => JSON.stringify(item)))).toEqual(
        new Set(
          merge(ones, twos)
            .filter(({ kind }) => kind !== 'aside')
            .map((item) => JSON.stringify(item)),
        ),
      )
    }
  })

  it('let a later change win on a phone whose clock stands years behind', () => {
    onPhone(NOON)
    writeSettings({ ...readSettings(), theme: 'dark' })
    const first = ownBesides()
    onPhone(NOON - 3e11)
    keepBesides(first)
    writeSettings({ ...readSettings(), theme: 'light' })
    keepBesides(merge(first, ownBesides()))
    expect(readSettings().theme).toBe('light')
  })

  it('leave a setting alone that only a newer version knows', () => {
    localStorage.setItem('bainian-qianti/settings', '{"theme":"sepia","voice":"low"}')
    writeSettings({ ...readSettings(), textScale: 130 })
    expect(ownBesides().map(({ value }) => [value['name'], value['value']])).toEqual([
      ['theme', 'sepia'],
      ['voice', 'low'],
      ['textScale', 130],
    ])
  })
})

describe('lastBackup', () => {
  it('is what was noted, and none when that is damaged', () => {
    expect(lastBackup()).toBeNull()
    noteBackup({ at: NOON, attempts: 7 })
    expect(lastBackup()).toEqual({ at: NOON, attempts: 7 })
    localStorage.setItem('bainian-qianti/last-backup', '{"at":"yesterday"}')
    expect(lastBackup()).toBeNull()
  })
})

describe('mayAskToPersist', () => {
  it('says yes once, and never where that cannot be remembered', () => {
    expect([mayAskToPersist(), mayAskToPersist()]).toEqual([true, false])
    vi.stubGlobal('localStorage', aPlace(['setItem']))
    expect(mayAskToPersist()).toBe(false)
  })
})

describe('deleteEverything', () => {
  it('leaves nothing: no database, no journal, no key of ours; what is not ours stays', async () => {
    const db = await freshDatabase()
    await dexieStorage(db).saveAnswer(aMiss(), aSession())
    db.close()
    await keepSnapshot(new Blob(['x']), { madeAt: 1, reason: 'restore', attempts: 1 })
    browserJournal().write({ attempt: aMiss(), session: aSession() })
    writeSettings({ ...readSettings(), theme: 'dark' })
    noteBackup({ at: 1, attempts: 1 })
    const others = ['another-app', 'bainian-qianti-other-app/x', 'bainian-qianti#/b/#settings']
    for (const name of others) localStorage.setItem(name, '1')
    await deleteEverything()
    expect(await indexedDB.databases()).toEqual([])
    const keys = (place: Storage) => Array.from({ length: place.length }, (_, at) => place.key(at))
    expect([...keys(localStorage), ...keys(sessionStorage)].sort()).toEqual(others.sort())
  })

  it('empties the database even while another window holds it open', async () => {
    const db = await freshDatabase()
    db.on('versionchange', () => false)
    await dexieStorage(db).saveAnswer(aMiss(), aSession())
    await deleteEverything()
    expect(await db.attempts.count()).toBe(0)
    db.close()
  }, 20_000)
})

describe('snapshotIfOlder', () => {
  it('looks at a database of an older version once, before it is opened', async () => {
    emptyDisk()
    // The first version wrote nothing beside its database that would tell of it.
    const old = indexedDB.open('bainian-qianti', 10)
    await new Promise((resolve) => {
      old.onupgradeneeded = () =>
        old.result.createObjectStore('stars', { keyPath: ['bank', 'question'] }).add({
          bank: 'b',
          question: 'q',
          starred: 1,
          changedAt: 1,
        })
      old.onsuccess = resolve
    })
    old.result.close()
    const opened = await openStorage({
      journal: browserJournal(),
      witness: browserWitness(),
      onFault: () => undefined,
    })
    expect(opened.kept).toBe(true)
    expect(await snapshots()).toMatchObject([{ reason: 'upgrade', attempts: 0 }])
    expect(localStorage.getItem('bainian-qianti/schema')).toBe(String(SCHEMA_VERSION))
    const open = vi.spyOn(indexedDB, 'open')
    await snapshotIfOlder(SCHEMA_VERSION)
    expect(open).not.toHaveBeenCalled()
  })

  it('makes and opens nothing where there is no database', async () => {
    emptyDisk()
    const open = vi.spyOn(indexedDB, 'open')
    await snapshotIfOlder(SCHEMA_VERSION)
    expect(open).not.toHaveBeenCalled()
  })

  it('does not stand in the way when no copy can be made', async () => {
    vi.spyOn(indexedDB, 'databases').mockRejectedValue(new DOMException('no', 'UnknownError'))
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('no', 'UnknownError')
    })
    await expect(snapshotIfOlder(SCHEMA_VERSION)).resolves.toBeUndefined()
  })
})
