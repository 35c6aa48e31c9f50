// `npm run bench:backup [-- ATTEMPTS]`: a backup of a long log, and its restore on an empty phone with the rebuild of every
// record: seconds, the longest task of the page meanwhile, slowed down four times, and the renderer's peak of memory.
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { buildAppAndSeed } from './support/builds.ts'
import { freshFolder, openPhone } from './support/browser.ts'
import type { Phone } from './support/browser.ts'
import { readBuiltBank } from './support/planned-session.ts'
import { serveBuild } from './support/server.ts'

const CPU_SLOWDOWN = 4
const attempts = Number(process.argv[2] ?? 100_000)

const builds = await buildAppAndSeed()
const server = await serveBuild({ '/': builds.app, '/__seed/': builds.seed })
const folder = freshFolder()
const file = path.join(folder, 'backup.jsonl.gz')
const address = `http://localhost:${server.port}/`
try {
  const rebuildMs = await fill()
  console.log(`${attempts} attempts. Rebuild of the records alone, not slowed down: ${inSeconds(rebuildMs)}.`)
  await writeOne()
  await restoreIt()
} finally {
  await server.close()
  for (const made of [folder, builds.app, builds.seed]) rmSync(made, { recursive: true, force: true })
}

async function fill(): Promise<number> {
  const { index } = readBuiltBank(builds.app)
  const { bank, edition, questions } = index
  const phone = await openPhone({ profile: path.join(folder, 'full'), cpuSlowdown: 1 })
  phone.page.setDefaultTimeout(0)
  await phone.page.goto(`${address}__seed/`)
  await phone.page.waitForFunction(() => typeof window.fill === 'function')
  const plan = { attempts, bank, edition, questions, until: Date.now() - 3_600_000 }
  const { rebuildMs } = await phone.page.evaluate((each) => window.fill(each), plan)
  await phone.close()
  return rebuildMs
}

async function writeOne(): Promise<void> {
  const phone = await openData(path.join(folder, 'full'))
  const { page } = phone
  await measured('backup written', phone, async () => {
    await page.getByTestId('backup-make').click()
    await page.getByTestId('backup-made').waitFor()
  })
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('backup-save').click(),
  ])
  await download.saveAs(file)
  await phone.close()
}

async function restoreIt(): Promise<void> {
  const phone = await openData(path.join(folder, 'empty'))
  const { page } = phone
  await measured('backup read and compared', phone, async () => {
    await page.getByTestId('restore-file').setInputFiles(file)
    await page.getByTestId('restore-merge').waitFor()
  })
  await measured('restored, records rebuilt', phone, async () => {
    await page.getByTestId('restore-merge').click()
    await page.getByTestId('restore-done').waitFor()
  })
  await phone.close()
}

async function openData(profile: string): Promise<Phone> {
  const phone = await openPhone({ profile, cpuSlowdown: CPU_SLOWDOWN })
  phone.page.setDefaultTimeout(0)
  await phone.context.addInitScript('globalThis.__name = (each) => each')
  await phone.page.goto(`${address}#/data`)
  await phone.page.getByTestId('backup-make').waitFor()
  // What the start itself takes is measured elsewhere.
  await phone.page.waitForTimeout(5000)
  return phone
}

async function measured(what: string, phone: Phone, work: () => Promise<void>): Promise<void> {
  await watchTasks(phone.page)
  const began = performance.now()
  await work()
  const ms = performance.now() - began
  const longest = await phone.page.evaluate(() => Math.max(0, ...window.__tasks))
  console.log(
    `${what}: ${inSeconds(ms)}, longest task of the page ${longest.toFixed(0)} ms, ${await peakMemory(phone)}`,
  )
}

declare global {
  interface Window {
    /** Long tasks since {@link watchTasks}, in milliseconds. */
    __tasks: number[]
  }
}

async function watchTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.__tasks = []
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.__tasks.push(duration)
    }).observe({ type: 'longtask' })
  })
}

/** Page and worker live in one renderer, whose peak the system knows; there is no such figure where there is no /proc. */
async function peakMemory({ context }: Phone): Promise<string> {
  const cdp = await context.browser()?.newBrowserCDPSession()
  if (!cdp) return 'peak of memory unknown'
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo')
  const peaks = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1])
  return `renderer so far at most ${Math.round(Math.max(...peaks.map(Number)) / 1024)} MB`
}

function inSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
