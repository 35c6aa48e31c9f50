// Random things a person may have, small enough to collide, for properties of merging and of backup files.
import fc from 'fast-check'
import { PRESETS } from '../../src/quiz/contest/presets.ts'
import { DEFAULT_WEIGHTS } from '../../src/quiz/memory/replay.ts'
import { CONTENT } from '../../src/quiz/keeping/deletions.ts'
import { clockAt, tick } from '../../src/quiz/keeping/hybrid-clock.ts'
import type { Item } from '../../src/quiz/keeping/item.ts'
import type { JsonObject } from '../../src/quiz/keeping/json.ts'
import type { Form, Question, QuestionId } from '../../src/quiz/question.ts'
import { aGiven, aMisTap, anAttempt, aPlan, aRound, attemptId, NOON, sessionId, TODAY } from './log.ts'
import { ownQuestion } from './own-banks.ts'
import { aBlank, aJudge, aMatch, anOrder, aSingle, factId, questionId } from './questions.ts'

/** A word that stands in no list of this version. */
const OF_A_LATER_VERSION = 'unheard-of' as never

/** Rows are plain data; their interfaces only lack the index that JSON has. */
const json = (value: object): JsonObject => JSON.parse(JSON.stringify(value)) as JsonObject

const bank = fc.constantFrom('qingshan', 'other')
/** What is answered is of one bank for ever. */
const bankOfId = (id: number): string => (id % 2 === 0 ? 'qingshan' : 'other')
const question = fc.constantFrom('q1', 'q2', 'q3')
const moment = fc.nat({ max: 12 }).map((at) => NOON + at)
const words = fc.oneof(
  fc.constantFrom('', '一', '二\n三', '=1+1', '<b>'),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)
const clock = fc
  .tuple(moment, fc.constantFrom('one', 'two'), fc.nat({ max: 2 }))
  .map(([at, device, more]) => {
    let time = tick(undefined, at, device)
    for (let n = 0; n < more; n++) time = tick(time, at, device)
    return time
  })

const attempt: fc.Arbitrary<Item> = fc
  .record({
    id: fc.nat({ max: 9 }),
    question,
    right: fc.boolean(),
    stamp: moment,
    elapsedMs: fc.nat(600_000),
    form: fc.constantFrom<Form[]>('single', 'blank', OF_A_LATER_VERSION),
    answer: fc.array(words, { maxLength: 3 }),
    later: fc.option(words, { nil: undefined }),
  })
  .map(({ id, later, question, ...rest }) => ({
    kind: 'attempt',
    value: json({
      ...anAttempt({
        ...rest,
        id: attemptId(`d-${id}`),
        bank: bankOfId(id),
        question: questionId(question),
        facts: [factId(`f-${question}`)],
        answeredAt: rest.stamp,
        day: TODAY,
      }),
      stamp: rest.stamp,
      ...(later === undefined ? {} : { fieldOfALaterVersion: later }),
    }),
  }))

const correction: fc.Arbitrary<Item> = fc
  .record({
    id: fc.nat({ max: 5 }),
    of: fc.nat({ max: 9 }),
    question,
    stamp: moment,
    kind: fc.constantFrom('mis-tap' as const, OF_A_LATER_VERSION),
  })
  .map(({ id, of, question, stamp, kind }) => ({
    kind: 'correction',
    value: json({
      ...aMisTap(`d-${of}`, {
        id: attemptId(`c-${id}`),
        bank: bankOfId(id),
        question: questionId(question),
        madeAt: stamp,
        kind,
      }),
      stamp,
    }),
  }))

const drill: fc.Arbitrary<Item> = fc
  .record({ id: fc.nat({ max: 5 }), stamp: moment, clean: fc.boolean() })
  .map(({ id, stamp, clean }) => ({
    kind: 'drill',
    value: json({ ...aRound({ id: attemptId(`r-${id}`), bank: bankOfId(id), clean, doneAt: stamp }), stamp }),
  }))

const CONTEST = {
  now: NOON + 900,
  wall: NOON + 900,
  setBack: false,
  startedAt: NOON,
  shownAt: NOON + 200,
  spentMs: [200, 700, 0],
  flagged: [1],
  pausedAt: null,
  pausedMs: 0,
}

const place = fc.option(fc.nat({ max: 3 }).map((n) => aGiven({ attempt: attemptId(`d-${n}`), right: n > 1 })))
const session: fc.Arbitrary<Item> = fc
  .record({
    id: fc.nat({ max: 3 }),
    kind: fc.constantFrom('practice' as const, 'daily' as const, 'contest' as const),
    touchedAt: moment,
    isFinished: fc.boolean(),
    places: fc.tuple(place, place, place),
    draft: fc.option(fc.array(words, { maxLength: 2 })),
    form: fc.constantFrom<Form[]>('single', OF_A_LATER_VERSION),
  })
  .map(({ id, kind, touchedAt, isFinished, places, draft, form }) => ({
    kind: 'session',
    value: json({
      phase: isFinished ? 'finished' : 'running',
      plan: aPlan({
        id: sessionId(`s-${id}`),
        bank: bankOfId(id),
        kind,
        questions: ['q1', 'q2', 'q3'].map(questionId),
        createdAt: NOON - 1,
        ...(kind === 'contest' && {
          topic: { kind: 'contest', preset: 'timed' },
          contest: {
            rules: { ...PRESETS.timed, draw: [{ forms: [form], count: 20 }] },
            number: { deck: 7, go: 1 },
          },
        }),
      }),
      ...(kind === 'contest' && { contest: CONTEST }),
      position: 1,
      given: places,
      drafts: [null, draft, null],
      touchedAt,
      ...(isFinished ? { finishedAt: touchedAt } : {}),
    }),
  }))

