// Anki's packages of three kinds: a SQLite file in an archive, in the newest kind packed once more.
import { Decompress } from 'fzstd'
import type { Draft } from '../draft.ts'
import { MOST_UNPACKED } from '../limits.ts'
import { FileFault } from '../reason.ts'
import { unpack } from '../unpack.ts'
import { noteDraft } from './cards.ts'
import { SqliteFile, type Value } from './sqlite.ts'

export function readApkg(bytes: Uint8Array): Draft[] {
  const { parts } = unpack(bytes, (name) => /^collection\.anki2/.test(name))
  const newest = parts.get('collection.anki21b')
  const file = newest ? unpackZstd(newest) : (parts.get('collection.anki21') ?? parts.get('collection.anki2'))
  if (!file) throw new FileFault('damaged')
  const database = new SqliteFile(file)
  const names = fieldNames(database)
  const decks = decksOfNotes(database)
  return database.rows('notes').map(({ values: [id, guid, type, , , tags, fields] }, at) =>
    noteDraft({
      where: String(at + 1),
      names: names.get(String(type)) ?? [],
      fields: String(fields ?? '').split('\x1f'),
      isHtml: true,
      deck: decks.get(String(id)) ?? '',
      tags: String(tags ?? '')
        .split(' ')
        .filter(Boolean),
      ...(typeof guid === 'string' ? { id: guid } : {}),
    }),
  )
}

function unpackZstd(bytes: Uint8Array): Uint8Array {
  const chunks: Uint8Array[] = []
  let unpacked = 0
  const stream = new Decompress((chunk) => {
    unpacked += chunk.length
    if (unpacked > MOST_UNPACKED) throw new FileFault('unpacks-too-large')
    chunks.push(chunk)
  })
  for (let at = 0; at < bytes.length; at += 65536)
    stream.push(bytes.subarray(at, at + 65536), at + 65536 >= bytes.length)
  const whole = new Uint8Array(unpacked)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

/** By note type. Older files keep them as JSON in one row. */
function fieldNames(database: SqliteFile): Map<string, string[]> {
  const names = new Map<string, string[]>()
  for (const {
    values: [type, order, name],
  } of database.rows('fields')) {
    const known = names.get(String(type)) ?? []
    known[Number(order)] = String(name)
    names.set(String(type), known)
  }
  for (const [id, model] of jsonEntries(database.rows('col')[0]?.values[9])) {
    const fields = (model as { flds?: unknown } | null)?.flds
    if (Array.isArray(fields))
      names.set(
        id,
        fields.map((field: { name?: unknown } | null) => String(field?.name ?? '')),
      )
  }
  return names
}

function decksOfNotes(database: SqliteFile): Map<string, string> {
  const decks = new Map(database.rows('decks').map(({ values: [id, name] }) => [String(id), String(name)]))
  for (const [id, deck] of jsonEntries(database.rows('col')[0]?.values[10]))
    decks.set(id, String((deck as { name?: unknown } | null)?.name ?? ''))
  return new Map(
    database.rows('cards').map(({ values: [, note, deck] }) => [String(note), decks.get(String(deck)) ?? '']),
  )
}

function jsonEntries(value: Value | undefined): [string, unknown][] {
  try {
    const parsed: unknown = typeof value === 'string' && value ? JSON.parse(value) : {}
    return typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : []
  } catch {
    return []
  }
}
