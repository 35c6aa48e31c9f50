import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  FAULTS,
  faultPage,
  playwrightResults,
  rowsWithoutResult,
  sumOfCounts,
  titlesIn,
  vitestResults,
} from '../../scripts/support/fault-table.ts'
import type { TestResult } from '../../scripts/support/fault-table.ts'

const first = FAULTS[0]?.title ?? ''

const REPORT = {
  suites: [
    {
      title: 'kill.spec.ts',
      file: 'kill.spec.ts',
      specs: [
        {
          title: `${first}, LevelDB: nothing is lost`,
          tests: [
            {
              status: 'expected',
              annotations: [
                { type: 'counts', description: '{"kills":20,"saved":90,"lost":0,"slowestReopenMs":700}' },
              ],
            },
            {
              status: 'unexpected',
              annotations: [
                { type: 'counts', description: '{"kills":3,"saved":9,"lost":1,"slowestReopenMs":300}' },
              ],
            },
          ],
        },
      ],
      suites: [
        {
          title: 'precache install fails:',
          file: 'kill.spec.ts',
          specs: [
            { title: 'told', tests: [{ status: 'expected' }] },
            { title: 'tried again', tests: [{ status: 'skipped' }] },
          ],
        },
      ],
    },
  ],
}

/** Titles in all test files but this one. */
const written = readdirSync('tests', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(?:spec|test)\.ts$/.test(file) && !file.endsWith('faults.test.ts'))
  .flatMap((file) => titlesIn(readFileSync(path.join('tests', file), 'utf8')))

describe('the table of faults', () => {
  it.each(FAULTS)('has a test for $fault', ({ title }) => {
    expect(written.filter((found) => found.startsWith(title))).not.toEqual([])
  })

  it('names every row once', () => {
    expect(new Set(FAULTS.map(({ fault }) => fault)).size).toBe(FAULTS.length)
    expect(new Set(FAULTS.map(({ title }) => title)).size).toBe(FAULTS.length)
  })
})

describe('titlesIn', () => {
  it('finds tests and groups, whatever their quotes and wherever they stand', () => {
    const text =
      "test('one', …)\n  it.each(rows)('no', …)\ntest.describe(`two ${of}`, …)\n  it(\n    'three',\n …)"
    expect(titlesIn(text)).toEqual(['one', 'two ${of}', 'three'])
  })
})

describe('reports', () => {
  it('of Playwright are read with groups, counts and what failed', () => {
    const results = playwrightResults(REPORT)
    expect(results.map(({ titles, status }) => [titles.at(-1), status])).toEqual([
      [`${first}, LevelDB: nothing is lost`, 'passed'],
      [`${first}, LevelDB: nothing is lost`, 'failed'],
      ['told', 'passed'],
      ['tried again', 'skipped'],
    ])
    expect(results[2]?.titles[0]).toBe('precache install fails:')
    expect(sumOfCounts(results)).toMatchObject({ kills: 23, saved: 99, lost: 1, slowestReopenMs: 700 })
  })

  it('of Vitest are read with paths below the repository', () => {
    const report = {
      testResults: [
        {
          name: '/somewhere/tests/a.test.ts',
          assertionResults: [{ ancestorTitles: ['group'], title: 'holds', status: 'passed' }],
        },
      ],
    }
    expect(vitestResults(report, '/somewhere/')).toEqual([
      { titles: ['group', 'holds'], file: 'tests/a.test.ts', status: 'passed' },
    ])
  })
})

describe('the page', () => {
  const passed = (title: string): TestResult => ({ titles: [title], file: 'a.spec.ts', status: 'passed' })

  it('says what failed, how many were killed, and which rows have no result', () => {
    const results = playwrightResults(REPORT)
    const page = faultPage({ results, when: '2030-01-01', command: 'npm test' })
    expect(page).toContain(
      '**1 failed**, 1 passed, 23 kills, 99 answers saved, 1 lost, 0 twice, slowest reopening 0.7 s',
    )
    expect(page).toContain('1 passed, 1 skipped')
    expect(page).toContain('**no result**')
  })

  it('misses rows without a test, and those whose tests were all skipped', () => {
    const all = FAULTS.map(({ title }) => passed(`${title}: so`))
    expect(rowsWithoutResult(all)).toEqual([])
    expect(rowsWithoutResult(all.slice(1))).toEqual([FAULTS[0]?.fault])
    const skipped = all.map((result, at) => (at === 0 ? { ...result, status: 'skipped' as const } : result))
    expect(rowsWithoutResult(skipped)).toEqual([FAULTS[0]?.fault])
  })
})
