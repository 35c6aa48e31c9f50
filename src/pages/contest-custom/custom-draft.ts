import { visibleText } from '../../quiz/clean-text.ts'
import { customDraw } from '../../quiz/contest/custom-draw.ts'
import { PRESETS } from '../../quiz/contest/presets.ts'
import { pointsOf } from '../../quiz/contest/rules.ts'
import type { ContestRules, DrawGroup } from '../../quiz/contest/rules.ts'
import { MARKED_FORMS } from '../../quiz/forms/forms.ts'
import { FORMS } from '../../quiz/question.ts'
import type { Form } from '../../quiz/question.ts'

/** The fields of the form, as plain values that inputs can hold. */
export interface CustomDraft {
  name: string
  counts: Record<Form, number>
  points: Record<Form, number>
  chapters: string[]
  clock: 'none' | 'paper' | 'question'
  /** The time for the paper is the sum of both. */
  paperMinutes: number
  paperSeconds: number
  questionSeconds: number
  feedback: 'each' | 'end'
  multiple: ContestRules['multiple']
  penalty: number
  /** A point less for every so many seconds; 0 for none. */
  speedSeconds: number
  ending: 'paper' | 'first-miss' | 'pass'
  passPoints: number
  passEarly: boolean
  goesPerDay: number
  goesInAll: number
  standing: ContestRules['standing']['kind']
  firstOfDay: number
  tieBreak: 'time' | 'finished' | 'none'
  mayPause: boolean
}

export function draftOf(rules: ContestRules = PRESETS.custom): CustomDraft {
  const { clock, ending, standing } = rules
  const paper = clock.kind === 'paper' ? clock.limitMs / 1000 : 600
  return {
    name: rules.name,
    counts: perForm((form) => rules.draw.reduce((sum, group) => sum + shareOf(form, group), 0)),
    points: perForm((form) => pointsOf(rules, form)),
    chapters: [...rules.chapters],
    clock: clock.kind,
    paperMinutes: Math.floor(paper / 60),
    paperSeconds: paper % 60,
    questionSeconds: clock.kind === 'question' ? clock.limitMs / 1000 : 20,
    feedback: rules.feedback,
    multiple: rules.multiple,
    penalty: rules.penalty,
    speedSeconds: rules.speedStepMs / 1000,
    ending: ending.kind,
    passPoints: ending.kind === 'pass' ? ending.points : 60,
    passEarly: ending.kind === 'pass' && ending.early,
    goesPerDay: rules.goesPerDay,
    goesInAll: rules.goesInAll,
    standing: standing.kind,
    firstOfDay: standing.kind === 'firstOfDay' ? standing.count : 2,
    tieBreak: rules.tieBreak[0] ?? 'none',
    mayPause: rules.mayPause,
  }
}

/**
 * The rules the form describes; whether they can be played is for `problemsOfRules` to say. A number field that was emptied
 * holds '' and counts as 0.
 */
export function rulesOf(typed: CustomDraft): ContestRules {
  const draft = withoutGaps(typed)
  return {
    ...PRESETS.custom,
    name: visibleText(draft.name),
    draw: customDraw(draft.counts),
    chapters: [...draft.chapters],
    clock: clockOf(draft),
    feedback: draft.feedback,
    points: { ...draft.points },
    multiple: draft.multiple,
    penalty: draft.penalty,
    speedStepMs: draft.speedSeconds * 1000,
    ending:
      draft.ending === 'pass'
        ? { kind: 'pass', points: draft.passPoints, early: draft.passEarly }
        : { kind: draft.ending },
    goesPerDay: draft.goesPerDay,
    goesInAll: draft.goesInAll,
    standing:
      draft.standing === 'firstOfDay'
        ? { kind: 'firstOfDay', count: draft.firstOfDay }
        : { kind: draft.standing },
    tieBreak:
      draft.tieBreak === 'none'
        ? []
        : draft.tieBreak === 'time'
          ? ['time', 'finished']
          : ['finished', 'time'],
    mayPause: draft.mayPause,
  }
}

/** A preset draws several forms together; the form asks for a number of each, so they share, the first ones the rest. */
function shareOf(form: Form, group: DrawGroup): number {
  const { count } = group
  const forms = group.forms.filter((each) => MARKED_FORMS.includes(each))
  const at = forms.indexOf(form)
  if (at < 0) return 0
  return Math.floor(count / forms.length) + (at < count % forms.length ? 1 : 0)
}

function withoutGaps(draft: CustomDraft): CustomDraft {
  const { counts, points, ...rest } = draft
  const filled = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [key, isGap(key, value) ? 0 : value]),
  )
  return {
    ...(filled as typeof rest),
    counts: perForm((form) => Number(counts[form])),
    points: perForm((form) => Number(points[form])),
  }
}

function isGap(key: string, value: unknown): boolean {
  return value === '' && key !== 'name'
}

function clockOf(draft: CustomDraft): ContestRules['clock'] {
  switch (draft.clock) {
    case 'none':
      return { kind: 'none' }
    case 'paper':
      return { kind: 'paper', limitMs: (Math.round(draft.paperMinutes * 60) + draft.paperSeconds) * 1000 }
    case 'question':
      return { kind: 'question', limitMs: draft.questionSeconds * 1000 }
  }
}

function perForm(value: (form: Form) => number): Record<Form, number> {
  return Object.fromEntries(FORMS.map((form) => [form, value(form)])) as Record<Form, number>
}
