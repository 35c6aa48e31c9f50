import { defineConfig } from '@playwright/test'
import { BROWSER_ARGUMENTS, chromiumPath, headlessShellPath } from './scripts/support/chromium.mjs'
import { freePort } from './scripts/support/free-port.mjs'
import { BUILD } from './tests/browser/support/build.ts'

// Chosen once, by the first process that reads this file; the workers inherit it. Any free port, so that a running
// `npm start` is never tested by mistake.
process.env.BROWSER_TEST_PORT ??= String(await freePort())
const port = process.env.BROWSER_TEST_PORT

// Chromium forgets a close that falls into a navigation (crbug.com/536385539, microsoft/playwright#42068), and
// `page.close()` then waits for ever: 28 of 30 times for a page that loads itself again, none without RenderDocument. The
// browser heeds the last such list only, so the entries of Playwright's own that concern a page are said again.
const DISABLED_FEATURES = [
  'RenderDocument',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
]

export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results/browser',
  reporter: [['list'], ['json', { outputFile: 'test-results/browser.json' }]],
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  workers: 2,
  retries: 0,
  // A busy machine is slow, not broken; what passes never waits this long.
  timeout: 180_000,
  expect: {
    timeout: 30_000,
    // A pixel may differ a little, and one of two hundred altogether: a moved line is more than that.
    toHaveScreenshot: {
      pathTemplate: '{testDir}/pictures/{arg}{ext}',
      threshold: 0.2,
      maxDiffPixelRatio: 0.005,
      animations: 'disabled',
      caret: 'hide',
      scale: 'css',
    },
  },
  use: {
    baseURL: `http://localhost:${port}/`,
    browserName: 'chromium',
    launchOptions: {
      executablePath: headlessShellPath() ?? chromiumPath(),
      args: [...BROWSER_ARGUMENTS, `--disable-features=${DISABLED_FEATURES.join()}`],
    },
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    serviceWorkers: 'allow',
    // Without these an action waits as long as the test may last, and the report does not say which one it was.
    actionTimeout: 40_000,
    navigationTimeout: 40_000,
    // Recording costs every test a third of its time, on two cores; TRACE=1 when one has to be understood.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
  },
  projects: [
    { name: 'chromium', testDir: 'tests/browser' },
    // These start their browsers themselves: Playwright drives neither the system's Firefox nor its WebKit.
    { name: 'engines', testDir: 'tests/engines' },
  ],
  webServer: {
    command: `node scripts/serve.mjs --port ${port} --strict-port --folder "${BUILD}"`,
    url: `http://localhost:${port}/`,
    reuseExistingServer: false,
    stdout: 'ignore',
  },
})
