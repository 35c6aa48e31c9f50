import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerText } from '../../../src/components/answer-lines.ts'
import { rulesOfForm } from '../../../src/quiz/forms/forms.ts'
import { readResultCode, resultCode, unsealResult } from '../../../src/quiz/contest/result-code.ts'
import { afterTap, isChoice } from '../../../src/quiz/choosing.ts'
import { isComplete, isRight, rightAnswer } from '../../../src/quiz/judging.ts'
import { authoredOptions, shownOptions } from '../../../src/quiz/option-order.ts'
import { FORMS } from '../../../src/quiz/question.ts'
import type { Answer, Form, Question } from '../../../src/quiz/question.ts'
import { IDENTITY, someAnswer, someRules } from '../../support/contest.ts'
import { NOON } from '../../support/log.ts'
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
} from '../../support/questions.ts'
import { realBank } from '../../support/real-bank.ts'

const WORDS = { yes: '对', no: '错' }
const { questions } = realBank()

const said = (question: Question, answer: Answer): string => answerText(question, answer, WORDS)

/** The answer as another phone reads it out of a code: nothing where the code is made up. */
function throughCode(question: Question, answer: Answer): Answer | undefined {
  const paper = { rules: someRules(), number: { deck: 1, go: 0 } }
  const code = resultCode(
    {
      paper,
      answers: [{ answer, elapsedMs: 0 }],
      name: '',
      unit: '',
      finishedAt: NOON,
      elapsedMs: 0,
      clockSetBack: false,
    },
    () => question,
    IDENTITY,
  )
  const read = readResultCode(code, IDENTITY, () => [question.form])
  return read.ok ? unsealResult(read.value, () => question)?.answers[0]?.answer : undefined
}

describe('a form', () => {
  it('is there for every name', () => {
    for (const form of FORMS) expect(rulesOfForm(form), form).toBeDefined()
  })

  it.each<[Form, 'one' | 'several' | undefined]>([
    ['single', 'one'],
    ['multiple', 'several'],
    ['judge', 'one'],
    ['blank', undefined],
    ['order', undefined],
    ['match', undefined],
    ['gaps', undefined],
    ['short', undefined],
  ])('%s lets one choose %s', (form, chooses) => {
    expect(rulesOfForm(form).chooses).toBe(chooses)
    expect(isChoice({ form } as Question)).toBe(chooses !== undefined)
  })

  it.each<[Question, Answer, string]>([
    [aSingle(), ['b'], '12座'],
    [aSingle(), ['z'], ''],
    [aMultiple(), ['c', 'a'], '修桥、种树'],
    [aMultiple(), ['b'], '采石'],
    [aJudge(), ['true'], '对'],
    [aJudge(), ['false'], '错'],
    [aBlank(), ['12'], '12座'],
    [aBlank({ unit: undefined as never }), [' 12 '], ' 12 '],
    [anOrder(), ['c', 'a', 'b'], '养鱼 → 修桥 → 种树'],
    [aMatch(), ['s', ''], '修桥：5000棵；种树：—'],
    [aGaps(), ['12', ' '], '12；—'],
    [aShort(), [' 方便上学 ', 'true'], '方便上学'],
  ])('%#: says an answer in words', (question, answer, words) => {
    expect(said(question, answer)).toBe(words)
  })

  it.each(ONE_OF_EACH.filter(({ form }) => form !== 'match').map((one) => [one.form, one] as const))(
    '%s says nothing of no answer',
    (_form, question) => {
      expect(said(question, [])).toBe('')
    },
  )

  it('of several takes a tap as one more or one fewer, in the order of the author', () => {
    expect(afterTap(aMultiple(), ['d'], 'b')).toEqual(['b', 'd'])
    expect(afterTap(aMultiple(), ['b', 'd'], 'b')).toEqual(['d'])
    expect(afterTap(aSingle(), ['b'], 'd')).toEqual(['d'])
    expect(afterTap(aJudge(), ['true'], 'false')).toEqual(['false'])
  })

  it('shows no order already solved, unless there is but one way', () => {
    const two = anOrder({ items: anOrder().items.slice(0, 2) })
    for (let seed = 0; seed < 20; seed++)
      expect(shownOptions(two, String(seed)).map(({ id }) => id)).toEqual(['b', 'a'])
    const one = anOrder({ items: anOrder().items.slice(0, 1) })
    expect(shownOptions(one, 'seed').map(({ id }) => id)).toEqual(['a'])
    expect(shownOptions(anOrder({ items: [] }), 'seed')).toEqual([])
  })
})

