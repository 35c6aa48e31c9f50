// Which column holds what: by the names that the makers of question files use, and by hand where those are unknown.
import { bareText } from '../quiz/clean-text.ts'
import type { ColumnField, Columns } from './read-result.ts'

/** The first that fits. Names are compared without width, case, spaces and remarks in brackets. */
const HEADERS: readonly (readonly [RegExp, ColumnField])[] = [
  [/^(大题|小题|试题|题目)?(题干|题目|试题|问题|题目内容|试题内容|试题题干|问题内容|题目描述)$/, 'stem'],
  [/^(question|questiontext|stem|term|q|front|正面)(-max\d+characters)?$/, 'stem'],
  [/^(题型|题目类型|试题类型|题类|类型|大题题型|小题题型|type|questiontype|form)$/, 'form'],
  [/^(选项|选择项|备选项|option|choice)[a-z\d]{1,2}$|^[a-j]$|^answer\d(-max\d+characters)?$/, 'option'],
  [/^(选项|候选项|备选答案|可选项|选项内容|试题选项|options|choices)$/, 'options'],
  [/^(正确|参考|标准|试题|本题)?答案(\d{1,2}|内容|选项)?$|^正确选项$/, 'key'],
  [
    /^(key|answers?|ans|a答案|definition|back|背面|correct|correctanswers?|correctoption|rightanswer)$/,
    'key',
  ],
  [/^(答案|试题|题目|本题)?(解析|详解|解释|说明|分析)$|^(explanation|feedback|rationale)$/, 'explanation'],
  [/^(章节|章|目录|单元|专题|分类|所属章节|章节名称|chapter|category|section)$/, 'chapter'],
  [/^(难度|难易度|难易程度|试题难度|difficulty|level)$/, 'difficulty'],
  [/^(标签|知识点|考点|关键词|关键字|tags?|topics?)$/, 'tags'],
  [/^(题目|试题)?(id|编号|编码)$|^uuid$/, 'id'],
]

/** Rows in which a header is looked for. */
const HEADER_WITHIN = 20

function fieldOf(header: string): ColumnField | undefined {
  const name = bareText(header.replaceAll(/&#10;|&#xa;/gi, '')).replace(/[([（【].*?[)\]）】]|[*＊:：]/g, '')
  return HEADERS.find(([pattern]) => pattern.test(name))?.[1]
}

export function columnsOf(row: readonly string[]): Columns {
  const columns: Partial<Record<ColumnField, number[]>> = {}
  row.forEach((header, at) => {
    const field = header.length > 60 ? undefined : fieldOf(header)
    if (field) (columns[field] ??= []).push(at)
  })
  return columns
}

/** The row that names the most columns, counted from 0; it must name the stem and something to answer by. */
export function findHeader(
  rows: readonly (readonly string[])[],
): { row: number; columns: Columns } | undefined {
  let best: { row: number; columns: Columns; named: number } | undefined
  rows.slice(0, HEADER_WITHIN).forEach((cells, row) => {
    const columns = columnsOf(cells)
    const named = Object.values(columns).flat().length
    const serves = columns.stem && (columns.key ?? columns.option ?? columns.options ?? columns.form)
    if (serves && named > (best?.named ?? 0)) best = { row, columns, named }
  })
  return best
}
