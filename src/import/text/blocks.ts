// Cuts lines into questions: by their numbers, by tags such as 【单选】, or without either by where an answered one ends.
import type { Form } from '../../quiz/question.ts'
import { formNamed } from '../names.ts'
import { halfWidth } from './half-width.ts'
import { chapterHeading, keyHeading, sectionHeading } from './headings.ts'
import type { Line } from './lines.ts'
import { stemAndOptions } from './options.ts'

export interface Block {
  readonly where: string
  readonly number: number
  /** Counted from 1 through the text, and the numeral of its heading. */
  readonly section: { readonly order: number; readonly numeral: number }
  readonly form: Form | undefined
  readonly chapter: string
  readonly lines: string[]
}

/** Questions up to a list of keys, and that list. */
export interface Part {
  readonly blocks: Block[]
  readonly keys: Line[]
}

export interface Cut {
  readonly title: string
  readonly parts: readonly Part[]
}

const TAG = /^\s*[[【(]\s*([^\])】]{2,8})\s*[\])】]\s*/
/** `1.`, `2、`, `（3）`, `第4题`; not `1.5`. A mark may stand before it: `（√）5、`. */
const NUMBER =
  /^\s*(?:\(\s*[√×✓✗对错A-H]{0,8}\s*\)\s*)?(?:第\s*(\d{1,5})\s*题[.、:\s]*|(\d{1,5})\s*(?:\.(?!\d{1,2}(?!\d))|[、:)])|\((\d{1,5})\)\s*[.、]?)\s*/
const FIELD =
  /^\s*[[【(]?(正确|参考|标准)?(答案|解析|难度|答案解析|试题解析|章节|知识点|考点|标签)[\]】)]?\s*(:|[A-H√×对错])|^\s*[[【](答案|解析)[\]】]/
const OPTION = /^\s*\(?[A-Ja-j]\s*[.、:)]/

/** The leading number of a line, and the prefix before its text. */
export function questionNumber(line: string): { number: number; rest: string; tag: string } | undefined {
  const plain = halfWidth(line)
  const tag = TAG.exec(plain)
  const isTag = tag !== null && formNamed(tag[1] ?? '') !== undefined
  const start = isTag ? tag[0].length : 0
  const match = NUMBER.exec(plain.slice(start))
  if (!match) return isTag ? { number: 0, rest: line.slice(start), tag: tag[1] ?? '' } : undefined
  const marks = /^\s*\(\s*[√×✓✗对错A-H]+\s*\)/.exec(plain.slice(start))?.[0] ?? ''
  const number = Number(match[1] ?? match[2] ?? match[3])
  return { number, rest: marks + line.slice(start + match[0].length), tag: isTag ? (tag[1] ?? '') : '' }
}

export function cutIntoBlocks(lines: readonly Line[]): Cut {
  const isNumbered = lines.some(({ text }) => questionNumber(text) !== undefined && !sectionHeading(text))
  const following = nextTexts(lines)
  const parts: Part[] = [{ blocks: [], keys: [] }]
  let section = { order: 0, numeral: 0 }
  let form: Form | undefined
  let chapter: string[] = []
  let current: Block | undefined
  let last = 0
  let inKeys = false
  let title = ''
  let afterGap = false

  const begin = (where: string, number: number, text: string, tag: string): void => {
    current = {
      where,
      number,
      section,
      form: formNamed(tag) ?? form,
      chapter: chapter.join('/'),
      lines: [text],
    }
    parts.at(-1)?.blocks.push(current)
    last = number
  }

  lines.forEach(({ where, text }, at) => {
    if (!text.trim()) {
      afterGap = true
      return
    }
    const part = parts.at(-1)
    const heading = chapterHeading(text)
    if (heading) {
      chapter = heading.isPart && chapter[0] ? [chapter[0], heading.title] : [heading.title]
      if (inKeys) parts.push({ blocks: [], keys: [] })
      inKeys = false
      current = undefined
      last = 0
      return
    }
    if (inKeys) {
      part?.keys.push({ where, text })
      return
    }
    const rest = keyHeading(text, following[at] ?? '')
    if (rest !== undefined && (part?.blocks.length ?? 0) > 0) {
      inKeys = true
      part?.keys.push({ where, text: rest })
      return
    }
    const found = sectionHeading(text)
    if (found) {
      section = { order: section.order + 1, numeral: found.numeral }
      form = found.form
      current = undefined
      last = 0
      return
    }
    const start = questionNumber(text)
    if (start && startsHere(start.number, last, current)) {
      begin(where, start.number || last + 1, start.rest, start.tag)
    } else if (!isNumbered && startsWithoutNumber(text, current, afterGap)) begin(where, last + 1, text, '')
    else if (current) current.lines.push(text)
    else if (!title && text.trim().length <= 40) title = text.trim()
    afterGap = false
  })
  return { title, parts }
}

/** For each line the next one that is not empty. */
function nextTexts(lines: readonly Line[]): string[] {
  const next: string[] = []
  let text = ''
  for (let at = lines.length - 1; at >= 0; at--) {
    next[at] = text
    if (lines[at]?.text.trim()) text = lines[at]?.text ?? ''
  }
  return next
}

/** Numbers inside an explanation or a stem do not begin a question, unless they are the next one. */
function startsHere(number: number, last: number, current: Block | undefined): boolean {
  if (!current || number === 0 || number === last + 1) return true
  const text = current.lines.join('\n')
  if (/解析[\]】]?\s*[:：]?/.test(text)) return number > last
  return isAnswered(current) || (number === 1 && stemAndOptions(text).options.length > 0)
}

function startsWithoutNumber(text: string, current: Block | undefined, afterGap: boolean): boolean {
  const plain = halfWidth(text)
  if (OPTION.test(plain) || FIELD.test(plain)) return false
  if (!current) return isLikeQuestion(text) || afterGap
  return isAnswered(current) ? true : afterGap && stemAndOptions(current.lines.join('\n')).options.length > 1
}

function isLikeQuestion(text: string): boolean {
  return /[?？]|[(（].*[)）]|_{2,}|[。.]\s*$/.test(text)
}

function isAnswered({ lines }: Block): boolean {
  return lines.some(
    (line) => FIELD.test(halfWidth(line)) || /[(（]\s*[A-H√×对错]+\s*[)）]|答案\s*[:：]/.test(line),
  )
}
