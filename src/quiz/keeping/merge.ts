// Bringing two sets of things together: a backup and what is here, or two phones. Every rule picks the greatest by a total
// order or unites sets, so it does not matter who merges with whom, in which order, or how often. Why these rules and no
// others: docs/decisions/0007.

import { asideOf, bankOf, heldBy, isKnown, isLogged, keyOf, momentOfItem, planOf, writtenAt } from './item.ts'
import type { Item } from './item.ts'
import { canonicalJson } from './json.ts'
import type { Json, JsonObject } from './json.ts'

/** How many losers are kept of a thing that can be changed; of the log all are kept. */
export const MOST_ASIDE = 4

/** Everything in both, each thing once, in the order of kinds and keys. */
export function merge(a: Iterable<Item>, b: Iterable<Item>): Item[] {
  const things = new Map<string, Item[]>()
  for (const items of [a, b])
    for (const item of items) {
      const version = item.kind === 'aside' ? heldBy(item) : item
      const key = `${version.kind}\n${keyOf(version)}`
      const versions = things.get(key)
      if (versions) versions.push(version)
      else things.set(key, [version])
    }
  const deletions = [...things.values()].flatMap((versions) =>
    versions[0]?.kind === 'deletion' ? versions.sort(firstWins).slice(0, 1) : [],
  )
  const deleted = deletionTest(deletions)
  const merged: Item[] = [...deletions]
  for (const versions of things.values()) {
    const kind = versions[0]?.kind
    if (kind === 'deletion') continue
    const left = deletions.length > 0 ? versions.filter((version) => !deleted.covers(version)) : versions
    const first = left[0]
    if (!first) continue
    if (left.length === 1) merged.push(deleted.withoutParts(first))
    else if (kind === 'session') merged.push(deleted.withoutParts(left.reduce(laterSession)))
    else merged.push(...withLosers(left))
  }
  return merged
}

/** Versions of one thing: the winner and, as `aside`, those that lost. */
function withLosers(versions: readonly Item[]): Item[] {
  const [winner, ...losers] = different(versions).sort(firstWins)
  if (!winner) return []
  return [winner, ...(isLogged(winner.kind) ? losers : losers.slice(0, MOST_ASIDE)).map(asideOf)]
}

function different(versions: readonly Item[]): Item[] {
  return [...new Map(versions.map((version) => [canonicalJson(version.value), version])).values()]
}

/** A total order over versions of one thing, the winner first. */
function firstWins(a: Item, b: Item): number {
  return rank(a, b) || compare(canonicalJson(b.value), canonicalJson(a.value))
}

function rank(a: Item, b: Item): number {
  switch (a.kind) {
    // The log is written once: the version that was there first stands.
    case 'attempt':
    case 'correction':
    case 'drill':
      return (momentOfItem(a) ?? 0) - (momentOfItem(b) ?? 0)
    case 'deletion':
      return Number(b.value['upTo']) - Number(a.value['upTo'])
    default:
      return compare(writtenAt(b.value), writtenAt(a.value))
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The state of a session that went further. Equal in time: what either has answered, place by place. */
function laterSession(a: Item, b: Item): Item {
  const [one, two] = [a.value, b.value]
  const order =
    (momentOfItem(a) ?? 0) - (momentOfItem(b) ?? 0) ||
    // 'finished' sorts before 'running', and is what cannot be undone.
    compare(String(two['phase']), String(one['phase'])) ||
    compare(canonicalJson(withPlaces(one, [], [])), canonicalJson(withPlaces(two, [], [])))
  if (order !== 0) return order > 0 ? a : b
  return {
    kind: 'session',
    value: withPlaces(
      one,
      greaterPlaces(one['given'], two['given']),
      greaterPlaces(one['drafts'], two['drafts']),
    ),
  }
}

function withPlaces(session: JsonObject, given: readonly Json[], drafts: readonly Json[]): JsonObject {
  return { ...session, given, drafts }
}

function greaterPlaces(a: Json | undefined, b: Json | undefined): Json[] {
  const [one, two] = [listOf(a), listOf(b)]
  return one.map((place, at) => {
    const other = two[at] ?? null
    if (place === null) return other
    return other !== null && canonicalJson(other) > canonicalJson(place) ? other : place
  })
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : []
}

interface DeletionTest {
  covers(item: Item): boolean
  /** A session without its answers to questions whose history was deleted. */
  withoutParts(item: Item): Item
}

function deletionTest(deletions: readonly Item[]): DeletionTest {
  const upTo = new Map(deletions.map((item) => [keyOf(item), Number(item.value['upTo'])]))
  const until = (bank: string, question: string): number => upTo.get(`${bank}/${question}`) ?? -Infinity
  return {
    covers(item) {
      const bank = bankOf(item)
      if (bank === undefined) return false
      // What a newer version knows about a deleted bank has no moment that this one could read.
      if (!isKnown(item.kind)) return until(bank, '') > -Infinity
      const moment = momentOfItem(item)
      if (moment === undefined) return false
      if (moment <= until(bank, '')) return true
      const isOfLog = item.kind === 'attempt' || item.kind === 'correction'
      return isOfLog && moment <= until(bank, String(item.value['question']))
    },
    withoutParts(item) {
      if (item.kind !== 'session' || upTo.size === 0) return item
      const plan = planOf(item.value)
      // A result in a contest is a paper as a whole and stays; see the words of the question that is asked.
      if (plan['kind'] === 'contest') return item
      const touchedAt = momentOfItem(item) ?? 0
      const gone = listOf(plan['questions']).map(
        (question) => touchedAt <= until(String(plan['bank']), String(question)),
      )
      if (!gone.includes(true)) return item
      const emptied = (places: Json | undefined): Json[] =>
        listOf(places).map((place, at) => (gone[at] ? null : place))
      return {
        kind: 'session',
        value: withPlaces(item.value, emptied(item.value['given']), emptied(item.value['drafts'])),
      }
    },
  }
}

/** What a merge would do, for somebody who is asked before it happens. */
export interface MergePreview {
  readonly kinds: ReadonlyMap<string, KindPreview>
  /** Things in the other set that were deleted here and stay deleted. */
  readonly deleted: number
}

export interface KindPreview {
  /** In the other set only. */
  readonly fresh: number
  readonly same: number
  /** In both and not alike: one wins by its rule; the other is kept aside, or is an earlier state of the same round. */
  readonly differing: number
}

/** What is new, alike and different in `incoming`, seen from `own`. */
export function previewOf(own: readonly Item[], incoming: readonly Item[]): MergePreview {
  const known = new Map(own.map((item) => [`${item.kind}\n${keyOf(item)}`, item]))
  const isDeletion = ({ kind }: Item): boolean => kind === 'deletion'
  const deleted = deletionTest(merge(own.filter(isDeletion), incoming.filter(isDeletion)))
  // Kinds are names out of a file: a map holds any of them safely.
  const kinds = new Map<string, { fresh: number; same: number; differing: number }>()
  let covered = 0
  for (const item of incoming) {
    if (deleted.covers(item)) {
      covered++
      continue
    }
    const kind = kinds.get(item.kind) ?? { fresh: 0, same: 0, differing: 0 }
    kinds.set(item.kind, kind)
    const before = known.get(`${item.kind}\n${keyOf(item)}`)
    if (!before) kind.fresh++
    else if (canonicalJson(before.value) === canonicalJson(deleted.withoutParts(item).value)) kind.same++
    else kind.differing++
  }
  return { kinds, deleted: covered }
}
