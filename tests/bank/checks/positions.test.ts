import { describe, expect, it } from 'vitest'
import { positions } from '../../../src/bank/checks/positions.ts'
import { findingsOn, single } from '../../support/authored-bank.ts'

describe('positions', () => {
  it.each([
    '青山村做的第一项工作是什么？',
    '讲到修桥，紧接着写的是什么？',
    '修桥写在哪件事之后？',
    '综述开头提到谁？',
    '哪一条排在最后？',
    '“二是”抓什么？',
    '按报道的先后排列。',
  ])('finds %s', (stem) => {
    expect(findingsOn(positions, single({ stem }))).toEqual([
      expect.stringContaining('asks where the paper says it'),
    ])
  })

  it.each(['青山村第一个修桥的人是谁？', '请按时间先后排列。', '修桥之前，村里先做了什么？'])(
    'lets time and firsts pass: %s',
    (stem) => {
      expect(findingsOn(positions, single({ stem }))).toEqual([])
    },
  )
})
