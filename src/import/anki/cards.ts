// Notes of Anki become rows of a table: fields by their names, or question and answer.
import { columnsOf } from '../columns.ts'
import { draft, LOST, type Draft } from '../draft.ts'
import { htmlText } from '../html-text.ts'
import { readTable } from '../table.ts'
import { linesOf } from '../text/lines.ts'
import { stemAndOptions } from '../text/options.ts'
import { readLines } from '../text/read-text.ts'

export interface Note {
  readonly where: string
  readonly names: readonly string[]
  readonly fields: readonly string[]
  readonly isHtml: boolean
  readonly deck: string
  readonly tags: readonly string[]
  readonly id?: string
}

const CLOZE = /\{\{c(\d+)::([^]*?)(?:::[^{}]*)?\}\}/g

export function noteDraft(note: Note): Draft {
  const fields = note.fields.map((field) =>
    (note.isHtml ? htmlText(field) : field).replace(/\[sound:[^\]]*\]/g, LOST.sound).trim(),
  )
  const common = {
    where: note.where,
    text: fields.join(' | '),
    chapter: note.deck.split(/::|\x1f/).join('/'),
    tags: note.tags,
    ...(note.id ? { id: note.id } : {}),
  }
  const [front = '', back = ''] = fields
  if (/\{\{c\d+::/.test(front)) return clozeDraft(front, back, common)
  const columns = columnsOf(note.names)
  if (columns.stem && columns.key) {
    const table = { rows: [fields], whereOf: () => note.where }
    const [row] = readTable(table, { columns })?.drafts ?? []
    if (row)
      return { ...row, ...common, chapter: row.chapter || common.chapter, tags: [...row.tags, ...note.tags] }
  }
  if (stemAndOptions(front).options.length > 0) {
    const [first] = readLines(linesOf(`1. ${front}\n答案：${back}`)).drafts
    if (first) return { ...first, ...common }
  }
  return draft({ ...common, stem: front, key: back })
}

function clozeDraft(front: string, back: string, common: Pick<Draft, 'where' | 'text'>): Draft {
  const groups = new Map<string, string[]>()
  for (const [, group = '', text = ''] of front.matchAll(CLOZE))
    groups.set(group, [...(groups.get(group) ?? []), text])
  const accept = [...groups.values()].flat().map((text) => [text])
  return draft({
    ...common,
    form: accept.length > 1 ? 'gaps' : 'blank',
    stem: front.replace(CLOZE, '____'),
    answer: { kind: 'texts', accept },
    explanation: back,
  })
}
