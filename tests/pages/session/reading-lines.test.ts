import { describe, expect, it } from 'vitest'
import { i18n } from '../../../src/locales/i18n.ts'
import { feedbackLines, questionLines } from '../../../src/pages/session/reading-lines.ts'
import { shownOptions } from '../../../src/quiz/option-order.ts'
import { FORMS } from '../../../src/quiz/question.ts'
import { aGiven } from '../../support/log.ts'
import { aGaps, aShort, ONE_OF_EACH } from '../../support/questions.ts'
import '../../support/screen.ts'

const { t } = i18n.global

function ofForm(form: (typeof FORMS)[number]) {
  const found = [...ONE_OF_EACH, aGaps(), aShort()].find((question) => question.form === form)
  if (!found) throw new Error(`no ${form} question among the samples`)
  return found
}

describe('questionLines', () => {
  it.each(FORMS)('of a %s question says the stem, and every option in the order of the screen', (form) => {
    const question = ofForm(form)
    const options = shownOptions(question, 'seed')
    const lines = questionLines(question, options, t)
    expect(lines.join('')).not.toMatch(/[0-9（）“”《》]/)
    expect(lines.length).toBeGreaterThanOrEqual(options.length + 1)
  })

  it('names options as the screen does', () => {
    const question = ofForm('single')
    const lines = questionLines(question, shownOptions(question, 'seed'), t)
    expect(lines.slice(1).map((line) => line.slice(0, 2))).toEqual(
      ['A，', 'B，', 'C，', 'D，'].slice(0, lines.length - 1),
    )
  })
})

describe('feedbackLines', () => {
  it('says the verdict first, the right answer only after a miss, and then why', () => {
    const question = ofForm('single')
    const [right, why] = feedbackLines(question, aGiven({ right: true }), t)
    expect(right).toBe('答对了')
    const missed = feedbackLines(question, aGiven({ right: false }), t)
    expect(missed[0]).toBe('答错了')
    expect(missed[1]).toMatch(/^正确答案：/)
    expect(missed[2]).toBe(why)
  })
})
