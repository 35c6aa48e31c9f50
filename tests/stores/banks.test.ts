import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Storage } from '../../src/db/storage.ts'
import { contentOfBank, indexOfBank, ownSample } from '../support/own-bank.ts'
import { BUILT_IN_BANK } from '../../src/quiz/bank.ts'
import { paperCode } from '../../src/quiz/contest/paper-code.ts'
import { PRESETS } from '../../src/quiz/contest/presets.ts'
import { startSession } from '../../src/quiz/session.ts'
import { useBankStore } from '../../src/stores/bank.ts'
import { useBanksStore } from '../../src/stores/banks.ts'
import { useContestStore } from '../../src/stores/contest.ts'
import { useSessionStore } from '../../src/stores/session.ts'
import { useStorageStore } from '../../src/stores/storage.ts'
import { firstPageLoad, nextPageLoad, until, useStorageOf } from '../support/app.ts'
import { aPlan, aSession, anAttempt, attemptId, sessionId } from '../support/log.ts'
import { questionId, sampleBank } from '../support/questions.ts'

const own = ownSample()
const index = indexOfBank(own)
const KEY = 'bainian-qianti/bank'

const sample = sampleBank()
beforeEach(() => firstPageLoad({ ...sample, index: { ...sample.index, bank: BUILT_IN_BANK } }))

/** A storage that has the own bank, and what else is said. */
function keptBank(parts: Partial<Storage> = {}): void {
  const banks = {
    ownBanks: async () => [{ id: own.id, title: own.title, questions: own.questions.length }],
    ownBankIndex: async (id: string) => (id === own.id ? index : undefined),
    ownBankChapter: async (_id: string, chapter: string) => contentOfBank(own, chapter),
    ownBankRetired: async () => [],
    deleteOwnBank: vi.fn(async () => undefined),
  }
  useStorageOf({ ...banks, ...parts } as Partial<Storage>)
}

describe('the list of banks', () => {
  it('has the current one and those of one’s own', async () => {
    keptBank()
    const banks = useBanksStore()
    await banks.load()
    expect(banks.list.map(({ id, isCurrent, isBuiltIn }) => [id, isCurrent, isBuiltIn])).toEqual([
      [BUILT_IN_BANK, true, true],
      [own.id, false, false],
    ])
    expect(banks.list[1]?.questions).toBe(own.questions.length)
  })
})

describe('turnTo', () => {
  it('keeps the choice and leaves this load of the app', async () => {
    keptBank()
    void useBanksStore().turnTo(own.id)
    await until(() => useBankStore().isLeft)
    expect(localStorage.getItem(KEY)).toBe(own.id)
  })

  it('stays where the bank is not here', async () => {
    keptBank()
    expect(await useBanksStore().turnTo('gone')).toBe(false)
    expect(useBankStore().isLeft).toBe(false)
    expect(localStorage.getItem(KEY)).toBeNull()
  })
})

describe('a session of another bank', () => {
  const session = startSession({
    ...aPlan(),
    id: sessionId('theirs'),
    bank: own.id,
    questions: [questionId('s1p1-01a')],
  })

  it('shows no question of this one, though their ids are the same', async () => {
    keptBank({ session: async () => session })
    const play = useSessionStore()
    void play.open(session.plan.id)
    await until(() => useBankStore().isLeft)
    expect(play.session).toBeNull()
    expect(play.question).toBeUndefined()
    expect(localStorage.getItem(KEY)).toBe(own.id)
  })

  it('is as good as gone where its bank is', async () => {
    keptBank({ session: async () => session, ownBankIndex: async () => undefined } as Partial<Storage>)
    expect(await useSessionStore().open(session.plan.id)).toBe(false)
    expect(useSessionStore().session).toBeNull()
  })
})

describe('a code of another bank', () => {
  const identity = { ...index, chapters: index.chapters.map(({ id }) => id) }
  const code = paperCode({ rules: PRESETS.survival, number: { deck: 3, go: 0 } }, identity)

  it('has the app begin anew with that bank', async () => {
    keptBank()
    void useContestStore().openCode(code)
    await until(() => useBankStore().isLeft)
    expect(localStorage.getItem(KEY)).toBe(own.id)
  })

  it('is told to belong to another where that bank is not here', async () => {
    keptBank({ ownBanks: async () => [] } as Partial<Storage>)
    expect(await useContestStore().openCode(code)).toEqual({ kind: 'problem', reason: 'edition' })
    expect(useBankStore().isLeft).toBe(false)
  })
})

describe('removing a bank', () => {
  it('takes what was noted of it along', async () => {
    keptBank()
    localStorage.setItem(`bainian-qianti/session/${own.id}`, '{}')
    localStorage.setItem('bainian-qianti/session', '{}')
    await useBanksStore().remove(own.id, true)
    expect(localStorage.getItem(`bainian-qianti/session/${own.id}`)).toBeNull()
    expect(localStorage.getItem('bainian-qianti/session')).toBe('{}')
  })

  describe('while answers of it wait to be stored', () => {
    const asked = questionId('s1p1-01a')

    /** An answer that only the journal holds, as a page leaves it whose transaction did not commit. */
    function waiting(bank: string, id: string) {
      const session = aSession({ id: sessionId(`of-${id}`), bank })
      const attempt = anAttempt({ id: attemptId(id), session: session.plan.id, bank, question: asked })
      useStorageStore().journal.write({ attempt, session })
    }

    /** What the next load of the page finds of each bank, once it has brought in what the journal holds. */
    async function answersAfterwards() {
      await nextPageLoad()
      const storage = await useStorageStore().ready()
      const found = await Promise.all([own.id, BUILT_IN_BANK].map((bank) => storage.history(bank, asked)))
      return found.map((entries) => entries.length)
    }

    beforeEach(async () => {
      await (await useStorageStore().ready()).saveOwnBank(own)
      waiting(own.id, 'device-1')
      waiting(BUILT_IN_BANK, 'device-2')
    })

    it('does not let them come back with the next load of the page', async () => {
      await useBanksStore().remove(own.id, true)
      expect(await answersAfterwards()).toEqual([0, 1])
    })

    it('stores them where its history shall stay', async () => {
      await useBanksStore().remove(own.id, false)
      expect(await answersAfterwards()).toEqual([1, 1])
    })

    it('keeps them where it could not be deleted', async () => {
      useStorageOf({ deleteOwnBank: () => Promise.reject(new Error('full')) })
      await expect(useBanksStore().remove(own.id, true)).rejects.toThrow('full')
      useStorageStore().opened = null
      expect(await answersAfterwards()).toEqual([1, 1])
    })
  })
})
