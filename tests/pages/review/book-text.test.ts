import { describe, expect, it } from 'vitest'
import { i18n } from '../../../src/locales/i18n.ts'
import { bookText } from '../../../src/pages/review/book-text.ts'
import { aMatch, aSingle, CHAPTERS, SOURCE } from '../../support/questions.ts'

const frame = { title: '错题本', source: SOURCE, chapters: CHAPTERS }

describe('bookText', () => {
  it('gives stem, options, last pick, right answer, explanation and source', () => {
    const text = bookText([{ question: aSingle(), lastPick: ['a'] }], frame, i18n.global.t)
    const lines = text.split('\n')
    expect(lines.slice(0, 9)).toEqual([
      '错题本',
      '',
      '1. 青山村修了多少座桥？（单选）',
      '   A. 21座',
      '   B. 12座',
      '   C. 20座',
      '   D. 10座',
      '你上次答：21座',
      '正确答案：12座',
    ])
    expect(lines[9]).toBe('解析：青山村修桥12座。')
    expect(lines[10]).toContain('第一部分第1段')
  })

  it('says when nothing was answered, and lists both sides of a match', () => {
    const text = bookText([{ question: aMatch(), lastPick: null }], frame, i18n.global.t)
    expect(text).toContain('   修桥 — ？\n   种树 — ？\n   A. 12座')
    expect(text).toContain('你上次答：没有作答')
    expect(text).toContain('正确答案：修桥：12座；种树：5000棵')
  })
})
