import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draftOf, rulesOf } from '../../../src/pages/contest-custom/custom-draft.ts'
import type { CustomDraft } from '../../../src/pages/contest-custom/custom-draft.ts'
import { draftKeptFor } from '../../../src/pages/contest-custom/kept-draft.ts'
import { problemText } from '../../../src/pages/contest-custom/problem-text.ts'
import { problemsOfRules } from '../../../src/quiz/contest/check-rules.ts'
import { PRESETS } from '../../../src/quiz/contest/presets.ts'
import { PRESET_IDS, questionCount } from '../../../src/quiz/contest/rules.ts'
import { IDENTITY, someCustomRules } from '../../support/contest.ts'

describe('the form for custom rules', () => {
  it('gives the rules back that it was filled with', () => {
    fc.assert(
      fc.property(someCustomRules, (rules) => {
        // The form offers two tie-breaks or none, and no season.
        const whole = { ...rules, name: rules.name.trim(), seasonDays: 0, seasonMost: 0 }
        const again = rulesOf(draftOf(whole))
        expect({ ...again, tieBreak: again.tieBreak[0] }).toEqual({ ...whole, tieBreak: whole.tieBreak[0] })
      }),
    )
  })

  it.each(PRESET_IDS)('can be filled with %s, to be changed from there', (id) => {
    const rules = rulesOf(draftOf(PRESETS[id]))
    expect(questionCount(rules)).toBe(questionCount(PRESETS[id]))
    expect(rules).toMatchObject({ id: 'custom', clock: PRESETS[id].clock, ending: PRESETS[id].ending })
    expect(problemsOfRules(rules, IDENTITY.questions, IDENTITY.chapters)).toEqual([])
  })

  it('shows 400 seconds as 6 minutes and 40 seconds, and takes every whole second back as it was', () => {
    const timed = (limitMs: number) => ({ ...PRESETS.timed, clock: { kind: 'paper', limitMs } as const })
    expect(draftOf(timed(400_000))).toMatchObject({ paperMinutes: 6, paperSeconds: 40 })
    for (let seconds = 60; seconds <= 10_800; seconds++)
      expect(rulesOf(draftOf(timed(seconds * 1000))).clock).toEqual({
        kind: 'paper',
        limitMs: seconds * 1000,
      })
  })

  it('takes an emptied field for 0', () => {
    const emptied = '' as unknown as number
    const draft = { ...draftOf(), penalty: emptied, goesPerDay: emptied }
    const rules = rulesOf({ ...draft, counts: { ...draft.counts, judge: emptied } })
    expect(rules).toMatchObject({ penalty: 0, goesPerDay: 0 })
    expect(rules.draw.map(({ forms }) => forms[0])).toEqual(['single', 'multiple'])
    expect(problemsOfRules(rules, IDENTITY.questions, IDENTITY.chapters)).toEqual([])
    const timeless = rulesOf({ ...draft, paperMinutes: emptied })
    expect(problemsOfRules(timeless, IDENTITY.questions, IDENTITY.chapters)).toMatchObject([
      { reason: 'out-of-range', field: 'paper', wanted: 0 },
    ])
  })
})

describe('a kept draft', () => {
  const kept = { source: '', draft: { ...draftOf(), name: '周五赛' }, code: 'E5LH' }

  it('fills the form again that it was kept for', () => {
    expect(draftKeptFor('', JSON.parse(JSON.stringify(kept)))).toEqual(kept)
    expect(draftKeptFor('{"name":"周五赛"}', kept)).toBeNull()
  })

  it('keeps an emptied field', () => {
    const draft = { ...kept.draft, penalty: '' }
    expect(draftKeptFor('', { ...kept, draft })?.draft.penalty).toBe('')
  })

  it('has the usual values of what an older version did not ask for', () => {
    const { mayPause: _, ...older } = {
      ...kept.draft,
      name: '旧',
      counts: { single: 7 },
      points: { single: 9 },
    }
    const usual = draftOf()
    expect(draftKeptFor('', { ...kept, draft: older })).toEqual({
      ...kept,
      draft: {
        ...usual,
        name: '旧',
        counts: { ...usual.counts, single: 7 },
        points: { ...usual.points, single: 9 },
      },
    })
  })

  it.each([
    ['nothing', undefined],
    ['a text', 'draft'],
    ['no draft', { ...kept, draft: null }],
    ['a text for the number of a form', { ...kept, draft: { ...kept.draft, counts: { single: '7' } } }],
    ['a list of numbers', { ...kept, draft: { ...kept.draft, chapters: [1] } }],
    ['an unknown clock', { ...kept, draft: { ...kept.draft, clock: 'moon' } }],
    ['a clock of every object', { ...kept, draft: { ...kept.draft, clock: 'toString' } }],
    ['an unknown order of ties', { ...kept, draft: { ...kept.draft, tieBreak: 'time,finished' } }],
    ['no code', { ...kept, code: 7 }],
  ])('is none where it holds %s', (_case, value) => {
    expect(draftKeptFor('', value)).toBeNull()
  })
})

describe('the words for what is wrong', () => {
  const t = (key: string, values: object = {}) => `${key} ${Object.values(values).join(' ')}`
  const duration = (ms: number) => `${ms / 1000} s`
  const textOf = (changes: Partial<CustomDraft>) =>
    problemsOfRules(rulesOf({ ...draftOf(), ...changes }), IDENTITY.questions, IDENTITY.chapters).map(
      (problem) => problemText(problem, { t, duration }),
    )

  it.each<[string, Partial<CustomDraft>, string]>([
    ['181 minutes', { paperMinutes: 181 }, 'custom.problem.out-of-range custom.labels.paper  10 s 10800 s'],
    [
      '10801 s a question',
      { clock: 'question', questionSeconds: 10_801 },
      'custom.problem.out-of-range custom.labels.question  5 s 10800 s',
    ],
    [
      '10.5 questions',
      { counts: { ...draftOf().counts, single: 10.5 } },
      'custom.problem.not-whole custom.labels.count forms.single  0 200',
    ],
  ])('fit: %s', (_case, changes, words) => {
    expect(textOf(changes)).toEqual([words])
  })

  it('name each form of which there are too few, and how many there are', () => {
    const counts = { ...draftOf().counts, judge: 71, blank: 72 }
    expect(textOf({ counts, chapters: ['s2'] })).toEqual([
      'custom.problem.too-few-in-bank 71 70 forms.judge ',
      'custom.problem.too-few-in-bank 72 70 forms.blank ',
    ])
  })

  it('are none for a time that the table allows', () => {
    expect(textOf({ clock: 'question', questionSeconds: 601 })).toEqual([])
    expect(textOf({ paperMinutes: 6, paperSeconds: 40 })).toEqual([])
  })
})
