import { describe, expect, it } from 'vitest'
import QuestionReview from '../../src/components/QuestionReview.vue'
import type { Answer, Question } from '../../src/quiz/question.ts'
import { heading, textsOf } from '../support/by-role.ts'
import { aBlank, aFact, aJudge, aMultiple, anOrder, aSingle, CHAPTERS, SOURCE } from '../support/questions.ts'
import { mountPart } from '../support/screen.ts'

function review(question: Question, answer?: Answer | null, more: object = {}) {
  return mountPart(QuestionReview, {
    question,
    answer,
    facts: [aFact()],
    source: SOURCE,
    chapters: CHAPTERS,
    edition: '2030.01',
    ...more,
  })
}

/** Where there are no options; the facts of a miss are another list. */
const ANSWERS = 'dl:not([data-testid]) > '

describe('QuestionReview', () => {
  it('shows stem, explanation, fact and source', () => {
    const screen = review(aSingle())
    heading(screen, '青山村修了多少座桥？')
    expect(screen.text()).toContain('青山村修桥12座。')
    expect(screen.text()).toContain('第一部分第1段 · 《绿水报》 2030-01-02')
    expect(screen.get('details').text()).toContain('青山村修了12座桥。')
  })

  it.each<[string, Question, Answer | null, readonly string[]]>([
    ['nothing was answered', aSingle(), null, ['21座', '12座正确答案', '20座', '10座']],
    ['it was right', aSingle(), ['b'], ['21座', '12座你选对了', '20座', '10座']],
    ['it was wrong', aSingle(), ['a'], ['21座你的答案', '12座正确答案', '20座', '10座']],
    ['a part was right', aMultiple(), ['a', 'b'], ['修桥你选对了', '采石你的答案', '种树漏选', '养鱼']],
    ['a judge was wrong', aJudge(), ['false'], ['对正确答案', '错你的答案']],
  ])(
    'says in words, in the order of the author, what is right and what was picked when %s',
    (_case, question, answer, expected) => {
      expect(textsOf(review(question, answer), '.lines > li')).toEqual(expected)
    },
  )

  it('puts the answer given beside the right one where there are no options', () => {
    const screen = review(anOrder(), ['b', 'a', 'c'])
    expect(textsOf(screen, ANSWERS + 'dt')).toEqual(['正确答案', '你的答案'])
    expect(textsOf(screen, ANSWERS + 'dd')).toEqual(['修桥 → 种树 → 养鱼', '种树 → 修桥 → 养鱼'])
  })

  it('says the fact after a miss, and not after a right answer or none', () => {
    expect(review(aSingle(), ['a']).get('[data-testid=missed-facts]').text()).toContain('青山村修了12座桥。')
    expect(review(aSingle(), ['b']).find('[data-testid=missed-facts]').exists()).toBe(false)
    expect(review(aSingle()).find('[data-testid=missed-facts]').exists()).toBe(false)
  })

  it('says where a wrong answer belongs, as far as it is told', () => {
    const elsewhere = () => ({ text: '21座', fact: aFact({ statement: '绿水村修了21座桥。' }) })
    expect(review(aSingle(), ['a'], { elsewhere }).get('[data-testid=elsewhere]').text()).toContain('绿水村')
    expect(review(aSingle(), ['a']).find('[data-testid=elsewhere]').exists()).toBe(false)
  })

  it('says when nothing was answered', () => {
    expect(textsOf(review(aBlank(), []), ANSWERS + 'dd')).toEqual(['12座', '没有作答'])
    expect(textsOf(review(aBlank()), ANSWERS + 'dd')).toEqual(['12座'])
  })
})
