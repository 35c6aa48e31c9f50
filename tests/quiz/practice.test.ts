import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  drawPractice,
  keptApart,
  questionsInScope,
  sharesFact,
  spreadFacts,
} from '../../src/quiz/practice.ts'
import type { LearnerView, PracticeRequest } from '../../src/quiz/practice.ts'
import { aSummary, onFacts, questionId } from '../support/questions.ts'
import { realBank, realGiveaways } from '../support/real-bank.ts'
import { someSeed, someSummaries } from '../support/some-summaries.ts'

const compiled = realBank()
const { index } = compiled
const giveaways = realGiveaways(compiled)

const NEW_LEARNER: LearnerView = { hasSeen: () => false, hasStarred: () => false }
const seen = (...ids: readonly string[]): LearnerView => ({
  ...NEW_LEARNER,
  hasSeen: (id) => ids.includes(id),
})
const ids = (questions: readonly { readonly id: string }[]): string[] => questions.map(({ id }) => id)

function aRequest(changes: Partial<PracticeRequest> = {}): PracticeRequest {
  return { scope: { kind: 'everything' }, order: 'shuffled', count: 10, ...changes }
}

describe('questionsInScope', () => {
  const questions = [
    aSummary({ id: questionId('q1'), chapter: 's1', form: 'single' }),
    aSummary({ id: questionId('q2'), chapter: 's2', form: 'judge' }),
    aSummary({ id: questionId('q3'), chapter: 's1', form: 'judge' }),
  ]
  const learner: LearnerView = { hasSeen: (id) => id === 'q1', hasStarred: (id) => id === 'q3' }

  it.each([
    [{ kind: 'everything' }, ['q1', 'q2', 'q3']],
    [{ kind: 'unseen' }, ['q2', 'q3']],
    [{ kind: 'starred' }, ['q3']],
    [{ kind: 'chapter', chapter: 's1' }, ['q1', 'q3']],
    [{ kind: 'chapter', chapter: 's9' }, []],
    [{ kind: 'form', form: 'judge' }, ['q2', 'q3']],
  ] as const)('%o is %o', (scope, expected) => {
    expect(ids(questionsInScope(questions, scope, learner))).toEqual(expected)
  })
})

