// Builders of contests: rules, papers, goes, and a bank that any custom format can be drawn from.
import fc from 'fast-check'
import { visibleText } from '../../src/quiz/clean-text.ts'
import { mostPoints } from '../../src/quiz/contest/check-rules.ts'
import { RULE_NUMBERS } from '../../src/quiz/contest/rule-fields.ts'
import type { NumberField } from '../../src/quiz/contest/rule-fields.ts'
import type { Go } from '../../src/quiz/contest/goes.ts'
import type { BankIdentity, Paper } from '../../src/quiz/contest/paper-code.ts'
import { PRESETS } from '../../src/quiz/contest/presets.ts'
import { customDraw } from '../../src/quiz/contest/custom-draw.ts'
import type { ContestRules, PresetId } from '../../src/quiz/contest/rules.ts'
import { MARKED_FORMS } from '../../src/quiz/forms/forms.ts'
import { FORMS } from '../../src/quiz/question.ts'
import type { Answer, Form, Question } from '../../src/quiz/question.ts'
import { NOON, sessionId, TODAY } from './log.ts'
import {
  aBlank,
  aGaps,
  aJudge,
  aMatch,
  aMultiple,
  anOrder,
  aShort,
  aSingle,
  factId,
  questionId,
} from './questions.ts'

/** Custom rules with nothing special about them: five single questions at ten points, no clock. */
export function someRules(changes: Partial<ContestRules> = {}): ContestRules {
  return {
    ...PRESETS.custom,
    name: '青山赛',
    draw: customDraw({ single: 5 }),
    points: samePoints(10),
    clock: { kind: 'none' },
    ...changes,
  }
}

export function samePoints(points: number): Readonly<Record<Form, number>> {
  return Object.fromEntries(FORMS.map((form) => [form, points])) as Record<Form, number>
}

export function aGo(changes: Partial<Go> = {}): Go {
  return {
    session: sessionId('session-1'),
    bank: 'qingshan',
    preset: 'bainian',
    name: '',
    day: TODAY,
    startedAt: NOON,
    finishedAt: NOON + 60_000,
    points: 80,
    right: 8,
    total: 10,
    elapsedMs: 60_000,
    ...changes,
  }
}

const BUILDERS: Readonly<Record<Form, (changes: object) => Question>> = {
  single: aSingle,
  multiple: aMultiple,
  judge: aJudge,
  blank: aBlank,
  order: anOrder,
  match: aMatch,
  gaps: aGaps,
  short: aShort,
}
const PER_FORM_AND_CHAPTER = 70

/** 70 questions of each form in each of three chapters, every one on a fact of its own. */
export const BIG_BANK: readonly Question[] = ['s1', 's2', 's3'].flatMap((chapter) =>
  FORMS.flatMap((form) =>
    Array.from({ length: PER_FORM_AND_CHAPTER }, (_, at) =>
      BUILDERS[form]({
        id: questionId(`${chapter}-${form}-${at}`),
        chapter,
        facts: [factId(`${chapter}-${form}-${at}`)],
      }),
    ),
  ),
)
const BY_ID = new Map(BIG_BANK.map((question) => [question.id, question]))
export const bigBankQuestion = (id: Question['id'] | undefined): Question | undefined => id && BY_ID.get(id)

export const IDENTITY: BankIdentity = {
  bank: 'qingshan',
  edition: '2030.01',
  chapters: ['s1', 's2', 's3'],
  questions: BIG_BANK,
}

const within = (field: NumberField, least: number = RULE_NUMBERS[field].least) =>
  fc.integer({ min: least, max: RULE_NUMBERS[field].most })
const seconds = (field: NumberField) => within(field).map((number) => number * 1000)
/** Emoji, unpaired surrogates and control characters too. */
export const someText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('', '娄底先锋', '👩‍🚀👨‍👩‍👧‍👦🏳️‍🌈', '𠮷野家的𠮷', '\u{D83D}', 'a'.repeat(60)),
)

