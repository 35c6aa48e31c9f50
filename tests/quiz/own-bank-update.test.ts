import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bareText } from '../../src/quiz/clean-text.ts'
import { authoredOptions } from '../../src/quiz/option-order.ts'
import type { OwnBank } from '../../src/quiz/own-bank.ts'
import { editionOfOwnBank } from '../../src/quiz/own-bank-index.ts'
import { updateOwnBank } from '../../src/quiz/own-bank-update.ts'
import { parseOwnBank } from '../../src/quiz/parse-own-bank.ts'
import type { Question } from '../../src/quiz/question.ts'
import { anOwnBank, ownQuestion, someOwnBank } from '../support/own-banks.ts'
import { aBlank, aJudge, aMatch, anOrder, aSingle, questionId } from '../support/questions.ts'

/** As the importer gives the same content again: other ids, options from `a` on in whatever order. */
function importedAgain(bank: OwnBank): OwnBank {
  const renamed = (question: Question, at: number): Question =>
    ownQuestion(withOptionIds(question), { id: questionId(`row${at}`), chapter: `k${question.chapter}` })
  return {
    ...bank,
    id: 'another',
    title: '新表',
    chapters: bank.chapters.map((chapter) => ({ ...chapter, id: `k${chapter.id}` })),
    questions: bank.questions.map(renamed),
    retired: [],
    tags: {},
  }
}

function withOptionIds(question: Question): Question {
  const of = <T extends { readonly id: string }>(option: T): T => ({ ...option, id: `o-${option.id}` })
  switch (question.form) {
    case 'single':
      return { ...question, options: question.options.map(of), right: `o-${question.right}` }
    case 'multiple':
      return {
        ...question,
        options: question.options.map(of),
        right: question.right.map((id) => `o-${id}`),
      }
    case 'order':
      return { ...question, items: question.items.map(of) }
    case 'match':
      return { ...question, left: question.left.map(of), right: question.right.map(of) }
    default:
      return question
  }
}

const one = (question: Question, changes: Partial<OwnBank> = {}): OwnBank =>
  anOwnBank({ questions: [ownQuestion(question)], retired: [], tags: {}, ...changes })
const Q = questionId('q1')
const single = (changes: Parameters<typeof aSingle>[0] = {}) => aSingle({ id: Q, chapter: 'c1', ...changes })
const sheet = (changes: Parameters<typeof aSingle>[0] = {}) =>
  aSingle({ id: questionId('row'), chapter: 'c1', ...changes })

