// Whether a typed answer says the same as an accepted one: kind to how it is written, exact in what it says. The cases,
// each with its reason, are in tests/quiz/typed-answers.table.ts.
// No lookbehind in these patterns: Safari before 16.4 refuses to load a script that holds one.
import { bareText, simplified, tableFor } from './clean-text.ts'
import { readNumber } from './number-text.ts'
import type { BlankQuestion, Question } from './question.ts'

export type TypedQuestion = Pick<BlankQuestion, 'accept' | 'unit' | 'traditional'> &
  Partial<Pick<BlankQuestion, 'stem'>>

/** Longer than any answer; keeps a pasted page from being searched. */
const LONGEST_TYPED = 200
/** Beyond this many digits JavaScript numbers lose precision. */
const MOST_DIGITS = 15

const NUMERAL = /[\d〇零一二三四五六七八九两十百千万亿]/
const NUMBER =
  /(?:[0-9]|[〇零一二三四五六七八九两十])(?:[0-9.〇零一二三四五六七八九两十百千万亿点]*[0-9〇零一二三四五六七八九十百千万亿])?/g
/** 2740余 and 1200万+ are asked as 2740 and 1200万. */
const ROUNDED = /([0-9〇零一二三四五六七八九十百千万亿两])[余多+](?![\d〇零一二三四五六七八九])/g
const PERCENT = /百分之([0-9.〇零一二三四五六七八九两十百千点]+)/g
const SPELLED_DATE = /^(?:([^年月日号]{1,6})年)?([^年月日号]{1,4})月(?:([^年月日号]{1,4})[日号]?)?$/
const SHORT_DATE = /^(?:(\d{4})[./-])?(\d{1,2})[./-](\d{1,2})$/
/** 七一 and 九一八 name days, and 71 is not another spelling of them; 二〇二一, 一九二一 and 二十一 are figures. */
const NAME =
  /(?:^|[^〇零一二三四五六七八九十百千万亿点])[一二三四五六七八九]{2,3}(?![〇零一二三四五六七八九十百千万亿点年])/
const RULE_WORDS = '萬億兩餘點號万亿两余点号'

/**
 * Whether `typed` is one of the accepted texts. How it is written does not matter: width, spaces, case, marks, what is not
 * seen, traditional characters, thousands separators, 余/多/+ after a figure, any usual spelling of amounts and dates. The
 * unit and the words right beside the blank may be typed along; any other addition makes it another answer.
 */
export function acceptsTyped(question: TypedQuestion, typed: string): boolean {
  if (typed.length > LONGEST_TYPED) return false
  const { accept, unit = '', stem = '', traditional } = question
  const [before, after] = besideGap(stem)
  const given = plain(typed, traditional)
  const from = plain(before, traditional)
  // The 0 stands for the figure, so that 余 and % behind it are read as behind one.
  const to = plain(`0${after}`, traditional).slice(1)
  const measure = unit ? plain(`0${unit}`, traditional).slice(1) : to
  const date = readDate(given)

  return accept.some((text) => {
    const right = plain(text, traditional)
    if (right === '') return false
    const read = unit === '' && NAME.test(right) ? (as: string) => as : withFigures
    const says = (value: string, behind: string): boolean =>
      isAmong(read(given), read(from), read(value), read(behind))
    return (
      says(right, to) ||
      says(right, measure) ||
      // 1.12 before 万名 is 11200, and 1.12万 is the same.
      (/^[万亿]/.test(measure) && says(right + measure.charAt(0), measure.slice(1))) ||
      (measure.startsWith('日') && says(`${right}号`, '')) ||
      (right.endsWith('%') && says(right.slice(0, -1), '')) ||
      (date !== undefined && SPELLED_DATE.test(right) && readDate(right) === date)
    )
  })
}

/** The text right before and after the blank, up to the next break of the sentence. */
function besideGap(stem: string): readonly [string, string] {
  const [before = '', after = ''] = stem.split('____')
  return [before.replace(/^.*[，。；：！？（]/s, ''), after.replace(/[，。；：！？（].*$/s, '')]
}

