// Which value was taken for which: from a question and a wrong answer to it.

import { areGapsRight } from '../forms/gaps.ts'
import { rightAnswer } from '../judging.ts'
import { authoredOptions, optionText } from '../option-order.ts'
import { GAP } from '../question.ts'
import type { Answer, Fact, FactKind, Question } from '../question.ts'
import { comparable } from '../typed-text.ts'
import type { PairKey } from './drill-round.ts'

export interface TakenFor {
  readonly right: string
  readonly picked: string
  /** What was asked, without the right value; holds a {@link GAP} where the wording has room for one. */
  readonly asked: string
}

/** Asks for what does not fit: there the option picked was right somewhere else, and nothing was taken for anything. */
export const ASKS_OTHERWISE = /不属于|不是|不在|不包括|不含|没有|未[被能]/

/**
 * The values that a wrong answer has mixed up. None where no single value stands against another: an order, a statement
 * that was true, several options at once, or something typed that is no value (`isValue` knows those of the bank).
 */
export function takenFor(
  question: Question,
  answer: Answer,
  isValue: (text: string) => boolean,
): readonly TakenFor[] {
  return found(question, answer, isValue).filter(
    ({ right, picked }) => right !== '' && picked !== '' && comparable(right) !== comparable(picked),
  )
}

function found(question: Question, answer: Answer, isValue: (text: string) => boolean): readonly TakenFor[] {
  const { stem } = question
  switch (question.form) {
    case 'single': {
      if (ASKS_OTHERWISE.test(stem)) return []
      const [right, picked] = [question.right, answer[0] ?? ''].map((id) => optionText(question, id) ?? '')
      return [{ right: right ?? '', picked: picked ?? '', asked: stem }]
    }
    case 'multiple': {
      const wrong = authoredOptions(question).filter(
        ({ id }) => answer.includes(id) && !question.right.includes(id),
      )
      const leftOut = authoredOptions(question).filter(
        ({ id }) => !answer.includes(id) && question.right.includes(id),
      )
      const [picked, right] = [wrong[0], leftOut[0]]
      if (!picked || !right || wrong.length > 1 || leftOut.length > 1) return []
      return [{ right: right.text, picked: picked.text, asked: stem }]
    }
    case 'judge': {
      const { swap } = question
      if (!swap || answer[0] !== 'true') return []
      return [{ right: swap.right, picked: swap.wrong, asked: stem.replaceAll(swap.wrong, GAP) }]
    }
    case 'blank': {
      const right = withUnit(question.accept[0] ?? '', question.unit)
      const picked = withUnit((answer[0] ?? '').trim(), question.unit)
      return areValues(right, picked, isValue) ? [{ right, picked, asked: stem }] : []
    }
    case 'gaps': {
      const shown = rightAnswer(question)
      const isRight = areGapsRight(question, answer)
      return shown.flatMap((right, at) => {
        const picked = (answer[at] ?? '').trim()
        if (isRight[at] || !areValues(right, picked, isValue)) return []
        return [{ right, picked, asked: withOneGap(stem, shown, at) }]
      })
    }
    case 'match':
      return question.left.flatMap(({ text }, at) => {
        const [right, chosen] = [question.right[at], answer[at] ?? '']
        if (!right || chosen === right.id) return []
        return [{ right: right.text, picked: optionText(question, chosen) ?? '', asked: `${text}：${GAP}` }]
      })
    case 'order':
    case 'short':
      return []
  }
}

/** For typed answers: a figure matches a figure, other text must be a value known to the bank. */
function areValues(right: string, picked: string, isValue: (text: string) => boolean): boolean {
  return (startsWithFigure(right) && startsWithFigure(picked)) || isValue(picked)
}

/** The stem with every gap but this one filled in. */
function withOneGap(stem: string, shown: readonly string[], open: number): string {
  return stem
    .split(GAP)
    .map((words, at) => (at === 0 ? words : (at - 1 === open ? GAP : (shown[at - 1] ?? '')) + words))
    .join('')
}

export function withUnit(text: string, unit = ''): string {
  return text === '' || unit === '' || text.endsWith(unit) ? text : text + unit
}

/** The unordered pair of two values. */
export function pairKey(one: string, other: string): PairKey {
  // The only place that makes one.
  return [comparable(one), comparable(other)].sort().join('|') as PairKey
}

export const VALUE_KINDS = ['figure', 'date', 'name', 'title', 'place', 'wording'] as const
export type ValueKind = (typeof VALUE_KINDS)[number]

const KIND_OF_FACT = {
  count: 'figure',
  amount: 'figure',
  percent: 'figure',
  date: 'date',
  person: 'name',
  organisation: 'name',
  place: 'place',
  title: 'title',
  award: 'title',
  slogan: 'wording',
  list: 'wording',
} as const satisfies Record<FactKind, ValueKind>

/** The kind of two values: by their look, else by the fact that has one of them as a key. */
export function kindOfPair(one: string, other: string, fact: Fact | undefined): ValueKind {
  const both = (looks: (text: string) => boolean): boolean => looks(one) && looks(other)
  if (both(isDate)) return 'date'
  if (both((text) => /^《.+》$/.test(text))) return 'title'
  // Slogans and names may begin with a number that counts nothing: 一件大事, 三湘都市报.
  const kind = fact ? KIND_OF_FACT[fact.kind] : 'wording'
  if (both(startsWithFigure) && (kind === 'figure' || both((text) => /\d/.test(text)))) return 'figure'
  // A fact about a number or a day has words of its own, too.
  return (kind === 'figure' && !both(startsWithFigure)) || kind === 'date' ? 'wording' : kind
}

function isDate(text: string): boolean {
  return /[\d〇零一二三四五六七八九十]+[年月日]/.test(text)
}

function startsWithFigure(text: string): boolean {
  return /^\d/.test(comparable(text))
}
