// Figures in running text, compared by what they amount to: 1.12万 is 11200, and 80% is not 80.
import { readNumber } from '../../quiz/number-text.ts'

export interface Figure {
  readonly text: string
  readonly value: number
  readonly isPercent: boolean
}

const FIGURE = /\d+(?:,\d{3})*(?:\.\d+)?[万亿%‰]?/g
const CHINESE_NUMBER = /[〇零一二两三四五六七八九十百千万亿点]+/g

/** Every figure written with Arabic digits, in order. */
export function figuresIn(text: string): readonly Figure[] {
  return [...text.normalize('NFKC').matchAll(FIGURE)].flatMap(([figure]) => {
    const isPercent = /[%‰]$/.test(figure)
    const value = readNumber(figure.replace(/[,%‰]/g, ''))
    return value === undefined ? [] : [{ text: figure, value, isPercent }]
  })
}

/** Every amount in a text, Arabic or Chinese: 四次 holds 4. For arithmetic, where a percentage is a fraction. */
export function amountsIn(text: string): readonly number[] {
  const arabic = figuresIn(text).map(({ value, isPercent }) => (isPercent ? value / 100 : value))
  const chinese = (text.replace(/[\d.]+[万亿]?/g, ' ').match(CHINESE_NUMBER) ?? []).flatMap((word) => {
    const value = readNumber(word)
    return value === undefined ? [] : [value]
  })
  return [...arabic, ...chinese]
}

/** The figures of a text as they are printed, without 万, 亿 or %: sums may be done in one unit throughout. */
export function bareFiguresIn(text: string): readonly number[] {
  return figuresIn(text).map((figure) => Number(figure.text.replace(/[,万亿%‰]/g, '')))
}

/** Whether two figures amount to the same. */
export function sameFigure(left: Figure, right: Figure): boolean {
  return left.value === right.value && left.isPercent === right.isPercent
}

/** The text without the given names, so that the 50 of a medal's name is not taken for a figure. */
export function withoutNames(text: string, names: readonly string[]): string {
  const longestFirst = [...names]
    .filter((name) => /\d/.test(name))
    .sort((left, right) => right.length - left.length)
  return longestFirst.reduce((rest, name) => rest.replaceAll(name, '□'), text)
}
