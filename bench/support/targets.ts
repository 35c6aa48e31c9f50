// What issue 8 asks for, as ratios of medians, and whether it is reached.
import type { GrowthFigures } from './growth.ts'
import type { ColdFigures, Target, VisitFigures } from './journeys.ts'
import { median, percentile } from './sums.ts'

export interface TargetRow {
  readonly what: string
  readonly app: number
  /** What it is held against: the floor, or the smaller history. */
  readonly other: number
  readonly value: number
  readonly most: number
  readonly reached: boolean
  readonly unit: 'ms' | 'KB' | 'MB' | ''
}

export function pageTargets(
  cold: Readonly<Record<Target['name'], readonly ColdFigures[]>>,
  later: Readonly<Record<'app' | 'floor', readonly VisitFigures[]>>,
): TargetRow[] {
  const ofCold = (name: Target['name'], figure: (each: ColdFigures) => number) =>
    median(cold[name].map(figure))
  const ofLater = (name: 'app' | 'floor', figure: (each: VisitFigures) => readonly number[]) =>
    median(later[name].flatMap(figure))
  const reload = (name: 'app' | 'floor', line: 'warm' | 'offline', until: 'usableMs' | 'behindMs') =>
    ofLater(name, (each) => each[line].map((one) => one[until]))
  const reopened = (name: 'app' | 'floor', line: 'online' | 'offline') =>
    ofLater(name, (each) => each.reopened[line])
  const taps = (name: 'app' | 'floor', p: number, until: 'ms' | 'savedMs') =>
    percentile(
      later[name].flatMap((each) => each.taps.map((tap) => tap[until])),
      p,
    )
  const pair = (what: string, most: number, unit: TargetRow['unit'], of: (name: 'app' | 'floor') => number) =>
    ratio(what, of('app'), of('floor'), most, unit)
  const shift = Math.max(0, ...cold.app.map((each) => each.shift), ...later.app.map((each) => each.shift))
  return [
    pair('KB until the first question', Infinity, 'KB', (name) => ofCold(name, (each) => each.kilobytes)),
    pair('first paint, first visit', 0.75, 'ms', (name) => ofCold(name, (each) => each.firstPaintMs)),
    pair('first question answerable, first visit', 0.8, 'ms', (name) =>
      ofCold(name, (each) => each.usableMs),
    ),
    pair('… and the app behind it', Infinity, 'ms', (name) => ofCold(name, (each) => each.behindMs)),
    pair('warm reload to a question', 1.5, 'ms', (name) => reload(name, 'warm', 'usableMs')),
    pair('… and the app behind it', Infinity, 'ms', (name) => reload(name, 'warm', 'behindMs')),
    pair('offline reload to a question', 1.5, 'ms', (name) => reload(name, 'offline', 'usableMs')),
    pair('… and the app behind it', Infinity, 'ms', (name) => reload(name, 'offline', 'behindMs')),
    pair('opened again to a question', 1.5, 'ms', (name) => reopened(name, 'online')),
    pair('opened again offline to a question', 1.5, 'ms', (name) => reopened(name, 'offline')),
    pair('tap to painted verdict, p50', Infinity, 'ms', (name) => taps(name, 0.5, 'ms')),
    pair('tap to painted verdict, p95', 1.15, 'ms', (name) => taps(name, 0.95, 'ms')),
    pair('tap to saved, p95', 1.5, 'ms', (name) => taps(name, 0.95, 'savedMs')),
    pair('heap after twenty answers', 2.5, 'MB', (name) => ofLater(name, (each) => [each.heapMegabytes])),
    pair('… and on the result page', Infinity, 'MB', (name) =>
      ofLater(name, (each) => [each.heapAtEndMegabytes]),
    ),
    {
      what: 'layout shift over the journey',
      app: shift,
      other: 0,
      value: shift,
      most: 0,
      reached: shift === 0,
      unit: '',
    },
    ratio(
      'first paint of an empty page',
      ofCold('empty', (each) => each.firstPaintMs),
      ofCold('floor', (each) => each.firstPaintMs),
      Infinity,
      'ms',
    ),
  ]
}

export function growthTargets(growth: GrowthFigures): TargetRow[] {
  const [none, thousand, ...older] = growth
  if (!none || !thousand) return []
  return older.flatMap((age) => {
    const name = age.attempts.toLocaleString('en')
    return [
      ratio(`${name} attempts: 今日 usable`, median(age.todayMs), median(none.todayMs), 1.2, 'ms'),
      ratio(
        `${name} attempts: answering p95`,
        percentile(age.answerMs, 0.95),
        percentile(none.answerMs, 0.95),
        1.5,
        'ms',
      ),
      ratio(`${name} attempts: wrong book`, median(age.wrongBookMs), median(thousand.wrongBookMs), 1.5, 'ms'),
      ratio(
        `${name} attempts: statistics`,
        median(age.statisticsMs),
        median(thousand.statisticsMs),
        1.5,
        'ms',
      ),
    ]
  })
}

function ratio(what: string, app: number, other: number, most: number, unit: TargetRow['unit']): TargetRow {
  const value = app / other
  return { what, app, other, value, most, reached: value <= most, unit }
}

export function printTargets(rows: readonly TargetRow[]): void {
  const line = (cells: readonly string[]) =>
    console.log(cells.map((cell, at) => (at === 0 ? cell.padEnd(46) : cell.padStart(11))).join(' '))
  console.log('')
  line(['', 'app', 'held to', 'ratio', 'at most', ''])
  for (const { what, app, other, value, most, reached, unit } of rows)
    line([
      what,
      `${figure(app, unit)}`,
      `${figure(other, unit)}`,
      value.toFixed(2),
      Number.isFinite(most) ? String(most) : '–',
      Number.isFinite(most) ? (reached ? 'reached' : 'MISSED') : '',
    ])
}

function figure(value: number, unit: TargetRow['unit']): string {
  return `${value.toFixed(unit === 'ms' ? 0 : unit === '' ? 4 : 1)} ${unit}`.trim()
}
