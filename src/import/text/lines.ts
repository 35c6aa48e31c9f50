// A text as lines that know where they stand; paragraphs of Word and cells of a one-column sheet are lines too.

export interface Line {
  readonly where: string
  readonly text: string
}

export function linesOf(text: string, prefix = ''): Line[] {
  return text.split(/\r\n|\r|\n/).map((line, at) => ({ where: `${prefix}${at + 1}`, text: line }))
}

const NUMERALS = '一二三四五六七八九十'

/** 三 → 3, 十二 → 12, 二十 → 20; 0 when it is none. */
export function numeral(text: string): number {
  const [tens = '', ones = ''] = text.includes('十') ? text.split('十') : ['', text]
  const value = (sign: string): number => NUMERALS.indexOf(sign) + 1
  if (!text.includes('十')) return text.length === 1 ? value(ones) : 0
  return (tens ? value(tens) : 1) * 10 + (ones ? value(ones) : 0)
}
