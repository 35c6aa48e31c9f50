import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mostPoints, problemsOfRules } from '../../../src/quiz/contest/check-rules.ts'
import { PRESETS } from '../../../src/quiz/contest/presets.ts'
import { RULE_NUMBERS } from '../../../src/quiz/contest/rule-fields.ts'
import { customDraw } from '../../../src/quiz/contest/custom-draw.ts'
import { formsOf, PRESET_IDS, questionCount } from '../../../src/quiz/contest/rules.ts'
import type { ContestRules } from '../../../src/quiz/contest/rules.ts'
import { IDENTITY, samePoints, someCustomRules, someRules } from '../../support/contest.ts'
import { realBank } from '../../support/real-bank.ts'

const problems = (rules: ContestRules) => problemsOfRules(rules, IDENTITY.questions, IDENTITY.chapters)
const MINUTE = 60_000

describe('problemsOfRules', () => {
  it('finds none in rules that can be played', () => {
    fc.assert(
      fc.property(someCustomRules, (rules) => {
        expect(problems(rules)).toEqual([])
      }),
    )
  })

  // The bank has 210 questions of each form, 70 in each of three chapters.
  it.each<[string, Partial<ContestRules>, object]>([
    ['no groups', { draw: [] }, { reason: 'no-questions', wanted: 0, allowed: 1 }],
    ['no questions', { draw: [{ forms: ['single'], count: 0 }] }, { reason: 'no-questions' }],
    [
      'half a question',
      { draw: [{ forms: ['single'], count: 1.5 }] },
      { reason: 'not-whole', field: 'count', form: 'single', wanted: 1.5 },
    ],
    [
      'less than none',
      { draw: [{ forms: ['single'], count: -3 }] },
      { reason: 'out-of-range', field: 'count', form: 'single' },
    ],
    ['no number', { draw: [{ forms: ['single'], count: NaN }] }, { reason: 'not-whole', field: 'count' }],
    [
      'too many',
      { draw: customDraw({ single: 150, judge: 51 }) },
      { reason: 'too-many-questions', wanted: 201, allowed: 200 },
    ],
    [
      'more than the chapter has',
      { draw: customDraw({ judge: 5, blank: 71 }), chapters: ['s2'] },
      { reason: 'too-few-in-bank', forms: ['blank'], wanted: 71, allowed: 70 },
    ],
    [
      'a form in two groups',
      { draw: [...customDraw({ single: 5 }), ...customDraw({ single: 5 })] },
      { reason: 'form-twice' },
    ],
    [
      'a group of two forms, which no code can hold',
      { draw: [{ forms: ['single', 'multiple'], count: 5 }] },
      { reason: 'form-twice' },
    ],
    [
      'groups in another order than a code has them',
      { draw: [...customDraw({ judge: 5 }), ...customDraw({ single: 5 })] },
      { reason: 'form-twice' },
    ],
    [
      'a chapter that is not there',
      { chapters: ['s2', 's9'] },
      { reason: 'no-such-chapter', wanted: 1, allowed: 3 },
    ],
    [
      'no time',
      { clock: { kind: 'paper', limitMs: 0 } },
      { reason: 'out-of-range', field: 'paper', wanted: 0 },
    ],
    [
      'time that is no number',
      { clock: { kind: 'paper', limitMs: NaN } },
      { reason: 'not-whole', field: 'paper' },
    ],
    [
      'a short question',
      { clock: { kind: 'question', limitMs: 4000 } },
      { reason: 'out-of-range', field: 'question', wanted: 4 },
    ],
    [
      'a short paper',
      { clock: { kind: 'paper', limitMs: 9000 } },
      { reason: 'out-of-range', field: 'paper', wanted: 9 },
    ],
    [
      'over three hours',
      { clock: { kind: 'paper', limitMs: 181 * MINUTE } },
      { reason: 'out-of-range', field: 'paper', wanted: 181 * 60 },
    ],
    [
      'half a second',
      { clock: { kind: 'paper', limitMs: 60_500 } },
      { reason: 'not-whole', field: 'paper', wanted: 60.5 },
    ],
    [
      'no points',
      { points: { ...samePoints(5), judge: 0 } },
      { reason: 'out-of-range', field: 'points', wanted: 0, form: 'judge' },
    ],
    [
      'too many points',
      { points: { ...samePoints(5), judge: 101 } },
      { reason: 'out-of-range', field: 'points' },
    ],
    [
      'parts of points',
      { points: { ...samePoints(5), judge: 1.5 } },
      { reason: 'not-whole', field: 'points' },
    ],
    ['a negative penalty', { penalty: -1 }, { reason: 'out-of-range', field: 'penalty', wanted: -1 }],
    ['too high a penalty', { penalty: 101 }, { reason: 'out-of-range', field: 'penalty' }],
    [
      'too many goes a day',
      { goesPerDay: 100 },
      { reason: 'out-of-range', field: 'goesPerDay', wanted: 100 },
    ],
    ['too many goes in all', { goesInAll: 100 }, { reason: 'out-of-range', field: 'goesInAll' }],
    ['a negative number of goes', { goesInAll: -1 }, { reason: 'out-of-range', field: 'goesInAll' }],
    [
      'none of the first goes',
      { standing: { kind: 'firstOfDay', count: 0 } },
      { reason: 'out-of-range', field: 'firstOfDay' },
    ],
    [
      'too many first goes',
      { standing: { kind: 'firstOfDay', count: 16 } },
      { reason: 'out-of-range', field: 'firstOfDay' },
    ],
    [
      'points that go by parts of a second',
      { speedStepMs: 1500 },
      { reason: 'not-whole', field: 'speed', wanted: 1.5 },
    ],
    ['points that never go', { speedStepMs: 601_000 }, { reason: 'out-of-range', field: 'speed' }],
    ['a season too long', { seasonDays: 100 }, { reason: 'out-of-range', field: 'season', wanted: 100 }],
    [
      'a pass for nothing',
      { ending: { kind: 'pass', points: 0, early: false } },
      { reason: 'out-of-range', field: 'pass' },
    ],
    ['a most without a season', { seasonMost: 100 }, { reason: 'most-without-season', wanted: 100 }],
    ['a tie-break twice', { tieBreak: ['time', 'time'] }, { reason: 'no-such-tie-break' }],
    [
      'a pass that cannot be had',
      { ending: { kind: 'pass', points: 51, early: false } },
      { reason: 'pass-out-of-reach', wanted: 51, allowed: 50 },
    ],
    ['a long name', { name: '青'.repeat(21) }, { reason: 'name-too-long', wanted: 21, allowed: 20 }],
  ])('finds %s', (_case, changes, problem) => {
    expect(problems(someRules(changes))).toEqual([expect.objectContaining(problem)])
  })

  it.each<[string, Partial<ContestRules>]>([
    ['the most questions', { draw: customDraw({ single: 200 }) }],
    ['all of a chapter', { draw: customDraw({ single: 70 }), chapters: ['s2'] }],
    ['the shortest question', { clock: { kind: 'question', limitMs: 5000 } }],
    ['the longest paper', { clock: { kind: 'paper', limitMs: 180 * MINUTE } }],
    ['a pass with everything right', { ending: { kind: 'pass', points: 50, early: true } }],
    ['the longest name', { name: '青'.repeat(20) }],
  ])('has nothing against %s', (_case, changes) => {
    expect(problems(someRules(changes))).toEqual([])
  })

  it('finds several at once', () => {
    const rules = someRules({ draw: [], penalty: -1, name: '青'.repeat(21), goesInAll: -1 })
    expect(problems(rules).map(({ reason }) => reason)).toEqual([
      'no-questions',
      'out-of-range',
      'out-of-range',
      'name-too-long',
    ])
  })

  it('has nothing against the presets with the shipped bank', { timeout: 30_000 }, () => {
    const { index } = realBank()
    const chapters = index.chapters.map(({ id }) => id)
    for (const id of PRESET_IDS)
      expect([id, problemsOfRules(PRESETS[id], index.questions, chapters)]).toEqual([id, []])
  })
})

