/** Places from 0 as numbers from 1, neighbours drawn together: [0, 1, 2, 6] becomes '1–3、7', with what stands between. */
export function placeRanges(places: readonly number[], between: string): string {
  const runs: [number, number][] = []
  for (const place of places) {
    const last = runs.at(-1)
    if (last?.[1] === place) last[1] = place + 1
    else runs.push([place + 1, place + 1])
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(between)
}
