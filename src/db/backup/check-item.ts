// Whether a value out of a file, or out of the database, is what its kind promises. Fields that are not named here are
// let through: a newer version may have put them there.

import * as v from 'valibot'
import { FORMS } from '../../quiz/question.ts'
import { CLOCK_PATTERN, LATEST_MS } from '../../quiz/keeping/hybrid-clock.ts'
import { heldBy, isKnown } from '../../quiz/keeping/item.ts'
import type { Item, Kind } from '../../quiz/keeping/item.ts'
import { isObject } from '../../quiz/keeping/json.ts'
import type { SessionRow } from '../database.ts'
import { readSession } from '../stored-session.ts'
import { LIMITS } from './format.ts'

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
const moment = v.pipe(v.number(), v.minValue(0), v.maxValue(LATEST_MS))
/** A study day; up to the year 2500, since pages count through days. */
const day = v.pipe(v.number(), v.integer(), v.minValue(-1), v.maxValue(200_000))
const shortText = v.pipe(v.string(), v.maxLength(1000))
const clock = v.pipe(v.string(), v.regex(CLOCK_PATTERN))
const changed = { changedAt: moment, clock: v.exactOptional(clock) }
const logged = { id, bank: id, question: id, stamp: moment }

/** What 长辈模式 will set back: settings by name. */
const smallParts = v.pipe(
  v.record(v.string(), v.union([v.null(), v.boolean(), v.number(), v.pipe(v.string(), v.maxLength(200))])),
  v.maxEntries(40),
)

const SCHEMAS = {
  attempt: v.looseObject({
    ...logged,
    session: id,
    mode: v.picklist(['practice', 'daily', 'review', 'contest']),
    edition: v.pipe(v.string(), v.maxLength(200)),
    form: v.picklist(FORMS),
    facts: v.pipe(v.array(id), v.maxLength(100)),
    answer: v.pipe(v.array(v.pipe(v.string(), v.maxLength(2000))), v.maxLength(100)),
    right: v.boolean(),
    points: v.pipe(v.number(), v.minValue(-1e6), v.maxValue(1e6)),
    elapsedMs: v.pipe(v.number(), v.minValue(0), v.maxValue(LATEST_MS)),
    answeredAt: moment,
    day,
    pace: v.exactOptional(v.picklist(['fast', 'slow'])),
  }),
  correction: v.variant('kind', [
    v.looseObject({ ...logged, kind: v.literal('mis-tap'), attempt: id, madeAt: moment }),
    v.looseObject({ ...logged, kind: v.picklist(['remove', 'put-back']), madeAt: moment }),
  ]),
  drill: v.looseObject({
    id,
    bank: id,
    stamp: moment,
    edition: v.pipe(v.string(), v.maxLength(200)),
    pair: v.pipe(v.string(), v.minLength(1), v.maxLength(2000)),
    picks: v.pipe(
      v.array(v.looseObject({ place: id, wanted: shortText, chosen: shortText })),
      v.minLength(1),
      v.maxLength(20),
    ),
    clean: v.boolean(),
    doneAt: moment,
    day,
  }),
  session: v.pipe(
    v.looseObject({
      touchedAt: moment,
      plan: v.looseObject({ id, bank: id, day, questions: v.pipe(v.array(id), v.maxLength(5000)) }),
    }),
    // The rules of the app's own reading, so that nothing is taken in that no page could show.
    v.check((session) => readSession({ session } as unknown as SessionRow) !== undefined),
  ),
  star: v.looseObject({ bank: id, question: id, starred: v.picklist([0, 1]), ...changed }),
  note: v.looseObject({
    bank: id,
    question: id,
    text: v.pipe(v.string(), v.maxLength(20_000)),
    ...changed,
  }),
  format: v.looseObject({ name: id, rules: v.nullable(v.looseObject({})), ...changed }),
  parameters: v.looseObject({
    key: v.literal('memory'),
    // As many as FSRS-6 has. Anything else would end in memory states that are no numbers.
    weights: v.nullable(v.pipe(v.array(v.pipe(v.number(), v.finite())), v.length(21))),
    clock: v.exactOptional(clock),
  }),
  setting: v.looseObject({
    name: v.pipe(v.string(), v.regex(/^(?!clocks$)[a-zA-Z]{1,40}$/)),
    value: v.union([v.null(), v.boolean(), v.number(), v.pipe(v.string(), v.maxLength(200)), smallParts]),
    clock,
  }),
  place: v.looseObject({
    chapter: v.pipe(id, v.regex(/^\S+$/)),
    question: v.pipe(id, v.regex(/^\S+$/)),
    clock,
  }),
  deletion: v.looseObject({ bank: id, question: v.pipe(v.string(), v.maxLength(200)), upTo: moment }),
  aside: v.looseObject({
    of: v.picklist([
      'attempt',
      'correction',
      'drill',
      'star',
      'note',
      'format',
      'parameters',
      'setting',
      'place',
    ]),
    value: v.looseObject({}),
  }),
} satisfies Record<Kind, v.GenericSchema>

const KIND_NAME = /^[a-z][a-z-]{0,30}$/

export function isSound(item: Item): boolean {
  const { kind, value } = item
  if (!isKnown(kind)) return KIND_NAME.test(kind) && kind !== 'backup' && kind !== 'end'
  if (!v.is(SCHEMAS[kind], value)) return false
  return kind !== 'aside' || isSound(heldBy(item))
}

/** Against texts that are nested to break what walks them, and against the one name that objects treat specially. */
export function isTame(value: unknown, depth: number = LIMITS.depth): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (depth === 0) return false
  if (!Array.isArray(value) && Object.hasOwn(value, '__proto__')) return false
  return Object.values(value).every((part) => isTame(part, depth - 1))
}

/** The item in a line, or undefined when it holds none. */
export function itemIn(text: string): Item | undefined {
  let line: unknown
  try {
    line = JSON.parse(text)
  } catch {
    return undefined
  }
  if (!isObject(line) || !isTame(line)) return undefined
  const [entry, ...more] = Object.entries(line)
  if (!entry || more.length > 0) return undefined
  const [kind, value] = entry
  if (!isObject(value)) return undefined
  const item = { kind, value }
  return isSound(item) ? item : undefined
}