describe('the limits of the numbers in rules', () => {
  it.each(Object.entries(RULE_NUMBERS))(
    'of %s fit into their place in a code',
    (_field, { least, most, bits }) => {
      expect(least).toBeGreaterThanOrEqual(0)
      expect(most).toBeLessThan(2 ** bits)
    },
  )
})

describe('mostPoints', () => {
  it('takes the dearest form of each group', () => {
    const points = { ...samePoints(2), multiple: 5 }
    const draw = [
      { forms: ['single', 'multiple'], count: 10 },
      { forms: ['judge'], count: 3 },
    ] as const
    expect(mostPoints(someRules({ points, draw }))).toBe(56)
  })

  it.each([
    ['bainian', 100],
    ['timed', 100],
    ['speed', 100],
    ['survival', 200],
    ['hundred', 100],
    ['mock', 100],
    ['custom', 100],
  ] as const)('of %s is %d', (id, points) => {
    expect(mostPoints(PRESETS[id])).toBe(points)
  })
})

describe('rules', () => {
  it('know how many questions and which forms a paper has', () => {
    expect(questionCount(PRESETS.mock)).toBe(100)
    expect(formsOf(PRESETS.mock)).toEqual(['judge', 'single', 'multiple'])
    expect(questionCount(someRules({ draw: [] }))).toBe(0)
  })

  it('make custom draws in one order, without empty groups', () => {
    expect(customDraw({ judge: 3, multiple: 0, single: 2 })).toEqual([
      { forms: ['single'], count: 2 },
      { forms: ['judge'], count: 3 },
    ])
  })
})
