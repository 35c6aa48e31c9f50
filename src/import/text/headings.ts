// Lines that are no question: sections by form, chapters, and where the key begins.
import type { Form } from '../../quiz/question.ts'
import { formNamed, isOpenName } from '../names.ts'
import { halfWidth } from './half-width.ts'
import { numeral } from './lines.ts'

const NUMBERED =
  /^(?:第?\(?([一二三四五六七八九十]{1,3})\)?\s*(?:[、.:)]|部分|大题)\s*|\(([一二三四五六七八九十]{1,3})\)\s*)(.*)$/
const LONGEST_HEADING = 60

export interface Section {
  /** 三 → 3; 0 without a numeral. */
  readonly numeral: number
  /** Undefined when the heading says 选择题 alone. */
  readonly form: Form | undefined
}

/** `二、多选题（每题2分）`, `判断题`, `第一部分 填空`. */
export function sectionHeading(line: string): Section | undefined {
  const plain = halfWidth(line).trim()
  if (plain.length > LONGEST_HEADING || /[?？。]$/.test(plain)) return undefined
  const [, one, two, rest] = NUMBERED.exec(plain) ?? []
  const title = (rest ?? plain).replace(/\(.*?\)|[:,，].*$/g, '').trim()
  const isForm = /^\S{0,6}(题|选择|判断|填空|简答|排序|连线)$/.test(title) && title.length <= 10
  const form = formNamed(title)
  if (!isForm || (!form && !isOpenName(title))) return undefined
  return { numeral: numeral(one ?? two ?? ''), form }
}

export interface ChapterHeading {
  readonly title: string
  /** A part of the chapter before it. */
  readonly isPart: boolean
}

/** `第一章 总则`, `第二节`. */
export function chapterHeading(line: string): ChapterHeading | undefined {
  const text = line.trim()
  const match =
    /^第[一二三四五六七八九十百\d]{1,4}(章|单元|部分|篇|编|节|讲|课)(?![\u4e00-\u9fff]?是)[\s:：、.]*(.{0,30})$/.exec(
      halfWidth(text),
    )
  if (!match || /[?？。()]/.test(match[2] ?? '')) return undefined
  return { title: text, isPart: /[节讲课]/.test(match[1] ?? '') }
}

const KEY_TITLE = /^[[【(]?(?:参考|标准|正确)?答案(?:及解析|与解析|部分|页|表)?[\]】)]?\s*:?\s*/
const KEY = String.raw`(?:[A-H](?:[、,]?[A-H]){0,7}|[√×✓✗对错])`
const KEY_LIST = new RegExp(
  String.raw`^(?:[一二三四五六七八九十]{1,3}[、.:].*?)?\d{1,4}\s*(?:[-~—–至]\s*\d{1,4}|[.、:)]?\s*${KEY}(?![A-Za-z.、]\s*[\u4e00-\u9fff]))`,
)
const ONLY_KEYS = new RegExp(String.raw`^(?:${KEY}\s+)?(?:\d{1,4}\s*[.、:)]?\s*${KEY}[\s,;；、。]*){2,}$`)

/** What is left of the line when the key of the whole text begins here. `next` is the next line that is not empty. */
export function keyHeading(line: string, next: string): string | undefined {
  const plain = halfWidth(line).trim()
  const title = KEY_TITLE.exec(plain)
  const after = halfWidth(next).trim()
  if (/^题号[\s:|\t]/.test(plain) && /^(答案|选项)/.test(after)) return plain
  if (ONLY_KEYS.test(plain) || /^\d{1,4}\s*[-~—–]\s*\d{1,4}\s*[.、:)]?\s*[A-H√×对错\s]+$/.test(plain))
    return plain
  if (!title) return undefined
  const rest = plain.slice(title[0].length)
  if (rest) return KEY_LIST.test(rest) || ONLY_KEYS.test(rest) ? rest : undefined
  const listFollows =
    KEY_LIST.test(after) ||
    ONLY_KEYS.test(after) ||
    /^题号/.test(after) ||
    sectionHeading(after) !== undefined
  return listFollows || /^\d{1,4}\s*[.、:)]/.test(after) ? '' : undefined
}
