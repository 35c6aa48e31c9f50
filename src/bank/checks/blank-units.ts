import { readNumber } from '../../quiz/number-text.ts'
import { warning } from '../authored/problem.ts'
import type { Check } from './check.ts'

/** What counts or measures behind a figure, and signs that belong to its value. */
const UNIT = new RegExp(
  '^[余多]?([万亿]?[余多]?(?:%|‰|人次|平方米|平方公里|公里|公顷|小时|分钟|周年|[人元名个位件本册条篇支家期次场部所座栋套项' +
    '批组队岁年月日天户亩吨米届类级份张块艘台辆只棵种段句遍轮层成倍])|[万亿])',
)

export const blankUnits: Check = {
  name: 'blank-units',
  description:
    'A blank for a figure names the unit behind it: it stands beside the field, and people type it along.',
  scope: 'file',
  check: (bank) =>
    bank.asked.flatMap(({ question }) => {
      if (question.form !== 'blank' || question.unit !== undefined) return []
      if (!question.accept.some((text) => readNumber(text.normalize('NFKC')) !== undefined)) return []
      const unit = UNIT.exec(question.stem.normalize('NFKC').split('____')[1] ?? '')?.[1]?.replace(
        /[余多]/g,
        '',
      )
      return unit
        ? [warning(question, `${unit} stands behind the blank: add unit: ${unit === '%' ? "'%'" : unit}`)]
        : []
    }),
}
