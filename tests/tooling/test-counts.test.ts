import { describe, expect, it } from 'vitest'
import {
  countsOf,
  playwrightCounts,
  summaryLine,
  total,
  vitestCounts,
} from '../../scripts/support/test-counts.mjs'

/** The part of a Vitest report that is read: one file for each row of test statuses. */
function vitestReport(...files: { status: string; tests: string[] }[]) {
  const all = files.flatMap(({ tests }) => tests)
  return {
    numPassedTests: all.filter((status) => status === 'passed').length,
    numPendingTests: all.filter((status) => status === 'skipped').length,
    numTodoTests: all.filter((status) => status === 'todo').length,
    testResults: files.map(({ status, tests }) => ({
      status,
      assertionResults: tests.map((status) => ({ status })),
    })),
  }
}

describe('vitestCounts', () => {
  it('counts tests', () => {
    const report = vitestReport(
      { status: 'passed', tests: ['passed', 'passed', 'skipped', 'todo'] },
      { status: 'failed', tests: ['passed', 'failed', 'failed'] },
    )
    expect(vitestCounts(report)).toEqual({ passed: 3, failed: 2, skipped: 2 })
  })

  it('counts a file that could not be loaded as one failure', () => {
    const report = vitestReport({ status: 'passed', tests: ['passed'] }, { status: 'failed', tests: [] })
    expect(vitestCounts(report)).toEqual({ passed: 1, failed: 1, skipped: 0 })
  })
})

describe('playwrightCounts', () => {
  it('counts a flaky test as failed', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }
    expect(playwrightCounts({ stats, errors: [] })).toEqual({ passed: 5, failed: 2, skipped: 2 })
  })

  it('counts a fault outside the tests, such as a server that does not start', () => {
    const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }
    expect(playwrightCounts({ stats, errors: [{ message: 'no server' }] }).failed).toBe(1)
  })
})

describe('countsOf', () => {
  const report = { passed: 4, failed: 0, skipped: 1 }

  it.each([
    ['a step without tests that went well', { ok: true }, { passed: 0, failed: 0, skipped: 0 }],
    ['a step without tests that failed', { ok: false }, { passed: 0, failed: 1, skipped: 0 }],
    ['tests that passed', { ok: true, report, runsTests: true }, report],
    [
      'a runner that failed after its tests passed',
      { ok: false, report, runsTests: true },
      { ...report, failed: 1 },
    ],
    ['a runner that left no report', { ok: false, runsTests: true }, { passed: 0, failed: 1, skipped: 0 }],
    [
      'a runner that ends well without a report',
      { ok: true, runsTests: true },
      { passed: 0, failed: 1, skipped: 0 },
    ],
    [
      'a runner that ran nothing',
      { ok: true, report: { passed: 0, failed: 0, skipped: 3 }, runsTests: true },
      { passed: 0, failed: 1, skipped: 3 },
    ],
    [
      'tests that failed',
      { ok: false, report: { passed: 1, failed: 2, skipped: 0 }, runsTests: true },
      { passed: 1, failed: 2, skipped: 0 },
    ],
  ])('%s', (_what, step, expected) => {
    expect(countsOf(step)).toEqual(expected)
  })
})

describe('summaryLine', () => {
  it('sums over the runners', () => {
    const counts = total([
      { passed: 10, failed: 0, skipped: 0 },
      { passed: 3, failed: 1, skipped: 0 },
    ])
    expect(summaryLine(counts)).toBe('tests: 13 passed, 1 failed')
  })

  it('tells about skipped tests only when there are some', () => {
    expect(summaryLine({ passed: 1, failed: 0, skipped: 2 })).toBe('tests: 1 passed, 0 failed, 2 skipped')
  })
})
