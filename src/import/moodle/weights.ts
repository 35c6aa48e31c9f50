/** Whether the parts of the right options make a whole; Moodle rounds a third to 33.33333. */
export function addUp(weights: readonly number[]): boolean {
  const sum = weights.filter((weight) => weight > 0).reduce((total, weight) => total + weight, 0)
  return Math.abs(sum - 100) < 0.1
}
