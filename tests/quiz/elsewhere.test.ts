import { describe, expect, it } from 'vitest'
import { elsewhereIn } from '../../src/quiz/elsewhere.ts'
import { isRight, rightAnswer } from '../../src/quiz/judging.ts'
import type { Answer, Question } from '../../src/quiz/question.ts'
import { comparable } from '../../src/quiz/typed-text.ts'
import { aBlank, aFact, aJudge, aMatch, aMultiple, anOrder, aSingle, factId } from '../support/questions.ts'
import { realBank } from '../support/real-bank.ts'

const fact = (id: string, statement: string, ...keys: string[]) => aFact({ id: factId(id), statement, keys })
const FACTS = [
  fact('s1p1-01', '青山村修了12座桥，修桥和种树同时开始。', '12座', '修桥'),
  fact('s1p1-02', '绿水村修了21座桥。', '21座'),
  fact('s1p1-03', '白石村采石。', '采石'),
  fact('s1p2-01', '养鱼的有青山村。', '养鱼', '10座'),
  fact('s1p2-02', '养鱼的有绿水村。', '养鱼', '7'),
  fact('s1p2-03', '白石村办起了采茶合作社。', '合作社'),
]
const falseJudge = aJudge({
  stem: '青山村修了21座桥。',
  right: false,
  swap: { wrong: '21座', right: '12座' },
})

describe('elsewhereIn', () => {
  const find = elsewhereIn(FACTS)
  const single = (text: string): Question =>
    aSingle({
      options: [
        { id: 'a', text },
        { id: 'b', text: '12座' },
      ],
    })

  it.each<[string, Question, Answer, string | undefined]>([
    ['the only fact with the option as its key', aSingle(), ['a'], '21座 s1p1-02'],
    ['an option that is a key of nothing', aSingle(), ['c'], undefined],
    ['an option that two facts have as a key', single('养鱼'), ['a'], undefined],
    ['an option that the own fact says too', single('种树'), ['a'], undefined],
    ['an option written otherwise', single('２１ 座'), ['a'], '２１ 座 s1p1-02'],
    ['no key, but the very words of one statement', single('采茶合作社'), ['a'], '采茶合作社 s1p2-03'],
    ['words too short to tell', single('办起了'), ['a'], undefined],
    ['a stem that asks for what does not fit', aSingle({ stem: '青山村没有修哪座桥？' }), ['a'], undefined],
    ['the right option', aSingle(), ['b'], undefined],
    ['no answer', aSingle(), [], undefined],
    ['the wrong one among several', aMultiple(), ['a', 'b'], '采石 s1p1-03'],
    ['only something left out', aMultiple(), ['a'], undefined],
    ['a false statement believed', falseJudge, ['true'], '21座 s1p1-02'],
    ['a false statement not believed', falseJudge, ['false'], undefined],
    ['a true statement not believed', aJudge(), ['false'], undefined],
    ['typed, with the unit put to it', aBlank(), ['21'], '21座 s1p1-02'],
    ['typed right, otherwise written', aBlank({ accept: ['21'], facts: [] }), ['廿一座'], undefined],
    ['a bare figure', aBlank({ unit: '' }), ['7'], undefined],
    ['an order', anOrder(), ['b', 'a', 'c'], undefined],
    ['a match', aMatch(), ['s', 'r'], undefined],
  ])('%s', (_what, question, answer, expected) => {
    const found = find(question, answer)
    expect(found && `${found.text} ${found.fact.id}`).toBe(expected)
  })
})

describe('elsewhereIn, over the bank as it is shipped', () => {
  const bank = realBank()
  const find = elsewhereIn(bank.facts)
  const asked = bank.questions.filter(({ id }) => !bank.retired.has(id))
  const wrongAnswers = asked.flatMap((question) =>
    wrongAnswersTo(question).map((answer) => ({ question, answer })),
  )

  it('knows where an eighth of all wrong options belong', () => {
    const found = wrongAnswers.filter(({ question, answer }) => find(question, answer))
    expect(found.length / wrongAnswers.length).toBeGreaterThan(0.1)
  })

  it('never calls the right answer one that belongs elsewhere', () => {
    for (const question of asked) expect(find(question, rightAnswer(question)), question.id).toBeUndefined()
  })

  it('names a fact that says the wrong answer, and none that the question rests on', () => {
    for (const { question, answer } of wrongAnswers) {
      expect(isRight(question, answer)).toBe(false)
      const found = find(question, answer)
      if (!found) continue
      expect(question.facts, question.id).not.toContain(found.fact.id)
      const says = [found.fact.statement, ...found.fact.keys].map(comparable)
      expect(
        says.some((text) => text.includes(comparable(found.text))),
        question.id,
      ).toBe(true)
    }
  })
})

/** Each wrong option for itself, and a false statement believed. */
function wrongAnswersTo(question: Question): Answer[] {
  if (question.form === 'judge') return question.swap ? [['true']] : []
  if (question.form !== 'single' && question.form !== 'multiple') return []
  const right = rightAnswer(question)
  return question.options.filter(({ id }) => !right.includes(id)).map(({ id }) => [id])
}
