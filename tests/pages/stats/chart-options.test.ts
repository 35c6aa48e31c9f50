import { describe, expect, it } from 'vitest'
import { chartOptions, roundUp, shownLabels } from '../../../src/pages/stats/chart-options.ts'

const LOOK = { text: '#111', line: '#222', mark: '#333', fontFamily: 'serif', fontPx: 14 }
const shape = { labels: ['一', '二', '三'], width: 300, format: String }

describe('chartOptions', () => {
  it.each([
    [14, 200],
    [28, 340],
  ])('grows with text of %i px', (fontPx, height) => {
    const options = chartOptions({ ...shape, kind: 'line' }, { ...LOOK, fontPx })
    expect(options.height).toBe(height)
    expect(options.axes?.[0]?.font).toBe(`${fontPx}px serif`)
  })

  it('leaves room for half a label on the right, where the last one stands', () => {
    expect(chartOptions({ ...shape, kind: 'line' }, LOOK).padding?.[1]).toBe(21)
  })

  it('takes its colours from the theme', () => {
    const { axes, series } = chartOptions({ ...shape, kind: 'line' }, LOOK)
    expect([axes?.[0]?.stroke, axes?.[1]?.grid?.stroke, series[1]?.stroke]).toEqual(['#111', '#222', '#333'])
  })

  it('fills bars, and draws a line over gaps', () => {
    expect(chartOptions({ ...shape, kind: 'bars' }, LOOK).series[1]).toMatchObject({ fill: '#333' })
    expect(chartOptions({ ...shape, kind: 'line' }, LOOK).series[1]).toMatchObject({ spanGaps: true })
  })
})

describe('shownLabels', () => {
  const labels = Array.from({ length: 12 }, (_, at) => String(at))

  it.each([
    ['all where there is room', 1000, 14, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]],
    ['every third on a phone', 320, 14, [2, 5, 8, 11]],
    ['few in large text', 400, 28, [5, 11]],
    ['one alone where two would touch', 320, 28, [11]],
  ])('%s, the last one always', (_case, width, fontPx, expected) => {
    expect(shownLabels({ labels, width }, fontPx)).toEqual(expected)
  })

  it('are none without labels', () => {
    expect(shownLabels({ labels: [], width: 300 }, 14)).toEqual([])
  })
})

describe('roundUp', () => {
  it.each([
    [0, 1],
    [1, 1],
    [3, 5],
    [10, 10],
    [11, 20],
    [92, 100],
    [148, 200],
    [501, 1000],
  ])('gives the scale of values up to %d the end %d', (value, end) => {
    expect(roundUp(value)).toBe(end)
  })
})
