// What every storage promises about banks of one's own.
import { describe, expect, it } from 'vitest'
import type { Storage } from '../../src/db/storage.ts'
import { isNamedByContent } from '../../src/quiz/bank.ts'
import { editionOfOwnBank, indexOfOwnBank } from '../../src/quiz/own-bank-index.ts'
import { anAttempt, aSession, sessionId } from './log.ts'
import { anOwnBank, OWN_ONE_OF_EACH, ownQuestion } from './own-banks.ts'
import { aJudge, questionId } from './questions.ts'

const BANK = anOwnBank()
const ATTEMPT = { bank: BANK.id, question: questionId('q1') }

export function describeOwnBanks(name: string, open: () => Promise<Storage>): void {
  const withBank = async (): Promise<Storage> => {
    const storage = await open()
    await storage.saveOwnBank(BANK)
    return storage
  }
  const answered = async (storage: Storage, question = 'q1'): Promise<void> => {
    const attempt = anAttempt({ ...ATTEMPT, question: questionId(question) })
    await storage.saveAnswer(attempt, aSession({ bank: BANK.id }))
  }

  describe(`${name}: saveOwnBank`, () => {
    it('keeps the whole of it', async () => {
      const storage = await withBank()
      expect(await storage.ownBank(BANK.id)).toEqual(BANK)
      expect(await storage.ownBankIndex(BANK.id)).toEqual(indexOfOwnBank(BANK))
      expect(await storage.ownBankRetired(BANK.id)).toEqual(BANK.retired)
      const chapter = await storage.ownBankChapter(BANK.id, 'c1')
      expect(chapter).toMatchObject({ chapter: 'c1', questions: OWN_ONE_OF_EACH })
      expect(chapter?.facts.map(({ id }) => id)).toEqual(OWN_ONE_OF_EACH.flatMap(({ facts }) => facts))
      expect((await storage.ownBankChapter(BANK.id, 'c2'))?.questions).toEqual([])
    })

    it('lists it', async () => {
      const storage = await withBank()
      await storage.saveOwnBank(anOwnBank({ id: 'own-2', title: '安全', questions: [] }))
      const listed = await storage.ownBanks()
      expect(listed.map(({ id, questions }) => [id, questions]).sort()).toEqual([
        ['own-1', 6],
        ['own-2', 0],
      ])
      const { edition } = listed.find(({ id }) => id === BANK.id) ?? { edition: '' }
      expect(edition).toBe(editionOfOwnBank(BANK))
      expect(isNamedByContent(edition)).toBe(true)
    })

    it('knows no bank that is not there', async () => {
      const storage = await open()
      expect(await storage.ownBanks()).toEqual([])
      expect(await storage.ownBank('own-1')).toBeUndefined()
      expect(await storage.ownBankIndex('own-1')).toBeUndefined()
      expect(await storage.ownBankChapter('own-1', 'c1')).toBeUndefined()
      expect(await storage.ownBankRetired('own-1')).toEqual([])
    })

    it('takes out what an undone import has brought, unless it was answered meanwhile', async () => {
      const storage = await withBank()
      const added = ['q8', 'q9'].map((id) => ownQuestion(aJudge(), { id: questionId(id), chapter: 'c1' }))
      await storage.saveOwnBank({ ...BANK, questions: [...BANK.questions, ...added] })
      await answered(storage, 'q9')
      await storage.saveOwnBank(BANK)
      const bank = await storage.ownBank(BANK.id)
      expect(bank?.questions).toEqual(BANK.questions)
      expect(bank?.retired).toEqual([...BANK.retired, added[1]])
    })
  })

  it(`${name}: renameOwnBank changes the title alone`, async () => {
    const storage = await withBank()
    await storage.renameOwnBank(BANK.id, '消防与安全')
    expect(await storage.ownBank(BANK.id)).toEqual({ ...BANK, title: '消防与安全' })
    expect(await storage.ownBankIndex(BANK.id)).toEqual({ ...indexOfOwnBank(BANK), title: '消防与安全' })
    await storage.renameOwnBank('unknown', '无')
    expect(await storage.ownBanks()).toHaveLength(1)
  })

  describe(`${name}: deleteOwnBank`, () => {
    it('leaves its history where it shall stay, for when the bank is there again', async () => {
      const storage = await withBank()
      await answered(storage)
      await storage.deleteOwnBank(BANK.id, false)
      expect(await storage.ownBanks()).toEqual([])
      expect(await storage.ownBank(BANK.id)).toBeUndefined()
      expect(await storage.ownBankIndex(BANK.id)).toBeUndefined()
      expect(await storage.history(BANK.id, ATTEMPT.question)).toHaveLength(1)
      await storage.saveOwnBank(BANK)
      expect(await storage.ownBank(BANK.id)).toEqual(BANK)
    })

    it('takes its history with it, and that of no other bank', async () => {
      const storage = await withBank()
      await answered(storage)
      const elsewhere = aSession({ id: sessionId('elsewhere') })
      await storage.saveAnswer(anAttempt({ id: 'd-2' as never, session: elsewhere.plan.id }), elsewhere)
      await storage.deleteOwnBank(BANK.id, true)
      expect(await storage.history(BANK.id, ATTEMPT.question)).toEqual([])
      expect(await storage.questionRecords(BANK.id)).toEqual([])
      expect(await storage.latestRunningSession(BANK.id)).toBeUndefined()
      expect(await storage.questionRecords('qingshan')).toHaveLength(1)
      expect(await storage.latestRunningSession('qingshan')).toBeDefined()
    })
  })
}
