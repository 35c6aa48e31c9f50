// A bank is corrected while people keep their records: what holds across two editions of it.
import { beforeEach, describe, expect, it } from 'vitest'
import { useBankStore } from '../../src/stores/bank.ts'
import { useCatalogueStore } from '../../src/stores/catalogue.ts'
import { useLearnerStore } from '../../src/stores/learner.ts'
import { useRoundsStore } from '../../src/stores/rounds.ts'
import { useSessionStore } from '../../src/stores/session.ts'
import { useStatisticsStore } from '../../src/stores/statistics.ts'
import { useStorageStore } from '../../src/stores/storage.ts'
import { firstPageLoad, nextPageLoad, until } from '../support/app.ts'
import { aJudge, bankOf, factId, questionId } from '../support/questions.ts'
import { missedQuestions } from '../../src/quiz/session.ts'
import type { SampleBank } from '../support/questions.ts'

const CORRECTED = questionId('s1p1-01a')
const RETIRED = questionId('s1p1-02a')
const UNTOUCHED = questionId('s2p1-01a')

const before = bankOf([
  aJudge({ id: CORRECTED, stem: '青山村修了12坐桥。' }),
  aJudge({ id: RETIRED, facts: [factId('s1p1-02')] }),
  aJudge({ id: UNTOUCHED, chapter: 's2', paragraph: 'S2P1', facts: [factId('s2p1-01')] }),
])

/** The next edition: a typing error mended, a question retired, a new one added. */
const after: SampleBank = {
  index: {
    ...before.index,
    edition: '2030.02',
    questions: before.index.questions.filter(({ id }) => id !== RETIRED),
  },
  chapters: before.chapters.map((content) => ({
    ...content,
    questions: content.questions
      .filter(({ id }) => id !== RETIRED)
      .map((question) =>
        question.id === CORRECTED ? { ...question, stem: '青山村修了12座桥。' } : question,
      ),
  })),
  retired: before.chapters.flatMap(({ questions }) => questions).filter(({ id }) => id === RETIRED),
}

let session = ''

/** Misses every question of the first edition, then comes back to the second. */
beforeEach(async () => {
  await firstPageLoad(before)
  session = (await useRoundsStore().practiseQuestions([CORRECTED, RETIRED, UNTOUCHED])) ?? ''
  const play = useSessionStore()
  for (let place = 0; place < 3; place++) {
    play.choose(['false'])
    play.confirm()
    await until(() => play.saveState === 'saved')
    play.next()
  }
  await until(() => useLearnerStore().records.size === 3)
  await nextPageLoad(after)
  await useLearnerStore().load()
})

describe('a corrected question', () => {
  it('keeps its history, and shows its new text', async () => {
    const learner = useLearnerStore()
    expect(learner.records.get(CORRECTED)).toMatchObject({ answered: 1, missed: 1 })
    expect(learner.wrongBook.map(({ question }) => question)).toContain(CORRECTED)
    await useBankStore().loadQuestions([CORRECTED])
    expect(useBankStore().question(CORRECTED)?.stem).toBe('青山村修了12座桥。')
  })
})

describe('a retired question', () => {
  it('leaves practice, the daily ten and what is listed to browse and search', async () => {
    const rounds = useRoundsStore()
    const play = useSessionStore()
    await rounds.practise({ scope: { kind: 'everything' }, order: 'shuffled', count: 'all' })
    expect(play.session?.plan.questions).not.toContain(RETIRED)
    await rounds.practiseQuestions([RETIRED, CORRECTED])
    expect(play.session?.plan.questions).toEqual([CORRECTED])
    expect(await rounds.practiseQuestions([RETIRED])).toBeNull()
    await rounds.daily()
    expect(play.session?.plan.questions).toHaveLength(2)

    const catalogue = useCatalogueStore()
    await catalogue.load()
    catalogue.query = '桥'
    expect([...catalogue.hits.ids].sort()).toEqual([CORRECTED, UNTOUCHED])
    expect(catalogue.questionsOf(factId('s1p1-02'))).toEqual([])
    expect(catalogue.coverage[0]?.paragraphs[0]).toMatchObject({ total: 1, seen: 1 })
  })

  it('moves from the wrong book to the archive', () => {
    const learner = useLearnerStore()
    expect(learner.wrongBook.map(({ question }) => question).sort()).toEqual([CORRECTED, UNTOUCHED])
    expect(learner.archive.map(({ question }) => question)).toEqual([RETIRED])
    expect([CORRECTED, RETIRED].map(useBankStore().isRetired)).toEqual([false, true])
  })

  it('stays in the log and in the sums of answers', async () => {
    const kept = await useStorageStore().ready()
    expect(await kept.history('qingshan', RETIRED)).toMatchObject([{ question: RETIRED, edition: '2030.01' }])
    await useStatisticsStore().load()
    expect(useStatisticsStore().totals).toEqual({ answered: 3, right: 0, seen: 2, questions: 2 })
  })

  it('stays in the result of the round it was asked in, and out of the round that repeats it', async () => {
    const play = useSessionStore()
    expect(await play.open(session as Parameters<typeof play.open>[0])).toBe(true)
    expect(play.session?.plan.questions).toHaveLength(3)
    expect(useBankStore().question(RETIRED)?.id).toBe(RETIRED)
    if (play.session) await useRoundsStore().wrongAgain(missedQuestions(play.session))
    expect([...(play.session?.plan.questions ?? [])].sort()).toEqual([CORRECTED, UNTOUCHED])
  })
})
