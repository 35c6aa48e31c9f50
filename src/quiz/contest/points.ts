import { rulesOfForm } from '../forms/forms.ts'
import { isRight, rightAnswer } from '../judging.ts'
import type { Answer, Question } from '../question.ts'
import { pointsOf } from './rules.ts'
import type { ContestRules } from './rules.ts'

/** One reason for points, for the page that explains every one of them. */
export interface PointsLine {
  readonly kind: 'base' | 'part' | 'speed' | 'penalty' | 'late' | 'unanswered' | 'wrong'
  readonly points: number
}

export interface Points {
  readonly total: number
  readonly right: boolean
  readonly lines: readonly PointsLine[]
}

/**
 * Points for one answer under the rules. `elapsedMs` is the time the question was shown; when a question clock has run
 * out, the session hands in what was chosen by then, which may be nothing. Nothing chosen is never punished, as in the
 * on-site rounds that let a team pass. Totals may be negative (a penalty); a paper's sum is floored at zero by
 * {@link paperPoints}.
 */
export function pointsFor(
  rules: ContestRules,
  question: Question,
  answer: Answer,
  elapsedMs: number,
): Points {
  const right = isRight(question, answer)
  const full = pointsOf(rules, question.form)
  if (right) {
    const lines: PointsLine[] = [{ kind: 'base', points: full }]
    const lost = speedLoss(rules, full, elapsedMs)
    if (lost > 0) lines.push({ kind: 'speed', points: -lost })
    return { total: full - lost, right, lines }
  }
  if (answer.every((part) => part.trim() === ''))
    return { total: 0, right, lines: [{ kind: isLate(rules, elapsedMs) ? 'late' : 'unanswered', points: 0 }] }
  const part = partPoints(rules, question, answer, full)
  if (part > 0) return { total: part, right, lines: [{ kind: 'part', points: part }] }
  if (rules.penalty > 0)
    return { total: -rules.penalty, right, lines: [{ kind: 'penalty', points: -rules.penalty }] }
  return { total: 0, right, lines: [{ kind: 'wrong', points: 0 }] }
}

function isLate({ clock }: ContestRules, elapsedMs: number): boolean {
  return clock.kind === 'question' && elapsedMs >= clock.limitMs
}

function speedLoss(rules: ContestRules, full: number, elapsedMs: number): number {
  if (rules.speedStepMs === 0) return 0
  return Math.min(Math.max(0, full - 1), Math.floor(elapsedMs / rules.speedStepMs))
}

/** Shares of a choice of several: one right option is worth the full points by the number of right options. */
function partPoints(rules: ContestRules, question: Question, answer: Answer, full: number): number {
  if (rulesOfForm(question.form).chooses !== 'several') return 0
  const right = rightAnswer(question)
  const chosen = new Set(answer)
  const hits = right.filter((id) => chosen.has(id)).length
  const faults = chosen.size - hits
  const share = full / right.length
  switch (rules.multiple) {
    case 'all-or-nothing':
      return 0
    case 'part':
      return faults === 0 ? toTenth(share * hits) : 0
    case 'plus-minus':
      return Math.max(0, toTenth(share * (hits - faults)))
  }
}

/** Shares such as a third of ten are rounded to a tenth: finer ones are not shown, and sums must match what is shown. */
function toTenth(points: number): number {
  return Math.round(points * 10) / 10
}

/** Sum of a paper: never below zero, and without the crumbs of adding tenths. */
export function paperPoints(points: Iterable<number>): number {
  let sum = 0
  for (const value of points) sum += value
  return Math.max(0, toTenth(sum))
}

/**
 * Whether passing has become impossible: even full marks for everything open would not reach the line. `earned` may be
 * negative and counts as such, since the floor of a paper is applied to its whole sum.
 */
export function passIsOutOfReach(
  rules: ContestRules,
  earned: number,
  openQuestions: readonly Pick<Question, 'form'>[],
): boolean {
  if (rules.ending.kind !== 'pass') return false
  const reachable = openQuestions.reduce((sum, question) => sum + pointsOf(rules, question.form), 0)
  return toTenth(earned + reachable) < rules.ending.points
}
