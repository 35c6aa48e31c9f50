// Pictures that lie over the cells of an .xlsx: a drawing beside the sheet says at which cell each begins.
import { readXml } from './xml.ts'
import type { Parts } from './unpack.ts'

/** Rows with a picture, counted from 0, by the name of their sheet. */
export function rowsWithPictures(parts: Parts): ReadonlyMap<string, ReadonlySet<number>> {
  const read = (path: string): string => new TextDecoder().decode(parts.get(path))
  const targets = (path: string): Map<string, string> =>
    parts.has(relationsOf(path)) ? relations(read(relationsOf(path)), path) : new Map()
  const isDrawing = (path: string): boolean => /\/drawings\/.*\.xml$/.test(path) && parts.has(path)
  const files = targets('xl/workbook.xml')
  const found = (parts.has('xl/workbook.xml') ? sheetsIn(read('xl/workbook.xml')) : []).flatMap(
    ({ name, relation }) => {
      const sheet = files.get(relation)
      const drawings = sheet ? [...targets(sheet).values()].filter(isDrawing) : []
      const rows = drawings.flatMap((path) => pictureRows(read(path)))
      return rows.length > 0 ? [[name, new Set(rows)] as const] : []
    },
  )
  return new Map(found)
}

/** `xl/worksheets/sheet1.xml`: `xl/worksheets/_rels/sheet1.xml.rels`. */
function relationsOf(path: string): string {
  return path.replace(/([^/]*)$/, '_rels/$1.rels')
}

/** Paths in the archive by their id. */
function relations(xml: string, from: string): Map<string, string> {
  const found = new Map<string, string>()
  readXml(xml, {
    open(name, attribute) {
      if (name === 'Relationship') found.set(attribute('Id'), resolved(attribute('Target'), from))
    },
    close: () => undefined,
    text: () => undefined,
  })
  return found
}

function resolved(target: string, from: string): string {
  const path = target.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const part of target.split('/')) {
    if (part === '..') path.pop()
    else if (part && part !== '.') path.push(part)
  }
  return path.join('/')
}

function sheetsIn(workbook: string): { readonly name: string; readonly relation: string }[] {
  const sheets: { name: string; relation: string }[] = []
  readXml(workbook, {
    open(name, attribute) {
      if (name === 'sheet') sheets.push({ name: attribute('name'), relation: attribute('id') })
    },
    close: () => undefined,
    text: () => undefined,
  })
  return sheets
}

/** Of each anchor with a picture the row of its upper corner. */
function pictureRows(drawing: string): number[] {
  const rows: number[] = []
  const path: string[] = []
  let row = ''
  readXml(drawing, {
    open(name) {
      path.push(name)
      if (/Anchor$/.test(name)) row = ''
      if (name === 'pic' && row) rows.push(Number(row))
    },
    close: () => void path.pop(),
    text(value) {
      if (path.at(-1) === 'row' && path.at(-2) === 'from') row = value.trim()
    },
  })
  return rows
}
