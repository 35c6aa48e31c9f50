// Reads how many tests passed out of the reports of the test runners, and never takes silence for success.

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 *
 * @typedef {object} VitestReport
 * @property {number} numPassedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {{ status: string, assertionResults: { status: string }[] }[]} testResults
 *
 * @typedef {object} PlaywrightReport
 * @property {{ expected: number, unexpected: number, flaky: number, skipped: number }} stats
 * @property {unknown[]} errors Faults outside any test.
 */

/**
 * A test file that could not even be loaded holds no failed test, so it counts as one.
 *
 * @param {VitestReport} report
 * @returns {Counts}
 */
export function vitestCounts({ numPassedTests, numPendingTests, numTodoTests, testResults }) {
  const failedIn = testResults.map(({ status, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed').length
    return failed === 0 && status === 'failed' ? 1 : failed
  })
  return { passed: numPassedTests, failed: sum(failedIn), skipped: numPendingTests + numTodoTests }
}

/**
 * A flaky test failed at least once, so it counts as failed.
 *
 * @param {PlaywrightReport} report
 * @returns {Counts}
 */
export function playwrightCounts({ stats, errors }) {
  const failed = stats.unexpected + stats.flaky
  return {
    passed: stats.expected,
    failed: failed === 0 && errors.length > 0 ? 1 : failed,
    skipped: stats.skipped,
  }
}

/**
 * What one step adds to the total. A step that failed adds at least one failure, also when its runner crashed and left
 * no report; a runner that says all is well but ran nothing has failed too.
 *
 * @param {{ ok: boolean, report?: Counts, runsTests?: boolean }} step
 * @returns {Counts}
 */
export function countsOf({ ok, report, runsTests = false }) {
  const counts = report ?? { passed: 0, failed: 0, skipped: 0 }
  const ranNothing = runsTests && counts.passed + counts.failed === 0
  const failed = counts.failed === 0 && (!ok || ranNothing) ? 1 : counts.failed
  return { ...counts, failed }
}

/**
 * @param {readonly Counts[]} all
 * @returns {Counts}
 */
export function total(all) {
  return {
    passed: sum(all.map(({ passed }) => passed)),
    failed: sum(all.map(({ failed }) => failed)),
    skipped: sum(all.map(({ skipped }) => skipped)),
  }
}

/**
 * The last line of `npm test`.
 *
 * @param {Counts} counts
 */
export function summaryLine({ passed, failed, skipped }) {
  return `tests: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/** @param {readonly number[]} numbers */
function sum(numbers) {
  return numbers.reduce((subtotal, number) => subtotal + number, 0)
}
