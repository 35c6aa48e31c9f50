// Between tables and items, both ways. Derived tables are never items: they follow from the log.

import type { Table } from 'dexie'
import { isKnown } from '../../quiz/keeping/item.ts'
import type { Item, Kind } from '../../quiz/keeping/item.ts'
import { canonicalJson, isObject } from '../../quiz/keeping/json.ts'
import type { JsonObject } from '../../quiz/keeping/json.ts'
import type { Session } from '../../quiz/session.ts'
import type { AppDatabase } from '../database.ts'
import type { Key } from '../pages.ts'
import { sessionRow } from '../stored-session.ts'
import { sha256Of } from './sha256-of.ts'

/** How a kind lies in its table: the item in a row, the row of an item, and the key by which it is found. */
export interface Shelf {
  readonly table: Table<JsonObject, Key>
  readonly isLog: boolean
  readonly isSessions?: true
  readonly itemOf: (row: JsonObject) => Item
  readonly rowOf: (item: Item) => object
  readonly keyOf: (item: Item) => Key
}

/** In the order of kinds in a file. Items in localStorage have no table; `unknown` holds kinds of newer versions. */
export type ShelfName = Exclude<Kind, 'setting' | 'place'> | 'unknown'

export type Shelves = Readonly<Record<ShelfName, Shelf>>

export function shelvesOf(db: AppDatabase): Shelves {
  const plain = (kind: Kind, table: object, ...path: string[]): Shelf => ({
    table: table as Table<JsonObject, Key>,
    isLog: kind === 'attempt' || kind === 'correction' || kind === 'drill',
    itemOf: (value) => ({ kind, value }),
    rowOf: ({ value }) => value,
    // Checked before it came here: see check-item.ts.
    keyOf: ({ value }) => (path.length === 1 ? value[path[0] ?? ''] : path.map((name) => value[name])) as Key,
  })
  return {
    deletion: plain('deletion', db.deletions, 'bank', 'question'),
    attempt: plain('attempt', db.attempts, 'id'),
    correction: plain('correction', db.corrections, 'id'),
    drill: plain('drill', db.drillRounds, 'id'),
    session: {
      ...plain('session', db.sessions),
      isSessions: true,
      itemOf: ({ session }) => ({ kind: 'session', value: isObject(session) ? session : {} }),
      rowOf: ({ value }) => sessionRow(value as unknown as Session),
      keyOf: ({ value }) => (value['plan'] as JsonObject)['id'] as string,
    },
    star: plain('star', db.stars, 'bank', 'question'),
    note: plain('note', db.notes, 'bank', 'question'),
    format: plain('format', db.formats, 'name'),
    parameters: plain('parameters', db.parameters, 'key'),
    bank: {
      ...plain('bank', db.banks, 'id'),
      // What follows from its questions is made anew where they are read.
      itemOf: ({ edition: _, questions: __, ...value }) => ({ kind: 'bank', value }),
    },
    'bank-question': plain('bank-question', db.bankQuestions, 'bank', 'question'),
    aside: {
      ...plain('aside', db.asides),
      itemOf: ({ of, value }) => ({ kind: 'aside', value: { of, value } }),
      rowOf: ({ value }) => ({ ...value, id: hashed(value) }),
      keyOf: ({ value }) => hashed(value),
    },
    unknown: {
      ...plain('aside', db.carried),
      itemOf: ({ of, value }) => ({ kind: String(of), value: isObject(value) ? value : {} }),
      rowOf: (item) => ({ of: item.kind, value: item.value, id: hashOf(item) }),
      keyOf: hashOf,
    },
  }
}

/** Undefined for what does not lie in the database. */
export function shelfFor(shelves: Shelves, kind: string): Shelf | undefined {
  if (!isKnown(kind)) return shelves.unknown
  return kind === 'setting' || kind === 'place' ? undefined : shelves[kind]
}

export function hashOf({ kind, value }: Item): string {
  return hashed({ of: kind, value })
}

function hashed(value: JsonObject): string {
  return sha256Of(canonicalJson(value))
}
