/** Points for an answer outside a contest: one for a right one. Contest rules bring their own scale. */
export function pointsFor(right: boolean): number {
  return right ? 1 : 0
}
