import { describe, expect, it } from 'vitest'
import { blankUnits } from '../../../src/bank/checks/blank-units.ts'
import { blank, findingsOn } from '../../support/authored-bank.ts'

const figure = (stem: string, accept = ['12']) => {
  const { unit: _, ...rest } = blank({ stem, accept })
  return rest
}

describe('blankUnits', () => {
  it.each([
    ['a measure word', figure('青山村修了____座桥。'), '座 stands behind the blank: add unit: 座'],
    ['% ', figure('树多了____%。'), "% stands behind the blank: add unit: '%'"],
    ['a full-width %', figure('树多了____％。'), "add unit: '%'"],
    ['万', figure('接待____万余人次。'), 'add unit: 万人次'],
    ['亿', figure('投资____亿元。'), 'add unit: 亿元'],
    ['what stands behind 余', figure('种树____余棵。'), 'add unit: 棵'],
    ['a figure in characters', figure('修了____次桥。', ['四']), 'add unit: 次'],
    ['a day', figure('6月____日动工。'), 'add unit: 日'],
  ])('finds %s', (_what, question, message) => {
    expect(findingsOn(blankUnits, question)).toEqual([expect.stringContaining(message)])
  })

  it('lets pass what names its unit, is no figure, or has nothing to count behind it', () => {
    const questions = [
      blank(),
      figure('青山村在____市。', ['绿水']),
      figure('第____课堂。', ['二']),
      figure('完成率为____。', ['80%']),
    ]
    expect(findingsOn(blankUnits, ...questions)).toEqual([])
  })
})