describe('every question of the real bank', () => {
  const faulty = (isSound: (question: Question) => boolean) =>
    questions.filter((question) => !isSound(question)).map(({ id }) => id)
  const ids = (options: readonly { readonly id: string }[]) => options.map(({ id }) => id)

  it('has a right answer that is complete and can be said', () => {
    expect(
      faulty((question) => {
        const answer = rightAnswer(question)
        return isRight(question, answer) && isComplete(question, answer) && said(question, answer) !== ''
      }),
    ).toEqual([])
  })

  it('takes no answer for none', () => {
    expect(faulty((question) => !isRight(question, []) && !isComplete(question, []))).toEqual([])
  })

  it('shows each of its options once', () => {
    expect(
      faulty((question) => {
        const [shown, authored] = [shownOptions(question, 'seed'), authoredOptions(question)]
        return (
          shown.length === authored.length && new Set([...ids(shown), ...ids(authored)]).size === shown.length
        )
      }),
    ).toEqual([])
  })

  it('has a right answer and others that a code holds as they are', () => {
    expect(
      faulty((question) => {
        const [some = []] = fc.sample(someAnswer(question), { numRuns: 1, seed: 3 })
        const answers = [rightAnswer(question), [], ...(question.form === 'blank' ? [] : [some])]
        return answers.every(
          (answer) => JSON.stringify(throughCode(question, answer)) === JSON.stringify(answer),
        )
      }),
    ).toEqual([])
  })
})

describe('an answer in a code', () => {
  it.each<[string, Question, Answer, Answer]>([
    ['of a last option', aSingle(), ['d'], ['d']],
    ['of no option of the question', aSingle(), ['z'], []],
    ['of several', aMultiple(), ['a', 'd'], ['a', 'd']],
    ['of 错', aJudge(), ['false'], ['false']],
    ['with blanks around', aBlank(), [' 12 '], ['12']],
    ['of half a match', aMatch(), ['t', ''], ['t', '']],
    ['of an order', anOrder(), ['c', 'a', 'b'], ['c', 'a', 'b']],
    ['of one gap of two', aGaps(), ['', '三百'], ['', '三百']],
    ['in one’s own words', aShort(), ['方便上学', 'false'], ['方便上学', 'false']],
  ])('%s comes back', (_what, question, answer, expected) => {
    expect(throughCode(question, answer)).toEqual(expected)
  })

  it.each<[string, Question, readonly number[]]>([
    ['an option that is not there', aSingle(), [4]],
    ['a fifth of several', aMultiple(), [0, 0, 0, 0, 1, 0]],
    ['neither 对 nor 错', aJudge(), [3]],
    ['a place twice', anOrder(), [0, 0, 1]],
    ['an item that is not there', anOrder(), [0, 1, 3]],
    ['more sides than there are', aMatch(), [0, 1, 2]],
    ['a side that is not there', aMatch(), [0, 3]],
  ])('is made up where it names %s', (_what, question, numbers) => {
    const { rules, number } = { rules: someRules(), number: { deck: 1, go: 0 } }
    const sealed = {
      paper: { rules, number },
      name: '',
      unit: '',
      finishedAt: NOON,
      elapsedMs: 0,
      clockSetBack: false,
      raw: [{ numbers, texts: [], elapsedMs: 0 }],
    }
    expect(unsealResult(sealed, () => question)).toBeUndefined()
  })
})
