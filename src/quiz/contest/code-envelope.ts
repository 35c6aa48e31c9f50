// The envelope of all codes: a kind first, which defines the layout, and a checksum last.

import { BitReader, bitsOfLetters, checkOf, lettersOf } from './bits.ts'
import type { BitWriter } from './bits.ts'

export type CodeProblem =
  /** Nothing was typed. */
  | 'empty'
  /** A character that no code contains, such as 0, O, 1 or I. */
  | 'character'
  /** Cut off, or longer than such a code is. */
  | 'length'
  /** A mistyped or altered letter. */
  | 'check'
  /** Made by a newer version of the app. */
  | 'version'
  /** A format this version does not know, or rules that cannot be. */
  | 'format'
  /** Of another bank, or another edition of this one: a code holds a mark of both together and tells neither apart. */
  | 'edition'
  /** A result with a time that no clock can say. */
  | 'time'
  /** A paper code where a result code was asked for, or the other way round. */
  | 'kind'

export type Decoded<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: CodeProblem }

export type Carried = 'paper' | 'result'

/**
 * Every layout there has been, for ever: a change makes another one, with other numbers of its kinds. 1: codes of 2026,
 * which named an edition by 12 bits and not by its content. 2: today's, with room for two forms to come.
 */
export const LAYOUTS = {
  1: { kinds: { paper: 1, result: 2 }, editionBits: 12, formPlaces: 6, nameBits: 4 },
  2: { kinds: { paper: 3, result: 4 }, editionBits: 32, formPlaces: 8, nameBits: 5 },
} as const satisfies Record<number, Layout>
export type CodeLayout = keyof typeof LAYOUTS

interface Layout {
  readonly kinds: Readonly<Record<Carried, number>>
  readonly editionBits: number
  readonly formPlaces: number
  readonly nameBits: number
}

export const KIND_BITS = 3
/** The kinds that are written. */
export const KIND_NUMBERS = LAYOUTS[2].kinds

/** Wider for results, which are long and worth forging; people type papers. */
export const CHECK_BITS = { paper: 12, result: 32 } as const satisfies Record<Carried, number>
/** Of a preset's code of layout 1, the shortest there is. */
export const SHORTEST_BITS = 60
/** More than any result can fill. A pasted page is not worth reading letter by letter. */
export const LONGEST_TEXT = 60_000

/** Whole letters, the check in the last ones. */
export function sealCode(body: BitWriter, carries: Carried): string {
  const width = CHECK_BITS[carries]
  while ((body.bits.length + width) % 5 !== 0) body.write(0, 1)
  return lettersOf(body.write(checkOf(body.bits, width), width).bits)
}

/** Validates letters, checksum and kind; returns a reader positioned after the kind, without the checksum. */
export function openCode(
  text: string,
  carries: Carried,
): Decoded<{ readonly reader: BitReader; readonly layout: CodeLayout }> {
  if (text.length > LONGEST_TEXT) return { ok: false, reason: 'length' }
  const bits = bitsOfLetters(text)
  if (!bits) return { ok: false, reason: 'character' }
  if (bits.length === 0) return { ok: false, reason: 'empty' }
  if (bits.length < SHORTEST_BITS) return { ok: false, reason: 'length' }
  // The check comes before the kind: the first letter can be mistyped like any other.
  const kind = kindOfBits(bits)
  if (kind?.carries !== carries) return { ok: false, reason: kindProblem(kind?.carries, bits) }
  if (!passes(bits, carries)) return { ok: false, reason: 'check' }
  const reader = new BitReader(bits.slice(0, -CHECK_BITS[carries]))
  reader.read(KIND_BITS)
  return { ok: true, value: { reader, layout: kind.layout } }
}

export function kindOfBits(bits: readonly (0 | 1)[]) {
  const kind = new BitReader(bits).read(KIND_BITS)
  for (const layout of [1, 2] as const)
    for (const carries of ['paper', 'result'] as const)
      if (LAYOUTS[layout].kinds[carries] === kind) return { carries, layout }
  return undefined
}

function passes(bits: readonly (0 | 1)[], carries: Carried): boolean {
  const width = CHECK_BITS[carries]
  return new BitReader(bits.slice(-width)).read(width) === checkOf(bits.slice(0, -width), width)
}

function kindProblem(found: Carried | undefined, bits: readonly (0 | 1)[]): CodeProblem {
  if (found) return passes(bits, found) ? 'kind' : 'check'
  // How a later version checks its codes is not known; one that passes as ours was not mistyped.
  return passes(bits, 'paper') || passes(bits, 'result') ? 'version' : 'check'
}

/** Which kind of code a text looks like, for the one field in which people enter either. */
export function kindOfCode(text: string): Carried | 'none' {
  const bits = bitsOfLetters(text)
  if (!bits || bits.length < KIND_BITS) return 'none'
  return kindOfBits(bits)?.carries ?? 'none'
}
