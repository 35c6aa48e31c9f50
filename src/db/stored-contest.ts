import * as v from 'valibot'
import { count, duration, moment, word } from './bounds.ts'
import { FORMS } from '../quiz/question.ts'
import { PRESET_IDS, USUAL_RULES } from '../quiz/contest/rules.ts'
import type { ContestRules } from '../quiz/contest/rules.ts'
import type { FormatRow } from './database.ts'

const form = v.picklist(FORMS)
const points = v.pipe(v.number(), v.minValue(0), v.maxValue(1e6))
/** Results draw a season day by day. */
const seasonDays = v.pipe(count, v.maxValue(366))

/** Rules as they were when the go began: a later version of a preset must not change an old result. */
const wholeRules = v.object({
  id: v.picklist(PRESET_IDS),
  name: v.pipe(v.string(), v.maxLength(40)),
  draw: v.pipe(v.array(v.object({ forms: v.pipe(v.array(form), v.maxLength(20)), count })), v.maxLength(20)),
  chapters: v.array(v.string()),
  clock: v.variant('kind', [
    v.object({ kind: v.literal('none') }),
    v.object({ kind: v.literal('paper'), limitMs: duration }),
    v.object({ kind: v.literal('question'), limitMs: duration }),
  ]),
  feedback: v.picklist(['each', 'end']),
  points: v.record(word, points),
  multiple: v.picklist(['all-or-nothing', 'part', 'plus-minus']),
  speedStepMs: duration,
  penalty: points,
  ending: v.variant('kind', [
    v.object({ kind: v.literal('paper') }),
    v.object({ kind: v.literal('first-miss') }),
    v.object({ kind: v.literal('pass'), points, early: v.boolean() }),
  ]),
  goesPerDay: count,
  goesInAll: count,
  standing: v.variant('kind', [
    v.object({ kind: v.literal('best') }),
    v.object({ kind: v.literal('sum') }),
    v.object({ kind: v.literal('first') }),
    v.object({ kind: v.literal('firstOfDay'), count }),
  ]),
  seasonDays,
  seasonMost: count,
  tieBreak: v.array(v.picklist(['time', 'finished'])),
  mayPause: v.boolean(),
})

/** Fields unknown to older versions get their defaults. */
export const storedRules = v.pipe(
  v.looseObject({}),
  v.transform((rules) => ({ ...USUAL_RULES, ...rules })),
  wholeRules,
)

export const storedContestPlan = v.object({
  rules: storedRules,
  /** As much as a paper code can name. */
  number: v.object({ deck: v.pipe(count, v.maxValue(2 ** 20)), go: v.pipe(count, v.maxValue(511)) }),
})

export const storedContestProgress = v.object({
  now: moment,
  wall: moment,
  setBack: v.boolean(),
  startedAt: moment,
  shownAt: moment,
  spentMs: v.array(duration),
  flagged: v.array(count),
  pausedAt: v.nullable(moment),
  pausedMs: duration,
})

/** The custom formats that can still be read; a damaged one is left out. */
export function readFormats(rows: readonly FormatRow[]): ContestRules[] {
  return rows.flatMap((row) => {
    const parsed = v.safeParse(storedRules, row.rules)
    return parsed.success ? [parsed.output] : []
  })
}
