// Text of any script fitted into a width: smaller, or in two rows.

/** From row to row, as a share of the size. */
export const ROW_HEIGHT = 1.15

export interface FittedText {
  readonly rows: readonly string[]
  readonly size: number
}

interface Wanted {
  readonly text: string
  readonly size: number
  readonly widest: number
  readonly inTwo: number
}

export function fitted(
  { text, size, widest, inTwo }: Wanted,
  widthAt: (text: string, size: number) => number,
): FittedText {
  const sizeOf = (row: string, most: number): number => {
    const width = widthAt(row, most)
    return width <= widest ? most : Math.floor((most * widest) / width)
  }
  const whole = sizeOf(text, size)
  const rows = whole < inTwo ? inTwoRows(text) : null
  return rows
    ? { rows, size: Math.min(...rows.map((row) => sizeOf(row, inTwo))) }
    : { rows: [text], size: whole }
}

/** Parted nearest the middle, at a space or between characters that stand alone; null where there is no such place. */
function inTwoRows(text: string): readonly [string, string] | null {
  const places = [...text.matchAll(/\s|(?<=\p{Script=Han})(?=\p{Script=Han})/gu)].map(({ index }) => index)
  const middle = text.length / 2
  const [best] = places.sort((one, other) => Math.abs(one - middle) - Math.abs(other - middle))
  return best === undefined ? null : [text.slice(0, best), text.slice(best).trim()]
}

/** By the first letter that has a direction. */
export function directionOf(text: string): 'ltr' | 'rtl' {
  return /^\P{L}*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u.test(text) ? 'rtl' : 'ltr'
}
