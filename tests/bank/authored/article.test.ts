import { describe, expect, it } from 'vitest'
import { compareWithArticle } from '../../../src/bank/authored/article.ts'
import type { AuthoredParagraph } from '../../../src/bank/authored/authored-bank.ts'
import { aParagraph } from '../../support/authored-bank.ts'

const ARTICLE = `# 青山村的一年

**S1P1** 青山村修桥12座，种树1.12万棵，成活80%，上了《绿水报》，村民说：“好事。”

**S1P2** “一村一树”开展了四次。
`
const first = aParagraph({ figures: ['12', '1.12万', '80%'], names: ['青山村', '绿水报'] })
const second = aParagraph({ id: 'S1P2', figures: ['四次'], names: ['一村一树'] })

function compare(...paragraphs: readonly AuthoredParagraph[]) {
  return compareWithArticle(ARTICLE, paragraphs, { file: 'article.md', line: 1 }).map(
    ({ message }) => message,
  )
}

describe('compareWithArticle', () => {
  it('passes an index that holds every figure and name, and nothing else', () => {
    expect(compare(first, second)).toEqual([])
  })

  it.each([
    ['a figure', { ...first, figures: ['12', '80%'] }, 'figure 1.12万 of the paragraph is not in its index'],
    [
      'a percentage written as a count',
      { ...first, figures: ['12', '1.12万', '80'] },
      'figure 80% of the paragraph',
    ],
    ['a title', { ...first, names: ['青山村'] }, 'name 绿水报 of the paragraph is not in its index'],
    [
      'a word of another paragraph',
      { ...first, names: ['绿水报', '一村一树'] },
      '一村一树 does not stand in the paragraph',
    ],
  ])('finds %s amiss', (_what, paragraph, message) => {
    expect(compare(paragraph, second)).toEqual([expect.stringContaining(message)])
  })

  it('finds a paragraph without index, and an index without paragraph', () => {
    expect(compare(first)).toEqual(['S1P2 has no paragraph index: add it'])
    expect(compare(first, second, aParagraph({ id: 'S1P9' }))).toEqual([
      'the article has no paragraph S1P9: correct the name',
    ])
  })
})
