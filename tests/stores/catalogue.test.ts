import { beforeEach, describe, expect, it } from 'vitest'
import { useBankStore } from '../../src/stores/bank.ts'
import { useCatalogueStore } from '../../src/stores/catalogue.ts'
import { useStorageStore } from '../../src/stores/storage.ts'
import { firstPageLoad } from '../support/app.ts'
import { anAttempt, aSession, attemptId } from '../support/log.ts'
import { aFact, aJudge, aSingle, CHAPTERS, bankOf, factId, questionId } from '../support/questions.ts'

const bank = bankOf([
  aSingle({ id: questionId('s1p1-01a') }),
  aJudge({ id: questionId('s1p1-01b'), facts: [factId('s1p1-01'), factId('s1p2-01')] }),
  aJudge({ id: questionId('s1p2-01a'), paragraph: 'S1P2', facts: [factId('s1p2-01')], stem: '村里种树。' }),
  aJudge({ id: questionId('s2p1-01a'), chapter: 's2', paragraph: 'S2P1', facts: [factId('s2p1-01')] }),
])
const facts = [
  aFact(),
  aFact({ id: factId('s1p2-01'), paragraph: 'S1P2', kind: 'person', statement: '王铁柱种树。' }),
  aFact({ id: factId('s2p1-01'), paragraph: 'S2P1', chapter: 's2', statement: '绿水镇养鱼。' }),
]
const shown = {
  index: bank.index,
  chapters: bank.chapters.map((content) => ({
    ...content,
    facts: facts.filter(({ chapter }) => chapter === content.chapter),
  })),
}

beforeEach(async () => {
  await firstPageLoad(shown)
  const kept = await useStorageStore().ready()
  const attempt = { question: questionId('s1p1-01b'), facts: [factId('s1p1-01'), factId('s1p2-01')] }
  await kept.saveAnswer(anAttempt({ id: attemptId('d-1'), ...attempt }), aSession())
  await useCatalogueStore().load()
})

const listed = (): readonly string[] => useCatalogueStore().listedFacts.map(({ id }) => id)

describe('the list of facts', () => {
  it('holds all of them in authored order, each question once', () => {
    expect(listed()).toEqual(['s1p1-01', 's1p2-01', 's2p1-01'])
    expect(useCatalogueStore().listedQuestions).toEqual(['s1p1-01a', 's1p1-01b', 's1p2-01a', 's2p1-01a'])
  })

  it.each([
    ['a chapter', { chapter: 's2' }, ['s2p1-01']],
    ['a paragraph', { paragraph: 'S1P2' }, ['s1p2-01']],
    ['a kind', { kind: 'count' as const }, ['s1p1-01', 's2p1-01']],
    ['a form', { form: 'single' as const }, ['s1p1-01']],
    ['a form and a chapter', { form: 'judge' as const, chapter: 's2' }, ['s2p1-01']],
    ['all of these', { chapter: 's1', kind: 'count' as const }, ['s1p1-01']],
  ])('follows %s', (_what, filter, ids) => {
    const catalogue = useCatalogueStore()
    Object.assign(catalogue.filter, filter)
    expect(listed()).toEqual(ids)
    expect(catalogue.isFiltered).toBe(true)
    catalogue.showEverything()
    expect(catalogue.isFiltered).toBe(false)
  })

  it('lists of a form only its questions, also to a search', () => {
    const catalogue = useCatalogueStore()
    catalogue.filter.form = 'single'
    expect(catalogue.listedQuestions).toEqual(['s1p1-01a'])
    expect(catalogue.questionsOf(factId('s1p1-01')).map(({ form }) => form)).toEqual(['single'])
    catalogue.query = '青山村'
    expect(catalogue.hits.ids).toEqual(['s1p1-01a'])
    catalogue.query = ''
    catalogue.showEverything()
  })

  it('finds a question by its id, its paragraph and its form', async () => {
    const catalogue = useCatalogueStore()
    await catalogue.load((form) => (form === 'single' ? '单选' : '判断'))
    const found = (query: string): readonly string[] => {
      catalogue.query = query
      return catalogue.hits.ids
    }
    expect(found('s2p1-01a')).toEqual(['s2p1-01a'])
    expect(found('单选')).toEqual(['s1p1-01a'])
    expect(found(`${CHAPTERS[1]?.source ?? ''}第1段`)).toEqual(['s2p1-01a'])
    catalogue.query = ''
  })

  it('lets a paragraph go with its chapter', () => {
    const catalogue = useCatalogueStore()
    catalogue.toggleParagraph('S1P2')
    expect(catalogue.filter).toMatchObject({ chapter: 's1', paragraph: 'S1P2' })
    catalogue.showChapter('s1')
    expect(catalogue.filter.paragraph).toBe('S1P2')
    catalogue.showChapter('s2')
    expect(catalogue.filter.paragraph).toBe('')
    catalogue.toggleParagraph('S1P2')
    catalogue.toggleParagraph('S1P2')
    expect(catalogue.filter).toMatchObject({ chapter: '', paragraph: '' })
  })

  it('knows what was answered on a fact', () => {
    const catalogue = useCatalogueStore()
    expect(catalogue.factRecord(factId('s1p2-01'))).toMatchObject({ answered: 1, right: 1 })
    expect(catalogue.factRecord(factId('s2p1-01'))).toBeUndefined()
    expect(catalogue.questionsOf(factId('s1p2-01')).map(({ id }) => id)).toEqual(['s1p1-01b', 's1p2-01a'])
  })
})

describe('hits', () => {
  it('come from stems, facts and options', () => {
    const catalogue = useCatalogueStore()
    catalogue.query = '种树'
    expect(catalogue.hits.ids).toEqual(['s1p2-01a', 's1p1-01b'])
    catalogue.query = '21座'
    expect(catalogue.hits.ids).toEqual(['s1p1-01a'])
    catalogue.query = ''
    expect(catalogue.hits.ids).toEqual([])
  })

  it('stay within the filter', () => {
    const catalogue = useCatalogueStore()
    catalogue.query = '青山村'
    expect(catalogue.hits.ids).toHaveLength(3)
    catalogue.filter.chapter = 's2'
    expect(catalogue.hits.ids).toEqual(['s2p1-01a'])
  })
})

describe('coverage', () => {
  it('has every paragraph of every chapter', () => {
    const { coverage } = useCatalogueStore()
    expect(coverage.map(({ paragraphs }) => paragraphs.map(({ paragraph }) => paragraph))).toEqual(
      CHAPTERS.map(({ paragraphs }) => paragraphs),
    )
    expect(coverage.flatMap(({ paragraphs }) => paragraphs.map(({ level }) => level))).toEqual([
      'well',
      'unseen',
      'unseen',
    ])
  })
})

describe('loadGiveaways of the bank', () => {
  it('asks the loader once, and again after a failure', async () => {
    const store = useBankStore()
    const giveaways = new Map([[questionId('a'), new Set([questionId('b')])]])
    let calls = 0
    store.loader = {
      ...store.loader,
      loadGiveaways: async (index) => {
        if (++calls === 1) throw new Error('offline')
        expect(index).toEqual(store.index)
        return giveaways
      },
    }
    await expect(store.loadGiveaways()).rejects.toThrow('offline')
    expect(await store.loadGiveaways()).toBe(giveaways)
    expect(await store.loadGiveaways()).toBe(giveaways)
    expect([calls, store.failed]).toEqual([2, false])
  })
})
