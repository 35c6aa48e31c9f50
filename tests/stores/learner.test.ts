import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useLearnerStore } from '../../src/stores/learner.ts'
import { useSettingsStore } from '../../src/stores/settings.ts'
import { useStorageStore } from '../../src/stores/storage.ts'
import { firstPageLoad, nextPageLoad } from '../support/app.ts'
import { aMiss, anAttempt, aSession, attemptId, DAY, NOON, TODAY } from '../support/log.ts'
import { questionId } from '../support/questions.ts'

const FIRST = questionId('s1p1-01a')
const SECOND = questionId('s1p1-02a')

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON })
  await firstPageLoad()
  const kept = await useStorageStore().ready()
  await kept.saveAnswer(aMiss({ id: attemptId('d-1') }), aSession())
  await kept.saveAnswer(aMiss({ id: attemptId('d-2'), question: SECOND, answeredAt: NOON + 1 }), aSession())
  await kept.saveAnswer(anAttempt({ id: attemptId('d-3'), question: questionId('s1p1-03a') }), aSession())
})
afterEach(() => {
  vi.useRealTimers()
})

async function loaded() {
  const learner = useLearnerStore()
  await learner.load()
  return learner
}

const ids = (records: readonly { readonly question: string }[]): string[] =>
  records.map(({ question }) => question)

describe('wrongBook', () => {
  it('holds what was missed, the newest miss first', async () => {
    expect(ids((await loaded()).wrongBook)).toEqual([SECOND, FIRST])
  })

  it('leaves to the archive what the bank has retired', async () => {
    const kept = await useStorageStore().ready()
    await kept.saveAnswer(aMiss({ id: attemptId('d-4'), question: questionId('retired') }), aSession())
    const learner = await loaded()
    expect(ids(learner.wrongBook)).toEqual([SECOND, FIRST])
    expect(ids(learner.archive)).toEqual(['retired'])
  })

  it('follows the rule of the settings at once', async () => {
    const learner = await loaded()
    const kept = await useStorageStore().ready()
    await kept.saveAnswer(anAttempt({ id: attemptId('d-5') }), aSession())
    await learner.refresh(FIRST)
    expect(ids(learner.wrongBook)).toContain(FIRST)
    useSettingsStore().change({ rightInARow: 1 })
    expect(ids(learner.wrongBook)).not.toContain(FIRST)
    expect(ids(learner.archive)).toContain(FIRST)
  })
})

describe('archive', () => {
  it('holds what was won back on two days', async () => {
    const kept = await useStorageStore().ready()
    for (const [at, day] of [0, 1].entries())
      await kept.saveAnswer(
        anAttempt({ id: attemptId(`r-${at}`), answeredAt: NOON + day * DAY, day: TODAY + day }),
        aSession(),
      )
    const learner = await loaded()
    expect(ids(learner.archive)).toEqual([FIRST])
    expect(ids(learner.wrongBook)).toEqual([SECOND])
  })
})

describe('moveByHand', () => {
  it('takes a question out and puts it back, for this page and the next', async () => {
    const learner = await loaded()
    await learner.moveByHand(FIRST, 'remove')
    expect(learner.stateOf(FIRST)).toEqual({ state: 'removed', at: NOON })
    await nextPageLoad()
    const next = await loaded()
    expect(ids(next.archive)).toEqual([FIRST])
    await next.moveByHand(FIRST, 'put-back')
    expect(ids(next.wrongBook)).toEqual([SECOND, FIRST])
  })
})

describe('correct', () => {
  it('takes a mis-tap out of the book', async () => {
    const learner = await loaded()
    await learner.correct({
      id: attemptId('undo'),
      kind: 'mis-tap',
      attempt: attemptId('d-1'),
      bank: 'qingshan',
      question: FIRST,
      madeAt: NOON,
    })
    expect(learner.stateOf(FIRST)).toEqual({ state: 'never' })
    expect(learner.view.hasSeen(FIRST)).toBe(false)
  })
})

describe('toggleStar', () => {
  it('stars and unstars, for this page and the next', async () => {
    await (await loaded()).toggleStar(SECOND)
    await nextPageLoad()
    const learner = await loaded()
    expect(learner.view.hasStarred(SECOND)).toBe(true)
    await learner.toggleStar(SECOND)
    expect(learner.view.hasStarred(SECOND)).toBe(false)
  })
})

describe('view', () => {
  it('knows what was seen', async () => {
    const { view } = await loaded()
    expect([FIRST, questionId('s1p1-03a'), questionId('s1p1-04a')].map(view.hasSeen)).toEqual([
      true,
      true,
      false,
    ])
  })
})
