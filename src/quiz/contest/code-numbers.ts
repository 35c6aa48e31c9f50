// The numbers by which codes name things. Codes are on paper: a number stays what it is for ever, is never given to
// something else, and never follows from the order of a list. Those of the words in rules: rule-fields.ts.

import type { Form } from '../question.ts'
import type { PresetId } from './rules.ts'

export const FORM_NUMBERS = {
  single: 0,
  multiple: 1,
  judge: 2,
  blank: 3,
  order: 4,
  match: 5,
} as const satisfies Record<Form, number>

/** `early-mock` is the mock exam that ends as soon as a pass is out of reach; the daily ten has a number and no codes. */
export const FORMAT_NUMBERS = {
  bainian: 0,
  timed: 1,
  speed: 2,
  survival: 3,
  hundred: 4,
  daily: 5,
  mock: 6,
  custom: 7,
  'early-mock': 8,
} as const satisfies Record<PresetId | 'early-mock', number>

/** Undefined for a number that names nothing, as a made-up or a later code may hold. */
export function nameOf<Name extends string>(
  numbers: Readonly<Record<Name, number>>,
  number: number,
): Name | undefined {
  return (Object.keys(numbers) as Name[]).find((name) => numbers[name] === number)
}

/** Forms in the order in which custom rules draw them and codes list them. */
export const NUMBERED_FORMS: readonly Form[] = (Object.keys(FORM_NUMBERS) as Form[]).sort(
  (one, other) => FORM_NUMBERS[one] - FORM_NUMBERS[other],
)
