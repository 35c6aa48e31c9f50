// Rows that were taken in before there were limits: what can be put right is put right, so that the next backup holds it and
// can be restored. What cannot be is left where it is, and in no backup.

import { CLOCK_PATTERN, clockAt, momentOf } from '../../quiz/keeping/hybrid-clock.ts'
import { asideOf, heldBy } from '../../quiz/keeping/item.ts'
import type { Item } from '../../quiz/keeping/item.ts'
import { isObject } from '../../quiz/keeping/json.ts'
import type { Json } from '../../quiz/keeping/json.ts'
import { LONGEST_MS } from '../bounds.ts'
import { DAY_MS, latestHere } from '../latest.ts'
import { problemOf } from './check-item.ts'

/** Fields that every version of the app has written; others may go when a row is too large to be kept whole. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  attempt: [
    ...['id', 'session', 'mode', 'bank', 'edition', 'question', 'form', 'facts', 'answer', 'right', 'points'],
    ...['elapsedMs', 'answeredAt', 'day', 'pace', 'stamp'],
  ],
  correction: ['id', 'bank', 'question', 'stamp', 'kind', 'attempt', 'madeAt'],
  drill: ['id', 'bank', 'stamp', 'edition', 'pair', 'picks', 'clean', 'doneAt', 'day'],
  session: ['phase', 'plan', 'position', 'given', 'drafts', 'contest', 'touchedAt', 'finishedAt'],
  star: ['bank', 'question', 'starred', 'changedAt', 'clock'],
  note: ['bank', 'question', 'text', 'changedAt', 'clock'],
  format: ['name', 'rules', 'changedAt', 'clock'],
  parameters: ['key', 'weights', 'clock'],
  bank: ['id', 'title', 'language', 'chapters', 'changedAt', 'clock'],
  'bank-question': [
    ...['bank', 'question', 'place', 'retired', 'chapter', 'content', 'tags', 'changedAt', 'clock'],
  ],
  setting: ['name', 'value', 'clock'],
  place: ['chapter', 'question', 'clock'],
}

const MOMENTS = ['answeredAt', 'madeAt', 'doneAt', 'changedAt', 'touchedAt', 'finishedAt']

/** The item put right; undefined when it cannot be, or when it is a mark of a deletion, which would reach what is to come. */
export function healed(item: Item, now: number): Item | undefined {
  if (item.kind === 'aside') {
    const held = isObject(item.value['value']) ? healed(heldBy(item), now) : undefined
    return held && sound(asideOf(held), now)
  }
  const fields = FIELDS[item.kind]
  if (!fields) return undefined
  const timely = inTime(item, now)
  if (problemOf(timely, latestHere(now)) === undefined) return timely
  const known = Object.fromEntries(Object.entries(timely.value).filter(([name]) => fields.includes(name)))
  return sound({ kind: item.kind, value: known }, now)
}

function sound(item: Item, now: number): Item | undefined {
  return problemOf(item, latestHere(now)) === undefined ? item : undefined
}

function inTime({ kind, value }: Item, now: number): Item {
  const right: { [name: string]: Json | undefined } = { ...value }
  for (const name of MOMENTS) if (name in right) right[name] = momentBy(right[name], now)
  if ('stamp' in right) right['stamp'] = momentBy(right['stamp'], now)
  if ('day' in right) right['day'] = dayBy(right['day'], now)
  if ('elapsedMs' in right) right['elapsedMs'] = within(right['elapsedMs'], 0, LONGEST_MS)
  if ('points' in right) right['points'] = within(right['points'], -1e6, 1e6)
  if ('clock' in right && !isClockInTime(right['clock'], now)) right['clock'] = clockAt(now)
  if (kind === 'session' && isObject(right['plan'])) {
    const touchedAt = right['touchedAt'] ?? now
    const plan = right['plan']
    right['plan'] = {
      ...plan,
      createdAt: momentBy(plan['createdAt'], Number(touchedAt)),
      day: dayBy(plan['day'], now),
    }
    const contest = right['contest']
    if (isObject(contest))
      right['contest'] = { ...contest, startedAt: momentBy(contest['startedAt'], Number(touchedAt)) }
  }
  return { kind, value: right }
}

/** `otherwise` in the place of what is no moment, or one that has not come. */
function momentBy(value: Json | undefined, otherwise: number): number {
  return typeof value === 'number' && value >= 0 && value <= latestHere(otherwise) ? value : otherwise
}

function dayBy(value: Json | undefined, now: number): number {
  const latest = Math.floor(latestHere(now) / DAY_MS) + 1
  return typeof value === 'number' && Number.isInteger(value) && value >= -1 && value <= latest
    ? value
    : Math.floor(now / DAY_MS)
}

function isClockInTime(value: Json | undefined, now: number): boolean {
  return typeof value === 'string' && CLOCK_PATTERN.test(value) && momentOf(value) <= latestHere(now)
}

function within(value: Json | undefined, least: number, most: number): number {
  return typeof value === 'number' && !Number.isNaN(value) ? Math.min(Math.max(value, least), most) : 0
}

/** Items from outside the database, put right where they must be; what cannot be is left out. */
export function soundOnes(items: readonly Item[], now: number): { items: Item[]; healed: number } {
  let count = 0
  const right = items.flatMap((item) => {
    if (problemOf(item, latestHere(now)) === undefined) return [item]
    const well = healed(item, now)
    if (well) count++
    return well ?? []
  })
  return { items: right, healed: count }
}
