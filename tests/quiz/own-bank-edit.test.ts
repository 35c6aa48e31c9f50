import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OwnBank } from '../../src/quiz/own-bank.ts'
import { keepQuestion, retireQuestion } from '../../src/quiz/own-bank-edit.ts'
import type { KeptQuestion } from '../../src/quiz/own-bank-edit.ts'
import { updateOwnBank } from '../../src/quiz/own-bank-update.ts'
import { parseOwnBank } from '../../src/quiz/parse-own-bank.ts'
import type { Question } from '../../src/quiz/question.ts'
import { anOwnBank, ownQuestion, someOwnBank } from '../support/own-banks.ts'
import { aJudge, aSingle, questionId } from '../support/questions.ts'

const Q = questionId('q1')
const one = (question: Question, changes: Partial<OwnBank> = {}): OwnBank =>
  anOwnBank({
    chapters: [{ id: 'c1', title: '上册' }],
    questions: [ownQuestion(question)],
    retired: [],
    tags: {},
    ...changes,
  })
const single = (changes: Parameters<typeof aSingle>[0] = {}) =>
  ownQuestion(aSingle({ id: Q, chapter: 'c1', ...changes }))
const written = (question: Question) => ({ question, chapter: '上册', tags: [] })

function kept(result: KeptQuestion): Extract<KeptQuestion, { ok: true }> {
  if (!result.ok) throw new Error(`the twin of ${result.twin}`)
  return result
}

/** A bank, one of its questions, and what somebody makes of it: the text of some question, or its own. */
const someEdit = fc
  .tuple(someOwnBank, someOwnBank, fc.nat(), fc.nat(), fc.boolean())
  .filter(([bank, other]) => bank.questions.length > 0 && other.questions.length > 0)
  .map(([bank, other, at, from, isOwn]) => {
    const before = bank.questions[at % bank.questions.length] as Question
    const source = isOwn ? before : (other.questions[from % other.questions.length] as Question)
    return { bank, before, question: ownQuestion({ ...source, id: before.id, chapter: before.chapter }) }
  })

const titleIn = (bank: OwnBank, { chapter }: Question): string =>
  bank.chapters.find(({ id }) => id === chapter)?.title ?? ''

describe('keepQuestion', () => {
  it('decides as when the changed bank comes in again', () => {
    fc.assert(
      fc.property(someEdit, someOwnBank, ({ bank, before, question }, { questions: once }) => {
        const gone = once.map((each) => ownQuestion(each, { id: questionId(`old-${each.id}`) }))
        const whole = { ...bank, retired: gone }
        const result = keepQuestion(whole, { question, chapter: titleIn(bank, before), tags: [] }, before.id)
        fc.pre(result.ok)
        const incoming = bank.questions.map((each) => (each === before ? question : each))
        const again = updateOwnBank(whole, { ...whole, questions: incoming, retired: [] })
        const { bank: after, id } = kept(result)
        const at = bank.questions.indexOf(before)
        expect(id).toBe(again.bank.questions[at]?.id)
        expect(after.questions[at]).toEqual({
          ...again.bank.questions[at],
          explanation: question.explanation,
        })
        expect(after.retired.map((each) => each.id).sort()).toEqual(
          again.bank.retired.map((each) => each.id).sort(),
        )
      }),
      { numRuns: 1000 },
    )
  })

  it('leaves a bank that can be kept, with every other question as it was', () => {
    fc.assert(
      fc.property(someEdit, fc.string(), fc.boolean(), ({ bank, before, question }, chapter, isNew) => {
        const tags = ['桥']
        const title = chapter.slice(0, 100)
        const result = keepQuestion(bank, { question, chapter: title, tags }, isNew ? undefined : before.id)
        fc.pre(result.ok)
        const { bank: after, id } = kept(result)
        expect(parseOwnBank(after)).toMatchObject({ ok: true })
        expect(after.tags[id]).toEqual(tags)
        const others = bank.questions.filter((each) => isNew || each !== before)
        expect(after.questions.filter((each) => each.id !== id)).toEqual(others)
        const known = new Set([...after.questions, ...after.retired].map((each) => each.id))
        expect(bank.questions.every((each) => known.has(each.id))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('keeps id and history where a slip of the pen is mended', () => {
    const bank = one(single({ stem: '娄底的桥有多少坐？' }))
    const fixed = single({ id: questionId('other'), stem: '娄底的桥有多少座？', explanation: '' })
    expect(kept(keepQuestion(bank, written(fixed), Q))).toMatchObject({
      kind: 'corrected',
      id: Q,
      bank: { questions: [{ id: Q, stem: '娄底的桥有多少座？', explanation: '' }], retired: [] },
    })
  })

  it('makes a new question in its place where another answer is right, and goes back to the old one', () => {
    const bank = one(single({ right: 'a' }))
    const changed = kept(keepQuestion(bank, written(single({ right: 'b' })), Q))
    expect(changed).toMatchObject({ kind: 'reworked', id: 'q1-2', bank: { retired: [{ id: Q }] } })
    const back = kept(keepQuestion(changed.bank, written(single({ right: 'a' })), changed.id))
    expect(back).toMatchObject({ kind: 'reworked', id: Q, bank: { retired: [{ id: 'q1-2' }] } })
  })

  it('says when nothing was changed', () => {
    const bank = one(single(), { tags: { [Q]: ['桥'] } })
    const same = { question: single(), chapter: '上册', tags: ['桥'] }
    expect(keepQuestion(bank, same, Q)).toMatchObject({ kind: 'unchanged', bank })
    expect(keepQuestion(bank, { ...same, tags: [] }, Q)).toMatchObject({
      kind: 'corrected',
      bank: { tags: {} },
    })
  })

  it('refuses what the bank asks already, with whatever answer', () => {
    const bank = one(single({ right: 'a' }))
    expect(keepQuestion(bank, written(single({ right: 'b' })))).toEqual({ ok: false, twin: Q })
  })

  it('asks a question again that was retired', () => {
    const bank = retireQuestion(one(single()), Q)
    expect(kept(keepQuestion(bank, written(single({ id: questionId('new') }))))).toMatchObject({
      kind: 'added',
      id: Q,
      bank: { questions: [{ id: Q }], retired: [] },
    })
  })

  it('opens a chapter for a title that is new, and takes away the one that is empty then', () => {
    const bank = one(single())
    const moved = kept(keepQuestion(bank, { ...written(single()), chapter: '中册' }, Q))
    expect(moved).toMatchObject({ kind: 'corrected', id: Q })
    expect(moved.bank.chapters).toEqual([{ id: '中册', title: '中册' }])
  })
})

describe('retireQuestion', () => {
  it('asks it no longer, keeps it, and leaves the others', () => {
    const judge = ownQuestion(aJudge({ id: questionId('q2'), chapter: 'c2' }))
    const bank = anOwnBank({ questions: [ownQuestion(single()), judge], retired: [], tags: { [Q]: ['桥'] } })
    const after = retireQuestion(bank, Q)
    expect(after).toMatchObject({ questions: [judge], retired: [{ id: Q }], tags: bank.tags })
    expect(after.chapters.map(({ id }) => id)).toEqual(['c2'])
    expect(parseOwnBank(retireQuestion(after, judge.id)).ok).toBe(true)
  })
})
