import { describe, expect, it } from 'vitest'
import { readSum } from '../../../src/bank/authored/sum.ts'

function sumOf(text: string) {
  const read = readSum(text)
  if (!read.ok) throw new Error(read.reason)
  return read.sum
}

describe('readSum', () => {
  it.each([
    ['126 - 93 = 33', true],
    ['126 − 93 = 33', true],
    ['126 - 93 = 34', false],
    ['2 + 3 * 4 = 14', true],
    ['(2 + 3) * 4 = 20', true],
    ['20 - 5 - 5 = 10', true],
    ['100 / 5 / 2 = 10', true],
    ['3 × 4 ÷ 2 = 6', true],
    ['1.12万 - 200 = 11000', true],
    ['12.11亿 / 2 = 605500000', true],
    ['0.1 + 0.2 = 0.3', true],
    ['25,000 + 1 = 25001', true],
    ['80% * 10 = 8', true],
    ['598 / 747 ≈ 80%', true],
    ['598 / 747 = 80%', false],
    ['598 / 747 ≈ 81%', false],
    ['598 / 747 ≈ 80.1%', true],
    ['598 / 747 ≈ 80.2%', false],
    ['1300 / 17 ≈ 76', true],
    ['1300 / 17 ≈ 77', false],
    ['9999 / 2 ≈ 5000', true],
    ['11200 + 0 ≈ 1.1万', true],
    ['11200 + 0 ≈ 1.2万', false],
    ['1 / 0 = 1', false],
  ])('%s holds: %s', (text, holds) => {
    expect(sumOf(text).holds).toBe(holds)
  })

  it('tells what goes in and what comes out', () => {
    expect(sumOf('(1.12万 + 80%) * 2 ≈ 22402')).toMatchObject({
      inputs: [11200, 0.8, 2],
      result: 22402,
      resultText: '22402',
    })
  })

  it.each([
    ['126 - 93', 'one = or ≈'],
    ['1 = 1 = 1', 'one = or ≈'],
    ['126 - = 33', 'does not parse'],
    ['(126 - 93 = 33', 'does not parse'],
    ['126 93 = 33', 'does not parse'],
    [' = 33', 'does not parse'],
    ['alert(1) = 1', 'use figures'],
    ['2 ** 3 = 8', 'does not parse'],
    ['126 - 93 = 33件', 'right side is one figure'],
  ])('refuses %s', (text, reason) => {
    expect(readSum(text)).toEqual({ ok: false, reason: expect.stringContaining(reason) })
  })
})
