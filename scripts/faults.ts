// `npm run test:faults`: the long set of tests of what can go wrong, and docs/faults.md from what it came to.
// `--only=kills,unit` runs some of its parts anew and takes the others from the last long set; `--go-on` leaves out the steps
// that have been taken; `--page` writes the page alone, from the reports of the last `npm test`. FAULT_UNDER is a program
// with arguments that every step is run under, such as `nice`.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromiumPath } from './support/chromium.mjs'
import { longSet, sizesChanged } from './support/fault-steps.ts'
import type { Step } from './support/fault-steps.ts'
import {
  faultPage,
  playwrightResults,
  playwrightSeconds,
  rowsWithoutResult,
  sumOfCounts,
  totalsInWords,
  vitestResults,
  vitestSeconds,
} from './support/fault-table.ts'
import type { TestResult } from './support/fault-table.ts'
import { npm, run } from './support/run.mjs'

const PAGE = 'docs/faults.md'
const REPORTS = 'test-results/faults'

/** The longest that a start after a kill, and the way back after a lost connection, may take. */
const LIMITS_MS = { slowestReopenMs: 2000, slowestRecoveryMs: 3000 } as const

interface Outcome {
  readonly results: readonly TestResult[]
  readonly seconds: number
}

const argumentsGiven = process.argv.slice(2)
const only = argumentsGiven
  .find((argument) => argument.startsWith('--only='))
  ?.slice('--only='.length)
  .split(',')

const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)
process.exitCode = argumentsGiven.includes('--page') ? page() : await takeLongSet()

/** Returns the exit code. */
function page(): number {
  const outcomes = [
    outcomeIn('test-results/browser.json', 'playwright'),
    outcomeIn('test-results/vitest.json', 'vitest'),
  ]
  return conclude(outcomes, 'npm test')
}

async function takeLongSet(): Promise<number> {
  const all = longSet(process.env)
  const parts = [...new Set(all.map(({ part }) => part))]
  if (only?.some((part) => !parts.includes(part)))
    throw new Error(`--only= takes some of ${parts.join(', ')}`)
  const chosen = all.filter(({ part }) => only === undefined || only.includes(part))
  const isToGoOn = argumentsGiven.includes('--go-on')
  mkdirSync(REPORTS, { recursive: true })
  if (!isToGoOn) for (const step of chosen) rmSync(reportOf(step), { force: true })

  const built = await npm(['run', '--silent', 'build'], { quiet: true })
  if (!built.ok) console.log(built.output)
  for (const step of chosen) if (!isToGoOn || !existsSync(reportOf(step))) await take(step)
  const missing = chosen.filter((step) => !existsSync(reportOf(step)))
  for (const { name } of missing) console.log(`✗ no report of the step ${name}`)

  const outcomes = all.map((step) => outcomeIn(reportOf(step), step.runner))
  const code = conclude(outcomes, [...sizesChanged(process.env), 'npm run test:faults'].join(' '))
  return built.ok && missing.length === 0 ? code : 1
}

/** Whether it went well is in its report. */
async function take(step: Step): Promise<void> {
  console.log(`\n${step.name}: ${step.args.join(' ')} ${JSON.stringify(step.env)}`)
  const report = reportOf(step)
  const reporting =
    step.runner === 'playwright'
      ? ['--reporter=line,json']
      : ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const [program = 'npx', ...under] = [
    ...(process.env['FAULT_UNDER']?.split(' ') ?? []),
    'npx',
    ...(step.runner === 'playwright' ? ['playwright', 'test'] : ['vitest', 'run']),
    ...step.args,
    ...reporting,
  ]
  await run(program, under, {
    env: {
      // The whole browser, as people have it, and not the faster shell that `npm test` takes for pages.
      CHROMIUM: chromiumPath(),
      ...process.env,
      ...step.env,
      FAULT_SEED: step.name,
      ...(step.runner === 'playwright' ? { PLAYWRIGHT_JSON_OUTPUT_NAME: report } : {}),
    },
  })
}

function reportOf({ name }: Step): string {
  return `${REPORTS}/${name}.json`
}

/** No report, no results: the rows that lack them are told then. */
function outcomeIn(file: string, runner: Step['runner']): Outcome {
  if (!existsSync(file)) return { results: [], seconds: 0 }
  const text = readFileSync(file, 'utf8')
  if (runner === 'playwright') {
    const report = JSON.parse(text) as Parameters<typeof playwrightResults>[0]
    return { results: playwrightResults(report), seconds: playwrightSeconds(report) }
  }
  const report = JSON.parse(text) as Parameters<typeof vitestResults>[0]
  return { results: vitestResults(report, root), seconds: vitestSeconds(report) }
}

/** Writes the page and tells the sums; returns the exit code. */
function conclude(outcomes: readonly Outcome[], command: string): number {
  const results = outcomes.flatMap((outcome) => outcome.results)
  const minutes = Math.round(outcomes.reduce((sum, { seconds }) => sum + seconds, 0) / 60)
  writeFileSync(PAGE, faultPage({ results, command, when: new Date().toISOString().slice(0, 10) }))
  const counts = sumOfCounts(results)
  const failed = results.filter(({ status }) => status === 'failed')
  const missing = rowsWithoutResult(results)
  for (const { titles } of failed) console.log(`✗ ${titles.join(' › ')}`)
  for (const fault of missing) console.log(`✗ no result for the row: ${fault}`)
  const slow = Object.entries(LIMITS_MS).filter(
    ([name, limit]) => counts[name as keyof typeof LIMITS_MS] > limit,
  )
  for (const [name, limit] of slow) console.log(`✗ ${name}: more than ${limit}`)
  console.log(
    `${totalsInWords(counts)}. ${results.length} tests, ${failed.length} failed, ` +
      `${missing.length} rows without a result. ${minutes} minutes. ${PAGE} is written.`,
  )
  const wrong = failed.length + missing.length + slow.length + counts.lost + counts.twice + counts.mismatched
  return wrong > 0 ? 1 : 0
}
