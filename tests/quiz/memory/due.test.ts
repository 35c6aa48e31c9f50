import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dueFacts, dueQuestions, minutesFor } from '../../../src/quiz/memory/due.ts'
import type { FactRecords } from '../../../src/quiz/memory/due.ts'
import type { FactRecord } from '../../../src/quiz/memory/fact-record.ts'
import { emptyPaceRecord, sumPace } from '../../../src/quiz/memory/pace.ts'
import { sharesFact } from '../../../src/quiz/practice.ts'
import { FORMS } from '../../../src/quiz/question.ts'
import type { Form, QuestionSummary } from '../../../src/quiz/question.ts'
import { aSummary, factId, questionId } from '../../support/questions.ts'

const TODAY = 100
const RULE = { retention: 0.9, newPerDay: 2 }

function aRecord(
  fact: string,
  changes: Partial<FactRecord> & { readonly lastDay?: number; readonly stability?: number } = {},
): FactRecord {
  const { lastDay = 90, stability = 5, ...rest } = changes
  return {
    bank: 'qingshan',
    fact: factId(fact),
    answered: 1,
    right: 1,
    askedOn: { single: lastDay },
    firstDay: lastDay,
    memory: { stability, difficulty: 5, lastDay, reps: 1, lapses: 0 },
    ...rest,
  }
}
const recordsOf = (...records: readonly FactRecord[]): FactRecords =>
  new Map(records.map((record) => [record.fact, record]))
const asks = (id: string, form: Form, ...facts: readonly string[]): QuestionSummary =>
  aSummary({ id: questionId(id), form, facts: facts.map(factId) })

describe('dueFacts', () => {
  const questions = ['f1', 'f2', 'f3', 'f4', 'f5'].map((fact) => asks(`${fact}a`, 'single', fact))

  it('names what is due, the least likely to be recalled first, then new facts in authored order', () => {
    const records = recordsOf(
      aRecord('f1', { stability: 8 }),
      aRecord('f2', { stability: 2 }),
      aRecord('f3', { stability: 30 }),
    )
    expect(dueFacts(questions, records, RULE, TODAY)).toEqual({ due: ['f2', 'f1'], fresh: ['f4', 'f5'] })
  })

  it('follows the retention without anything being stored anew', () => {
    const records = recordsOf(aRecord('f1', { stability: 20 }))
    const due = (retention: number) => dueFacts(questions, records, { ...RULE, retention }, TODAY).due
    expect(due(0.9)).toEqual([])
    expect(due(0.95)).toEqual(['f1'])
  })

  it('does not count a fact that was met earlier and asked again today', () => {
    const records = recordsOf(aRecord('f1', { lastDay: TODAY, firstDay: TODAY - 1 }))
    expect(dueFacts(questions, records, RULE, TODAY).fresh).toEqual(['f2', 'f3'])
  })

  it('counts facts met today against today’s new ones', () => {
    const records = recordsOf(aRecord('f1', { lastDay: TODAY }))
    expect(dueFacts(questions, records, RULE, TODAY).fresh).toEqual(['f2'])
    expect(dueFacts(questions, records, { ...RULE, newPerDay: 0 }, TODAY).fresh).toEqual([])
  })

  it('leaves out facts that nothing asks any more', () => {
    expect(dueFacts([], recordsOf(aRecord('f1')), RULE, TODAY)).toEqual({ due: [], fresh: [] })
  })
})

