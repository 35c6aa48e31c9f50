import { describe, expect, it } from 'vitest'
import { sheetQuestions } from '../../src/components/sheet.ts'
import { shownOptions } from '../../src/quiz/option-order.ts'
import { samePoints } from '../support/contest.ts'
import { ONE_OF_EACH } from '../support/questions.ts'

const WORDS = { yes: '对', no: '错' }
const sheet = sheetQuestions(ONE_OF_EACH, samePoints(5), 'seed', WORDS)

describe('sheetQuestions', () => {
  it('number the questions and name their points', () => {
    expect(sheet.map(({ number, points }) => [number, points])).toEqual([1, 2, 3, 4, 5, 6].map((n) => [n, 5]))
  })

  it('show options in the order of every phone with the same code', () => {
    for (const { question, options } of sheet)
      if (question.form !== 'judge') {
        expect(options.map(({ id }) => id)).toEqual(shownOptions(question, 'seed').map(({ id }) => id))
        expect(options.map(({ letter }) => letter).join('')).toBe(
          // A place is written before each item of an order.
          question.form === 'order' ? '' : 'ABCDEF'.slice(0, options.length),
        )
      }
  })

  it('name in the key what is to be ticked, written or put in order', () => {
    const letterOf = (at: number, id: string) => sheet[at]?.options.find((option) => option.id === id)?.letter
    const [single, multiple, judge, blank, order, match] = sheet.map(({ key }) => key)
    expect(single).toBe(`${letterOf(0, 'b')} 12座`)
    expect(multiple?.split('；').sort()).toEqual(
      [`${letterOf(1, 'a')} 修桥`, `${letterOf(1, 'c')} 种树`].sort(),
    )
    expect(judge).toBe('对')
    expect(blank).toBe('12座')
    expect(order?.split('；').sort()).toEqual(['1 修桥', '2 种树', '3 养鱼'])
    expect(match).toBe(`修桥 ${letterOf(5, 'r')}；种树 ${letterOf(5, 's')}`)
  })
})
