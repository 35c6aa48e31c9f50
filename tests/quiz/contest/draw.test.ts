import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Giveaways } from '../../../src/quiz/bank.ts'
import { chapterQuotas, drawPaper, eligible, paperSeed } from '../../../src/quiz/contest/draw.ts'
import type { PaperNumber } from '../../../src/quiz/contest/draw.ts'
import { PRESETS } from '../../../src/quiz/contest/presets.ts'
import type { ContestRules } from '../../../src/quiz/contest/rules.ts'
import type { Form, QuestionId, QuestionSummary } from '../../../src/quiz/question.ts'
import { NUMBERED_PRESETS, someRules } from '../../support/contest.ts'
import { aSummary, factId, questionId } from '../../support/questions.ts'
import { realBank, realGiveaways } from '../../support/real-bank.ts'
import { someSummaries } from '../../support/some-summaries.ts'

const EDITION = '2030.01'

interface Bank {
  readonly questions: readonly QuestionSummary[]
  readonly giveaways: Giveaways
}

function drawn(bank: Bank, rules: ContestRules, number: PaperNumber): QuestionSummary[] {
  const ids = drawPaper(bank.questions, rules, number, EDITION, bank.giveaways)
  return ids.map((id) => bank.questions.find((question) => question.id === id) as QuestionSummary)
}

function pairs(list: readonly (readonly [QuestionId, QuestionId])[]): Giveaways {
  const map = new Map<QuestionId, Set<QuestionId>>()
  for (const [one, other] of list) {
    if (one === other) continue
    map.set(one, (map.get(one) ?? new Set()).add(other))
    map.set(other, (map.get(other) ?? new Set()).add(one))
  }
  return map
}

/** Why two questions should not stand in one paper. */
function clash(one: QuestionSummary, other: QuestionSummary, giveaways: Giveaways): boolean {
  return (
    one.id !== other.id &&
    (one.facts.some((fact) => other.facts.includes(fact)) || giveaways.get(one.id)?.has(other.id) === true)
  )
}

const someBank: fc.Arbitrary<Bank> = someSummaries.chain((questions) =>
  fc
    .array(fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: 40 })), { maxLength: 12 })
    .map((places) =>
      places.flatMap(([a, b]) => {
        const [one, other] = [questions[a], questions[b]]
        return one && other ? [[one.id, other.id] as const] : []
      }),
    )
    .map((list) => ({ questions, giveaways: pairs(list) })),
)

/** The three forms of these banks in one, two or three groups. */
const someDraw: fc.Arbitrary<ContestRules> = fc
  .record({
    forms: fc.constantFrom<Form[][][]>(
      [['single']],
      [['single', 'judge']],
      [['judge'], ['single']],
      [['blank', 'single'], ['judge']],
      [['blank'], ['single'], ['judge']],
    ),
    counts: fc.tuple(...[0, 1, 2].map(() => fc.nat({ max: 8 }))),
    chapters: fc.subarray(['s1', 's2', 's3']),
  })
  .map(({ forms, counts, chapters }) => {
    const draw = forms.map((group, at) => ({ forms: group, count: counts[at] ?? 0 }))
    return someRules({ draw, chapters })
  })

const someNumber = fc.record({ deck: fc.nat({ max: 2 ** 20 - 1 }), go: fc.nat({ max: 5 }) })

/** So many questions in each chapter, every one on a fact of its own. */
function apart(sizes: readonly number[]): Bank {
  const questions = sizes.flatMap((size, chapter) =>
    Array.from({ length: size }, (_, at) => {
      const name = `s${chapter}-${at}`
      return aSummary({ id: questionId(name), facts: [factId(name)], chapter: `s${chapter}` })
    }),
  )
  return { questions, giveaways: new Map() }
}

const someApart = fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 5 }).map(apart)