describe('drawPractice', () => {
  const apart = ['q1', 'q2', 'q3', 'q4', 'q5'].map((id) => onFacts(id, `fact of ${id}`))

  it('takes the authored order when asked, unseen ones first', () => {
    const request = aRequest({ order: 'authored', count: 3 })
    expect(drawPractice(apart, request, NEW_LEARNER, 'seed')).toEqual(['q1', 'q2', 'q3'])
    expect(drawPractice(apart, request, seen('q1', 'q3'), 'seed')).toEqual(['q2', 'q4', 'q5'])
    expect(drawPractice(apart, request, seen('q1', 'q2', 'q4', 'q5'), 'seed')).toEqual(['q3', 'q1', 'q2'])
  })

  it('keeps the authored order when everything is taken', () => {
    const request = aRequest({ order: 'authored', count: 'all' })
    expect(drawPractice(apart, request, seen('q1'), 'seed')).toEqual(ids(apart))
  })

  it('shuffles by its seed alone', () => {
    const draw = (seed: string) => drawPractice(apart, aRequest({ count: 'all' }), NEW_LEARNER, seed).join()
    expect(draw('seed')).toBe(draw('seed'))
    expect(new Set(['a', 'b', 'c', 'd', 'e', 'f'].map(draw)).size).toBeGreaterThan(3)
  })

  it('begins with a question of the chapter named', () => {
    const bank = [...apart, { ...onFacts('q6', 'fact of q6'), chapter: 's9' }]
    for (const seed of ['a', 'b', 'c', 'd'])
      expect(
        drawPractice(bank, aRequest({ count: 3 }), NEW_LEARNER, seed, { opening: { chapter: 's9' } })[0],
      ).toBe('q6')
  })

  it('begins with the question named, each question still once, the others by the seed', () => {
    const draw = (seed: string) =>
      drawPractice(apart, aRequest({ count: 4 }), NEW_LEARNER, seed, {
        opening: { question: questionId('q4') },
      })
    const drawn = ['a', 'b', 'c', 'd', 'e', 'f'].map(draw)
    expect(drawn.map(([first]) => first)).toEqual(drawn.map(() => 'q4'))
    expect(drawn.map((ids) => new Set(ids).size)).toEqual(drawn.map(() => 4))
    expect(new Set(drawn.map(String)).size).toBeGreaterThan(2)
  })

  it('draws as always when the bank lacks what it should begin with', () => {
    const request = aRequest({ count: 4 })
    const opening = { question: questionId('gone') }
    expect(drawPractice(apart, request, NEW_LEARNER, 'seed', { opening })).toEqual(
      drawPractice(apart, request, NEW_LEARNER, 'seed'),
    )
  })

  const someRequest = fc.record({
    scope: fc.constantFrom<PracticeRequest['scope']>(
      { kind: 'everything' },
      { kind: 'unseen' },
      { kind: 'starred' },
      { kind: 'chapter', chapter: 's1' },
      { kind: 'form', form: 'judge' },
    ),
    order: fc.constantFrom('authored', 'shuffled'),
    count: fc.constantFrom<PracticeRequest['count']>(1, 5, 10, 20, 'all'),
  })
  const someLearner = fc
    .record({ seen: fc.nat({ max: 6 }), starred: fc.nat({ max: 6 }) })
    .map(({ seen: seenEvery, starred }): LearnerView => ({
      hasSeen: (id) => Number(id.slice(1)) % 7 < seenEvery,
      hasStarred: (id) => Number(id.slice(1)) % 7 < starred,
    }))

  it('never repeats a question, stays in the scope, and gives as many as asked for or as there are', () => {
    fc.assert(
      fc.property(someSummaries, someRequest, someLearner, someSeed, (questions, request, learner, seed) => {
        const drawn = drawPractice(questions, request, learner, seed)
        const scope = ids(questionsInScope(questions, request.scope, learner))
        expect(new Set(drawn).size).toBe(drawn.length)
        expect(drawn.every((id) => scope.includes(id))).toBe(true)
        const asked = request.count === 'all' ? scope.length : request.count
        expect(drawn).toHaveLength(Math.min(asked, scope.length))
      }),
    )
  })

  it('asks no old question while a new one on other facts waits', () => {
    fc.assert(
      fc.property(someSummaries, someLearner, someSeed, (questions, learner, seed) => {
        const drawn = drawPractice(questions, aRequest({ count: 5 }), learner, seed)
        if (!drawn.some(learner.hasSeen)) return
        const chosen = questions.filter(({ id }) => drawn.includes(id))
        const waiting = questions.filter(({ id }) => !drawn.includes(id) && !learner.hasSeen(id))
        for (const question of waiting) expect(chosen.some((other) => sharesFact(question, other))).toBe(true)
      }),
    )
  })

  it('asks twenty of the real bank on twenty different facts, none of which gives another away', () => {
    for (const seed of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) {
      const drawn = drawPractice(index.questions, aRequest({ count: 20 }), NEW_LEARNER, seed, { giveaways })
      expect(drawn.filter((id) => drawn.some((other) => giveaways.get(id)?.has(other)))).toEqual([])
      const facts = index.questions.filter(({ id }) => drawn.includes(id)).flatMap((one) => one.facts)
      expect(drawn).toHaveLength(20)
      expect(new Set(facts).size).toBe(facts.length)
    }
  })
})

describe('keptApart', () => {
  it.each([
    ['passes over a fact already asked', 2, ['q1', 'q3']],
    ['fills up with what it passed over', 3, ['q1', 'q3', 'q2']],
    ['gives what there is', 9, ['q1', 'q3', 'q2', 'q4']],
    ['takes none when none is asked for', 0, []],
  ])('%s', (_case, count, expected) => {
    const questions = [
      onFacts('q1', 'f1'),
      onFacts('q2', 'f1'),
      onFacts('q3', 'f2'),
      onFacts('q4', 'f2', 'f3'),
    ]
    expect(ids(keptApart(questions, count))).toEqual(expected)
  })

  it('passes over what is given away, until nothing else is left', () => {
    const questions = [onFacts('q1', 'f1'), onFacts('q2', 'f2'), onFacts('q3', 'f3')]
    const [one, two] = [questionId('q1'), questionId('q2')]
    const giveaways = new Map([
      [one, new Set([two])],
      [two, new Set([one])],
    ])
    expect(ids(keptApart(questions, 2, giveaways))).toEqual(['q1', 'q3'])
    expect(ids(keptApart(questions, 3, giveaways))).toEqual(['q1', 'q3', 'q2'])
  })
})

describe('spreadFacts', () => {
  it.each([
    ['leaves what is apart as it is', [onFacts('q1', 'f1'), onFacts('q2', 'f2')], ['q1', 'q2']],
    [
      'puts another between two on one fact',
      [onFacts('q1', 'f1'), onFacts('q2', 'f1'), onFacts('q3', 'f2')],
      ['q1', 'q3', 'q2'],
    ],
    ['gives up where it cannot be helped', [onFacts('q1', 'f1'), onFacts('q2', 'f1')], ['q1', 'q2']],
  ])('%s', (_case, questions, expected) => {
    expect(ids(spreadFacts(questions))).toEqual(expected)
  })

  it('is a permutation', () => {
    fc.assert(
      fc.property(someSummaries, (questions) => {
        expect(ids(spreadFacts(questions)).sort()).toEqual(ids(questions).sort())
      }),
    )
  })
})
