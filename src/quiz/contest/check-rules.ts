import type { QuestionSummary } from '../question.ts'
import { FORMS } from '../question.ts'
import { questionCount, TIE_BREAKS } from './rules.ts'
import type { ContestRules } from './rules.ts'
import { eligible } from './draw.ts'

/** What is wrong with custom rules, as a key for the screen's words and the figures they need. */
export interface RuleProblem {
  readonly field:
    'draw' | 'clock' | 'points' | 'penalty' | 'speed' | 'goes' | 'season' | 'pass' | 'chapters' | 'name'
  readonly reason:
    | 'no-questions'
    | 'too-many-questions'
    | 'too-few-in-bank'
    /** Two groups ask for the same form, or a custom draw is not what {@link customDraw} makes. */
    | 'form-twice'
    | 'no-such-chapter'
    | 'time-out-of-range'
    | 'points-out-of-range'
    | 'penalty-out-of-range'
    | 'speed-out-of-range'
    | 'goes-out-of-range'
    | 'season-out-of-range'
    /** Not one of {@link TIE_BREAKS}. */
    | 'no-such-tie-break'
    | 'pass-out-of-reach'
    | 'name-too-long'
  readonly wanted: number
  readonly allowed: number
}

export const MOST_QUESTIONS = 200
export const SHORTEST_QUESTION_MS = 5_000
export const LONGEST_MS = 180 * 60_000
export const MOST_POINTS = 100
export const MOST_GOES = 99
/** What a paper code has room for; nobody counts more goes of a day than that. */
export const MOST_FIRST_GOES = 15
/** One point less for every so long; whole seconds, as codes hold them. */
export const LONGEST_SPEED_STEP_MS = 600_000
export const LONGEST_SEASON_DAYS = 99
export const MOST_SEASON_POINTS = 99_999
export const LONGEST_NAME = 20

/** Everything that keeps these rules from being played with this bank; empty when they can be. */
export function problemsOfRules(
  rules: ContestRules,
  questions: readonly QuestionSummary[],
  chapters: readonly string[],
): RuleProblem[] {
  return [
    ...drawProblems(rules, questions),
    ...chapterProblems(rules, chapters),
    ...numberProblems(rules),
    ...passProblems(rules),
  ]
}

function drawProblems(rules: ContestRules, questions: readonly QuestionSummary[]): RuleProblem[] {
  const total = questionCount(rules)
  const valid = rules.draw.every(({ count }) => Number.isInteger(count) && count >= 0)
  if (!valid || total < 1) return [{ field: 'draw', reason: 'no-questions', wanted: total, allowed: 1 }]
  if (total > MOST_QUESTIONS)
    return [{ field: 'draw', reason: 'too-many-questions', wanted: total, allowed: MOST_QUESTIONS }]
  if (!formsAreApart(rules)) return [{ field: 'draw', reason: 'form-twice', wanted: total, allowed: 1 }]
  const short = rules.draw
    .map((group) => ({ wanted: group.count, allowed: eligible(questions, rules, group).length }))
    .find(({ wanted, allowed }) => wanted > allowed)
  if (short) return [{ field: 'draw', reason: 'too-few-in-bank', ...short }]
  return []
}

/**
 * Groups that share a form would draw from each other's questions, and each would find enough where both together do not.
 * A paper code holds one number for each form, so custom draws have a group for each.
 */
function formsAreApart({ id, draw }: ContestRules): boolean {
  const forms = draw.flatMap((group) => group.forms)
  if (new Set(forms).size < forms.length) return false
  const places = forms.map((form) => FORMS.indexOf(form))
  return (
    id !== 'custom' ||
    (draw.every((group) => group.forms.length === 1) &&
      places.every((place, at) => at === 0 || place > (places[at - 1] ?? -1)))
  )
}

function chapterProblems(rules: ContestRules, chapters: readonly string[]): RuleProblem[] {
  const unknown = rules.chapters.filter((chapter) => !chapters.includes(chapter)).length
  return unknown === 0
    ? []
    : [{ field: 'chapters', reason: 'no-such-chapter', wanted: unknown, allowed: chapters.length }]
}

