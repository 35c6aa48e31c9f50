import type { Form, QuestionSummary } from '../question.ts'
import { FORM_NUMBERS, NUMBERED_FORMS } from './code-numbers.ts'
import { eligible } from './draw.ts'
import { choicesFor, LONGEST_NAME, MOST_QUESTIONS, RULE_NUMBERS } from './rule-fields.ts'
import type { NumberField, RuleNumber } from './rule-fields.ts'
import { isOwn, pointsOf, questionCount } from './rules.ts'
import type { ContestRules } from './rules.ts'

/** A fault of custom rules; the screen puts it into words. */
export type RuleProblem =
  | {
      readonly reason: 'not-whole' | 'out-of-range'
      readonly field: NumberField
      /** Where each form has a number of its own. */
      readonly form?: Form
      readonly wanted: number
    }
  | {
      readonly reason: 'too-few-in-bank'
      readonly forms: readonly Form[]
      readonly wanted: number
      readonly allowed: number
    }
  | {
      readonly reason:
        | 'no-questions'
        | 'too-many-questions'
        /** Two groups ask for the same form, or a custom draw is not what {@link customDraw} makes. */
        | 'form-twice'
        | 'no-such-chapter'
        | 'most-without-season'
        /** Not one of {@link RULE_CHOICES}. */
        | 'no-such-tie-break'
        | 'pass-out-of-reach'
        | 'name-too-long'
      readonly wanted: number
      readonly allowed: number
    }

/** Everything that keeps these rules from being played with this bank; empty when they can be. */
export function problemsOfRules(
  rules: ContestRules,
  questions: readonly QuestionSummary[],
  chapters: readonly string[],
): RuleProblem[] {
  return [
    ...drawProblems(rules, questions),
    ...chapterProblems(rules, chapters),
    ...numbersOf(rules).flatMap(numberProblem),
    ...otherProblems(rules),
    ...passProblems(rules),
  ]
}

function drawProblems(rules: ContestRules, questions: readonly QuestionSummary[]): RuleProblem[] {
  const unsound = rules.draw.flatMap(({ forms, count }) =>
    numberProblem({ field: 'count', wanted: count, ...(forms.length === 1 && { form: forms[0] }) }),
  )
  if (unsound.length > 0) return unsound
  const total = questionCount(rules)
  if (total < 1) return [{ reason: 'no-questions', wanted: total, allowed: 1 }]
  if (total > MOST_QUESTIONS)
    return [{ reason: 'too-many-questions', wanted: total, allowed: MOST_QUESTIONS }]
  if (!formsAreApart(rules)) return [{ reason: 'form-twice', wanted: total, allowed: 1 }]
  return rules.draw.flatMap((group): RuleProblem[] => {
    const allowed = eligible(questions, rules, group).length
    if (group.count <= allowed) return []
    return [{ reason: 'too-few-in-bank', forms: group.forms, wanted: group.count, allowed }]
  })
}

/**
 * Groups that share a form would draw from each other's questions, and each would find enough where both together do not.
 * A paper code holds one number for each form, so custom draws have a group for each.
 */
function formsAreApart({ draw, ...rules }: ContestRules): boolean {
  const forms = draw.flatMap((group) => group.forms)
  if (new Set(forms).size < forms.length) return false
  const places = forms.map((form) => FORM_NUMBERS[form])
  return (
    !isOwn(rules) ||
    (draw.every((group) => group.forms.length === 1) &&
      places.every((place, at) => at === 0 || place > (places[at - 1] ?? -1)))
  )
}

function chapterProblems(rules: ContestRules, chapters: readonly string[]): RuleProblem[] {
  const unknown = rules.chapters.filter((chapter) => !chapters.includes(chapter)).length
  return unknown === 0 ? [] : [{ reason: 'no-such-chapter', wanted: unknown, allowed: chapters.length }]
}

interface SaidNumber {
  readonly field: NumberField
  readonly form?: Form | undefined
  readonly wanted: number
}

/** Every number in the rules but those of the draw, in the units of {@link RULE_NUMBERS}. */
function numbersOf(rules: ContestRules): readonly SaidNumber[] {
  const points = NUMBERED_FORMS.map((form): SaidNumber => ({
    field: 'points',
    form,
    wanted: pointsOf(rules, form),
  }))
  const others = Object.entries<RuleNumber>(RULE_NUMBERS).flatMap(([field, { of }]) => {
    const wanted = of?.(rules)
    return wanted === undefined ? [] : [{ field: field as NumberField, wanted }]
  })
  return [...points, ...others]
}

function numberProblem({ field, form, wanted }: SaidNumber): RuleProblem[] {
  const { least, most } = RULE_NUMBERS[field]
  const isWithin = wanted >= least && wanted <= most
  if (isWithin && Number.isInteger(wanted)) return []
  const reason = isWithin || !Number.isFinite(wanted) ? 'not-whole' : 'out-of-range'
  return [{ reason, field, ...(form && { form }), wanted }]
}

function otherProblems(rules: ContestRules): RuleProblem[] {
  const problems: RuleProblem[] = []
  if (rules.seasonDays === 0 && rules.seasonMost > 0)
    problems.push({ reason: 'most-without-season', wanted: rules.seasonMost, allowed: 0 })
  const orders = choicesFor('tieBreak')
  if (!orders.some((order) => order === rules.tieBreak.join()))
    problems.push({
      reason: 'no-such-tie-break',
      wanted: rules.tieBreak.length,
      allowed: orders.length,
    })
  if (rules.name.length > LONGEST_NAME)
    problems.push({ reason: 'name-too-long', wanted: rules.name.length, allowed: LONGEST_NAME })
  return problems
}

function passProblems({ ending, ...rules }: ContestRules): RuleProblem[] {
  const most = mostPoints(rules)
  if (ending.kind !== 'pass' || !(ending.points > most)) return []
  return [{ reason: 'pass-out-of-reach', wanted: ending.points, allowed: most }]
}

/** The score of a faultless paper, taking the dearest form of each group. */
export function mostPoints(rules: Pick<ContestRules, 'draw' | 'points'>): number {
  return rules.draw.reduce(
    (sum, group) => sum + group.count * Math.max(...group.forms.map((form) => pointsOf(rules, form))),
    0,
  )
}
