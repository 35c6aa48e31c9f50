import type { Plan } from '../../quiz/memory/plan.ts'

/** The box the curve is drawn in; its whole height stands for all facts. */
export const CURVE = { width: 320, height: 120 } as const

/** From today at the left edge to the date at the right one. */
export function curvePath({ days, total }: Pick<Plan, 'days' | 'total'>): string {
  const steps = Math.max(1, days.length - 1)
  return days
    .map(({ recalled }, at) => {
      const x = (at / steps) * CURVE.width
      const y = CURVE.height * (1 - (total === 0 ? 0 : recalled / total))
      return `${at === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`
    })
    .join(' ')
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
