// The equations of derived facts, `126 - 93 = 33` or `598 / 747 ≈ 80%`. A grammar of its own, since data must never be
// run as code.
import { readNumber } from '../../quiz/number-text.ts'

/** What an equation says: whether it holds, what goes in, what comes out. */
export interface Sum {
  readonly holds: boolean
  /** The figures on the left side, percentages as fractions. */
  readonly inputs: readonly number[]
  readonly result: number
  /** The right side as written. */
  readonly resultText: string
  /** What the left side really comes to. */
  readonly value: number
}

export type ReadSum =
  { readonly ok: true; readonly sum: Sum } | { readonly ok: false; readonly reason: string }

interface Reader {
  readonly tokens: readonly string[]
  at: number
  readonly inputs: number[]
}

const TOKEN = /\s*(\d+(?:,\d{3})*(?:\.\d+)?[万亿%]?|[-+*/()])/y
const FIGURE = /^\d+(?:,\d{3})*(?:\.(\d+))?([万亿%]?)$/
const SCALE: Readonly<Record<string, number>> = { '': 1, 万: 1e4, 亿: 1e8, '%': 0.01 }

/** Reads an equation of one `=` or `≈`. The right side is one figure; `≈` holds when it is the rounded left side. */
export function readSum(text: string): ReadSum {
  const [left, right, ...more] = text.split(/[=≈]/)
  if (left === undefined || right === undefined || more.length > 0) {
    return { ok: false, reason: 'write one = or ≈, like 126 - 93 = 33' }
  }
  const tokens = tokensOf(left)
  if (!tokens) return { ok: false, reason: 'use figures, + - * / and brackets on the left side' }
  const reader: Reader = { tokens, at: 0, inputs: [] }
  const value = readTerms(reader)
  if (value === undefined || reader.at < tokens.length)
    return { ok: false, reason: 'the left side does not parse' }
  const resultText = right.trim().normalize('NFKC')
  const result = figureValue(resultText)
  if (result === undefined)
    return { ok: false, reason: 'the right side is one figure, without a unit of measure' }
  const allowed = text.includes('≈') ? roundingOf(resultText) : Math.abs(result) * 1e-9
  const holds = Math.abs(value - result) <= allowed + 1e-9
  return { ok: true, sum: { holds, inputs: reader.inputs, result, resultText, value } }
}

function tokensOf(text: string): readonly string[] | undefined {
  const plain = text.normalize('NFKC').replaceAll('×', '*').replaceAll('÷', '/').replaceAll('−', '-').trim()
  const tokens: string[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < plain.length) {
    const token = TOKEN.exec(plain)?.[1]
    if (token === undefined) return undefined
    tokens.push(token)
  }
  return tokens
}

function readTerms(reader: Reader): number | undefined {
  let value = readFactors(reader)
  for (let sign = reader.tokens[reader.at]; sign === '+' || sign === '-'; sign = reader.tokens[reader.at]) {
    reader.at++
    const next = readFactors(reader)
    if (value === undefined || next === undefined) return undefined
    value = sign === '+' ? value + next : value - next
  }
  return value
}

function readFactors(reader: Reader): number | undefined {
  let value = readOperand(reader)
  for (let sign = reader.tokens[reader.at]; sign === '*' || sign === '/'; sign = reader.tokens[reader.at]) {
    reader.at++
    const next = readOperand(reader)
    if (value === undefined || next === undefined) return undefined
    value = sign === '*' ? value * next : value / next
  }
  return value
}

function readOperand(reader: Reader): number | undefined {
  const token = reader.tokens[reader.at++]
  if (token !== '(') {
    const value = figureValue(token ?? '')
    if (value !== undefined) reader.inputs.push(value)
    return value
  }
  const value = readTerms(reader)
  return reader.tokens[reader.at++] === ')' ? value : undefined
}

function figureValue(text: string): number | undefined {
  const unit = FIGURE.exec(text)?.[2]
  if (unit === undefined) return undefined
  const value = readNumber(text.replace(/[,%]/g, ''))
  return value === undefined || unit !== '%' ? value : value / 100
}

/** Half of the last place shown; the zeros at the end of a round figure (约5000) count as not shown. */
function roundingOf(text: string): number {
  const [, decimals = '', unit = ''] = FIGURE.exec(text) ?? []
  const zeros = decimals === '' ? (/0*$/.exec(text.replace(/[万亿%,]/g, ''))?.[0].length ?? 0) : 0
  return 0.5 * 10 ** (zeros - decimals.length) * (SCALE[unit] ?? 1)
}