/** Custom rules that {@link IDENTITY} can play, with everything a code can hold. */
export const someCustomRules: fc.Arbitrary<ContestRules> = fc
  .record({
    counts: fc
      .tuple(...MARKED_FORMS.map(() => fc.integer({ min: 0, max: 28 })))
      .filter((counts) => counts.some((count) => count > 0)),
    chapters: fc.subarray([...IDENTITY.chapters]),
    clock: fc.oneof(
      fc.constant({ kind: 'none' } as const),
      seconds('paper').map((limitMs) => ({ kind: 'paper', limitMs }) as const),
      seconds('question').map((limitMs) => ({ kind: 'question', limitMs }) as const),
    ),
    feedback: fc.constantFrom('each', 'end'),
    points: fc.tuple(...FORMS.map(() => within('points'))),
    multiple: fc.constantFrom('all-or-nothing', 'part', 'plus-minus'),
    penalty: within('penalty'),
    speedStepMs: seconds('speed'),
    ending: fc.oneof(
      fc.constantFrom({ kind: 'paper' } as const, { kind: 'first-miss' } as const),
      fc
        .record({ share: fc.nat({ max: 1000 }), early: fc.boolean() })
        .map((pass) => ({ kind: 'share' as const, ...pass })),
    ),
    goesPerDay: within('goesPerDay'),
    goesInAll: within('goesInAll'),
    standing: fc.oneof(
      fc.constantFrom({ kind: 'best' } as const, { kind: 'sum' } as const, { kind: 'first' } as const),
      within('firstOfDay').map((count) => ({ kind: 'firstOfDay', count }) as const),
    ),
    tieBreak: fc.constantFrom<ContestRules['tieBreak'][]>(
      [],
      ['time'],
      ['finished'],
      ['time', 'finished'],
      ['finished', 'time'],
    ),
    season: fc.oneof(
      fc.constant({ seasonDays: 0, seasonMost: 0 }),
      fc.record({
        seasonDays: within('season', 1),
        seasonMost: within('seasonMost'),
      }),
    ),
    mayPause: fc.boolean(),
    name: someText.map((text) => visibleText(visibleText(text).slice(0, 20))),
  })
  .map(({ counts, points: values, ending, season, ...rest }): ContestRules => {
    const byForm = (list: readonly number[]) =>
      Object.fromEntries(FORMS.map((form, at) => [form, list[at] ?? 0])) as Record<Form, number>
    const rules = {
      ...PRESETS.custom,
      ...rest,
      ...season,
      draw: customDraw(byForm(counts)),
      points: byForm(values),
      ending: { kind: 'paper' } as const,
    }
    if (ending.kind !== 'share') return { ...rules, ending }
    const pass = Math.max(1, Math.floor((mostPoints(rules) * ending.share) / 1000))
    return { ...rules, ending: { kind: 'pass', points: pass, early: ending.early } }
  })

/** The formats that have papers with numbers: all but the daily ten. */
export const NUMBERED_PRESETS = (Object.keys(PRESETS) as PresetId[]).filter((id) => id !== 'daily')

export const somePaperNumber = fc.record({
  deck: fc.integer({ min: 0, max: 2 ** 20 - 1 }),
  go: fc.integer({ min: 0, max: 511 }),
})

export const somePaper: fc.Arbitrary<Paper> = fc.record({
  rules: fc.oneof(fc.constantFrom(...NUMBERED_PRESETS.map((id) => PRESETS[id])), someCustomRules),
  number: somePaperNumber,
})

/** Any answer that the screen lets one give to a question, none included. */
export function someAnswer(question: Question): fc.Arbitrary<Answer> {
  const ids = (options: readonly { readonly id: string }[]) => options.map(({ id }) => id)
  const given = (): fc.Arbitrary<Answer> => {
    switch (question.form) {
      case 'single':
        return fc.constantFrom(...ids(question.options).map((id) => [id]))
      case 'multiple':
        return fc.subarray(ids(question.options))
      case 'judge':
        return fc.constantFrom(['true'], ['false'])
      case 'blank':
        return fc.oneof(someText, fc.constantFrom(...question.accept)).map((text) => [text])
      case 'gaps':
        return fc.tuple(...question.accept.map((texts) => fc.oneof(someText, fc.constantFrom('', ...texts))))
      case 'short':
        return fc.tuple(someText, fc.constantFrom('true', 'false'))
      case 'order':
        return fc.shuffledSubarray(ids(question.items))
      case 'match':
        return fc.tuple(...question.left.map(() => fc.constantFrom('', ...ids(question.right))))
    }
  }
  return fc.oneof({ weight: 1, arbitrary: fc.constant([]) }, { weight: 5, arbitrary: given() })
}
