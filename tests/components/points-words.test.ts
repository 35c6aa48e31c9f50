import { describe, expect, it } from 'vitest'
import { pointsWords } from '../../src/components/points-words.ts'
import { i18n } from '../../src/locales/i18n.ts'
import { scorePlace } from '../../src/quiz/contest/scored-place.ts'
import type { ContestRules } from '../../src/quiz/contest/rules.ts'
import type { Answer, Question } from '../../src/quiz/question.ts'
import { someRules } from '../support/contest.ts'
import { aMultiple, aSingle } from '../support/questions.ts'

/** The sentences for an answer, as they stand on the screen. */
function sentences(
  changes: Partial<ContestRules>,
  question: Question,
  answer: Answer,
  elapsedMs = 1000,
): string {
  const rules = someRules(changes)
  const { t } = i18n.global
  return pointsWords(scorePlace(rules, 0, question, answer, elapsedMs), rules)
    .map(({ key, values }) => t(`points.${key}`, values))
    .join('')
}

const THREE = aMultiple({ right: ['a', 'b', 'c'] })
const CLOCK = { clock: { kind: 'question', limitMs: 20_000 } } as const

describe('pointsWords', () => {
  it.each<[string, Partial<ContestRules>, Question, Answer, number, string]>([
    ['a right answer', {}, aSingle(), ['b'], 1000, '答对，得 10 分。'],
    ['a wrong one', {}, aSingle(), ['a'], 1000, '答错，得 0 分。'],
    ['none', {}, aSingle(), [], 1000, '没有作答，得 0 分。'],
    ['none when the time was up', CLOCK, aSingle(), [], 20_000, '时间到，没有作答，得 0 分。'],
    ['a penalty', { penalty: 3 }, aSingle(), ['a'], 1000, '答错，扣 3 分。'],
    [
      'a slow one',
      { speedStepMs: 4000 },
      aSingle(),
      ['b'],
      7990,
      '答对，得 10 分。用了 7.9 秒，每满 4 秒少 1 分，减 1 分。',
    ],
    [
      'a very slow one',
      { speedStepMs: 1000 },
      aSingle(),
      ['b'],
      60_000,
      '答对，得 10 分。用了 60 秒，每满 1 秒少 1 分，最少得 1 分，减 9 分。',
    ],
    [
      'an incomplete choice',
      { multiple: 'part' },
      THREE,
      ['a'],
      1000,
      '应选 3 项，选对 1 项，没有选错，按比例得 3.3 分。',
    ],
    [
      'a faulty choice',
      { multiple: 'part' },
      THREE,
      ['a', 'd'],
      1000,
      '应选 3 项，选错了 1 项；有选错的就不给分，得 0 分。',
    ],
    [
      'plus and minus',
      { multiple: 'plus-minus' },
      THREE,
      ['a', 'b', 'd'],
      1000,
      '应选 3 项，选对 2 项，选错 1 项，相抵后得 3.3 分。',
    ],
    [
      'as many faults as hits',
      { multiple: 'plus-minus' },
      THREE,
      ['a', 'd'],
      1000,
      '选对 1 项，选错 1 项，相抵后得 0 分。',
    ],
    [
      'all or nothing',
      {},
      THREE,
      ['a', 'b'],
      1000,
      '应选 3 项，选对 2 项，选错 0 项；全部选对才得分，得 0 分。',
    ],
  ])('explains %s', (_what, rules, question, answer, elapsedMs, expected) => {
    expect(sentences(rules, question, answer, elapsedMs)).toBe(expected)
  })
})
