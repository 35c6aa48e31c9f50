// Options that are one figure each in the same words, like 12座, 21座, 20座: what several checks look at.
import { amountsIn } from '../authored/figures.ts'
import type { AuthoredQuestion } from '../authored/authored-bank.ts'

type Single = Extract<AuthoredQuestion, { readonly form: 'single' }>

export interface NumericOption {
  readonly isRight: boolean
  readonly text: string
  /** Its figures in order: 3月15日 has two. */
  readonly amounts: readonly number[]
}

const FIGURE = /\d+(?:[.,]\d+)*[万亿]?|[一二两三四五六七八九十百千万亿]+/g

/** The options of a single choice from the smallest to the largest; undefined when they differ in more than figures. */
export function numericOptions(question: Single): readonly NumericOption[] | undefined {
  const options = question.options.map(({ id, text }) => ({
    isRight: id === question.answer,
    text,
    amounts: amountsIn(text.replace(/(\d),(\d{3})/g, '$1$2')),
  }))
  const shapes = new Set(question.options.map(({ text }) => text.replace(FIGURE, '#')))
  const counts = new Set(options.map(({ amounts }) => amounts.length))
  if (shapes.size > 1 || counts.size > 1 || counts.has(0)) return undefined
  return options.sort((left, right) => bySize(left.amounts, right.amounts))
}

function bySize(left: readonly number[], right: readonly number[]): number {
  const at = left.findIndex((amount, index) => amount !== right[index])
  return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0)
}
