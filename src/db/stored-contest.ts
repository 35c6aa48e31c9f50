import * as v from 'valibot'
import { FORMS } from '../quiz/question.ts'
import { PRESET_IDS } from '../quiz/contest/rules.ts'
import type { ContestRules } from '../quiz/contest/rules.ts'
import type { FormatRow } from './database.ts'

const whole = v.pipe(v.number(), v.integer(), v.minValue(0))
const form = v.picklist(FORMS)
const points = v.pipe(v.number(), v.minValue(0))

/** Rules as they were when the go began: a later version of a preset must not change an old result. */
export const storedRules = v.object({
  id: v.picklist(PRESET_IDS),
  name: v.pipe(v.string(), v.maxLength(40)),
  draw: v.array(v.object({ forms: v.array(form), count: whole })),
  chapters: v.array(v.string()),
  clock: v.variant('kind', [
    v.object({ kind: v.literal('none') }),
    v.object({ kind: v.literal('paper'), limitMs: whole }),
    v.object({ kind: v.literal('question'), limitMs: whole }),
  ]),
  feedback: v.picklist(['each', 'end']),
  points: v.object({
    single: points,
    multiple: points,
    judge: points,
    blank: points,
    order: points,
    match: points,
  }),
  multiple: v.picklist(['all-or-nothing', 'part', 'plus-minus']),
  speedStepMs: whole,
  penalty: points,
  ending: v.variant('kind', [
    v.object({ kind: v.literal('paper') }),
    v.object({ kind: v.literal('first-miss') }),
    v.object({ kind: v.literal('pass'), points, early: v.boolean() }),
  ]),
  goesPerDay: whole,
  goesInAll: whole,
  standing: v.variant('kind', [
    v.object({ kind: v.literal('best') }),
    v.object({ kind: v.literal('sum') }),
    v.object({ kind: v.literal('first') }),
    v.object({ kind: v.literal('firstOfDay'), count: whole }),
  ]),
  seasonDays: whole,
  seasonMost: whole,
  tieBreak: v.array(v.picklist(['time', 'finished'])),
  mayPause: v.boolean(),
})

export const storedContestPlan = v.object({
  rules: storedRules,
  number: v.object({ deck: whole, go: whole }),
})

export const storedContestProgress = v.object({
  now: v.number(),
  wall: v.number(),
  setBack: v.boolean(),
  startedAt: v.number(),
  shownAt: v.number(),
  spentMs: v.array(v.pipe(v.number(), v.minValue(0))),
  flagged: v.array(whole),
  pausedAt: v.nullable(v.number()),
  pausedMs: v.pipe(v.number(), v.minValue(0)),
})

/** The custom formats that can still be read; a damaged one is left out. */
export function readFormats(rows: readonly FormatRow[]): ContestRules[] {
  return rows.flatMap((row) => {
    const parsed = v.safeParse(storedRules, row.rules)
    return parsed.success ? [parsed.output] : []
  })
}
