import type { ContestRules } from '../quiz/contest/rules.ts'
import type { ScoredPlace } from '../quiz/contest/scored-place.ts'

/** A sentence for one line of points: its key under `points.` and its figures. */
export interface PointsWord {
  readonly key: string
  readonly values: Readonly<Record<string, string | number>>
}

/** The reasons for a place's points, in the order of the sum. */
export function pointsWords(
  { question, answer, points, elapsedMs }: ScoredPlace,
  rules: ContestRules,
): PointsWord[] {
  const chosen = question?.form === 'multiple' ? question.right : []
  const hits = answer.filter((id) => chosen.includes(id)).length
  const choice = { hits, faults: answer.length - hits, all: chosen.length }
  return points.lines.map(({ kind, points: n }): PointsWord => {
    switch (kind) {
      case 'base':
        return { key: 'base', values: { n } }
      case 'speed': {
        const least = points.total === 1
        // Down to the tenth, so that 7.99 s does not read as the 8 s that would cost another point.
        const time = Math.floor(elapsedMs / 100) / 10
        return {
          key: least ? 'speedLeast' : 'speed',
          values: { n: -n, time, step: rules.speedStepMs / 1000 },
        }
      }
      case 'part':
        return { key: rules.multiple === 'plus-minus' ? 'plusMinus' : 'part', values: { n, ...choice } }
      case 'penalty':
        return { key: 'penalty', values: { n: -n } }
      case 'late':
      case 'unanswered':
        return { key: kind, values: {} }
      case 'wrong':
        if (question?.form !== 'multiple') return { key: 'wrong', values: {} }
        return { key: `wrongMultiple.${rules.multiple}`, values: choice }
    }
  })
}
