// Whether a value out of a file, or out of the database, is what its kind promises. The one place for it: what is taken in
// here can be shown by every page and written into a backup again. Fields that are not named are let through, within the
// limits: a newer version may have put them there. So are words that this version does not know, such as a form of question:
// such an item lies in its table unread until the app knows them too.

import * as v from 'valibot'
import { CLOCK_PATTERN, momentOf } from '../../quiz/keeping/hybrid-clock.ts'
import { heldBy, isKnown } from '../../quiz/keeping/item.ts'
import type { Item, Kind } from '../../quiz/keeping/item.ts'
import { isObject } from '../../quiz/keeping/json.ts'
import type { Json, JsonObject } from '../../quiz/keeping/json.ts'
import {
  BANK_ID,
  CHAPTER_ID,
  LANGUAGE,
  OWN_BANK_LIMITS,
  OWN_ID,
  parseOwnQuestion,
} from '../../quiz/parse-own-bank.ts'
import { FORMS } from '../../quiz/question.ts'
import { count, moment, MOST_PLACES, studyDay, word } from '../bounds.ts'
import { DAY_MS } from '../latest.ts'
import { attemptFields, edition, id } from '../stored-attempt.ts'
import { storedSession } from '../stored-session.ts'
import { itemLine, LIMITS } from './format.ts'

const shortText = v.pipe(v.string(), v.maxLength(1000))
const clock = v.pipe(v.string(), v.regex(CLOCK_PATTERN))
const changed = { changedAt: moment, clock: v.exactOptional(clock) }
const logged = { id, bank: id, question: id, stamp: moment }

/** What 长辈模式 will set back: settings by name. */
const smallParts = v.pipe(
  v.record(v.string(), v.union([v.null(), v.boolean(), v.number(), v.pipe(v.string(), v.maxLength(200))])),
  v.maxEntries(40),
)

const bankId = v.pipe(v.string(), v.regex(BANK_ID))
const ownId = v.pipe(v.string(), v.regex(OWN_ID))
const chapterId = v.pipe(v.string(), v.regex(CHAPTER_ID))

/** A mark of a deletion, above all, must not come in hidden as something else. */
const NEVER_ASIDE = new Set<unknown>(['deletion', 'session', 'aside'] satisfies Kind[])

const SCHEMAS = {
  attempt: v.looseObject({ ...attemptFields, stamp: moment }),
  correction: v.pipe(
    v.looseObject({ ...logged, kind: v.picklist(['mis-tap', 'remove', 'put-back']), madeAt: moment }),
    v.check((correction) => correction.kind !== 'mis-tap' || v.is(id, correction['attempt'])),
  ),
  drill: v.looseObject({
    id,
    bank: id,
    stamp: moment,
    edition,
    pair: v.pipe(v.string(), v.minLength(1), v.maxLength(2000)),
    picks: v.pipe(
      v.array(v.looseObject({ place: id, wanted: shortText, chosen: shortText })),
      v.minLength(1),
      v.maxLength(20),
    ),
    clean: v.boolean(),
    doneAt: moment,
    day: studyDay,
  }),
  session: v.pipe(
    v.looseObject({
      // No list of words: with another phase, nothing else in it could be checked.
      phase: v.custom((phase) => phase === 'running' || phase === 'finished'),
      touchedAt: moment,
      plan: v.looseObject({
        id,
        bank: id,
        day: studyDay,
        questions: v.pipe(v.array(id), v.maxLength(MOST_PLACES)),
      }),
    }),
    // The rules of the app's own reading, so that nothing is taken in that no page could show.
    storedSession,
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
  bank: v.looseObject({
    id: bankId,
    title: v.pipe(v.string(), v.minLength(1), v.maxLength(OWN_BANK_LIMITS.title)),
    language: v.pipe(v.string(), v.regex(LANGUAGE)),
    chapters: v.pipe(
      v.array(
        v.looseObject({ id: chapterId, title: v.pipe(v.string(), v.maxLength(OWN_BANK_LIMITS.title)) }),
      ),
      v.maxLength(OWN_BANK_LIMITS.chapters),
    ),
    ...changed,
  }),
  'bank-question': v.pipe(
    v.looseObject({
      bank: bankId,
      question: ownId,
      place: count,
      retired: v.picklist([0, 1]),
      chapter: chapterId,
      content: v.looseObject({ id: ownId, chapter: chapterId, form: v.picklist(FORMS) }),
      tags: v.pipe(
        v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(OWN_BANK_LIMITS.tag))),
        v.maxLength(OWN_BANK_LIMITS.tags),
      ),
      ...changed,
    }),
    v.check(
      ({ question, chapter, content }) =>
        content.id === question && content.chapter === chapter && parseOwnQuestion(content) !== undefined,
    ),
  ),
  deletion: v.looseObject({ bank: id, question: v.pipe(v.string(), v.maxLength(200)), upTo: moment }),
  aside: v.looseObject({
    of: v.custom<Kind>((kind) => !NEVER_ASIDE.has(kind)),
    value: v.looseObject({}),
  }),
} satisfies Record<Kind, v.GenericSchema>

