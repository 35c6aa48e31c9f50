import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drillCard } from '../../../src/quiz/confusion/drill-card.ts'
import { DRILL_LENGTH, pairsFrom, pairsToDrill } from '../../../src/quiz/confusion/pairs.ts'
import type { BankView, ConfusedPair } from '../../../src/quiz/confusion/pairs.ts'
import { drillRecordsFrom } from '../../../src/quiz/confusion/drill-round.ts'
import { slipRecordFrom } from '../../../src/quiz/confusion/slips.ts'
import type { LogEntry } from '../../../src/quiz/attempt.ts'
import type { Fact, Question } from '../../../src/quiz/question.ts'
import { aMisTap, aMiss, aRound, attemptId, NOON, TODAY } from '../../support/log.ts'
import { aBlank, aFact, aJudge, aSingle, factId, questionId } from '../../support/questions.ts'

const BANK = 'qingshan'
const bridges = aFact()
const ponds = aFact({ id: factId('s1p1-02'), statement: '青山村挖了21座塘。', keys: ['21'] })
const farPonds = aFact({
  id: factId('s2p1-01'),
  chapter: 's2',
  paragraph: 'S2P1',
  statement: '绿水村挖了21座塘。',
  keys: ['21'],
})
const FACTS = [farPonds, bridges, ponds]
const single = aSingle()
const judge = aJudge({
  id: questionId('s1p1-01b'),
  stem: '青山村修桥21座。',
  right: false,
  swap: { wrong: '21座', right: '12座' },
})
const blank = aBlank({
  id: questionId('s1p1-02a'),
  facts: [ponds.id],
  stem: '青山村挖了____座塘。',
  accept: ['21'],
})

function viewOf(questions: readonly Question[], facts: readonly Fact[] = FACTS): BankView {
  return {
    question: (id) => questions.find((question) => question.id === id),
    fact: (id) => facts.find((fact) => fact.id === id),
    isInPractice: (id) => questions.some((question) => question.id === id),
    isValue: () => false,
  }
}
const view = viewOf([single, judge, blank])

function missOf(question: Question, answer: string, at: number): LogEntry {
  return {
    ...aMiss({ id: attemptId(`m${at}`), question: question.id, answer: [answer], answeredAt: NOON + at }),
    stamp: at,
  }
}

function slipsOf(...log: readonly LogEntry[]) {
  return [single, judge, blank].flatMap(
    ({ id }) =>
      slipRecordFrom(
        BANK,
        id,
        log.filter((entry) => entry.question === id),
      ) ?? [],
  )
}

describe('pairsFrom', () => {
  it('brings together what was mixed up in different questions and both ways round', () => {
    const log = [missOf(single, 'a', 1), missOf(judge, 'true', 2), missOf(blank, '12', 3)]
    const [pair, ...others] = pairsFrom(slipsOf(...log), [], view)
    expect(others).toEqual([])
    expect(pair).toMatchObject({ kind: 'figure', values: ['21座', '12座'], times: 3, lastStamp: 3 })
    expect(pair?.places.map(({ question }) => question)).toEqual([blank.id, judge.id, single.id])
  })

  it('puts what is mixed up most often first, and what was mixed up last among equals', () => {
    const log = [
      missOf(single, 'a', 1),
      missOf(single, 'a', 2),
      missOf(single, 'c', 3),
      missOf(single, 'd', 4),
    ]
    const values = pairsFrom(slipsOf(...log), [], view).map((pair) => pair.values[1])
    expect(values).toEqual(['21座', '10座', '20座'])
  })

  it('leaves out what is no longer asked', () => {
    expect(pairsFrom(slipsOf(missOf(single, 'a', 1)), [], { ...view, isInPractice: () => false })).toEqual([])
  })

  it('is cooled by clean rounds, and opened by a new slip or by a mistake in the drill', () => {
    const [{ key = '' as never } = {}] = pairsFrom(slipsOf(missOf(single, 'a', 1)), [], view)
    const rounds = (...days: readonly number[]) =>
      days.map((day, at) => ({ ...aRound({ pair: key, day: TODAY + day }), stamp: 2 + at }))
    const heat = (log: readonly LogEntry[], days: readonly number[]) =>
      pairsFrom(slipsOf(...log), drillRecordsFrom(rounds(...days)), view)[0]?.heat
    const slip = missOf(single, 'a', 1)
    expect(heat([slip], [0, 0])).toMatchObject({ state: 'open', clean: 2 })
    expect(heat([slip], [0, 0, 1])).toMatchObject({ state: 'cooled' })
    const again = missOf(judge, 'true', 9)
    expect(heat([slip, again], [0, 0, 1])).toMatchObject({ state: 'open', clean: 0 })
    // Taking the new slip back as a mis-tap leaves the pair as cool as it was.
    const undo = { ...aMisTap('m9', { question: judge.id, id: attemptId('u') }), stamp: 10 }
    expect(heat([slip, again, undo], [0, 0, 1])).toMatchObject({ state: 'cooled' })
  })

  it('finds the same pairs in whatever order logs are merged', () => {
    const someLog = fc
      .array(fc.tuple(fc.constantFrom(single, judge, blank), fc.constantFrom('a', 'c', 'true', '12', '5')), {
        maxLength: 12,
      })
      .map((misses) => misses.map(([question, answer], at) => missOf(question, answer, at + 1)))
    fc.assert(
      fc.property(
        someLog.chain((log) =>
          fc.tuple(fc.constant(log), fc.shuffledSubarray(log, { minLength: log.length })),
        ),
        ([log, mixed]) => {
          const slips = slipsOf(...mixed)
          expect(pairsFrom([...slips].reverse(), [], view)).toEqual(pairsFrom(slipsOf(...log), [], view))
        },
      ),
    )
  })
})

