import { describe, expect, it } from 'vitest'
import { curvePath } from '../../../src/pages/plan/plan-curve.ts'

const days = (...recalled: readonly number[]) =>
  recalled.map((value, at) => ({ day: at, fresh: 0, reviews: 0, recalled: value }))

describe('curvePath', () => {
  it.each([
    ['from the ground to the top', days(0, 5, 10), 10, 'M0 120 L160 60 L320 0'],
    ['with one day', days(5), 10, 'M0 60'],
    ['without facts', days(0, 0), 0, 'M0 120 L320 120'],
  ])('draws %s', (_case, all, total, path) => {
    expect(curvePath({ days: all, total })).toBe(path)
  })
})