describe('updateOwnBank', () => {
  it('changes nothing when the same content comes again', () => {
    fc.assert(
      fc.property(someOwnBank, (bank) => {
        const update = updateOwnBank(bank, importedAgain(bank))
        expect(update.bank).toEqual(bank)
        expect(editionOfOwnBank(update.bank)).toBe(editionOfOwnBank(bank))
        const { bank: _, ...changes } = update
        expect(Object.values(changes).flat()).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('leaves every id that an answer may name its meaning, whatever comes in how often', () => {
    fc.assert(
      fc.property(someOwnBank, fc.array(someOwnBank, { minLength: 1, maxLength: 3 }), (first, others) => {
        let bank = first
        for (const other of others) {
          const after = updateOwnBank(bank, other).bank
          const known = new Map([...after.questions, ...after.retired].map((each) => [each.id, each]))
          for (const question of [...bank.questions, ...bank.retired]) {
            const now = known.get(question.id)
            expect(now?.form).toBe(question.form)
            expect(bareText(now?.stem ?? '')).toBe(bareText(question.stem))
            for (const option of sidesOf(question))
              expect(now && sidesOf(now)).toContainEqual({ id: option.id, text: option.text })
          }
          expect(parseOwnBank(JSON.parse(JSON.stringify(after)))).toEqual({ ok: true, bank: after })
          bank = after
        }
      }),
      { numRuns: 500 },
    )
  })

  it('asks exactly what came in, in its order', () => {
    fc.assert(
      fc.property(someOwnBank, someOwnBank, (old, incoming) => {
        const { questions } = updateOwnBank(old, incoming).bank
        expect(questions.map(({ stem }) => stem)).toEqual(incoming.questions.map(({ stem }) => stem))
        expect(questions.map(saysRight)).toEqual(incoming.questions.map(saysRight))
      }),
      { numRuns: 500 },
    )
  })

  it('keeps id and title of the bank, chapters by their titles, and tags where none come in', () => {
    const { bank } = updateOwnBank(anOwnBank(), importedAgain(anOwnBank()))
    expect(bank).toEqual(anOwnBank())
  })

  it('knows options by their texts, in whatever order they come', () => {
    const { bank } = updateOwnBank(
      one(single()),
      one(
        sheet({
          options: ['10座', '12座', '20座', '21座'].map((text, at) => ({ id: 'abcd'.charAt(at), text })),
        }),
      ),
    )
    expect(bank.questions[0]).toMatchObject({
      id: Q,
      right: 'b',
      options: [{ id: 'd' }, { id: 'b' }, { id: 'c' }, { id: 'a' }],
    })
  })

  it('gives an option that is added an id of its own', () => {
    const options = [{ id: 'z', text: '9座' }, ...aSingle().options]
    const reused = options.map((option, at) => ({ ...option, id: 'abcde'.charAt(at) }))
    const { bank } = updateOwnBank(one(single()), one(sheet({ options: reused, right: 'c' })))
    const [question] = bank.questions
    expect(question && authoredOptions(question).map(({ id, text }) => `${id} ${text}`)).toEqual([
      ...['a-2 9座', 'a 21座', 'b 12座', 'c 20座', 'd 10座'],
    ])
    expect(question).toMatchObject({ id: Q, right: 'b' })
  })

  it('takes a mended slip for the same question, under its id', () => {
    const before = single({ stem: '青山村修了多少坐桥？' })
    const update = updateOwnBank(one(before), one(single()))
    expect(update.bank.questions[0]).toEqual(ownQuestion(single()))
    expect(update).toMatchObject({ corrected: [Q], added: [], retired: [], reworked: [] })
  })

  it.each([
    ['another number in the stem', aJudge({ stem: '青山村修了13座桥。' })],
    ['a negation in the stem', aJudge({ stem: '青山村没修12座桥。' })],
    ['another verdict', aJudge({ right: false })],
  ])('takes it for another question with %s', (_, after) => {
    const before = ownQuestion(aJudge({ id: Q, chapter: 'c1' }))
    const { bank, ...changes } = updateOwnBank(one(before), one({ ...after, id: Q, chapter: 'c1' }))
    expect(bank.questions[0]?.id).toBe('q1-2')
    expect(bank.retired).toEqual([before])
    expect(changes).toMatchObject({ retired: [Q], added: ['q1-2'], reworked: [{ before: Q, after: 'q1-2' }] })
  })

  it.each([
    ['another right option', single(), sheet({ right: 'a' })],
    ['an option that is gone', single(), sheet({ options: aSingle().options.slice(0, 3) })],
    [
      'another number in an option',
      single(),
      sheet({ options: [{ id: 'a', text: '22座' }, ...aSingle().options.slice(1)] }),
    ],
    ['nothing that is still accepted', aBlank({ id: Q }), aBlank({ accept: ['13'] })],
    ['another order', anOrder({ id: Q }), anOrder({ items: [...anOrder().items].reverse() })],
    ['other pairs', aMatch({ id: Q }), aMatch({ left: [...aMatch().left].reverse() })],
    ['another form', single(), aBlank({ stem: aSingle().stem })],
  ])('is another question with %s', (_, before, after) => {
    const incoming = ownQuestion<Question>(after, { id: questionId('row'), chapter: 'c1' })
    const update = updateOwnBank(one(ownQuestion<Question>(before, { chapter: 'c1' })), one(incoming))
    expect(update.bank.questions.map(({ id }) => id)).toEqual(['row'])
    expect(update.bank.retired.map(({ id }) => id)).toEqual([Q])
  })

  it('is the same match when both sides come in another order', () => {
    const before = ownQuestion(aMatch({ id: Q, chapter: 'c1' }))
    const [r, s, t] = before.right
    if (!r || !s || !t) throw new Error('three on the right')
    const after = ownQuestion(aMatch({ left: [...before.left].reverse(), right: [s, r, t] }), {
      chapter: 'c1',
    })
    expect(updateOwnBank(one(before), one(after)).bank.questions).toEqual([before])
  })

  it('asks again what had been retired, under its old id', () => {
    const without = updateOwnBank(one(single()), anOwnBank({ questions: [], retired: [], tags: {} }))
    expect(without).toMatchObject({ retired: [Q], bank: { questions: [], retired: [ownQuestion(single())] } })
    const again = updateOwnBank(without.bank, one(sheet()))
    expect(again).toMatchObject({
      returned: [Q],
      added: [],
      bank: { questions: [ownQuestion(single())], retired: [] },
    })
  })

  it('tells questions with one stem apart by their options', () => {
    const other = {
      ...single({ id: questionId('q2') }),
      options: aSingle().options.map((o) => ({ ...o, text: `${o.text}半` })),
    }
    const old = one(single(), { questions: [ownQuestion(single()), ownQuestion(other)] })
    const swapped = { ...importedAgain(old), questions: [...importedAgain(old).questions].reverse() }
    expect(updateOwnBank(old, swapped).bank.questions.map(({ id }) => id)).toEqual(['q2', 'q1'])
  })

  it('keeps an explanation where the file has none', () => {
    const { bank } = updateOwnBank(one(single()), one(sheet({ explanation: '' })))
    expect(bank.questions[0]?.explanation).toBe(aSingle().explanation)
  })
})

function sidesOf(question: Question) {
  return question.form === 'match' ? [...question.left, ...question.right] : authoredOptions(question)
}

/** What is right, in words and not in ids. */
function saysRight(question: Question): unknown {
  const texts = new Map(authoredOptions(question).map(({ id, text }) => [id, text]))
  switch (question.form) {
    case 'single':
      return texts.get(question.right)
    case 'multiple':
      return question.right.map((id) => texts.get(id)).sort()
    case 'judge':
      return question.right
    case 'blank':
    case 'gaps':
    case 'short':
      return question.accept
    case 'order':
      return question.items.map(({ text }) => text)
    case 'match':
      return question.left.map(({ text }, at) => `${text}-${question.right[at]?.text ?? ''}`).sort()
  }
}
