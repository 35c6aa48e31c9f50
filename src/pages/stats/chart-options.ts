// A curve or bars as uPlot draws them: sizes in the reader's own text size, colours from the theme.

import type uPlot from 'uplot'

export interface ChartLook {
  readonly text: string
  readonly line: string
  readonly mark: string
  readonly fontFamily: string
  /** Of the text around it, in pixels: the canvas knows no rem. */
  readonly fontPx: number
}

export interface ChartShape {
  readonly kind: 'line' | 'bars'
  readonly labels: readonly string[]
  readonly width: number
  /** The upper end of the scale; a round figure above the greatest value when there is none. */
  readonly most?: number | undefined
  readonly format: (value: number) => string
}

/** Wide enough for its label and some air. */
const LABEL_EM = 3.5

export function chartOptions(
  shape: ChartShape,
  look: ChartLook,
): Omit<uPlot.Options, 'series'> & {
  series: uPlot.Series[]
} {
  const { fontPx } = look
  const font = `${fontPx}px ${look.fontFamily}`
  const axis: uPlot.Axis = {
    font,
    stroke: look.text,
    grid: { stroke: look.line, width: 1 },
    ticks: { show: false },
  }
  const most = shape.most
  return {
    width: shape.width,
    height: Math.round(10 * fontPx + 60),
    padding: [fontPx / 2, fontPx * 1.5, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: false, range: [-0.5, shape.labels.length - 0.5] },
      y: { range: (_chart, _min, max) => [0, most ?? roundUp(max)] },
    },
    axes: [
      {
        ...axis,
        size: fontPx * 2,
        grid: { show: false },
        splits: () => shownLabels(shape, fontPx),
        values: (_chart, places) => places.map((place) => shape.labels[place] ?? ''),
      },
      {
        ...axis,
        size: fontPx * LABEL_EM,
        space: fontPx * 2.5,
        values: (_chart, values) => values.map(shape.format),
      },
    ],
    series: [
      {},
      shape.kind === 'bars'
        ? { fill: look.mark, stroke: look.mark, points: { show: false } }
        : { stroke: look.mark, width: 2, spanGaps: true, points: { show: true, size: 7, fill: look.mark } },
    ],
  }
}

/** Every label, or every second, third … as many as stand side by side at this text size; always the last one. */
export function shownLabels(
  { labels, width }: Pick<ChartShape, 'labels' | 'width'>,
  fontPx: number,
): number[] {
  // What the numbers at the side leave over.
  const room = width - fontPx * LABEL_EM
  const fit = Math.max(1, Math.floor(room / (fontPx * (LABEL_EM + 1))))
  const step = Math.max(1, Math.ceil(labels.length / fit))
  const last = labels.length - 1
  return labels.map((_, at) => at).filter((at) => (last - at) % step === 0)
}

/** The next figure that a scale may end at, so that nothing is drawn above its last label: 1, 2 or 5 times a power of ten. */
export function roundUp(value: number): number {
  if (value <= 1) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  return ([1, 2, 5, 10].find((times) => times * power >= value) ?? 10) * power
}
