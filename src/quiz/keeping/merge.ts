// Bringing two sets of things together: a backup and what is here, or two phones. Every rule picks the greatest by a total
// order or unites sets, so it does not matter who merges with whom, in which order, or how often. Why these rules and no
// others: docs/decisions/0007.

import { deletionTest, listOf, upToOf, withPlaces } from './deletions.ts'
import type { DeletionTest } from './deletions.ts'
import { asideOf, heldBy, keyOf, momentOfItem, writtenAt } from './item.ts'
import type { Item } from './item.ts'
import { canonicalJson } from './json.ts'
import type { Json } from './json.ts'

/** Everything in both, each thing once, in the order of kinds and keys. */
export function merge(a: Iterable<Item>, b: Iterable<Item>): Item[] {
  const things = new Map<string, Item[]>()
  for (const items of [a, b]) addVersions(things, items)
  const deletions = [...things.values()].flatMap((versions) =>
    versions[0]?.kind === 'deletion' ? mergeVersions(versions, deletionTest([])) : [],
  )
  const deleted = deletionTest(deletions)
  const merged: Item[] = [...deletions]
  for (const versions of things.values())
    if (versions[0]?.kind !== 'deletion') merged.push(...mergeVersions(versions, deleted))
  return merged
}

/** Sorts items by the thing they are a version of; an `aside` is a version of what it holds. */
export function addVersions(things: Map<string, Item[]>, items: Iterable<Item>): void {
  for (const item of items) {
    const version = versionIn(item)
    const key = nameOf(version)
    const versions = things.get(key)
    if (versions) versions.push(version)
    else things.set(key, [version])
  }
}

export function versionIn(item: Item): Item {
  return item.kind === 'aside' ? heldBy(item) : item
}

/** A key that is equal for all versions of an item. */
export function nameOf(item: Item): string {
  return `${item.kind}\n${keyOf(item)}`
}

/**
 * What is left of the versions of one thing: the winner first, then as `aside` those that lost. All of them are kept: were
 * there a limit, a file with enough of its own could push out what somebody has written here.
 */
export function mergeVersions(versions: readonly Item[], deleted: DeletionTest): Item[] {
  const left = versions.filter((version) => !deleted.covers(version))
  const first = left[0]
  if (!first) return []
  if (left.length === 1) return [deleted.withoutParts(first)]
  if (first.kind === 'session') return [deleted.withoutParts(left.reduce(laterSession))]
  const [winner, ...losers] = different(left).sort(firstWins)
  if (!winner) return []
  return winner.kind === 'deletion' ? [winner] : [winner, ...losers.map(asideOf)]
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
    // Log entries are immutable: the first version wins.
    case 'attempt':
    case 'correction':
    case 'drill':
      return (momentOfItem(a) ?? 0) - (momentOfItem(b) ?? 0)
    case 'deletion':
      return upToOf(b) - upToOf(a)
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

function greaterPlaces(a: Json | undefined, b: Json | undefined): Json[] {
  const [one, two] = [listOf(a), listOf(b)]
  return one.map((place, at) => {
    const other = two[at] ?? null
    if (place === null) return other
    return other !== null && canonicalJson(other) > canonicalJson(place) ? other : place
  })
}
