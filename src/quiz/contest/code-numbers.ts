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
  gaps: 6,
  short: 7,
} as const satisfies Record<Form, number>

/**
 * How a result code holds an answer. It stays what it is, since codes are on paper. `choice`: the place of one id, which
 * counts from `first`; `flags`: a bit for each of the first options; `places`: a list of places, where `none` stands for a
 * place left empty and without it none comes twice; `texts`: as many texts as the answer has.
 */
export type AnswerCode =
  | { readonly as: 'text' }
  | { readonly as: 'texts' }
  | {
      readonly as: 'choice'
      readonly bits: number
      readonly first: number
      readonly none: number
      /** Absent where they are those of the options. */
      readonly ids?: readonly string[]
    }
  | { readonly as: 'flags'; readonly count: number }
  | { readonly as: 'places'; readonly bits: number; readonly none?: number }

export const ANSWER_CODES: Readonly<Record<Form, AnswerCode>> = {
  single: { as: 'choice', bits: 3, first: 0, none: 7 },
  multiple: { as: 'flags', count: 6 },
  judge: { as: 'choice', bits: 2, first: 1, none: 0, ids: ['true', 'false'] },
  blank: { as: 'text' },
  order: { as: 'places', bits: 3 },
  match: { as: 'places', bits: 4, none: 15 },
  gaps: { as: 'texts' },
  short: { as: 'texts' },
}

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
