import { fileURLToPath } from 'node:url'

/** The folder of the build under test: dist, unless BROWSER_TEST_BUILD names another. */
export const BUILD =
  process.env['BROWSER_TEST_BUILD'] ?? fileURLToPath(new URL('../../../dist', import.meta.url))
