// .docx, straight from its parts: list numbers, tabs and embedded pages are where converters lose questions.
import { findHeader } from '../columns.ts'
import { decodeText } from '../decode-text.ts'
import type { Draft } from '../draft.ts'
import { mhtText } from '../mht.ts'
import { FileFault } from '../reason.ts'
import { readTable } from '../table.ts'
import { linesOf, type Line } from '../text/lines.ts'
import { readLines } from '../text/read-text.ts'
import { unpack, type Parts } from '../unpack.ts'
import { readXml } from '../xml.ts'
import { readBody, type Body, type StyleLists } from './body.ts'
import { labelMaker, readNumbering } from './numbering.ts'

export function readDocx(bytes: Uint8Array, answers?: string): { title: string; drafts: Draft[] } {
  if (bytes[0] !== 0x50) return readLines(linesOf(mhtText(bytes)), answers)
  const { parts } = unpack(bytes, (name) =>
    /^word\/[^/]*\.(xml|mht|mhtml|html?)$|^word\/_rels\/document/.test(name),
  )
  const document = parts.get('word/document.xml')
  if (!document) throw new FileFault('damaged')
  const label = labelMaker(readNumbering(textOf(parts, 'word/numbering.xml') || '<numbering/>'))
  const body = readBody(decodeText(document).text, label, readStyleLists(textOf(parts, 'word/styles.xml')))
  const drafts = body.tables.flatMap(tableDrafts)
  const { title, drafts: fromText } = readLines(
    [...linesOfBody(body), ...linesOfChunks(body, parts)],
    answers,
  )
  return { title, drafts: [...drafts, ...fromText] }
}

function textOf(parts: Parts, name: string): string {
  const part = parts.get(name)
  return part ? decodeText(part).text : ''
}

/** Styles may bring the list along: 题目 as a style of its own. */
function readStyleLists(xml: string): StyleLists {
  const lists = new Map<string, [string, number]>()
  let style = ''
  if (!xml) return lists
  readXml(xml, {
    open(name, attribute) {
      if (name === 'style') style = attribute('styleId')
      else if (name === 'numId') lists.set(style, [attribute('val'), lists.get(style)?.[1] ?? 0])
      else if (name === 'ilvl') lists.set(style, [lists.get(style)?.[0] ?? '', Number(attribute('val')) || 0])
    },
    close() {},
    text() {},
  })
  return lists
}

function tableDrafts(rows: Body['tables'][number], at: number): readonly Draft[] {
  if (!findHeader(rows)) return []
  const whereOf = (row: number, column: number): string =>
    `${at + 1}!${String.fromCharCode(65 + Math.min(25, column))}${row + 1}`
  return readTable({ rows, whereOf })?.drafts ?? []
}

/** Paragraphs outside tables, and those of tables without a header of their own: numbers over answers stay one line. */
function linesOfBody({ paragraphs, tables }: Body): Line[] {
  const lines: Line[] = []
  const written = new Set<string>()
  paragraphs.forEach(({ text, table, cell }, at) => {
    const rows = table === undefined ? undefined : tables[table]
    if (rows && findHeader(rows)) return
    const row = rows?.[cell[0]]
    const where = String(at + 1)
    if (!row || !/^\s*(题号|答案)\s*$/.test(row[0] ?? ''))
      lines.push(...text.split('\n').map((line) => ({ where, text: line })))
    else if (!written.has(`${table}/${cell[0]}`)) {
      written.add(`${table}/${cell[0]}`)
      lines.push({ where, text: row.join('\t') })
    }
  })
  return lines
}

function linesOfChunks({ chunks }: Body, parts: Parts): Line[] {
  const relations = textOf(parts, 'word/_rels/document.xml.rels')
  const targets: string[] = []
  if (chunks.length > 0 && relations)
    readXml(relations, {
      open(name, attribute) {
        if (name === 'Relationship' && chunks.includes(attribute('Id'))) targets.push(attribute('Target'))
      },
      close() {},
      text() {},
    })
  return targets.flatMap((target) => {
    const part = parts.get(target.startsWith('/') ? target.slice(1) : `word/${target}`)
    return part ? linesOf(mhtText(part)) : []
  })
}
