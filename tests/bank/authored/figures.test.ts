import { describe, expect, it } from 'vitest'
import { amountsIn, figuresIn, withoutNames } from '../../../src/bank/authored/figures.ts'

describe('figuresIn', () => {
  it.each([
    ['点击量达1200万+，12.11亿元', ['1200万', '12.11亿']],
    ['下降７６．２％', ['76.2%']],
    ['75,204本', ['75,204']],
    ['四次、第一', []],
    ['2021年12月7日', ['2021', '12', '7']],
  ])('%s', (text, expected) => {
    expect(figuresIn(text).map((figure) => figure.text)).toEqual(expected)
  })
})

describe('amountsIn', () => {
  it.each([
    ['四次', [4]],
    ['1.12万名', [11200]],
    ['80%', [0.8]],
    ['三十八个', [38]],
    ['6月23日', [6, 23]],
  ])('%s', (text, expected) => {
    expect(amountsIn(text)).toEqual(expected)
  })
})

describe('withoutNames', () => {
  it('takes out the longest name first, and leaves names without digits', () => {
    expect(withoutNames('青山村的“光荣50年奖章”', ['50年', '光荣50年奖章', '青山村'])).toBe('青山村的“□”')
  })
})
