import type { RuleProblem } from '../../quiz/contest/check-rules.ts'
import { RULE_NUMBERS } from '../../quiz/contest/rule-fields.ts'

export interface ProblemWording {
  readonly t: (key: string, values?: Record<string, string | number>) => string
  readonly duration: (ms: number) => string
}

/** What is wrong and what would be right, in the words of the form's own labels. */
export function problemText(problem: RuleProblem, { t, duration }: ProblemWording): string {
  if (!('field' in problem))
    return t(`custom.problem.${problem.reason}`, {
      wanted: problem.wanted,
      allowed: problem.allowed,
      form: 'forms' in problem ? problem.forms.map((form) => t(`forms.${form}`)).join('、') : '',
    })
  const { least, most, unit } = RULE_NUMBERS[problem.field]
  const form = problem.form ? t(`forms.${problem.form}`) : ''
  const inWords = (value: number): string | number =>
    unit === 'second' && value > 0 ? duration(value * 1000) : value
  return t(`custom.problem.${problem.reason}`, {
    label: t(`custom.labels.${problem.field}`, { form }),
    least: inWords(least),
    most: inWords(most),
  })
}
