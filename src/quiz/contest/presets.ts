// Formats of contests that were really held, with where their rules were published. What a source leaves open is ours
// and marked so.

import { FORMS } from '../question.ts'
import type { Form } from '../question.ts'
import { USUAL_POINTS, USUAL_RULES } from './rules.ts'
import type { ContestRules, PresetId } from './rules.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND

const CHOICE_FORMS: readonly Form[] = ['single', 'multiple']

function samePoints(points: number): ContestRules['points'] {
  return Object.fromEntries(FORMS.map((form) => [form, points]))
}

const PLAIN = { ...USUAL_RULES, points: samePoints(USUAL_POINTS) }

/** Hunan 2021, online round: https://m.shzx.org/a/28-174040-0.html. No time limit is published; we count up. */
const bainian: ContestRules = {
  ...PLAIN,
  id: 'bainian',
  draw: [{ forms: CHOICE_FORMS, count: 10 }],
  points: samePoints(10),
  goesPerDay: 10,
  standing: { kind: 'sum' },
  seasonDays: 30,
  seasonMost: 30_000,
  mayPause: true,
}

/** Hunan CPPCC 2024: https://hudong.voc.com.cn/dati/dati_group/index/groupid/3.html */
const timed: ContestRules = {
  ...PLAIN,
  id: 'timed',
  draw: [{ forms: ['single', 'multiple', 'judge'], count: 20 }],
  clock: { kind: 'paper', limitMs: 400 * SECOND },
  points: samePoints(5),
  goesPerDay: 1,
  goesInAll: 8,
}

/** Henan 2021: https://beijingxp.com/info/1056/50007179.htm. The slope is not published: one point each 4 s is ours. */
const speed: ContestRules = {
  ...PLAIN,
  id: 'speed',
  draw: [{ forms: ['single', 'judge'], count: 20 }],
  clock: { kind: 'question', limitMs: 20 * SECOND },
  feedback: 'each',
  points: samePoints(5),
  speedStepMs: 4 * SECOND,
  standing: { kind: 'firstOfDay', count: 2 },
}

/** As the challenge of 学习强国 was reported in 2019: http://huabei.cwestc.com/news/show-15913.html */
const survival: ContestRules = {
  ...PLAIN,
  id: 'survival',
  draw: [{ forms: ['single'], count: 200 }],
  clock: { kind: 'question', limitMs: 45 * SECOND },
  feedback: 'each',
  ending: { kind: 'first-miss' },
}

/** Shanxi libraries 2021: houmashi.superlib.libsou.com, id 80561. */
const hundred: ContestRules = {
  ...PLAIN,
  id: 'hundred',
  draw: [{ forms: ['single'], count: 100 }],
  clock: { kind: 'question', limitMs: 10 * SECOND },
  goesInAll: 0,
}

/** Our own: the same ten for everyone on a date, played from 今日 and not by code. */
const daily: ContestRules = {
  ...PLAIN,
  id: 'daily',
  draw: [{ forms: FORMS, count: 10 }],
  feedback: 'each',
  goesPerDay: 1,
  mayPause: true,
  ofTheDay: true,
}

/** After the theory test for drivers: https://m.icauto.com.cn/baike/75/755942.html (30 judge, 70 single, 45 min, 90). */
const mock: ContestRules = {
  ...PLAIN,
  id: 'mock',
  draw: [
    { forms: ['judge'], count: 30 },
    { forms: ['single', 'multiple'], count: 70 },
  ],
  clock: { kind: 'paper', limitMs: 45 * MINUTE },
  ending: { kind: 'pass', points: 90, early: false },
}

/** The same format and papers, ending as soon as a pass is out of reach. */
export function endingEarly(rules: ContestRules): ContestRules {
  return rules.ending.kind === 'pass' ? { ...rules, ending: { ...rules.ending, early: true } } : rules
}

export const EARLY_MOCK = endingEarly(mock)

/** Where a custom format starts from. */
const custom: ContestRules = {
  ...PLAIN,
  id: 'custom',
  draw: [
    { forms: ['single'], count: 10 },
    { forms: ['multiple'], count: 5 },
    { forms: ['judge'], count: 5 },
  ],
  points: samePoints(5),
  clock: { kind: 'paper', limitMs: 10 * MINUTE },
}

export const PRESETS: Readonly<Record<PresetId, ContestRules>> = {
  bainian,
  timed,
  speed,
  survival,
  hundred,
  daily,
  mock,
  custom,
}

/** As the page of contests lists them: the format of the house leads. */
export const LISTED: readonly ContestRules[] = [bainian, timed, speed, survival, hundred, mock, daily]

/** The format whose season has a page of its own. */
export const SEASONAL = bainian

/** Where a preset's rules were published; absent where the format is ours. */
export const PRESET_SOURCES: Readonly<Partial<Record<PresetId, string>>> = {
  bainian: '湖南省 2021 年百年千题党史知识竞赛线上赛（m.shzx.org）',
  timed: '湖南省政协 2024 年网上知识竞赛（hudong.voc.com.cn）',
  speed: '河南省 2021 年“党史知识我来答”（beijingxp.com 转载）',
  survival: '“学习强国”挑战答题 2019 年的规则（huabei.cwestc.com）',
  hundred: '山西省图书馆界 2021 年党史知识竞赛（houmashi.superlib.libsou.com）',
  mock: '驾驶人理论考试的形式（m.icauto.com.cn）',
}
