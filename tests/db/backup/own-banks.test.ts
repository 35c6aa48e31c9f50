import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeIntoDatabase } from '../../../src/db/backup/merge-into.ts'
import { work } from '../../../src/db/backup/work.ts'
import type { Exported } from '../../../src/db/backup/work.ts'
import type { AppDatabase } from '../../../src/db/database.ts'
import { dexieStorage } from '../../../src/db/dexie-storage.ts'
import type { Item } from '../../../src/quiz/keeping/item.ts'
import type { OwnBank } from '../../../src/quiz/own-bank.ts'
import { indexOfOwnBank } from '../../../src/quiz/own-bank-index.ts'
import type { Question } from '../../../src/quiz/question.ts'
import { bytesOf, fileOf, INFO, itemsIn } from '../../support/backups.ts'
import { freshDatabase } from '../../support/database.ts'
import { NOON } from '../../support/log.ts'
import { anOwnBank, OWN_ONE_OF_EACH } from '../../support/own-banks.ts'
import { someItems } from '../../support/some-items.ts'

const BANK = anOwnBank()

const exported = () => work({ do: 'export', besides: [], info: INFO }) as Promise<Exported>
const restore = (file: Blob, mayTake = true) =>
  work({ do: 'restore', besides: [], file, info: INFO, mayTake })
const bankIn = (db: AppDatabase): Promise<OwnBank | undefined> => dexieStorage(db).ownBank(BANK.id)

/** A phone with this bank; what was there before is forgotten, but for what was taken from it. */
async function phoneWith(bank: OwnBank | null): Promise<AppDatabase> {
  const db = await freshDatabase()
  if (bank) await dexieStorage(db).saveOwnBank(bank)
  return db
}

const reworded = (bank: OwnBank, id: string): OwnBank => ({
  ...bank,
  questions: bank.questions.map((question): Question =>
    question.id === id ? { ...question, stem: `${question.stem}（改）` } : question,
  ),
})

describe('a bank of one’s own in a backup', () => {
  it('is there whole on an empty phone, and is exported again byte for byte', async () => {
    ;(await phoneWith(BANK)).close()
    const first = await exported()
    expect(first.counts).toMatchObject({ bank: 1, 'bank-question': 7 })
    const db = await phoneWith(null)
    expect(await restore(first.file)).toMatchObject({ ok: true, changed: 8 })
    expect(await bankIn(db)).toEqual(BANK)
    expect(await dexieStorage(db).ownBankIndex(BANK.id)).toEqual(indexOfOwnBank(BANK))
    expect(await dexieStorage(db).ownBanks()).toMatchObject([{ questions: 6 }])
    expect(await bytesOf((await exported()).file)).toEqual(await bytesOf(first.file))
    expect(await restore(first.file)).toMatchObject({ ok: true, changed: 0 })
    db.close()
  })

  it('keeps both changes when two phones have changed different questions', async () => {
    let db = await phoneWith(BANK)
    const common = await exported()
    await dexieStorage(db).saveOwnBank(reworded(BANK, 'q1'))
    const one = await exported()
    db.close()
    db = await phoneWith(null)
    await restore(common.file)
    await dexieStorage(db).saveOwnBank(reworded(BANK, 'q2'))
    await restore(one.file)
    expect(await bankIn(db)).toEqual(reworded(reworded(BANK, 'q1'), 'q2'))
    db.close()
  })

  it('takes the later of two changes of one thing, and keeps the other aside', async () => {
    let db = await phoneWith(BANK)
    const common = await exported()
    await dexieStorage(db).renameOwnBank(BANK.id, '甲')
    const one = await exported()
    db.close()
    db = await phoneWith(null)
    await restore(common.file)
    await new Promise((resolve) => setTimeout(resolve, 2))
    await dexieStorage(db).renameOwnBank(BANK.id, '乙')
    await restore(one.file)
    expect((await bankIn(db))?.title).toBe('乙')
    expect(await db.asides.toArray()).toMatchObject([{ of: 'bank', value: { title: '甲' } }])
    db.close()
  })

  it('does not come back once it was deleted, until somebody brings it in again', async () => {
    const db = await phoneWith(BANK)
    const { file } = await exported()
    const storage = dexieStorage(db)
    await storage.deleteOwnBank(BANK.id, false)
    await restore(file)
    expect(await storage.ownBanks()).toEqual([])
    expect(await db.bankQuestions.count()).toBe(0)
    await storage.saveOwnBank(BANK)
    await restore((await exported()).file)
    expect(await bankIn(db)).toEqual(BANK)
    expect(await storage.ownBankIndex(BANK.id)).toEqual(indexOfOwnBank(BANK))
    db.close()
  })

  it('is deleted by a file only with a yes', async () => {
    let db = await phoneWith(BANK)
    const before = await exported()
    await dexieStorage(db).deleteOwnBank(BANK.id, false)
    const after = await exported()
    db.close()
    db = await phoneWith(null)
    await restore(before.file)
    await restore(after.file, false)
    expect(await bankIn(db)).toEqual(BANK)
    await restore(after.file)
    expect(await bankIn(db)).toBeUndefined()
    db.close()
  })

  it('has the index that its rows have, whatever was merged', async () => {
    await fc.assert(
      fc.asyncProperty(someItems, someItems, async (one, two) => {
        const db = await freshDatabase()
        await mergeIntoDatabase(db, one, [])
        await mergeIntoDatabase(db, two, [])
        const storage = dexieStorage(db)
        const banks = await storage.ownBanks()
        expect((await db.bankIndexes.toCollection().primaryKeys()).sort()).toEqual(
          banks.map(({ id }) => id).sort(),
        )
        for (const { id, edition } of banks) {
          const bank = await storage.ownBank(id)
          const index = bank && indexOfOwnBank(bank)
          expect(await storage.ownBankIndex(id)).toEqual(index)
          expect(edition).toBe(index?.edition)
        }
        db.close()
      }),
      { numRuns: 60 },
    )
  }, 120_000)
})

