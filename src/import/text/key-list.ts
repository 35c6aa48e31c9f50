// A key at the end of a text or in a file of its own: `一、1-5 ABCDA；二、1.ABD 2.AC`, `1A2B3C`, numbers over answers.
import type { Line } from './lines.ts'
import { numeral } from './lines.ts'

export interface ListedKey {
  readonly where: string
  /** 三 → 3; 0 when the list names no section. */
  readonly section: number
  /** How often the numbers have started anew. */
  readonly round: number
  readonly number: number
  readonly key: string
  readonly explanation?: string
}

const MARK = '[√×✓✗对错TF]'
const NEXT = String.raw`(?=[\s,;、。.]*(?:$|\n|\d|[一二三四五六七八九十]{1,3}[、.:]|[(【]?(?:答案)?解析))`
const SECTION =
  /[(第]?([一二三四五六七八九十]{1,3})\)?(?:[、.:]|部分|大题)\s*(?:[^\d\n]{0,20}题[^\d\n]{0,4}(?:\([^)]*\))?:?)?\s*/y
const RANGE =
  /第?(\d{1,4})\s*(?:[-~—–]+|至|到)\s*(\d{1,4})\s*题?\s*[.、:)]?\s*((?:[A-H√×✓✗对错TF]{1,8}[ ,、]*)+)/y
const SINGLE = new RegExp(
  String.raw`第?(\d{1,4})\s*题?\s*[.、:)]?\s*(?:答案)?:?\s*([A-H](?:[、, ]?[A-H]){0,7}|${MARK}|正确|错误)${NEXT}`,
  'y',
)
const TEXT = /(\d{1,4})\s*[.、:)]\s*(?:答案)?:?\s*([^\n]+?)(?=\s+\d{1,4}\s*[.、:)]|\n|$)/y
const EXPLANATION =
  /[\s,;。]*[(【[]?(?:答案)?解析[)】\]]?\s*:?\s*([^\n]+?)(?=\s+\d{1,4}\s*[.、:)]\s*[A-H√×]|\n|$)/y
/** Word counts the first number itself and leaves it out of the text. */
const UNNUMBERED = new RegExp(String.raw`([A-H]{1,8}|${MARK})\s+(?=2\s*[.、:)])`, 'y')

export function readKeyList(lines: readonly Line[]): ListedKey[] {
  const found: ListedKey[] = []
  let section = 0
  let round = 1
  const add = (where: string, number: number, key: string, explanation?: string): void => {
    const last = found.at(-1)
    if (last && last.section === section && number <= last.number) round += 1
    else if (last && last.section !== section) round += 1
    found.push({ where, section, round, number, key: key.trim(), ...(explanation ? { explanation } : {}) })
  }

  let numbers: string[] = []
  for (const { where, text } of lines) {
    const plain = text.normalize('NFKC')
    const row = plain.split(/[\s|,:]+/).filter(Boolean)
    if (/^题号/.test(row[0] ?? '')) numbers = row.slice(1)
    else if (numbers.length > 0 && /^(答案|选项)/.test(row[0] ?? '')) {
      row.slice(1).forEach((key, at) => add(where, Number(numbers[at]), key))
      numbers = []
    } else readLine(plain, where)
  }
  return found

  function readLine(text: string, where: string): void {
    let at = 0
    const take = (pattern: RegExp): RegExpExecArray | undefined => {
      pattern.lastIndex = at
      const match = pattern.exec(text)
      if (match) at = pattern.lastIndex
      return match ?? undefined
    }
    while (at < text.length) {
      const before = at
      const heading = take(SECTION)
      if (heading) {
        section = numeral(heading[1] ?? '')
        continue
      }
      const range = take(RANGE)
      if (range) {
        addRange(where, Number(range[1]), Number(range[2]), range[3] ?? '')
        continue
      }
      const first = /^\s*$|[、.:]\s*$/.test(text.slice(0, before)) ? take(UNNUMBERED) : undefined
      if (first) add(where, 1, first[1] ?? '')
      const single = first ?? take(SINGLE)
      if (single && !first) add(where, Number(single[1]), single[2] ?? '', take(EXPLANATION)?.[1])
      if (single) continue
      const written = take(TEXT)
      if (written) {
        const [key = '', explanation] = (written[2] ?? '').split(/\s*[(【[]?解析[)】\]]?\s*:?\s*/)
        add(where, Number(written[1]), key.replace(/[;。,]\s*$/, ''), explanation)
      } else at += 1
    }
  }

  function addRange(where: string, from: number, to: number, keys: string): void {
    const count = to - from + 1
    const parts = keys.split(/[ ,、]+/).filter(Boolean)
    const each = parts.length === count ? parts : [...parts.join('')]
    each.slice(0, Math.max(0, count)).forEach((key, index) => add(where, from + index, key))
  }
}
