import { error } from '../authored/problem.ts'
import type { Check } from './check.ts'

const RANKS_BY_SIZE = /从[多少大小高低]到|由[多少大小高低]到|[多少大小]的先后|数[量目字]|多少/
const FIGURE_WITH_UNIT = /\d[\d.]*[万亿]?[余多]?个?(\p{Script=Han}|%)/gu

export const orderUnits: Check = {
  name: 'order-units',
  description:
    'To order by size asks like things only: the explanation gives the figure of every item, all in one unit.',
  scope: 'file',
  check: (bank) =>
    bank.asked.flatMap(({ question }) => {
      if (question.form !== 'order' || !RANKS_BY_SIZE.test(question.stem)) return []
      const units = [...question.why.matchAll(FIGURE_WITH_UNIT)].map(([, unit]) => unit)
      if (units.length < question.items.length)
        return [
          error(
            question,
            'orders by size: give the figure and unit of every item in why, so that one unit can be seen',
          ),
        ]
      const kinds = [...new Set(units)]
      if (kinds.length === 1) return []
      return [
        error(
          question,
          `orders unlike things by size (${kinds.join(', ')}): order time, steps, or things counted in one unit`,
        ),
      ]
    }),
}
