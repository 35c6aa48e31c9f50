// Banks of one's own with neutral fixed defaults.
import fc from 'fast-check'
import type { OwnBank } from '../../src/quiz/own-bank.ts'
import type { FactId, Question } from '../../src/quiz/question.ts'
import {
  aBlank,
  aGaps,
  aJudge,
  aMatch,
  aMultiple,
  anOrder,
  aShort,
  aSingle,
  ONE_OF_EACH,
  questionId,
} from './questions.ts'

/** As questions of such a bank are: on no paragraph, and each on itself. */
export function ownQuestion<Q extends Question>(question: Q, changes: Partial<Q> = {}): Q {
  const changed = { ...question, ...changes, paragraph: '' }
  return { ...changed, facts: [changed.id as string as FactId] }
}

/** One question of each form, `q1` to `q6`, in the chapter `c1`. */
export const OWN_ONE_OF_EACH: readonly Question[] = ONE_OF_EACH.map((question, at) =>
  ownQuestion(question, { id: questionId(`q${at + 1}`), chapter: 'c1' }),
)

export function anOwnBank(changes: Partial<OwnBank> = {}): OwnBank {
  return {
    id: 'own-1',
    title: '消防知识',
    language: 'zh-CN',
    chapters: [
      { id: 'c1', title: '上册' },
      { id: 'c2', title: '下册' },
    ],
    questions: OWN_ONE_OF_EACH,
    retired: [ownQuestion(aSingle(), { id: questionId('q0'), chapter: 'c2', stem: '从前的题？' })],
    tags: { [questionId('q1')]: ['桥', '数目'] },
    ...changes,
  }
}

type Builder = (changes: { readonly chapter: string; readonly stem: string }) => Question
const BUILDERS: readonly Builder[] = [aSingle, aMultiple, aJudge, aBlank, anOrder, aMatch, aGaps, aShort]
const letters = fc.constantFrom(...'春夏秋冬东南西北')
const words = fc.array(letters, { minLength: 1, maxLength: 3 }).map((some) => some.join(''))

/** Stems and options of few letters, so that questions are often alike. */
const someQuestion = fc
  .record({
    build: fc.constantFrom(...BUILDERS),
    chapter: fc.constantFrom('c1', 'c2'),
    stem: words,
    texts: fc.uniqueArray(words, { minLength: 4, maxLength: 4 }),
    right: fc.nat({ max: 1 }),
  })
  .map(({ build, chapter, stem, texts, right }) => {
    const question = build({ chapter, stem })
    const named = <T extends { readonly id: string }>(options: readonly T[], from = 0): T[] =>
      options.slice(0, 4 - from).map((option, at) => ({ ...option, text: texts[at + from] ?? '' }))
    switch (question.form) {
      case 'single':
        return { ...question, options: named(question.options), right: 'ab'.charAt(right) }
      case 'multiple':
        return { ...question, options: named(question.options), right: right ? ['a', 'c'] : ['b'] }
      case 'judge':
        return { ...question, right: right === 1 }
      case 'blank':
        return { ...question, accept: texts.slice(right, right + 2) }
      case 'gaps':
        return { ...question, stem: `${stem}____${stem}____`, accept: [texts.slice(0, 2), texts.slice(2)] }
      case 'short':
        return { ...question, accept: texts.slice(right, right + 2) }
      case 'order':
        return { ...question, items: named(question.items) }
      case 'match':
        return { ...question, left: named(question.left), right: named(question.right, 2) }
    }
  })

/** Ids as an importer gives them: by the row. */
export const someOwnBank: fc.Arbitrary<OwnBank> = fc.array(someQuestion, { maxLength: 6 }).map((questions) =>
  anOwnBank({
    questions: questions.map((question, at) => ownQuestion(question, { id: questionId(`q${at + 1}`) })),
    retired: [],
    tags: {},
  }),
)