const changed = fc.oneof(
  clock.map((time) => ({ changedAt: NOON, clock: time })),
  moment.map((at) => ({ changedAt: at })),
)
const star: fc.Arbitrary<Item> = fc
  .tuple(bank, question, fc.constantFrom(0, 1), changed)
  .map(([bank, question, starred, at]) => ({ kind: 'star', value: { bank, question, starred, ...at } }))
const note: fc.Arbitrary<Item> = fc
  .tuple(bank, question, words, changed)
  .map(([bank, question, text, at]) => ({ kind: 'note', value: { bank, question, text, ...at } }))
const setting: fc.Arbitrary<Item> = fc
  .tuple(fc.constantFrom('theme', 'textScale', 'later'), fc.constantFrom('dark', 150, true, null), clock)
  .map(([name, value, time]) => ({ kind: 'setting', value: { name, value, clock: time } }))
const readingPlace: fc.Arbitrary<Item> = fc
  .tuple(fc.constantFrom('s1', 's2'), question, clock)
  .map(([chapter, question, time]) => ({ kind: 'place', value: { chapter, question, clock: time } }))
/** Parameters that differ a little from those everybody starts with. */
const OWN_WEIGHTS = DEFAULT_WEIGHTS.map((weight) => weight * 1.01)
const parameters: fc.Arbitrary<Item> = fc
  .tuple(fc.constantFrom(null, OWN_WEIGHTS), clock)
  .map(([weights, time]) => ({ kind: 'parameters', value: { key: 'memory', weights, clock: time } }))
const format: fc.Arbitrary<Item> = fc
  .tuple(fc.constantFrom('甲', '乙'), fc.boolean(), clock)
  .map(([name, isThere, time]) => ({
    kind: 'format',
    value: {
      name,
      rules: isThere ? json({ ...PRESETS.timed, id: 'custom', name }) : null,
      changedAt: NOON,
      clock: time,
    },
  }))
const ownBank: fc.Arbitrary<Item> = fc
  .tuple(bank, fc.constantFrom('消防', '安全'), fc.constantFrom([], [{ id: 'c1', title: '上册' }]), changed)
  .map(([id, title, chapters, at]) => ({
    kind: 'bank',
    value: { id, title, language: 'zh-CN', chapters, ...at },
  }))
const ownBankQuestion: fc.Arbitrary<Item> = fc
  .record({
    bank,
    question,
    place: fc.nat({ max: 2 }),
    retired: fc.constantFrom(0 as const, 1 as const),
    build: fc.constantFrom<((changes: { id: QuestionId; chapter: string }) => Question)[]>(
      ...[aSingle, aJudge, anOrder, aMatch, aBlank],
    ),
    form: fc.option(fc.constant(OF_A_LATER_VERSION), { freq: 5, nil: undefined }),
    at: changed,
  })
  .map(({ bank, question, place, retired, build, form, at }) => ({
    kind: 'bank-question',
    value: json({
      ...{ bank, question, place, retired, chapter: 'c1', tags: [], ...at },
      content: {
        ...ownQuestion(build({ id: questionId(question), chapter: 'c1' })),
        ...(form === undefined ? {} : { form }),
      },
    }),
  }))
const deletion: fc.Arbitrary<Item> = fc
  .tuple(bank, fc.constantFrom('', CONTENT, 'q1', 'q2'), moment)
  .map(([bank, question, upTo]) => ({ kind: 'deletion', value: { bank, question, upTo } }))
const ofALaterVersion: fc.Arbitrary<Item> = fc
  .tuple(fc.constantFrom('badge', 'constructor'), words, fc.option(bank, { nil: 'third' }))
  .map(([kind, text, bank]) => ({ kind, value: { text, bank, at: clockAt(NOON) } }))

/** Any kind of thing but `aside`, which comes of merging. */
export const someItem: fc.Arbitrary<Item> = fc.oneof(
  { weight: 5, arbitrary: attempt },
  { weight: 2, arbitrary: correction },
  drill,
  { weight: 4, arbitrary: session },
  star,
  { weight: 2, arbitrary: note },
  setting,
  readingPlace,
  parameters,
  format,
  ownBank,
  { weight: 2, arbitrary: ownBankQuestion },
  deletion,
  ofALaterVersion,
)

export const someItems: fc.Arbitrary<Item[]> = fc.array(someItem, { maxLength: 24, size: 'max' })
