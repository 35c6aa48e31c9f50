// The forgetting curve of FSRS-6. Separate from ts-fsrs, so that the first page can count due facts without loading it; a test
// keeps both equal.

/** Exponent of the curve, FSRS-6's default `w20`. Not fitted: that needs far longer logs. */
export const DECAY = -0.1542
const FACTOR = Math.exp(Math.log(0.9) / DECAY) - 1

/** Probability of recall after so many days; 0.9 after `stability` days. */
export function recallAfter(days: number, stability: number): number {
  return (1 + (FACTOR * Math.max(0, days)) / stability) ** DECAY
}

/** Whole days until recall has fallen to the wanted retention; at least one, since a day is the smallest step. */
export function daysUntil(retention: number, stability: number): number {
  return Math.max(1, Math.round((stability / FACTOR) * (retention ** (1 / DECAY) - 1)))
}
