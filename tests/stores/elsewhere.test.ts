import { beforeEach, describe, expect, it } from 'vitest'
import { useBankStore } from '../../src/stores/bank.ts'
import { useElsewhereStore } from '../../src/stores/elsewhere.ts'
import { firstPageLoad } from '../support/app.ts'
import { aFact, aSingle, factId } from '../support/questions.ts'

const FACT = aFact({ id: factId('s2p1-99'), chapter: 's2', statement: '绿水村修了21座桥。', keys: ['21座'] })

describe('useElsewhereStore', () => {
  beforeEach(async () => {
    await firstPageLoad()
    const bank = useBankStore()
    const { loadChapter } = bank.loader
    bank.loader = {
      ...bank.loader,
      loadChapter: async (id) => {
        const content = await loadChapter(id)
        return id === 's2' ? { ...content, facts: [...content.facts, FACT] } : content
      },
    }
  })

  it('knows where a wrong answer belongs once all of the bank is there', async () => {
    const store = useElsewhereStore()
    expect(store.lookup(aSingle(), ['a'])).toBeUndefined()
    expect(store.settled).toBe(false)
    await store.load()
    expect(store.settled).toBe(true)
    expect(store.lookup(aSingle(), ['a'])).toEqual({ text: '21座', fact: FACT })
  })

  it('knows nothing while a chapter is missing, and does not fail for it', async () => {
    const bank = useBankStore()
    bank.loader = { ...bank.loader, loadChapter: () => Promise.reject(new Error('offline')) }
    const store = useElsewhereStore()
    await store.load()
    expect(store.settled).toBe(true)
    expect(store.lookup(aSingle(), ['a'])).toBeUndefined()
  })
})
