import { describe, expect, it } from 'vitest'
import { echo, loudestOption } from '../../../src/bank/checks/echo.ts'
import { findingsOn, single } from '../../support/authored-bank.ts'

const STEM = '为了修好石桥，青山村请来了谁？'
const options = [
  { id: 'a', text: '修桥的师傅' },
  { id: 'b', text: '石桥工匠' },
  { id: 'c', text: '种树能手' },
  { id: 'd', text: '养鱼能手' },
]

function asking(echoed: number, others: number) {
  return [
    ...Array.from({ length: echoed }, () => single({ stem: STEM, options, answer: 'b' })),
    ...Array.from({ length: others }, () => single({ stem: STEM, options, answer: 'c' })),
  ]
}

describe('echo', () => {
  it('passes when the echo of the stem is right as often as a guess', () => {
    expect(findingsOn(echo, ...asking(10, 30))).toEqual([])
  })

  it('finds a bank whose right options echo the stem', () => {
    expect(findingsOn(echo, ...asking(20, 20))).toEqual([expect.stringContaining('is right in 0.50 of 40')])
  })

  it('finds a bank whose echo is nearly always wrong, which is a cue as well', () => {
    expect(findingsOn(echo, ...asking(2, 38))).toEqual([expect.stringContaining('is right in 0.05 of 40')])
  })

  it('says nothing of a few questions', () => {
    expect(findingsOn(echo, ...asking(9, 0))).toEqual([])
  })
})

describe('loudestOption', () => {
  it('names the option that alone shares most with the stem', () => {
    expect(loudestOption(single({ stem: STEM, options }))).toBe('b')
  })

  it('names none when no option or more than one shares most, or all share the same', () => {
    expect(loudestOption(single({ stem: '谁来了？', options }))).toBeUndefined()
    const all = options.map(({ id }) => ({ id, text: `石桥${id}` }))
    expect(loudestOption(single({ stem: STEM, options: all }))).toBeUndefined()
  })
})
