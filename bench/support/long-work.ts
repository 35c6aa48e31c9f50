// Work that takes seconds: how long it is, the longest task of the page meanwhile, and the peak of memory.
import { readFileSync, writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { Phone } from './browser.ts'

/** Prints a line about it. */
export async function measured(what: string, phone: Phone, work: () => Promise<void>): Promise<void> {
  await watchTasks(phone.page)
  await phone.cdp.send('HeapProfiler.collectGarbage')
  const idle = await beginPeak(phone)
  const began = performance.now()
  await work()
  const ms = performance.now() - began
  const longest = await phone.page.evaluate(() => Math.max(0, ...window.__tasks))
  const beyond = Math.max(
    ...(await renderers(phone)).map((id) => memoryOf(id, 'VmHWM') - (idle.get(id) ?? 0)),
  )
  console.log(
    `${what}: ${inSeconds(ms)}, longest task of the page ${longest.toFixed(0)} ms, memory at most ${beyond.toFixed(0)} MB beyond idle`,
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

/** Page and worker live in one renderer. The system keeps its peak, which begins anew here; resolves to what there is now. */
async function beginPeak(phone: Phone): Promise<ReadonlyMap<number, number>> {
  const ids = await renderers(phone)
  for (const id of ids) writeFileSync(`/proc/${id}/clear_refs`, '5')
  return new Map(ids.map((id) => [id, memoryOf(id, 'VmRSS')]))
}

async function renderers({ context }: Phone): Promise<number[]> {
  const cdp = await context.browser()?.newBrowserCDPSession()
  const { processInfo } = (await cdp?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] }
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
}

/** In MB. */
function memoryOf(id: number, what: 'VmHWM' | 'VmRSS'): number {
  const status = readFileSync(`/proc/${id}/status`, 'utf8')
  return Number(new RegExp(`${what}:\\s+(\\d+)`).exec(status)?.[1]) / 1024
}

function inSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
