import { describe, expect, it } from 'vitest'
import AnswerFeedback from '../../../src/components/question/AnswerFeedback.vue'
import type { Question } from '../../../src/quiz/question.ts'
import type { WrongBookState } from '../../../src/quiz/wrong-book.ts'
import { button, hasButton, heading } from '../../support/by-role.ts'
import { aGiven, NOON } from '../../support/log.ts'
import { aBlank, aFact, aMatch, anOrder, aSingle, CHAPTERS, SOURCE } from '../../support/questions.ts'
import { mountPart } from '../../support/screen.ts'

const RIGHT = aGiven()
const WRONG = aGiven({ answer: ['a'], right: false, points: 0 })

function feedback(props: Record<string, unknown> = {}, reason = '') {
  return mountPart(
    AnswerFeedback,
    {
      question: aSingle(),
      given: RIGHT,
      saved: true,
      notKept: false,
      failed: false,
      run: null,
      wrongBook: { state: 'never' },
      facts: [aFact()],
      source: SOURCE,
      chapters: CHAPTERS,
      ...props,
    },
    { default: () => reason },
  )
}

describe('AnswerFeedback', () => {
  it.each([
    ['答对了', 'right', RIGHT],
    ['答错了', 'wrong', WRONG],
  ])('says %s in a word, to everybody, with explanation and source', (word, outcome, given) => {
    const screen = feedback({ given })
    heading(screen, word)
    expect(screen.get('[role=status]').attributes()).toMatchObject({
      'data-outcome': outcome,
      'data-saved': 'true',
    })
    expect(screen.text()).toContain('青山村修桥12座。')
    expect(screen.text()).toContain('第一部分第1段')
  })

  it.each([
    ['it is being saved', { saved: false }, '正在保存', 'false'],
    ['it is saved', { saved: true }, '已保存', 'true'],
    ['nothing is kept in this browser', { saved: false, notKept: true }, '关掉就没有了', 'false'],
    ['it could not be saved', { saved: false, failed: true }, '还没有保存', 'false'],
  ])('says so when %s', (_case, props, text, saved) => {
    const screen = feedback(props)
    expect(screen.get('.verdict p').text()).toBe(text)
    expect(screen.get('[role=status]').attributes('data-saved')).toBe(saved)
  })

  it('says what becomes of the answer in a page that the browser has translated', async () => {
    const screen = feedback({ given: WRONG, saved: false, wrongBook: { state: 'in', streak: 0, needed: 2 } })
    const line = screen.get('.verdict p').element
    // As Chromium does it: every text goes, in another language, into an element of its own.
    for (const text of [...line.childNodes]) {
      const translated = document.createElement('font')
      text.replaceWith(translated)
      translated.append('Saving')
    }
    await screen.setProps({ saved: true })
    expect(line.textContent).toBe('已保存 · 已记到错题本')
  })

  it('tells why it could not be saved and lets people try again', async () => {
    const screen = feedback({ saved: false, failed: true }, '空间已满')
    expect(screen.get('.failure').text()).toContain('空间已满')
    await button(screen, '再存一次').trigger('click')
    expect(screen.emitted('saveAgain')).toHaveLength(1)
    expect(hasButton(feedback(), '再存一次')).toBe(false)
  })

  it.each<[string, WrongBookState, boolean, string]>([
    [
      'a miss goes in',
      { state: 'in', streak: 0, needed: 2, waitsForAnotherDay: false },
      false,
      '已保存 · 已记到错题本',
    ],
    [
      'a right answer counts',
      { state: 'in', streak: 1, needed: 2, waitsForAnotherDay: false },
      true,
      '已保存 · 错题本：再答对 1 次就好',
    ],
    [
      'another day is missing',
      { state: 'in', streak: 2, needed: 2, waitsForAnotherDay: true },
      true,
      '已保存 · 错题本：换一天再答对一次就好',
    ],
    ['it is won back', { state: 'won-back', at: NOON }, true, '已保存 · 记住了，移出错题本'],
    ['it was never in', { state: 'never' }, true, '已保存'],
    ['it was taken out by hand', { state: 'removed', at: NOON }, true, '已保存'],
  ])('tells what the wrong book makes of it: %s', (_case, wrongBook, right, text) => {
    expect(
      feedback({ wrongBook, given: right ? RIGHT : WRONG })
        .get('.verdict p')
        .text(),
    ).toBe(text)
  })

  it('says nothing of the wrong book before the answer is saved', () => {
    const wrongBook = { state: 'in', streak: 0, needed: 2, waitsForAnotherDay: false }
    expect(feedback({ wrongBook, given: WRONG, saved: false }).text()).not.toContain('错题本')
  })

  it.each<[string, Question, boolean, string | null]>([
    ['a wrong blank', aBlank(), false, '12座'],
    ['a right blank', aBlank(), true, '12座'],
    ['a wrong order', anOrder(), false, '修桥 → 种树 → 养鱼'],
    ['a right order', anOrder(), true, null],
    ['a wrong match', aMatch(), false, '修桥：12座；种树：5000棵'],
    ['a wrong single', aSingle(), false, '12座'],
    ['a right single, whose options show it', aSingle(), true, null],
  ])('gives the right answer after %s', (_case, question, right, expected) => {
    const screen = feedback({ question, given: right ? RIGHT : WRONG })
    if (expected === null) expect(screen.text()).not.toContain('正确答案')
    else expect(screen.text()).toContain(`正确答案：${expected}`)
  })

  it.each([
    ['the clock ran out before anything was answered', { timeUp: true }, '时间到，没有作答'],
    ['somebody said that they do not know', {}, '还不会'],
  ])('does not call it wrong when %s', (_case, props, says) => {
    const screen = feedback({ given: { ...WRONG, answer: [] }, ...props })
    expect(screen.get('h2').text()).toBe(says)
    expect(screen.attributes('data-outcome')).toBe('wrong')
  })

  it('says how far a run came with the answer that ends it', () => {
    expect(feedback({ given: WRONG, run: 7 }).text()).toContain('到这里一共答对 7 题')
    expect(feedback({ given: WRONG }).text()).not.toContain('一共答对')
  })

  it('lets people say that they mis-tapped, where that may be said', async () => {
    const screen = feedback({ given: WRONG, mayMisTap: true })
    await button(screen, '我点错了').trigger('click')
    expect(screen.emitted('misTap')).toHaveLength(1)
    expect(hasButton(feedback({ given: WRONG }), '我点错了')).toBe(false)
  })

  it('keeps its room while the answer is being saved, so that what stands below does not move', () => {
    const room = (props: Record<string, unknown>): boolean =>
      feedback({ saved: false, mayComeMisTap: true, ...props })
        .find('[data-testid=mis-tap-room]')
        .exists()
    expect(room({ given: WRONG })).toBe(true)
    expect(room({ given: RIGHT })).toBe(false)
    expect(room({ given: WRONG, mayComeMisTap: false })).toBe(false)
    expect(room({ given: WRONG, notKept: true })).toBe(false)
    expect(room({ given: WRONG, failed: true })).toBe(false)
  })

  it('says that a mis-tap does not count, beside the answer as it was given', () => {
    const screen = feedback({ given: { ...WRONG, misTapped: true } })
    heading(screen, '答错了')
    expect(screen.get('.verdict p').text()).toBe('已保存 · 这题不算，等会儿再问')
  })

  it('says when that was not stored', () => {
    const screen = feedback({ given: WRONG, mayMisTap: true, misTapFailed: true })
    expect(screen.get('[role=alert]').text()).toBe('没有记上，请再点一次。')
  })
})
