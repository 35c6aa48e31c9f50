// Whether a typed answer says the same as an accepted one: kind to how it is written, exact in what it says.
// No lookbehind in these patterns: Safari before 16.4 refuses to load a script that holds one.
import { readNumber } from './number-text.ts'
import type { BlankQuestion } from './question.ts'

/** Longer than any answer; keeps a pasted page from being searched. */
const LONGEST_TYPED = 200

const NUMBER =
  /(?:[0-9]|[〇零一二三四五六七八九两十])(?:[0-9.〇零一二三四五六七八九两十百千万亿点]*[0-9〇零一二三四五六七八九十百千万亿])?/g
/** 2740余 and 1200万+ are asked as 2740 and 1200万. */
const ROUNDED = /([0-9〇零一二三四五六七八九十百千万亿两])[余多+]/g
const PERCENT = /百分之([0-9.〇零一二三四五六七八九两十百千点]+)/g
const SPELLED_DATE = /^(?:([^年月日号]{1,6})年)?([^年月日号]{1,4})月(?:([^年月日号]{1,4})[日号]?)?$/
const SHORT_DATE = /^(?:(\d{4})[./-])?(\d{1,2})[./-](\d{1,2})$/

/**
 * Whether `typed` is one of the accepted texts. Width, spaces, case, punctuation, quotation and title marks, thousands
 * separators, a typed unit and 余/多/+ after a figure do not matter; amounts and dates may be spelled in any usual way.
 */
export function acceptsTyped(question: Pick<BlankQuestion, 'accept' | 'unit'>, typed: string): boolean {
  if (typed.length > LONGEST_TYPED) return false
  const wanted = new Set(question.accept.flatMap((text) => spellings(text, question.unit)))
  const given = comparable(typed)
  if (given !== '' && wanted.has(given)) return true
  const date = readDate(typed)
  return date !== undefined && question.accept.some((text) => isSpelledDate(text) && readDate(text) === date)
}

/** What may be typed for one accepted text: with or without its unit, and with or without the % it stands before. */
function spellings(accepted: string, unit = ''): readonly string[] {
  const texts = [accepted, accepted + unit]
  // A unit such as 万名 holds a part of the amount: 1.12 before 万名 is 11200.
  if (/^[万亿]/.test(unit)) texts.push(accepted + unit.slice(0, 1))
  if (/[%％]$/.test(accepted)) texts.push(accepted.slice(0, -1))
  return texts.map(comparable).filter((text) => text !== '')
}

/** One spelling for everything that counts as the same, with amounts as plain figures. */
export function comparable(text: string): string {
  return withoutMarks(text)
    .replace(PERCENT, '$1%')
    .replace(ROUNDED, '$1')
    .replace(NUMBER, (word) => {
      const value = readNumber(word)
      return value === undefined ? word : String(value)
    })
}

/** Half width, lower case, without spaces and marks; a mark between two digits stays, since 1.1 is not 11. */
function withoutMarks(text: string): string {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s/g, '')
    .replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
  return plain.replace(/[\p{P}\p{S}]/gu, (mark, at: number) => {
    const isAfterDigit = /[\d余多万亿]/.test(plain.charAt(at - 1))
    if (mark === '%' || mark === '+') return isAfterDigit ? mark : ''
    return isAfterDigit && /\d/.test(plain.charAt(at + 1)) ? (/[./-]/.test(mark) ? mark : ',') : ''
  })
}

function isSpelledDate(text: string): boolean {
  return SPELLED_DATE.test(withoutMarks(text))
}

/** A month, a day of the year, or a full date, as `year/month/day` with what is not said left empty. */
function readDate(text: string): string | undefined {
  const plain = withoutMarks(text)
  const [, year, month, day] = SPELLED_DATE.exec(plain) ?? SHORT_DATE.exec(plain) ?? []
  if (month === undefined) return undefined
  const parts = [year, month, day].map((part) => (part === undefined ? '' : readNumber(part)))
  return parts.includes(undefined) ? undefined : parts.join('/')
}
