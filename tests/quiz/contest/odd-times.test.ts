import { describe, expect, it } from 'vitest'
import { oddTimes } from '../../../src/quiz/contest/odd-times.ts'
import type { OddTime } from '../../../src/quiz/contest/odd-times.ts'
import { PRESETS } from '../../../src/quiz/contest/presets.ts'
import type { ContestResult } from '../../../src/quiz/contest/result-code.ts'
import { NOON } from '../../support/log.ts'

/** Twenty answers of 10 s each, within the 400 s of the paper. */
function aResult(changes: Partial<ContestResult> = {}, each = 10_000): ContestResult {
  return {
    paper: { rules: PRESETS.timed, number: { deck: 1, go: 0 } },
    answers: Array.from({ length: 20 }, () => ({ answer: ['a'], elapsedMs: each })),
    name: '',
    unit: '',
    finishedAt: NOON,
    elapsedMs: 20 * each + 5000,
    clockSetBack: false,
    ...changes,
  }
}

describe('oddTimes', () => {
  it.each<[string, readonly OddTime[], ContestResult]>([
    ['an honest go', [], aResult()],
    ['one handed in by its clock', [], aResult({ elapsedMs: 400_900 })],
    ['a clock that is five minutes fast', [], aResult({ finishedAt: NOON + 5 * 60_000 })],
    ['nothing answered', [], aResult({ answers: [], elapsedMs: 0 })],
    ['no time at all', ['too-fast'], aResult({}, 0)],
    ['all answered at a tenth of a second', ['too-fast'], aResult({}, 100)],
    ['answers without time in a long go', ['too-fast'], aResult({ elapsedMs: 200_000 }, 0)],
    ['a year ahead', ['future'], aResult({ finishedAt: NOON + 365 * 86_400_000 })],
    ['before the app was there', ['past'], aResult({ finishedAt: Date.UTC(2021, 0, 1) })],
    ['twenty minutes on a paper of 6:40', ['over-limit'], aResult({ elapsedMs: 20 * 60_000 })],
    ['answers longer than the paper', ['over-limit'], aResult({ elapsedMs: null }, 30_000)],
    ['answers longer than the whole', ['parts-over-whole'], aResult({ elapsedMs: 100_000 })],
    ['a first layout, with the times of answers only', [], aResult({ elapsedMs: null })],
  ])('%s: %j', (_case, odd, result) => {
    expect(oddTimes(result, NOON)).toEqual(odd)
  })
})
