import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draftOf, rulesOf } from '../../../src/pages/contest-custom/custom-draft.ts'
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
      { reason: 'time-out-of-range' },
    ])
  })
})
