import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { longSet, sizesChanged } from '../../scripts/support/fault-steps.ts'
import type { Step } from '../../scripts/support/fault-steps.ts'

/** Trials of a part: in each step as many as one test makes, times its tests and repeats. */
function trialsIn(steps: readonly Step[], part: string, size: string, tests: number): number {
  return steps
    .filter((step) => step.part === part)
    .map(({ args, env }) => {
      const repeats = args.find((argument) => argument.startsWith('--repeat-each='))?.split('=')[1] ?? 1
      return Number(env[size] ?? 0) * Number(repeats) * tests
    })
    .reduce((sum, trials) => sum + trials, 0)
}

describe('longSet', () => {
  it('comes to the sizes of the whole set', () => {
    const steps = longSet({})
    expect(trialsIn(steps, 'storing', 'STORING_KILLS', 2)).toBe(1000)
    expect(trialsIn(steps, 'kills', 'KILL_TRIALS', 2)).toBe(1000)
    expect(trialsIn(steps, 'webkit', 'WEBKIT_KILLS', 1)).toBe(40)
    expect(trialsIn(steps, 'upgrade', 'UPGRADE_KILLS', 2)).toBe(50)
    expect(trialsIn(steps, 'losses', 'LOSSES', 1)).toBe(40)
    expect(trialsIn(steps, 'updates', 'UPDATE_SCENARIOS', 1)).toBe(200)
    expect(trialsIn(steps, 'tabs', 'TWO_TAB_RUNS', 1)).toBe(100)
    expect(trialsIn(steps, 'presses', 'PRESSED_QUESTIONS', 1)).toBe(400)
  })

  it.each(['30', '50', '1'])('takes a size of %s from the environment, and not less', (size) => {
    const steps = longSet({ STORING_KILLS: size, UPDATE_SCENARIOS: size })
    expect(trialsIn(steps, 'storing', 'STORING_KILLS', 2)).toBeGreaterThanOrEqual(Number(size))
    expect(trialsIn(steps, 'updates', 'UPDATE_SCENARIOS', 1)).toBeGreaterThanOrEqual(Number(size))
  })

  it('names every step once, and files that are there', () => {
    const steps = longSet({})
    expect(new Set(steps.map(({ name }) => name)).size).toBe(steps.length)
    const files = steps.flatMap(({ args }) => args.filter((argument) => argument.startsWith('tests/')))
    expect(files.filter((file) => !existsSync(file))).toEqual([])
  })
})

describe('sizesChanged', () => {
  it('names the sizes that are not the whole set’s', () => {
    expect(sizesChanged({ FAULT_KILLS: '80', LOSSES: '40', HOME: '/' })).toEqual(['FAULT_KILLS=80'])
  })
})