const KIND_NAME = /^[a-z][a-z-]{0,30}$/

/**
 * Why an item is not taken in. `damaged`: not what its kind promises; `future`: of a time that has not come; `too-large`:
 * longer or deeper than anything may be; `too-many`: there are enough of its kind.
 */
export type ItemProblem = 'damaged' | 'future' | 'too-large' | 'too-many'

/** Undefined when all is well. `latest`: the latest moment that it may be of, see bounds.ts. */
export function problemOf(item: Item, latest: number): ItemProblem | undefined {
  const { kind, value } = item
  if (!isKnown(kind)) {
    if (!isKindName(kind)) return 'damaged'
    return fits(item, LIMITS.depth - 1, LIMITS.carriedBytes) ? undefined : 'too-large'
  }
  const { issues = [] } = v.safeParse(SCHEMAS[kind], value)
  if (!issues.every(isNewWord)) return 'damaged'
  if (kind === 'aside') {
    const problem = problemOf(heldBy(item), latest)
    if (problem) return problem
  }
  // Two levels less than a line, so that it can still be put aside.
  const depth = kind === 'aside' ? LIMITS.depth - 1 : LIMITS.depth - 2
  const bytes = kind === 'aside' ? LIMITS.lineBytes : LIMITS.itemBytes
  if (!fits(item, depth, bytes)) return 'too-large'
  return isAfter(item, latest) ? 'future' : undefined
}

/** Whether all that is wrong is a word that its list does not have. */
function isNewWord({ type, input }: v.BaseIssue<unknown>): boolean {
  return ['picklist', 'literal', 'variant'].includes(type) && v.is(word, input)
}

export function isKindName(kind: string): boolean {
  return KIND_NAME.test(kind) && kind !== 'backup' && kind !== 'end'
}

/** The moments of an item that decide something: order, who wins, what a page counts from. */
function momentsOf({ kind, value }: Item): (Json | undefined)[] {
  const { stamp, answeredAt, madeAt, doneAt, touchedAt, finishedAt, changedAt, upTo, plan, contest } = value
  const time = typeof value['clock'] === 'string' ? momentOf(value['clock']) : undefined
  if (kind === 'session') {
    const inContest = contest as JsonObject | undefined
    return [touchedAt, finishedAt, (plan as JsonObject)['createdAt'], inContest?.['startedAt']]
  }
  return [stamp, answeredAt, madeAt, doneAt, changedAt, upTo, time]
}

function isAfter(item: Item, latest: number): boolean {
  if (item.kind === 'aside') return false
  if (momentsOf(item).some((at) => typeof at === 'number' && at > latest)) return true
  const day = item.kind === 'session' ? (item.value['plan'] as JsonObject)['day'] : item.value['day']
  // Days are told in the person's own time zone.
  return isDated(item.kind) && typeof day === 'number' && day > latest / DAY_MS + 1
}

function isDated(kind: string): boolean {
  return kind === 'attempt' || kind === 'drill' || kind === 'session'
}

const encoder = new TextEncoder()

/** Most are seen to fit without being written out. */
function fits(item: Item, depth: number, bytes: number): boolean {
  const most = weightOf(item.value, depth)
  return most < bytes - 100 || (most < Infinity && encoder.encode(itemLine(item)).length <= bytes)
}

/** Bytes that a value takes at most as text; infinite when it is nested too deep or not plain data. */
function weightOf(value: unknown, depth: number): number {
  if (typeof value === 'string') return value.length * 6 + 3
  if (typeof value === 'number') return Number.isFinite(value) ? 26 : Infinity
  if (typeof value !== 'object' || value === null) return 10
  if (depth === 0 || (!Array.isArray(value) && Object.hasOwn(value, '__proto__'))) return Infinity
  let sum = 3
  for (const [name, part] of Object.entries(value)) {
    sum += weightOf(part, depth - 1) + (Array.isArray(value) ? 1 : name.length * 6 + 4)
    if (sum === Infinity) break
  }
  return sum
}

/** Against the one name that objects treat specially, and against what no line of ours holds. */
export function isTame(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (depth === 0) return true
  if (!Array.isArray(value) && Object.hasOwn(value, '__proto__')) return false
  return Object.values(value).every((part) => isTame(part, depth - 1))
}

/** The item in a line, whatever its value is worth; undefined when the line holds none. */
export function itemIn(text: string): Item | undefined {
  let line: unknown
  try {
    line = JSON.parse(text)
  } catch {
    return undefined
  }
  // Only a text with one of these can name it, written out or escaped.
  const mayBeWild = text.includes('__proto__') || text.includes('\\u')
  if (!isObject(line) || (mayBeWild && !isTame(line, LIMITS.depth))) return undefined
  const [entry, ...more] = Object.entries(line)
  if (!entry || more.length > 0) return undefined
  const [kind, value] = entry
  return isObject(value) && isKindName(kind) ? { kind, value } : undefined
}