describe('dueQuestions', () => {
  const idsFor = (
    questions: readonly QuestionSummary[],
    records: FactRecords,
    due: readonly string[],
    fresh: readonly string[] = [],
  ) =>
    dueQuestions(questions, records, { due: due.map(factId), fresh: fresh.map(factId) }).map(({ id }) => id)

  it('asks a fact in the form least recently seen, and in one never seen first', () => {
    const questions = [asks('a', 'single', 'f1'), asks('b', 'judge', 'f1'), asks('c', 'blank', 'f1')]
    const askedOn = (days: FactRecord['askedOn']) => recordsOf(aRecord('f1', { askedOn: days }))
    expect(idsFor(questions, askedOn({ single: 9, judge: 3, blank: 5 }), ['f1'])).toEqual(['b'])
    expect(idsFor(questions, askedOn({ single: 9, judge: 3 }), ['f1'])).toEqual(['c'])
    expect(idsFor(questions, askedOn({ single: 9 }), ['f1'])).toEqual(['b'])
  })

  it('asks the question least recently answered of a form', () => {
    const questions = [asks('a', 'single', 'f1'), asks('b', 'single', 'f1')]
    const at = (id: string): number => ({ a: 7, b: 3 })[id] ?? 0
    const found = { due: [factId('f1')], fresh: [] }
    expect(dueQuestions(questions, recordsOf(aRecord('f1')), found, at).map(({ id }) => id)).toEqual(['b'])
  })

  it('asks once what one question asks together', () => {
    const questions = [asks('m', 'match', 'f1', 'f2'), asks('a', 'single', 'f1'), asks('b', 'single', 'f2')]
    const records = recordsOf(aRecord('f1'), aRecord('f2'))
    expect(idsFor(questions, records, ['f1', 'f2'])).toEqual(['m'])
  })

  it('does not bring in facts never met by way of others, unless there is no other question', () => {
    const questions = [asks('m', 'match', 'f1', 'f9'), asks('a', 'single', 'f1')]
    expect(idsFor(questions, recordsOf(aRecord('f1')), ['f1'])).toEqual(['a'])
    expect(idsFor(questions.slice(0, 1), recordsOf(aRecord('f1')), ['f1'])).toEqual(['m'])
  })

  it('starts a new fact with the form that asks least of it', () => {
    const questions = [asks('c', 'blank', 'f1'), asks('b', 'judge', 'f1'), asks('a', 'single', 'f1')]
    expect(idsFor(questions, new Map(), [], ['f1'])).toEqual(['a'])
  })

  it('covers every due fact, and puts no two on one fact next to each other where that can be helped', () => {
    const someQuestions = fc
      .array(
        fc.record({
          form: fc.constantFrom(...FORMS),
          facts: fc.uniqueArray(fc.nat({ max: 7 }), { minLength: 1, maxLength: 3 }),
        }),
        { minLength: 1, maxLength: 20 },
      )
      .map((all) =>
        all.map(({ form, facts }, at) => asks(`q${at}`, form, ...facts.map((fact) => `f${fact}`))),
      )
    fc.assert(
      fc.property(someQuestions, fc.uniqueArray(fc.nat({ max: 7 })), (questions, known) => {
        const records = recordsOf(...known.map((fact) => aRecord(`f${fact}`)))
        const found = dueFacts(questions, records, { retention: 0.9, newPerDay: 9 }, TODAY)
        const asked = dueQuestions(questions, records, found)
        const covered = new Set(asked.flatMap(({ facts }) => facts))
        for (const fact of [...found.due, ...found.fresh]) expect(covered.has(fact)).toBe(true)
        expect(new Set(asked).size).toBe(asked.length)
        const touching = asked.filter((question, at) => {
          const before = asked[at - 1]
          return before !== undefined && sharesFact(before, question)
        })
        // Where two touch, nothing that was left would have kept them apart.
        for (const question of touching) {
          const at = asked.indexOf(question)
          const before = asked[at - 1] as QuestionSummary
          expect(asked.slice(at).every((later) => sharesFact(before, later))).toBe(true)
        }
      }),
    )
  })
})

describe('minutesFor', () => {
  const pace = (form: Form, elapsedMs: number) => sumPace(emptyPaceRecord('qingshan', form), { elapsedMs })
  const questions = (count: number, form: Form = 'single') => Array.from({ length: count }, () => ({ form }))

  it.each([
    [questions(0), [], 0],
    [questions(1), [], 1],
    [questions(9), [], 3],
    [questions(60), [pace('single', 16_000)], 14],
    [[...questions(30), ...questions(30, 'blank')], [pace('blank', 32_000)], 24],
  ])('takes this person’s time for each form, or twenty seconds', (asked, paces, minutes) => {
    expect(minutesFor(asked, paces)).toBe(minutes)
  })
})