describe('a question of a form that only a newer version knows', () => {
  const value = (): Item['value'] => ({
    ...{ bank: BANK.id, question: 'q9', place: 9, retired: 0, chapter: 'c1', tags: [], changedAt: NOON },
    content: { id: 'q9', chapter: 'c1', form: 'unheard-of', more: [1] },
  })

  it('is kept and handed on, not shown, and outlives a save', async () => {
    const db = await phoneWith(BANK)
    await mergeIntoDatabase(db, [{ kind: 'bank-question', value: value() }], [])
    expect(await bankIn(db)).toEqual(BANK)
    await dexieStorage(db).saveOwnBank(reworded(BANK, 'q1'))
    const questions = (await itemsIn(db)).filter(({ kind }) => kind === 'bank-question')
    expect(questions.map((item) => item.value)).toContainEqual(value())
    db.close()
  })
})

it('a bank that was found damaged has its index again once it is mended', async () => {
  const db = await phoneWith(BANK)
  await db.bankIndexes.clear()
  await work({ do: 'mend', now: Date.now() })
  expect(await dexieStorage(db).ownBankIndex(BANK.id)).toEqual(indexOfOwnBank(BANK))
  db.close()
})

it.each([
  ['no question', { content: { ...OWN_ONE_OF_EACH[0], stem: 5 } }],
  ['the id of another', { question: 'q2' }],
  ['an id that would be a whole bank', { question: '*', content: { ...OWN_ONE_OF_EACH[0], id: '*' } }],
  ['another bank’s key', { bank: 'a/b' }],
])('a line that holds %s is left out', async (_, changes) => {
  const db = await phoneWith(null)
  const sound = {
    bank: 'own-1',
    question: 'q1',
    place: 0,
    retired: 0,
    chapter: 'c1',
    tags: [],
    changedAt: NOON,
  }
  const line = JSON.stringify({ 'bank-question': { ...sound, content: OWN_ONE_OF_EACH[0], ...changes } })
  const file = new Blob([fileOf([`${line}\n`], { 'bank-question': 1 })])
  const restored = await restore(file)
  expect(restored).toMatchObject({ ok: true, changed: 0 })
  expect('refused' in restored && [...restored.refused]).toEqual([['damaged', 1]])
  db.close()
})
