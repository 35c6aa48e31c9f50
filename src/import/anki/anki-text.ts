// Anki's text files: lines of fields under headers such as `#separator:tab`.
import Papa from 'papaparse'
import type { Draft } from '../draft.ts'
import { noteDraft } from './cards.ts'

const SEPARATORS: Readonly<Record<string, string>> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  space: ' ',
  pipe: '|',
  colon: ':',
}

export function readAnkiText(text: string): Draft[] {
  const lines = text.split('\n')
  const count = lines.findIndex((line) => !line.startsWith('#'))
  const headers = new Map(
    lines.slice(0, count === -1 ? lines.length : count).map((line) => {
      const at = line.indexOf(':')
      return [line.slice(1, at).trim().toLowerCase(), line.slice(at + 1)] as const
    }),
  )
  if (count === -1) return []
  const named = headers.get('separator') ?? 'tab'
  const delimiter = SEPARATORS[named.toLowerCase()] ?? (named || '\t')
  const { data } = Papa.parse<string[]>(lines.slice(count).join('\n'), { worker: false, delimiter })
  const column = (name: string): number => Number(headers.get(`${name} column`) ?? 0) - 1
  const special = new Set(['deck', 'tags', 'notetype', 'guid'].map(column))
  const names = (headers.get('columns') ?? '').split(delimiter)
  let line = count + 1
  return data.flatMap((cells) => {
    const where = String(line)
    line += 1 + cells.join('').split('\n').length - 1
    if (!cells.some((cell) => cell.trim())) return []
    const kept = cells.map((_, at) => at).filter((at) => !special.has(at))
    const id = cells[column('guid')]?.trim()
    return noteDraft({
      where,
      names: kept.map((at) => names[at] ?? ''),
      fields: kept.map((at) => cells[at] ?? ''),
      isHtml: headers.get('html')?.trim() === 'true',
      deck: cells[column('deck')] ?? headers.get('deck') ?? '',
      tags: `${cells[column('tags')] ?? ''} ${headers.get('tags') ?? ''}`.split(/\s+/).filter(Boolean),
      ...(id ? { id } : {}),
    })
  })
}
