// How fast somebody usually answers: a histogram of times per form. Sums can be added to and taken from, so it stays
// exact through mis-taps and rebuilds, which a running average would not.

import type { Form } from '../question.ts'

/** Relative to the learner's usual time for the form; anything else is usual. */
export type Pace = 'fast' | 'slow'

export interface PaceRecord {
  readonly bank: string
  readonly form: Form
  /** How many answers took how long: `counts[n]` up to `UPPER_MS[n]`, the last one everything longer. */
  readonly counts: readonly number[]
}

/** Steps of √2 from one second to eight and a half minutes. Written out, since a logarithm may round otherwise elsewhere. */
const UPPER_MS = [
  1000, 1414, 2000, 2828, 4000, 5657, 8000, 11_314, 16_000, 22_627, 32_000, 45_255, 64_000, 90_510, 128_000,
  181_019, 256_000, 362_039, 512_000,
] as const

/** Fewer answers of a form say nothing about pace. */
const KNOWN_FROM = 20
const FAST_BELOW = 0.5
const SLOW_ABOVE = 2
/** Beyond this the phone was put aside: it says nothing about the answer. */
const PUT_ASIDE_MS = 300_000

export function emptyPaceRecord(bank: string, form: Form): PaceRecord {
  return { bank, form, counts: Array.from({ length: UPPER_MS.length + 1 }, () => 0) }
}

/** Counts an answer, or takes a mis-tapped one back out (`sign` -1). */
export function sumPace(
  record: PaceRecord,
  { elapsedMs }: { readonly elapsedMs: number },
  sign: 1 | -1 = 1,
): PaceRecord {
  const own = bucketOf(elapsedMs)
  return { ...record, counts: record.counts.map((count, at) => (at === own ? count + sign : count)) }
}

export function answersIn(record: PaceRecord): number {
  return record.counts.reduce((sum, count) => sum + count, 0)
}

function bucketOf(elapsedMs: number): number {
  const at = UPPER_MS.findIndex((upper) => elapsedMs <= upper)
  return at === -1 ? UPPER_MS.length : at
}

/** The median time, interpolated within its step; null when nothing has been answered. */
export function medianMs(record: PaceRecord): number | null {
  const half = answersIn(record) / 2
  if (half === 0) return null
  let below = 0
  for (const [at, count] of record.counts.entries()) {
    if (below + count >= half) {
      const lower = UPPER_MS[at - 1] ?? 0
      const upper = UPPER_MS[at] ?? lower * Math.SQRT2
      return lower + ((upper - lower) * (half - below)) / count
    }
    below += count
  }
  return null
}

/** Clearly faster or slower than this person usually is with this form; undefined for usual, or while that is not known. */
export function paceOf(
  { elapsedMs }: { readonly elapsedMs: number },
  record: PaceRecord | undefined,
): Pace | undefined {
  if (!record || answersIn(record) < KNOWN_FROM) return undefined
  const usual = medianMs(record)
  if (usual === null) return undefined
  if (elapsedMs < usual * FAST_BELOW) return 'fast'
  if (elapsedMs > usual * SLOW_ABOVE && elapsedMs <= PUT_ASIDE_MS) return 'slow'
  return undefined
}
