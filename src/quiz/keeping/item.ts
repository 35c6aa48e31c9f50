// What a backup is made of: every single thing that a person has here, each with a kind and a key. Values are rows as
// they are stored; fields that this version does not know stay in them.

import { clockAt, momentOf, NEVER } from './hybrid-clock.ts'
import type { Clock } from './hybrid-clock.ts'
import { canonicalJson } from './json.ts'
import type { Json, JsonObject } from './json.ts'

/**
 * The kinds this version knows, in the order of a file. `aside`: what lost a merge and is kept beside what won.
 * `drill`: a round of a drill. `bank`: a bank of one's own without its questions, each of which is a `bank-question`. `deletion`: what was deleted on purpose, so that an older copy does not bring it back.
 */
export const KINDS = [
  'deletion',
  'attempt',
  'correction',
  'drill',
  'session',
  'star',
  'note',
  'format',
  'parameters',
  'bank',
  'bank-question',
  'setting',
  'place',
  'aside',
] as const
export type Kind = (typeof KINDS)[number]

export interface Item {
  /** One of {@link KINDS}, or an unknown kind of a newer version, carried along unread. */
  readonly kind: string
  readonly value: JsonObject
}

export function isKnown(kind: string): kind is Kind {
  return (KINDS as readonly string[]).includes(kind)
}

/** Kinds that are written once and never changed. */
export function isLogged(kind: string): boolean {
  return kind === 'attempt' || kind === 'correction' || kind === 'drill'
}

/** The kinds that make up an own bank; its history has other kinds. */
export function isOfOwnBank(kind: string): boolean {
  return kind === 'bank' || kind === 'bank-question'
}

/** The identity shared by all versions of an item. */
export function keyOf({ kind, value }: Item): string {
  switch (kind) {
    case 'attempt':
    case 'correction':
    case 'drill':
      return text(value['id'])
    case 'bank':
      return text(value['id'])
    case 'session':
      return text(planOf(value)['id'])
    case 'star':
    case 'note':
    case 'bank-question':
      return `${text(value['bank'])}/${text(value['question'])}`
    case 'deletion':
      return `${text(value['bank'])}/${text(value['question'])}`
    case 'format':
    case 'setting':
      return text(value['name'])
    case 'parameters':
      return text(value['key'])
    case 'place':
      return text(value['chapter'])
    default:
      return canonicalJson(value)
  }
}

/** When a thing that can be changed was last changed. */
export function writtenAt({ clock, changedAt }: JsonObject): Clock {
  if (typeof clock === 'string') return clock
  return typeof changedAt === 'number' ? clockAt(changedAt) : NEVER
}

/** The moment up to which a deletion must reach to cover the item; undefined when no deletion covers its kind. */
export function momentOfItem({ kind, value }: Item): number | undefined {
  switch (kind) {
    case 'attempt':
    case 'correction':
    case 'drill':
      return number(value['stamp'])
    case 'session':
      return number(value['touchedAt'])
    case 'star':
    case 'note':
    case 'bank':
    case 'bank-question':
      return momentOf(writtenAt(value))
    default:
      return undefined
  }
}

export function bankOf({ kind, value }: Item): string | undefined {
  const bank = kind === 'session' ? planOf(value)['bank'] : value[kind === 'bank' ? 'id' : 'bank']
  return typeof bank === 'string' ? bank : undefined
}

export function planOf(session: JsonObject): JsonObject {
  return session['plan'] as JsonObject
}

/** An item that lost, as it is kept beside the winner. */
export function asideOf({ kind, value }: Item): Item {
  return { kind: 'aside', value: { of: kind, value } }
}

/** The item that an `aside` holds. */
export function heldBy(aside: Item): Item {
  return { kind: text(aside.value['of']), value: aside.value['value'] as JsonObject }
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : ''
}

function number(value: Json | undefined): number {
  return typeof value === 'number' ? value : 0
}
