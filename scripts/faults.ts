// `npm run test:faults`: the long set of tests of what can go wrong, and docs/faults.md from what it came to.
// `--page` writes the page alone, from the reports of the last `npm test`; `--only=kills,unit` runs some of its parts anew
// and takes the others from the last long set.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  faultPage,
  killsIn,
  playwrightResults,
  rowsWithoutResult,
  vitestResults,
} from './support/fault-table.ts'
import type { TestResult } from './support/fault-table.ts'
import { npm, run } from './support/run.mjs'

/** How many browsers are killed in all. One trial takes about six seconds, half of them for the start. */
const KILLS = Number(process.env['FAULT_KILLS'] ?? 1000)
/** More than this in one profile would come to the end of its round, which asks the whole bank. */
const KILLS_A_TEST = 20
/** At most so many answers between a start and a kill; on the average half as many. */
const KILL_ANSWERS = process.env['KILL_ANSWERS'] ?? '60'
const BACK_ENDS = 2
/** Of WebKitGTK, and as many of its database process. */
const WEBKIT_KILLS = Number(process.env['WEBKIT_KILLS'] ?? 40)
/** Kills during the upgrade from version 1. */
const UPGRADE_KILLS = Number(process.env['UPGRADE_KILLS'] ?? 50)
/** Hostile inputs for the parsers, and runs of the state machine. */
const FUZZ_RUNS = process.env['FUZZ_RUNS'] ?? '100000'
const STATE_RUNS = process.env['STATE_RUNS'] ?? '1000'
/** The same in Chromium with two tabs. */
const TWO_TAB_RUNS = process.env['TWO_TAB_RUNS'] ?? '100'
const TWO_TAB_COMMANDS = process.env['TWO_TAB_COMMANDS'] ?? '40'
/** Data sets that are written as a backup, read again and restored. */
const BACKUP_TRIPS = process.env['BACKUP_TRIPS'] ?? '10000'

const PAGE = 'docs/faults.md'
const REPORTS = {
  kills: 'test-results/faults-kills.json',
  webkit: 'test-results/faults-webkit.json',
  browser: 'test-results/faults-browser.json',
  unit: 'test-results/faults-unit.json',
}

const BROWSER_SPECS = [
  ...[
    'faults',
    'two-tabs',
    'rare-faults',
    'upgrade',
    'damage',
    'update',
    'offline',
    'no-storage',
    'contest-clock',
    'backup',
    'payloads',
  ],
].map((name) => `tests/browser/${name}.spec.ts`)
const UNIT_TESTS = ['tests/fuzz', 'tests/stores/state-machine.test.ts', 'tests/db']

const only = process.argv
  .find((argument) => argument.startsWith('--only='))
  ?.slice('--only='.length)
  .split(',')

const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)
const started = performance.now()
process.exitCode = process.argv.includes('--page') ? page() : await longSet()

/** Returns the exit code. */
function page(): number {
  const results = [
    ...resultsIn('test-results/browser.json', playwrightResults),
    ...resultsIn('test-results/vitest.json', fromVitest),
  ]
  return conclude(results, 'npm test')
}

async function longSet(): Promise<number> {
  const repeats = Math.ceil(KILLS / KILLS_A_TEST / BACK_ENDS)
  console.log(
    `${repeats * KILLS_A_TEST * BACK_ENDS} kills, ${UPGRADE_KILLS} during an upgrade, ${FUZZ_RUNS} hostile inputs, ` +
      `${STATE_RUNS} runs of the state machine, ${TWO_TAB_RUNS} in Chromium, ${BACKUP_TRIPS} backups.`,
  )
  const parts: Readonly<Record<keyof typeof REPORTS, () => ReturnType<typeof run>>> = {
    kills: () => browser(['tests/browser/kill.spec.ts', `--repeat-each=${repeats}`], REPORTS.kills),
    webkit: () =>
      browser(
        ['tests/engines/webkit-kills.spec.ts', `--repeat-each=${Math.ceil(WEBKIT_KILLS / KILLS_A_TEST)}`],
        REPORTS.webkit,
      ),
    browser: () => browser(BROWSER_SPECS, REPORTS.browser),
    unit: () =>
      run(
        'npx',
        [
          'vitest',
          'run',
          ...UNIT_TESTS,
          '--reporter=default',
          '--reporter=json',
          `--outputFile.json=${REPORTS.unit}`,
        ],
        { env: { ...process.env, FUZZ_RUNS, STATE_RUNS, BACKUP_TRIPS } },
      ),
  }
  const chosen = entriesOf(parts).filter(([name]) => only === undefined || only.includes(name))
  if (chosen.length === 0) throw new Error(`--only= takes some of ${Object.keys(parts).join(', ')}`)
  for (const [name] of chosen) rmSync(REPORTS[name], { force: true })

  const steps = [await npm(['run', '--silent', 'build'], { quiet: true })]
  for (const [, take] of chosen) steps.push(await take())
  const results = [
    ...resultsIn(REPORTS.kills, playwrightResults),
    ...resultsIn(REPORTS.webkit, playwrightResults),
    ...resultsIn(REPORTS.browser, playwrightResults),
    ...resultsIn(REPORTS.unit, fromVitest),
  ]
  const code = conclude(results, 'npm run test:faults')
  return steps.every(({ ok }) => ok) ? code : 1
}

function entriesOf<Key extends string, Value>(parts: Readonly<Record<Key, Value>>): [Key, Value][] {
  return Object.entries(parts) as [Key, Value][]
}

function browser(args: readonly string[], report: string): ReturnType<typeof run> {
  return run('npx', ['playwright', 'test', ...args, '--reporter=line,json'], {
    env: {
      ...process.env,
      KILL_TRIALS: String(KILLS_A_TEST),
      KILL_ANSWERS,
      WEBKIT_KILLS: String(KILLS_A_TEST),
      UPGRADE_KILLS: String(Math.ceil(UPGRADE_KILLS / BACK_ENDS)),
      TWO_TAB_RUNS,
      TWO_TAB_COMMANDS,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    },
  })
}

function fromVitest(report: Parameters<typeof vitestResults>[0]): TestResult[] {
  return vitestResults(report, root)
}

/** No report, no results: the rows that lack them are told then. */
function resultsIn<Report>(file: string, read: (report: Report) => TestResult[]): TestResult[] {
  if (!existsSync(file)) return []
  return read(JSON.parse(readFileSync(file, 'utf8')) as Report)
}

/** Writes the page and tells the sums; returns the exit code. */
function conclude(results: readonly TestResult[], command: string): number {
  writeFileSync(PAGE, faultPage({ results, command, when: new Date().toISOString().slice(0, 10) }))
  const { kills, saved, lost } = killsIn(results)
  const failed = results.filter(({ status }) => status === 'failed')
  const missing = rowsWithoutResult(results)
  for (const { titles } of failed) console.log(`✗ ${titles.join(' › ')}`)
  for (const fault of missing) console.log(`✗ no result for the row: ${fault}`)
  console.log(
    `${kills} kills: ${saved} acknowledged answers, ${lost} lost. ` +
      `${results.length} tests, ${failed.length} failed, ${missing.length} rows without a result. ` +
      `${Math.round((performance.now() - started) / 1000)} s. ${PAGE} is written.`,
  )
  return failed.length + missing.length > 0 || lost > 0 ? 1 : 0
}
