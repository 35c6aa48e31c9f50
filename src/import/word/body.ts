// The text of a Word document: paragraphs with their list numbers, tabs and blanks, and tables by their cells.
import { LOST } from '../draft.ts'
import { readXml } from '../xml.ts'

export interface Body {
  readonly paragraphs: readonly Paragraph[]
  readonly tables: readonly (readonly (readonly string[])[])[]
  /** Names of relations to parts that hold text of another kind. */
  readonly chunks: readonly string[]
}

export interface Paragraph {
  readonly text: string
  /** Index of its table, from 0. */
  readonly table: number | undefined
  /** Row and column of the cell. */
  readonly cell: readonly [number, number]
}

type Label = (listId: string, depth: number) => string
export type StyleLists = ReadonlyMap<string, readonly [listId: string, depth: number]>

const RAISED: Readonly<Record<string, string>> = { superscript: '⁰¹²³⁴⁵⁶⁷⁸⁹', subscript: '₀₁₂₃₄₅₆₇₈₉' }
/** Text inside pictures and formulas is no part of the sentence; a fallback repeats the content before it. */
const CLOSED: Readonly<Record<string, string>> = {
  drawing: LOST.picture,
  pict: LOST.picture,
  object: LOST.formula,
  oMath: LOST.formula,
  Fallback: '',
}
/** Marks drawn with symbol fonts. */
const SYMBOLS: Readonly<Record<string, string>> = {
  F0FC: '√',
  F0FB: '×',
  F0FE: '√',
  F0FD: '×',
  F0D6: '√',
  F0B4: '×',
}

export function readBody(xml: string, label: Label, styleLists: StyleLists): Body {
  const paragraphs: Paragraph[] = []
  const tables: string[][][] = []
  const chunks: string[] = []
  let text = ''
  let list: readonly [string, number] | undefined
  let listId = ''
  let isText = false
  let run = { underlined: false, raised: '' }
  let closed = ''
  let depth = 0

  const addParagraph = (): void => {
    const whole = (list ? label(list[0], list[1]) : '') + text
    const table = depth > 0 ? tables.at(-1) : undefined
    const row = table?.at(-1)
    if (row?.length) row[row.length - 1] += (row.at(-1) ? '\n' : '') + whole
    const cell = [Math.max(0, (table?.length ?? 1) - 1), Math.max(0, (row?.length ?? 1) - 1)] as const
    paragraphs.push({ text: whole, table: depth > 0 ? tables.length - 1 : undefined, cell })
    text = ''
    list = undefined
  }

  readXml(xml, {
    open(name, attribute) {
      if (closed) return
      const lost = CLOSED[name]
      if (lost !== undefined) {
        closed = name
        text += lost
      } else if (name === 'tbl') {
        depth += 1
        if (depth === 1) tables.push([])
      } else if (name === 'tr' && depth === 1) tables.at(-1)?.push([])
      else if (name === 'tc' && depth === 1) tables.at(-1)?.at(-1)?.push('')
      else if (name === 'pStyle') list ??= styleLists.get(attribute('val'))
      else if (name === 'numId') {
        listId = attribute('val')
        list = listId === '0' ? undefined : [listId, list?.[1] ?? 0]
      } else if (name === 'ilvl') list = [list?.[0] ?? '', Number(attribute('val')) || 0]
      else if (name === 'r') run = { underlined: false, raised: '' }
      else if (name === 'u') run.underlined = attribute('val') !== 'none'
      else if (name === 'vertAlign') run.raised = attribute('val')
      else if (name === 't') isText = true
      else if (name === 'tab' && text) text += '\t'
      else if (name === 'br' || name === 'cr') text += '\n'
      else if (name === 'sym') text += SYMBOLS[attribute('char').toUpperCase()] ?? ''
      else if (name === 'noBreakHyphen') text += '-'
      else if (name === 'altChunk') chunks.push(attribute('id'))
    },
    close(name) {
      if (closed) {
        if (name === closed) closed = ''
      } else if (name === 't') isText = false
      else if (name === 'p') addParagraph()
      else if (name === 'tbl') depth -= 1
    },
    text(value) {
      if (isText && !closed) text += ofRun(value, run)
    },
  })
  return { paragraphs, tables, chunks }
}

/** Underlined spaces are a blank; small digits stay small. */
function ofRun(value: string, { underlined, raised }: { underlined: boolean; raised: string }): string {
  if (underlined && /^[\s\u3000\u00a0]{2,}$/.test(value)) return '____'
  const digits = RAISED[raised]
  return digits ? value.replace(/\d/g, (digit) => digits.charAt(Number(digit))) : value
}
