// `npm test`: everything that must hold, as the first command in a fresh clone too; CI runs nothing else.
// `npm run check` is the same without the browser. Plain Node at the top, since nothing may be installed yet.

import { readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { installBrowsers, requireBrowsers } from './support/browser.mjs'
import { installIfNeeded, requireNode } from './support/prepare.mjs'
import { npm } from './support/run.mjs'
import { countsOf, playwrightCounts, summaryLine, total, vitestCounts } from './support/test-counts.mjs'

const VITEST_REPORT = 'test-results/vitest.json'
const PLAYWRIGHT_REPORT = 'test-results/browser.json'

/**
 * @typedef {object} Step
 * @property {string} script A script of package.json.
 * @property {string[]} [args]
 * @property {boolean} [isLive] Shows what it prints at once; for the one step that takes minutes and runs alone.
 * @property {() => import('./support/test-counts.mjs').Counts} [readReport]
 *
 * @typedef {object} StepResult
 * @property {string} script
 * @property {boolean} ok
 * @property {import('./support/test-counts.mjs').Counts} counts
 */

/** @type {Step} */
const UNIT_TESTS = {
  script: 'test:unit',
  args: ['--', '--reporter=default', '--reporter=json', `--outputFile.json=${VITEST_REPORT}`],
  readReport: () => vitestCounts(JSON.parse(readFileSync(VITEST_REPORT, 'utf8'))),
}

/** @type {Step} */
const BROWSER_TESTS = {
  script: 'test:browser',
  isLive: true,
  readReport: () => playwrightCounts(JSON.parse(readFileSync(PLAYWRIGHT_REPORT, 'utf8'))),
}

/**
 * Two lanes at once, nothing in one waiting for anything in the other: the browser tests take three quarters of the time and
 * leave room on a second core. Unit tests read the bank's files that the build writes, so they come after it, or last.
 */
const CHECKS = [{ script: 'format:check' }, { script: 'lint' }, { script: 'bank' }, { script: 'typecheck' }]
const BUILD = [{ script: 'build' }, { script: 'check:sizes' }]

const withBrowser = !process.argv.includes('--without-browser')
const started = performance.now()

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
requireNode()
await installIfNeeded()
rmSync('test-results', { recursive: true, force: true })

const lanes = withBrowser
  ? [inTurn([...CHECKS, UNIT_TESTS]), builtAndBrowsed()]
  : [inTurn(CHECKS), inTurn([...BUILD, UNIT_TESTS])]
const results = (await Promise.all(lanes)).flat()

const failed = results.filter(({ ok }) => !ok).map(({ script }) => `\`npm run ${script}\``)
const counts = total(results.map((result) => result.counts))
console.log(`\nAll of it took ${Math.round((performance.now() - started) / 1000)} s.`)
if (failed.length > 0)
  console.log(`Failed: ${failed.join(', ')}. A step without tests counts as one failure.`)
console.log(summaryLine(counts))
process.exitCode = failed.length > 0 || counts.failed > 0 ? 1 : 0

async function builtAndBrowsed() {
  // Beside the build, which needs no browser.
  const installing = installBrowsers()
  const results = await inTurn(BUILD)
  await installing
  await requireBrowsers()
  const isBuilt = results.some(({ script, ok }) => script === 'build' && ok)
  return [...results, isBuilt ? await runStep(BROWSER_TESTS) : notRun(BROWSER_TESTS)]
}

/** @param {readonly Step[]} steps */
async function inTurn(steps) {
  /** @type {StepResult[]} */
  const results = []
  for (const step of steps) results.push(await runStep(step))
  return results
}

/**
 * Runs one step and prints it when it is done, all at once, so that two lanes do not mix their lines. What a step printed
 * is worth reading only when it failed; `isLive` shows it as it comes.
 *
 * @param {Step} step
 * @returns {Promise<StepResult>}
 */
async function runStep({ script, args = [], isLive = false, readReport }) {
  const { ok, output, seconds } = await npm(['run', '--silent', script, ...args], { quiet: !isLive })
  const report = readReport && reportOrNone(readReport)
  const counts = countsOf({ ok, report, runsTests: Boolean(readReport) })
  const passed = ok && counts.failed === 0

  const tests = report ? `, ${report.passed} passed, ${counts.failed} failed` : ''
  console.log(`${passed ? '✓' : '✗'} ${script} (${seconds.toFixed(1)} s${tests})`)
  if (!passed) console.log(`${output.trimEnd()}\n`)
  return { script, ok: passed, counts }
}

/**
 * @param {Step} step
 * @returns {StepResult}
 */
function notRun({ script }) {
  console.log(`✗ ${script}: not run, since there is no build to test`)
  return { script, ok: false, counts: countsOf({ ok: false }) }
}

/** @param {NonNullable<Step['readReport']>} readReport */
function reportOrNone(readReport) {
  try {
    return readReport()
  } catch {
    // Missing or cut short: the runner crashed, and counts as failed.
    return undefined
  }
}
