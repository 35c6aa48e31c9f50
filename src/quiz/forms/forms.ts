// Every form with its rules. Nothing follows from the order of this list.

import type { Form, Question } from '../question.ts'
import { blank } from './blank.ts'
import type { FormRules } from './form-rules.ts'
import { gaps } from './gaps.ts'
import { judge } from './judge.ts'
import { match } from './match.ts'
import { multiple } from './multiple.ts'
import { order } from './order.ts'
import { short } from './short.ts'
import { single } from './single.ts'

const RULES: { readonly [Name in Form]: FormRules<Extract<Question, { readonly form: Name }>> } = {
  single,
  multiple,
  judge,
  blank,
  order,
  match,
  gaps,
  short,
}

/** The rules of a form. They are only ever asked about questions of that form. */
export function rulesOfForm(form: Form): FormRules<Question> {
  return RULES[form] as FormRules<Question>
}

/** Forms that a contest can mark: self-judged answers score nothing. */
export const MARKED_FORMS: readonly Form[] = (Object.keys(RULES) as Form[]).filter(
  (form) => !RULES[form].isSelfJudged,
)
