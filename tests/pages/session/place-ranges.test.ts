import { expect, it } from 'vitest'
import { placeRanges } from '../../../src/pages/session/place-ranges.ts'

it.each([
  [[], ''],
  [[4], '5'],
  [[0, 1, 2, 6], '1–3、7'],
  [[2, 4, 5], '3、5–6'],
])('%j is said as %j', (places, expected) => {
  expect(placeRanges(places, '、')).toBe(expected)
})
