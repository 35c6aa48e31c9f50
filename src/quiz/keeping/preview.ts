// What a merge would do, for somebody who is asked before it happens. What it would take away from here happens only with
// a yes; without one it adds.

import { deletionTest, listOf, upToOf } from './deletions.ts'
import type { DeletionTest } from './deletions.ts'
import { isLogged, keyOf, planOf } from './item.ts'
import type { Item } from './item.ts'
import { canonicalJson } from './json.ts'
import type { Json, JsonObject } from './json.ts'
import { addVersions, mergeVersions, nameOf, versionIn } from './merge.ts'

export interface MergePreview {
  readonly kinds: ReadonlyMap<string, KindPreview>
  /** Things in the other set that were deleted here and stay deleted. */
  readonly deleted: number
  /** Things of here that would be deleted, or lose answers, by their kind. */
  readonly taken: ReadonlyMap<string, number>
}

export interface KindPreview {
  /** In the other set only. */
  readonly fresh: number
  readonly same: number
  /** Present on both sides and different: one wins; the other is kept aside or is an earlier state of the round. */
  readonly differing: number
}

/** Counts item after item. */
export function previewCounter() {
  // Kinds are names out of a file: a map holds any of them safely.
  const kinds = new Map<string, { fresh: number; same: number; differing: number }>()
  const taken = new Map<string, number>()
  let covered = 0
  return {
    /** An item of the other set beside the one of the same name here; `deleted` holds the marks of both sides. */
    add(own: Item | undefined, item: Item, deleted: DeletionTest): void {
      if (deleted.covers(item)) {
        covered++
        return
      }
      const kind = kinds.get(item.kind) ?? { fresh: 0, same: 0, differing: 0 }
      kinds.set(item.kind, kind)
      if (!own) kind.fresh++
      else if (canonicalJson(own.value) === canonicalJson(deleted.withoutParts(item).value)) kind.same++
      else kind.differing++
    },
    /** A thing of here that would go, or lose something. */
    take(own: Item): void {
      taken.set(own.kind, (taken.get(own.kind) ?? 0) + 1)
    },
    result: (): MergePreview => ({ kinds, deleted: covered, taken }),
  }
}

/** Counts new, equal and different items of `incoming` relative to `own`. */
export function previewOf(own: readonly Item[], incoming: readonly Item[]): MergePreview {
  const known = new Map(own.map((item) => [nameOf(item), item]))
  const counter = previewCounter()
  const deleted = deletionTest([...own, ...incoming].filter(isDeletion))
  for (const item of incoming) counter.add(known.get(nameOf(item)), item, deleted)
  const reaching = deletionTest(marksBeyond(own, incoming))
  const losing = new Set(own.filter((item) => reaching.takenBy(item).length > 0))
  for (const [item, versions] of incomingVersions(known, incoming))
    if (isWorseOff(item, mergeVersions([item, ...versions], deletionTest([]))[0])) losing.add(item)
  for (const item of losing) counter.take(item)
  return counter.result()
}

/** Of `incoming` what takes nothing away from `own`. */
export function addingOnly(own: readonly Item[], incoming: readonly Item[]): Item[] {
  const known = new Map(own.map((item) => [nameOf(item), item]))
  const reaching = deletionTest(marksBeyond(own, incoming))
  const taking = new Set(own.flatMap((item) => reaching.takenBy(item)))
  const worse = new Set(
    [...incomingVersions(known, incoming)]
      .filter(([item, versions]) => isWorseOff(item, mergeVersions([item, ...versions], deletionTest([]))[0]))
      .map(([item]) => nameOf(item)),
  )
  return incoming.filter((item) =>
    isDeletion(item)
      ? !taking.has(keyOf(item)) || upToOf(item) <= upToOf(known.get(nameOf(item)) ?? NO_MARK)
      : !worse.has(nameOf(versionIn(item))),
  )
}

const NO_MARK: Item = { kind: 'deletion', value: { upTo: -1 } }

/** The marks of the other set that reach further than those here. */
export function marksBeyond(own: readonly Item[], incoming: readonly Item[]): Item[] {
  const known = new Map(own.filter(isDeletion).map((mark) => [keyOf(mark), upToOf(mark)]))
  return incoming.filter((item) => isDeletion(item) && upToOf(item) > (known.get(keyOf(item)) ?? -1))
}

export function isDeletion({ kind }: Item): boolean {
  return kind === 'deletion'
}

function incomingVersions(known: ReadonlyMap<string, Item>, incoming: readonly Item[]): [Item, Item[]][] {
  const things = new Map<string, Item[]>()
  addVersions(things, incoming)
  return [...things].flatMap(([name, versions]): [Item, Item[]][] => {
    const own = known.get(name)
    return own ? [[own, versions]] : []
  })
}

/**
 * Whether what is here would lose by a merge what is not kept beside the winner: an entry of the log in force, an answer in
 * a round, the end of a round.
 */
export function isWorseOff(own: Item, winner: Item | undefined): boolean {
  if (!winner) return true
  if (isLogged(own.kind)) return canonicalJson(own.value) !== canonicalJson(winner.value)
  if (own.kind !== 'session') return false
  const [before, after] = [own.value, winner.value]
  if (before['phase'] === 'finished' && after['phase'] !== 'finished') return true
  if (canonicalJson(planOf(before)) !== canonicalJson(planOf(after))) return true
  const places = listOf(after['given'])
  return listOf(before['given']).some(
    (given, at) => given !== null && answerIn(given) !== answerIn(places[at] ?? null),
  )
}

/** The answer and its score, without later corrections. */
function answerIn(given: Json): string {
  if (given === null) return ''
  const { misTapped: _, ...answer } = given as JsonObject
  return canonicalJson(answer)
}
