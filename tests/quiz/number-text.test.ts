import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readNumber } from '../../src/quiz/number-text.ts'

describe('readNumber', () => {
  it.each([
    ['0', 0],
    ['11200', 11200],
    ['1.12', 1.12],
    ['1.12万', 11200],
    ['12.11亿', 1211000000],
    ['1万1千2百', 11200],
    ['一万一千二百', 11200],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['一百零五', 105],
    ['一千零二十', 1020],
    ['三百一十五', 315],
    ['两百', 200],
    ['二〇二一', 2021],
    ['一百万', 1000000],
    ['十二亿一千一百万', 1211000000],
    ['一万亿', 1e12],
    ['七十六点二', 76.2],
    ['一点一二万', 11200],
    ['零', 0],
    ['两', 2],
    ['2万5288', 25288],
    ['2千7百40', 2740],
    ['2万5千288', 25288],
    ['1百20', 120],
    ['2千零40', 2040],
    ['1.2万亿', 1.2e12],
    ['一千点五', 1000.5],
  ])('%s is %d', (text, expected) => {
    expect(readNumber(text)).toBe(expected)
  })

  it.each([
    '',
    '山',
    '一百二',
    '一万一',
    '2万5',
    '2万52',
    '1千2',
    '2十55',
    '2万52千',
    '1亿20000万',
    '1.2万5千',
    '1.2万5288',
    '百',
    '万',
    '一二百',
    '百一十',
    '1.2.3',
    '一万一万',
    '肆',
    '12本',
    '-1',
    ' 1',
  ])('refuses %s', (text) => {
    expect(readNumber(text)).toBeUndefined()
  })

  it('reads every whole number as JavaScript writes it', () => {
    fc.assert(
      fc.property(fc.nat(), (value) => {
        expect(readNumber(String(value))).toBe(value)
      }),
    )
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9.点零〇一二三九两十百千万亿]{0,12}$/), (text) => {
        expect(['number', 'undefined']).toContain(typeof readNumber(text))
      }),
    )
  })
})
