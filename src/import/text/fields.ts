// The named parts inside one question: 答案, 解析, 难度 and so on, on lines of their own or behind one another.
import { halfWidth } from './half-width.ts'

type Field = 'key' | 'explanation' | 'difficulty' | 'chapter' | 'tags'

const NAMES: readonly (readonly [RegExp, Field])[] = [
  [/解析|详解|分析|说明|expl/i, 'explanation'],
  [/答案|答$|answer/i, 'key'],
  [/难/, 'difficulty'],
  [/章节|出处/, 'chapter'],
  [/知识点|考点|标签/, 'tags'],
]
const NAME =
  '(?:正确|参考|标准|本题)?答案|(?:答案|试题|题目|本题)?(?:解析|详解)|难易?度|章节|知识点|考点|标签|(?:correct )?answer|explanation'
/** 【答案】; 答案：after a sign, a space or a letter; 答案 B at the start of a line. */
const FIELD = new RegExp(
  String.raw`[[【]\s*(${NAME}|答|分析)\s*[\]】]\s*:?|(?<![\u4e00-\u9fff])(${NAME})\s*:|^(答案)\s*(?=[A-H√×]+\s*$)`,
  'gim',
)

export function splitFields(text: string): { body: string } & Readonly<Partial<Record<Field, string>>> {
  const found = [...halfWidth(text).matchAll(FIELD)]
  const fields: { body: string } & Partial<Record<Field, string>> = { body: text.slice(0, found[0]?.index) }
  found.forEach((match, at) => {
    const name = match[1] ?? match[2] ?? match[3] ?? ''
    const field = NAMES.find(([pattern]) => pattern.test(name))?.[1]
    const value = text.slice(match.index + match[0].length, found[at + 1]?.index).trim()
    if (field) fields[field] = fields[field] ? `${fields[field]}\n${value}` : value
  })
  return fields
}
