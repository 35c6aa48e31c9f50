// A paper for print: questions with empty boxes, and its key.

import { pointsOf } from '../quiz/contest/rules.ts'
import type { ContestRules } from '../quiz/contest/rules.ts'
import { shownOptions } from '../quiz/option-order.ts'
import { rightAnswer } from '../quiz/judging.ts'
import type { Form, Question } from '../quiz/question.ts'

export interface SheetOption {
  readonly id: string
  /** Letter in front of it; empty for judge. */
  readonly letter: string
  readonly text: string
}

export interface SheetQuestion {
  /** From 1. */
  readonly number: number
  readonly question: Question
  readonly form: Form
  /** Null where nothing is to be won. */
  readonly points: number | null
  /** What gets a box to tick (single, multiple, judge) or a number (order); the right side of match. */
  readonly options: readonly SheetOption[]
  /** The left side of match, each with a box for a letter. */
  readonly left: readonly string[]
  /** How many lines to write on. */
  readonly lines: number
  /** The answer as it is to be read in the key. */
  readonly key: string
}

export interface SheetWords {
  readonly yes: string
  readonly no: string
}

const SHORT_LINES = 4

/** The questions in the paper's order, their options as every phone with this code shows them. */
export function sheetQuestions(
  questions: readonly Question[],
  points: ContestRules['points'] | null,
  seed: string,
  words: SheetWords,
): SheetQuestion[] {
  return questions.map((question, at) => {
    const options = sheetOptions(question, seed, words)
    return {
      number: at + 1,
      question,
      form: question.form,
      points: points && pointsOf({ points }, question.form),
      options,
      left: question.form === 'match' ? question.left.map(({ text }) => text) : [],
      lines: question.form === 'short' ? SHORT_LINES : question.form === 'blank' ? 1 : 0,
      key: keyText(question, options),
    }
  })
}

function sheetOptions(question: Question, seed: string, words: SheetWords): SheetOption[] {
  if (question.form === 'judge')
    return [
      { id: 'true', letter: '', text: words.yes },
      { id: 'false', letter: '', text: words.no },
    ]
  // A place is written before each item of an order, and a letter beside it would be one mark too many.
  const letterFor = question.form === 'order' ? () => '' : letterAt
  return shownOptions(question, seed).map(({ id, text }, at) => ({ id, letter: letterFor(at), text }))
}

function letterAt(place: number): string {
  return String.fromCharCode(65 + place)
}

function keyText(question: Question, options: readonly SheetOption[]): string {
  const right = rightAnswer(question)
  const letter = (id: string): string => options.find((option) => option.id === id)?.letter ?? ''
  switch (question.form) {
    case 'judge':
      return options.find((option) => option.id === right[0])?.text ?? ''
    case 'gaps':
      return right.join('；')
    case 'short':
      return question.accept[0] ?? ''
    case 'blank':
      return question.accept.slice(0, 1).join('') + (question.unit ?? '')
    case 'single':
    case 'multiple':
      return options
        .filter((option) => right.includes(option.id))
        .map((option) => `${option.letter} ${option.text}`)
        .join('；')
    case 'order':
      // As it is asked for: the place of each item, in the order the sheet shows them.
      return options.map(({ id, text }) => `${right.indexOf(id) + 1} ${text}`).join('；')
    case 'match':
      return question.left.map(({ text }, at) => `${text} ${letter(right[at] ?? '')}`).join('；')
  }
}
