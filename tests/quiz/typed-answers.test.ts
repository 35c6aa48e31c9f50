import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acceptsTyped } from '../../src/quiz/typed-text.ts'
import type { TypedQuestion } from '../../src/quiz/typed-text.ts'
import { TRADITIONAL, TYPED_CASES } from './typed-answers.table.ts'

const questionOf = ({ stem, accept, unit }: (typeof TYPED_CASES)[number]): TypedQuestion => ({
  stem,
  accept,
  ...(unit === undefined ? {} : { unit }),
  traditional: TRADITIONAL,
})

describe.each(TYPED_CASES)('$stem ($accept): $why', (row) => {
  it.each(row.right)('%j is right', (typed) => {
    expect(acceptsTyped(questionOf(row), typed)).toBe(true)
  })
  it.each(row.wrong)('%j is wrong', (typed) => {
    expect(acceptsTyped(questionOf(row), typed)).toBe(false)
  })
})

const someCase = fc.constantFrom(...TYPED_CASES)
const someTyped = someCase.chain((row) =>
  fc.constantFrom(...row.right, ...row.wrong).map((typed) => ({ question: questionOf(row), typed })),
)

/** The text with something put in wherever the cuts say. */
function sprinkled(text: string, signs: readonly string[]): string {
  return [...text].map((character, at) => character + (signs[at % signs.length] ?? '')).join('')
}

/** Full width where there is one. */
function wide(text: string): string {
  return text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
}

describe('how it is written does not change the judgement', () => {
  const unseen = fc.constantFrom('', '\u200b', '\u2060', '\ufeff', '\u00ad', '\u200e', '\ufe0f', '\u0000')
  const space = fc.constantFrom('', ' ', '\u3000', '\u00a0', '\t')

  it('by what is not seen, or by spaces, anywhere', () => {
    fc.assert(
      fc.property(
        someTyped,
        fc.array(fc.oneof(unseen, space), { minLength: 1 }),
        ({ question, typed }, signs) => {
          expect(acceptsTyped(question, sprinkled(typed, signs))).toBe(acceptsTyped(question, typed))
        },
      ),
    )
  })

  it('by its width', () => {
    fc.assert(
      fc.property(someTyped, ({ question, typed }) => {
        expect(acceptsTyped(question, wide(typed))).toBe(acceptsTyped(question, typed))
      }),
    )
  })
})

describe('another value is never right', () => {
  const units = ['本', '个', '%', '万人次', '亿元', '日'] as const
  const scaleOf = (unit: string): number => (unit.startsWith('万') ? 1e4 : unit.startsWith('亿') ? 1e8 : 1)
  // Near each other, so that they share digits, and with every kind of sign a keyboard offers beside them.
  const amount = fc.integer({ min: 0, max: 100_000 })
  const sign = fc.constantFrom('', '-', '+', '.', '。', '‰', '²', '○', '余', '万', '十', '0', '/', '约')

  it('whatever sign, zero or unit stands beside the figure', () => {
    fc.assert(
      fc.property(amount, amount, fc.constantFrom(...units), sign, sign, (right, typed, unit, head, tail) => {
        const question = { accept: [String(right)], unit, stem: `共有____${unit}。` }
        const text = `${head}${typed}${tail}`
        const values = readings(text)
        fc.pre(!values.includes(right) && !values.includes(right * scaleOf(unit)))
        expect([text, acceptsTyped(question, text)]).toEqual([text, false])
      }),
    )
  })

  /** Every amount that such a text may be said to stand for. */
  function readings(text: string): readonly number[] {
    const plain = text
      .replace('○', '0')
      .replace('约', '')
      .replace(/^[.](?=\d)/, '0.')
      .replace(/^[。+]/, '')
    const figure = /^-?[\d.]+/.exec(plain)?.[0] ?? ''
    const value = Number(figure.replace(/\.$/, ''))
    const tail = plain.slice(figure.length)
    if (text.startsWith('约') || /^[十万余]/.test(plain)) return []
    if (tail.startsWith('万')) return [value * 1e4]
    if (tail.startsWith('十')) return [value * 10]
    return /^[‰²/]/.test(tail) ? [] : [value]
  }
})
