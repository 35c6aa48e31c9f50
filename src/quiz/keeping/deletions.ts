// Deletion marks: deleted rows do not come back from an older copy.

import { bankOf, heldBy, isKnown, isOfOwnBank, keyOf, momentOfItem, planOf } from './item.ts'
import type { Item } from './item.ts'
import type { Json, JsonObject } from './json.ts'

/**
 * In the place of the question in a mark: a bank of one's own is deleted, and its history is not. No question has this id.
 */
export const CONTENT = '*'

export interface DeletionTest {
  covers(item: Item): boolean
  /** A session without its answers to questions whose history was deleted. */
  withoutParts(item: Item): Item
  /** The keys of the marks that delete the item, or something in it. */
  takenBy(item: Item): string[]
  /** How far those marks reach; undefined when there are none. */
  reachOver(item: Item): number | undefined
}

export function deletionTest(deletions: Iterable<Item>): DeletionTest {
  const upTo = new Map<string, number>()
  for (const mark of deletions) {
    const key = keyOf(mark)
    upTo.set(key, Math.max(upTo.get(key) ?? -Infinity, upToOf(mark)))
  }
  const until = (bank: string, question: string): number => upTo.get(`${bank}/${question}`) ?? -Infinity

  function coveredBy(item: Item): string[] {
    const bank = bankOf(item)
    if (bank === undefined || upTo.size === 0) return []
    const whole = until(bank, '')
    // What a newer version knows about a deleted bank has no moment that this one could read.
    if (!isKnown(item.kind)) return whole > -Infinity ? [`${bank}/`] : []
    const moment = momentOfItem(item)
    if (moment === undefined) return []
    if (isOfOwnBank(item.kind)) return moment <= until(bank, CONTENT) ? [`${bank}/${CONTENT}`] : []
    const keys = moment <= whole ? [`${bank}/`] : []
    const isOfLog = item.kind === 'attempt' || item.kind === 'correction'
    const question = String(item.value['question'])
    return isOfLog && moment <= until(bank, question) ? [...keys, `${bank}/${question}`] : keys
  }

  /** For each place of a session, whether the history of its question was deleted after it was gone on with. */
  function gonePlaces({ value }: Item): boolean[] {
    const plan = planOf(value)
    // A result in a contest is a paper as a whole and stays; see the words of the question that is asked.
    if (upTo.size === 0 || plan['kind'] === 'contest') return []
    const touchedAt = Number(value['touchedAt'] ?? 0)
    return listOf(plan['questions']).map(
      (question) => touchedAt <= until(String(plan['bank']), String(question)),
    )
  }

  function takenBy(item: Item): string[] {
    if (item.kind === 'aside') return coveredBy(heldBy(item))
    const keys = coveredBy(item)
    if (item.kind !== 'session') return keys
    const { value } = item
    const questions = listOf(planOf(value)['questions'])
    const [given, drafts] = [listOf(value['given']), listOf(value['drafts'])]
    const parts = gonePlaces(item).flatMap((isGone, at) =>
      isGone && (given[at] ?? drafts[at] ?? null) !== null
        ? [`${bankOf(item)}/${String(questions[at])}`]
        : [],
    )
    return [...keys, ...parts]
  }

  return {
    covers: (item) => coveredBy(item).length > 0,
    withoutParts(item) {
      if (item.kind !== 'session') return item
      const gone = gonePlaces(item)
      if (!gone.includes(true)) return item
      const emptied = (places: Json | undefined): Json[] =>
        listOf(places).map((place, at) => (gone[at] ? null : place))
      return {
        kind: 'session',
        value: withPlaces(item.value, emptied(item.value['given']), emptied(item.value['drafts'])),
      }
    },
    takenBy,
    reachOver(item) {
      const keys = upTo.size > 0 ? takenBy(item) : []
      return keys.length > 0 ? Math.max(...keys.map((key) => upTo.get(key) ?? 0)) : undefined
    },
  }
}

export function upToOf({ value }: Item): number {
  return Number(value['upTo'])
}

export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : []
}

export function withPlaces(session: JsonObject, given: readonly Json[], drafts: readonly Json[]): JsonObject {
  return { ...session, given, drafts }
}
