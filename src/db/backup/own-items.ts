// Looks up local versions of incoming items, and the room left for more.

import { isKnown } from '../../quiz/keeping/item.ts'
import type { Item } from '../../quiz/keeping/item.ts'
import type { JsonObject } from '../../quiz/keeping/json.ts'
import { nameOf } from '../../quiz/keeping/merge.ts'
import type { Key } from '../pages.ts'
import { problemOf } from './check-item.ts'
import { LIMITS } from './format.ts'
import { shelfFor } from './shelves.ts'
import type { Shelf, Shelves } from './shelves.ts'

/** Damaged rows are left alone. */
export function isReadable(item: Item): boolean {
  return problemOf(item, Infinity) === undefined
}

/** Room left for bounded kinds; `carried` is set once known. */
export function roomIn(outside: ReadonlyMap<string, Item>) {
  const count = (kind: string): number => [...outside.values()].filter((item) => item.kind === kind).length
  const left = {
    carried: LIMITS.carriedItems as number,
    setting: LIMITS.settings - count('setting'),
    place: LIMITS.places - count('place'),
    /** Whether there is room for one more; it is taken then. */
    take({ kind }: Item): boolean {
      const of = !isKnown(kind) ? 'carried' : kind === 'setting' || kind === 'place' ? kind : undefined
      return of === undefined || left[of]-- > 0
    },
  }
  return left
}

/** Local versions of these items, by name. */
export async function ownOf(
  shelves: Shelves,
  outside: ReadonlyMap<string, Item>,
  items: readonly Item[],
): Promise<Map<string, Item>> {
  const found = new Map<string, Item>()
  const wanted = new Map<Shelf, Item[]>()
  for (const item of items) {
    const shelf = shelfFor(shelves, item.kind)
    if (shelf) addTo(wanted, shelf, item)
    else {
      const known = outside.get(nameOf(item))
      if (known) found.set(nameOf(item), known)
    }
  }
  for (const [shelf, some] of wanted) {
    const rows = await rowsOf(shelf, some.map(shelf.keyOf))
    for (const row of rows) {
      const item = row && shelf.itemOf(row)
      if (item && isReadable(item)) found.set(nameOf(item), item)
    }
  }
  return found
}

/** So many rows are read in one go, rather than one by one. */
const MOST_AT_ONCE = 4000

/** The existing rows of these keys. Ids of one device are adjacent, so usually one request gets all. */
async function rowsOf(shelf: Shelf, keys: readonly Key[]): Promise<(JsonObject | undefined)[]> {
  const byDevice = new Map<string, string[]>()
  for (const key of keys) {
    if (typeof key !== 'string') return shelf.table.bulkGet([...keys])
    const device = key.slice(0, key.indexOf('-') + 1)
    const some = byDevice.get(device)
    if (some) some.push(key)
    else byDevice.set(device, [key])
  }
  const name = String(shelf.table.schema.primKey.keyPath)
  const found: (JsonObject | undefined)[] = []
  for (const some of byDevice.values()) {
    const [first, last] = [some.reduce((a, b) => (a < b ? a : b)), some.reduce((a, b) => (a > b ? a : b))]
    const range = shelf.table.where(':id').between(first, last, true, true)
    const rows = some.length < 20 ? undefined : await range.limit(MOST_AT_ONCE).toArray()
    if (!rows || rows.length === MOST_AT_ONCE) found.push(...(await shelf.table.bulkGet(some)))
    else {
      const wanted = new Set<Key>(some)
      found.push(...rows.filter((row) => wanted.has(String(row[name]))))
    }
  }
  return found
}

export function addTo(lists: Map<Shelf, Item[]>, shelf: Shelf, item: Item): void {
  const list = lists.get(shelf)
  if (list) list.push(item)
  else lists.set(shelf, [item])
}