describe('a paper of any rules from any bank', () => {
  it(
    'follows from edition, rules and number alone, whatever else is in the bank',
    { timeout: 60_000 },
    () => {
      fc.assert(
        fc.property(someBank, someDraw, someNumber, (bank, rules, number) => {
          const paper = drawPaper(bank.questions, rules, number, EDITION, bank.giveaways)
          const again = drawPaper(
            structuredClone(bank.questions),
            structuredClone(rules),
            number,
            EDITION,
            bank.giveaways,
          )
          const inside = new Set(
            rules.draw.flatMap((group) => eligible(bank.questions, rules, group).map(({ id }) => id)),
          )
          const outsideFirst = [
            ...bank.questions.filter(({ id }) => !inside.has(id)).reverse(),
            ...bank.questions.filter(({ id }) => inside.has(id)),
          ]
          expect(again).toEqual(paper)
          expect(drawPaper(outsideFirst, rules, number, EDITION, bank.giveaways)).toEqual(paper)
        }),
        { numRuns: 2000 },
      )
    },
  )

  it('has the right number of each group, in its chapters, none twice', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(someBank, someDraw, someNumber, (bank, rules, number) => {
        const paper = drawn(bank, rules, number)
        expect(new Set(paper.map(({ id }) => id)).size).toBe(paper.length)
        let at = 0
        for (const group of rules.draw) {
          const pool = eligible(bank.questions, rules, group)
          const own = paper.slice(at, at + Math.min(group.count, pool.length))
          expect(own.every((question) => pool.includes(question))).toBe(true)
          at += own.length
        }
        expect(paper).toHaveLength(at)
        for (const { chapter } of paper)
          expect(rules.chapters.length === 0 || rules.chapters.includes(chapter)).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })

  it('holds a clash only when nothing was left that clashes with none', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(someBank, someDraw, someNumber, (bank, rules, number) => {
        const paper = drawn(bank, rules, number)
        const clashes = (question: QuestionSummary): boolean =>
          paper.some((other) => clash(question, other, bank.giveaways))
        let at = 0
        for (const group of rules.draw) {
          const pool = eligible(bank.questions, rules, group)
          const own = paper.slice(at, at + Math.min(group.count, pool.length))
          const before = paper.slice(0, at)
          at += own.length
          const forced = own.some((question) =>
            [...before, ...own].some((other) => clash(question, other, bank.giveaways)),
          )
          if (!forced) continue
          const left = pool.filter((question) => !paper.includes(question))
          expect(left.every(clashes)).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('gives away an answer before it asks a fact twice', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((name) =>
      aSummary({ id: questionId(name), facts: [factId(name === 'c' ? 'a' : name)] }),
    ) as [QuestionSummary, QuestionSummary, QuestionSummary]
    const bank = {
      questions: [a, b, c],
      giveaways: pairs([
        [a.id, b.id],
        [c.id, b.id],
      ]),
    }
    for (let deck = 0; deck < 20; deck++) {
      const paper = drawn(bank, someRules({ draw: [{ forms: ['single'], count: 2 }] }), { deck, go: 0 })
      expect(paper).toContain(b)
    }
  })

  it('gives every chapter its share, to within a seat', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(someApart, fc.nat({ max: 15 }), fc.nat(), (bank, count, deck) => {
        const { questions } = bank
        const paper = drawn(bank, someRules({ draw: [{ forms: ['single'], count }] }), { deck, go: 0 })
        const total = Math.min(count, questions.length)
        expect(paper).toHaveLength(total)
        for (const chapter of new Set(questions.map((question) => question.chapter))) {
          const inChapter = (list: readonly QuestionSummary[]): number =>
            list.filter((question) => question.chapter === chapter).length
          const share = questions.length === 0 ? 0 : (inChapter(questions) / questions.length) * total
          expect(Math.abs(inChapter(paper) - share)).toBeLessThan(1)
        }
      }),
      { numRuns: 1500 },
    )
  })
})

describe('the goes of one deck', () => {
  it('ask every question before they ask any again', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(someApart, fc.integer({ min: 1, max: 8 }), fc.nat(), (bank, count, deck) => {
        fc.pre(bank.questions.length >= count)
        const rules = someRules({ draw: [{ forms: ['single'], count }] })
        const asked = new Map(bank.questions.map(({ id }) => [id, 0]))
        for (let go = 0; go < 8; go++) {
          for (const { id } of drawn(bank, rules, { deck, go })) asked.set(id, (asked.get(id) ?? 0) + 1)
          expect(Math.max(...asked.values()) - Math.min(...asked.values())).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 500 },
    )
  })

  it(
    'repeat a question only when what was asked less often clashes with the paper',
    { timeout: 60_000 },
    () => {
      fc.assert(
        fc.property(someBank, fc.integer({ min: 1, max: 5 }), fc.nat(), (bank, count, deck) => {
          const rules = someRules({ draw: [{ forms: ['single', 'judge'], count }] })
          const pool = eligible(bank.questions, rules, { forms: ['single', 'judge'], count })
          fc.pre(pool.length >= count)
          const asked = new Map<string, number>()
          const times = ({ id }: QuestionSummary): number => asked.get(id) ?? 0
          for (let go = 0; go < 6; go++) {
            const paper = drawn(bank, rules, { deck, go })
            const most = Math.max(...paper.map(times))
            for (const question of pool) {
              if (paper.includes(question) || times(question) >= most) continue
              expect(paper.some((other) => clash(question, other, bank.giveaways))).toBe(true)
            }
            for (const { id } of paper) asked.set(id, (asked.get(id) ?? 0) + 1)
          }
        }),
        { numRuns: 1000 },
      )
    },
  )

  it('differ from deck to deck', () => {
    const bank = apart([30, 30])
    const papers = Array.from({ length: 50 }, (_, deck) => drawn(bank, someRules(), { deck, go: 0 }))
    expect(new Set(papers.map((paper) => paper.map(({ id }) => id).join())).size).toBe(50)
  })
})

describe('a paper that was once drawn', () => {
  it('is drawn the same for ever, since codes and results on paper name it by number', () => {
    const paper = drawn(apart([20, 20, 20]), someRules(), { deck: 4711, go: 2 })
    expect(paper.map(({ id }) => id)).toEqual(['s2-17', 's0-8', 's1-6', 's2-10', 's1-19'])
  })
})

describe('chapterQuotas', () => {
  it.each([
    [[10, 10], 4, [2, 2]],
    [[10, 10], 3, [2, 1]],
    [[1, 9], 5, [1, 4]],
    [[1, 99], 5, [0, 5]],
    [[3, 3, 3], 2, [1, 1, 0]],
    [[2, 1], 5, [3, 2]],
    [[], 3, []],
  ])('of chapters of %j for %d seats', (sizes, count, expected) => {
    const quotas = chapterQuotas(apart(sizes).questions, count)
    expect(sizes.map((_, at) => quotas.get(`s${at}`))).toEqual(expected)
  })

  it('give away exactly the seats there are', () => {
    fc.assert(
      fc.property(someApart, fc.nat({ max: 60 }), (bank, count) => {
        fc.pre(bank.questions.length > 0)
        const seats = [...chapterQuotas(bank.questions, count).values()]
        expect(seats.reduce((sum, own) => sum + own, 0)).toBe(count)
      }),
    )
  })
})

describe('paperSeed', () => {
  it('differs by edition, format, deck and go', () => {
    const seeds = [
      paperSeed('1', PRESETS.bainian, { deck: 1, go: 0 }),
      paperSeed('2', PRESETS.bainian, { deck: 1, go: 0 }),
      paperSeed('1', PRESETS.timed, { deck: 1, go: 0 }),
      paperSeed('1', PRESETS.bainian, { deck: 2, go: 0 }),
      paperSeed('1', PRESETS.bainian, { deck: 1, go: 2 }),
    ]
    expect(new Set(seeds).size).toBe(5)
  })
})

describe('the shipped bank', () => {
  let bank: Bank = { questions: [], giveaways: new Map() }
  beforeAll(() => {
    const compiled = realBank()
    bank = { questions: compiled.index.questions, giveaways: realGiveaways(compiled) }
  }, 60_000)

  function clashesIn(paper: readonly QuestionSummary[]): string[] {
    return paper.flatMap((one, at) =>
      paper
        .slice(at + 1)
        .filter((other) => clash(one, other, bank.giveaways))
        .map((other) => `${one.id} and ${other.id}`),
    )
  }

  /** Two hundred of some 430 single choices cannot all keep apart; those that cannot come last. */
  const APART: Partial<Record<string, number>> = { survival: 120 }

  it.each(NUMBERED_PRESETS)(
    'fills twenty papers of %s without a clash while other questions are left',
    (id) => {
      const rules = PRESETS[id]
      for (let deck = 0; deck < 20; deck++) {
        const paper = drawn(bank, rules, { deck, go: 0 })
        expect(paper).toHaveLength(rules.draw.reduce((sum, group) => sum + group.count, 0))
        expect(clashesIn(paper.slice(0, APART[id]))).toEqual([])
      }
    },
  )

  it('asks all it has before it repeats one over a season of 百年千题', { timeout: 60_000 }, () => {
    const [group] = PRESETS.bainian.draw
    const pool = group ? eligible(bank.questions, PRESETS.bainian, group) : []
    const fullGoes = Math.floor(pool.length / 10)
    const season = Array.from({ length: fullGoes }, (_, go) =>
      drawn(bank, PRESETS.bainian, { deck: 7, go }),
    ).flat()
    // A few may wait for the next pass, when their fact was in the last papers already.
    expect(new Set(season.map(({ id }) => id)).size).toBeGreaterThan(pool.length - 20)
  })

  it('gives the last go of a season without a clash, in less than a fifth of a second', () => {
    const took = [298, 299, 300].map((go) => {
      const start = performance.now()
      const paper = drawn(bank, PRESETS.bainian, { deck: 7, go })
      const ms = performance.now() - start
      expect(clashesIn(paper)).toEqual([])
      return ms
    })
    expect(Math.min(...took)).toBeLessThan(200)
  })
})