/** Whether a text is `value`, alone or among the words beside the blank; a 的 before it may be left out. */
function isAmong(text: string, before: string, value: string, behind: string): boolean {
  for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + 1)) {
    const [head, tail] = [text.slice(0, at), text.slice(at + value.length)]
    const isBefore = [before, before.replace(/的$/, '')].some((words) => {
      return words.endsWith(head) && !cutsNumber(words, words.length - head.length)
    })
    if (isBefore && behind.startsWith(tail) && !cutsNumber(behind, tail.length)) return true
  }
  return false
}

/** 2月 of 12月 is another month. */
function cutsNumber(text: string, at: number): boolean {
  return NUMERAL.test(text.charAt(at - 1)) && NUMERAL.test(text.charAt(at))
}

/** Normalises equivalent spellings, with amounts as plain figures. */
export function comparable(text: string): string {
  return withFigures(plain(text))
}

function withFigures(text: string): string {
  return text.replace(NUMBER, (word) => {
    const value = word.length > MOST_DIGITS ? undefined : readNumber(word)
    return value === undefined ? word : String(value)
  })
}

/** Half width, lower case, simplified, without spaces and marks; but for marks that make a figure another one. */
function plain(text: string, traditional?: string): string {
  // 5² is not 52.
  const bare = bareText(text.replace(/[²³¹\u2070-\u209c]/g, '^$&'))
  return simplified(simplified(bare, RULE_WORDS), traditional)
    .replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
    .replace(/[\p{P}\p{S}]/gu, markKept)
    .replace(/(^|[^\d万亿])元月/g, '$11月')
    .replace(/([\d一二三四五六七八九十])月份/g, '$1月')
    .replace(PERCENT, '$1%')
    .replace(ROUNDED, '$1')
}

/** What becomes of a mark: nothing, where it says nothing. */
function markKept(mark: string, at: number, text: string): string {
  const [left, right] = [text.charAt(at - 1), text.charAt(at + 1)]
  const [isAfter, isBefore] = [NUMERAL.test(left), NUMERAL.test(right)]
  // The circle of a Chinese keyboard is a zero among numerals.
  if (/[○◯]/.test(mark)) return isAfter || isBefore || /[○◯]/.test(left + right) ? '〇' : ''
  if (isAfter && isBefore) {
    if (!/\d/.test(left) || !/\d/.test(right)) return /[·・•.。]/.test(mark) ? '' : ','
    return mark === '。' ? '.' : /[./-]/.test(mark) ? mark : ','
  }
  // .5 is 0.5; a full stop before a figure ends what came before.
  if (mark === '.') return /\d/.test(right) && !/[.a-z]/.test(left) ? '0.' : ''
  if (/[-−‐‑‒–]/.test(mark)) return isBefore && !/[a-z]/.test(left) ? '-' : ''
  if (/[%‰‱+]/.test(mark)) return isAfter || /[余多]/.test(left) ? mark : ''
  return /[\p{Sm}\p{Sc}^°]/u.test(mark) && !/[=¥]/.test(mark) && (isAfter || isBefore) ? mark : ''
}

/** A month, a day of the year, or a full date, as `year/month/day` with what is not said left empty. */
function readDate(text: string): string | undefined {
  const [, year, month, day] = SPELLED_DATE.exec(text) ?? SHORT_DATE.exec(text) ?? []
  if (month === undefined) return undefined
  const parts = [year, month, day].map((part) => (part === undefined ? '' : readNumber(part)))
  return parts.includes(undefined) ? undefined : parts.join('/')
}

/** A blank with its part of a table of traditional characters. */
export function withTraditional(question: Question, table: string): Question {
  if ((question.form !== 'blank' && question.form !== 'gaps') || table === '') return question
  const unit = question.form === 'blank' ? (question.unit ?? '') : ''
  return {
    ...question,
    traditional: tableFor(question.stem + question.accept.flat().join('') + unit, table),
  }
}
