// What WebKitGTK hands to the disk while answers are given. No plug is pulled: a kill leaves the system its buffers, so that
// only the count tells strict durability from the other kind.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { webkitPrograms } from '../../scripts/support/engines.mjs'
import { readAnswerKey } from '../browser/support/answer-key.ts'
import { wrongAnswers } from '../browser/support/autopilot.ts'
import { BUILD } from '../browser/support/build.ts'
import { hasStrace, syncsIn, tracedTo } from '../support/disk-syncs.ts'
import { startDisplay } from './support/display.ts'
import { startMiniBrowser } from './support/mini-browser.ts'
import type { MiniBrowser } from './support/mini-browser.ts'
import { serveWithScript } from './support/scripted-server.ts'
import { selfDriving } from './support/self-driver.ts'
import type { SelfReport } from './support/self-driver.ts'
import { webkit } from './support/webkit.ts'

const ANSWERS = 10
const LONGEST_START_MS = 40_000

test.skip(webkit.lack !== undefined, webkit.lack)
test.skip(!hasStrace(), 'strace is not installed: it counts what the browser hands to the disk')

test('power loss, WebKitGTK: every saved answer was handed to the disk and not only to the system', async () => {
  test.setTimeout(240_000)
  const programs = webkitPrograms()
  if (!programs) throw new Error(webkit.lack)
  const home = mkdtempSync(join(tmpdir(), 'mini-browser-'))
  const trace = join(home, 'trace')
  // When an answer was called saved, how often the disk had been reached.
  const syncsAtSaved: number[] = []
  const display = await startDisplay(programs.display)
  const server = await serveWithScript(BUILD, selfDriving(wrongAnswers(readAnswerKey(BUILD))), (what) => {
    const report = what as SelfReport
    if ('saved' in report && report.saved) syncsAtSaved.push(syncsIn(trace))
  })
  const start = (): MiniBrowser =>
    startMiniBrowser(programs, display, home, `${server.url}?new`, tracedTo(trace))
  let browser = start()
  try {
    // Traced, on a busy machine, it once did not come at all; what is counted here is not how it starts.
    const latest = Date.now() + LONGEST_START_MS
    while (syncsAtSaved.length === 0 && Date.now() < latest) await delay(100)
    if (syncsAtSaved.length === 0) {
      await browser.kill()
      rmSync(trace, { force: true })
      browser = start()
    }
    await expect.poll(() => syncsAtSaved.length, { timeout: 60_000 }).toBeGreaterThan(ANSWERS)
    const during = (syncsAtSaved[ANSWERS] ?? 0) - (syncsAtSaved[0] ?? 0)
    console.log(`power loss, WebKitGTK: ${ANSWERS} saved answers, ${during} syncs on database files`)
    expect(during).toBeGreaterThanOrEqual(ANSWERS)
  } finally {
    await browser.kill()
    display.stop()
    await server.stop()
    rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  }
})