function numberProblems(rules: ContestRules): RuleProblem[] {
  const problems: RuleProblem[] = []
  if (rules.clock.kind !== 'none') {
    const { limitMs, kind } = rules.clock
    const least = kind === 'question' ? SHORTEST_QUESTION_MS : SHORTEST_QUESTION_MS * 2
    // Whole seconds, since codes hold no less.
    if (!(limitMs >= least && limitMs <= LONGEST_MS && limitMs % 1000 === 0))
      problems.push({
        field: 'clock',
        reason: 'time-out-of-range',
        wanted: limitMs,
        allowed: limitMs > LONGEST_MS ? LONGEST_MS : least,
      })
  }
  const points = FORMS.map((form) => rules.points[form])
  const bad = points.find((value) => !(Number.isInteger(value) && value >= 1 && value <= MOST_POINTS))
  if (bad !== undefined)
    problems.push({ field: 'points', reason: 'points-out-of-range', wanted: bad, allowed: MOST_POINTS })
  if (!(Number.isInteger(rules.penalty) && rules.penalty >= 0 && rules.penalty <= MOST_POINTS))
    problems.push({
      field: 'penalty',
      reason: 'penalty-out-of-range',
      wanted: rules.penalty,
      allowed: MOST_POINTS,
    })
  const goes = [rules.goesPerDay, rules.goesInAll].find(
    (value) => !(Number.isInteger(value) && value >= 0 && value <= MOST_GOES),
  )
  if (goes !== undefined)
    problems.push({ field: 'goes', reason: 'goes-out-of-range', wanted: goes, allowed: MOST_GOES })
  if (rules.standing.kind === 'firstOfDay') {
    const { count } = rules.standing
    if (!(Number.isInteger(count) && count >= 1 && count <= MOST_FIRST_GOES))
      problems.push({ field: 'goes', reason: 'goes-out-of-range', wanted: count, allowed: MOST_FIRST_GOES })
  }
  const { speedStepMs: step } = rules
  if (!(step >= 0 && step <= LONGEST_SPEED_STEP_MS && step % 1000 === 0))
    problems.push({
      field: 'speed',
      reason: 'speed-out-of-range',
      wanted: step,
      allowed: LONGEST_SPEED_STEP_MS,
    })
  if (!seasonIsSound(rules))
    problems.push({
      field: 'season',
      reason: 'season-out-of-range',
      wanted: rules.seasonDays,
      allowed: LONGEST_SEASON_DAYS,
    })
  if (!TIE_BREAKS.some((order) => order.join() === rules.tieBreak.join()))
    problems.push({
      field: 'goes',
      reason: 'no-such-tie-break',
      wanted: rules.tieBreak.length,
      allowed: TIE_BREAKS.length,
    })
  if (rules.name.length > LONGEST_NAME)
    problems.push({
      field: 'name',
      reason: 'name-too-long',
      wanted: rules.name.length,
      allowed: LONGEST_NAME,
    })
  return problems
}

function seasonIsSound({ seasonDays: days, seasonMost: most }: ContestRules): boolean {
  if (days === 0) return most === 0
  return (
    Number.isInteger(days) &&
    days > 0 &&
    days <= LONGEST_SEASON_DAYS &&
    Number.isInteger(most) &&
    most >= 0 &&
    most <= MOST_SEASON_POINTS
  )
}

function passProblems(rules: ContestRules): RuleProblem[] {
  if (rules.ending.kind !== 'pass') return []
  const most = mostPoints(rules)
  const { points } = rules.ending
  return Number.isInteger(points) && points >= 1 && points <= most
    ? []
    : [{ field: 'pass', reason: 'pass-out-of-reach', wanted: points, allowed: most }]
}

/** The score of a faultless paper, taking the dearest form of each group. */
export function mostPoints(rules: ContestRules): number {
  return rules.draw.reduce(
    (sum, group) => sum + group.count * Math.max(...group.forms.map((form) => rules.points[form])),
    0,
  )
}