describe('pairsToDrill', () => {
  const [basis] = pairsFrom(slipsOf(missOf(single, 'a', 1)), [], view)
  const pair = (changes: Partial<ConfusedPair>): ConfusedPair => ({ ...(basis as ConfusedPair), ...changes })
  const open = (clean: number, waitsForAnotherDay = false) =>
    ({ state: 'open', clean, waitsForAnotherDay }) as const

  it('leaves out what has cooled and what waits for another day', () => {
    const cooled = pair({ heat: { state: 'cooled', at: NOON } })
    const waiting = pair({ heat: open(3, true), drilledOn: TODAY })
    expect(pairsToDrill([cooled, waiting], TODAY)).toEqual([])
    expect(pairsToDrill([cooled, waiting], TODAY + 1)).toEqual([waiting])
  })

  it('asks those first that were not gone through today, a few at a time', () => {
    const done = pair({ drilledOn: TODAY, heat: open(1) })
    const others = Array.from({ length: DRILL_LENGTH }, (_, at) => pair({ times: at, drilledOn: TODAY - 1 }))
    expect(pairsToDrill([done, ...others], TODAY)).toEqual(others)
    expect(pairsToDrill([done, ...others.slice(1)], TODAY).at(-1)).toBe(done)
  })
})

describe('drillCard', () => {
  const cardOf = (log: readonly LogEntry[], bank: BankView = view, facts: readonly Fact[] = FACTS) => {
    const [pair] = pairsFrom(slipsOf(...log), [], bank)
    return drillCard(pair as ConfusedPair, facts, bank)
  }

  it('cuts both values out of facts of the bank, the nearest for the one picked', () => {
    const card = cardOf([missOf(single, 'a', 1)])
    expect(card.values).toEqual(['12座', '21座'])
    expect(card.gaps.map(({ text, wanted, place }) => [text, wanted, place])).toEqual([
      ['青山村修了____桥。', 0, 's1p1-01'],
      ['青山村挖了____塘。', 1, 's1p1-02'],
    ])
  })

  it('asks as the question did where the fact says it in other words', () => {
    const other = { ...bridges, statement: '青山村的桥有十二座。' }
    const card = cardOf([missOf(single, 'a', 1)], viewOf([single], [other]), [other])
    expect(card.gaps).toEqual([{ place: single.id, text: single.stem, wanted: 0, facts: [other] }])
  })

  it('asks for one value alone where the other belongs to nothing', () => {
    const card = cardOf([missOf(single, 'c', 1)])
    expect(card.gaps.map(({ wanted }) => wanted)).toEqual([0])
  })

  it('shows one gap for one fact, however many questions on it were missed', () => {
    const card = cardOf([missOf(single, 'a', 1), missOf(judge, 'true', 2)])
    expect(card.gaps.map(({ place }) => place)).toEqual(['s1p1-01', 's1p1-02'])
  })

  it('gives nothing away: no gap stands beside the other value, and figures are cut as a whole', () => {
    const both = aFact({ id: factId('s1p1-03'), statement: '桥12座，塘21座。', keys: ['21'] })
    const longer = aFact({ id: factId('s1p1-04'), statement: '树121座。', keys: ['21'] })
    const card = cardOf([missOf(single, 'a', 1)], viewOf([single], [bridges, both, longer]), [
      bridges,
      both,
      longer,
    ])
    expect(card.gaps.map(({ place }) => place)).toEqual(['s1p1-01'])
  })
})
