// What the browser itself says about taps and keys (Event Timing), gathered page by page.
import type { CDPSession, Page } from '@playwright/test'
import { readMarks } from './browser.ts'
import { percentile } from './sums.ts'

/** Times are multiples of 8 ms; what is over sooner than this is not told one by one, only counted. */
const SHORTEST_MS = 16

/** A tap or a key: all events that the browser gives the same number. */
export interface Interaction {
  readonly page: string
  readonly kind: 'tap' | 'key'
  readonly target: string
  /** To the next paint, of its slowest event; and the two parts before the last: until it was handled, and handling. */
  readonly ms: number
  readonly delayMs: number
  readonly handlingMs: number
}

/** Everything that was done on the pages of one journey. */
export interface InteractionLog {
  readonly interactions: readonly Interaction[]
  /** All of them, with those too short to be told. */
  readonly total: number
  /** Layout shift by page, without the half second after real input. */
  readonly shifts: Readonly<Record<string, { readonly sum: number; readonly what: readonly string[] }>>
}

interface EventRow {
  readonly interaction: number
  readonly name: string
  readonly target: string
  readonly ms: number
  readonly delayMs: number
  readonly handlingMs: number
}

interface NotedWindow {
  readonly __events: EventRow[]
}

/** Notes events from the next load on. */
export async function noteEvents(page: Page): Promise<void> {
  await page.addInitScript((durationThreshold) => {
    const events: EventRow[] = []
    Object.assign(window, { __events: events })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceEventTiming[]) {
        if (!entry.interactionId) continue
        const element = entry.target instanceof Element ? entry.target : null
        events.push({
          interaction: entry.interactionId,
          name: entry.name,
          target:
            `${element?.tagName.toLowerCase() ?? '?'} ${element?.getAttribute('data-testid') ?? ''}`.trim(),
          ms: entry.duration,
          delayMs: entry.processingStart - entry.startTime,
          handlingMs: entry.processingEnd - entry.processingStart,
        })
      }
    }).observe({ type: 'event', buffered: true, durationThreshold } as PerformanceObserverInit)
  }, SHORTEST_MS)
}

/** Follows a person from page to page: `on` names where they are, and what happens there goes under that name. */
export class InteractionRecorder {
  readonly #page: Page
  readonly #interactions: Interaction[] = []
  readonly #shifts: Record<string, { sum: number; what: string[] }> = {}
  #total = 0

  constructor(page: Page) {
    this.#page = page
  }

  /** Does what is done on a page and waits until all of it is painted. Loads the app at most once, and then first. */
  async on(name: string, act: () => Promise<void>): Promise<void> {
    const shifts = (this.#shifts[name] ??= { sum: 0, what: [] })
    const before = await this.#read()
    await act()
    // Entries come after the paint they wait for.
    await this.#page.waitForTimeout(400)
    const after = await this.#read()
    const isSameLoad = after.loadedAt === before.loadedAt
    this.#total += after.total - (isSameLoad ? before.total : 0)
    this.#interactions.push(...together(after.events.slice(isSameLoad ? before.events.length : 0), name))
    for (const { value, what } of after.shifts.slice(isSameLoad ? before.shifts.length : 0)) {
      shifts.sum += value
      shifts.what.push(what)
    }
  }

  get log(): InteractionLog {
    return { interactions: this.#interactions, total: this.#total, shifts: this.#shifts }
  }

  async #read() {
    const { shifts } = await readMarks(this.#page)
    const { events, total, loadedAt } = await this.#page.evaluate(() => ({
      events: (window as unknown as NotedWindow).__events,
      total: (performance as unknown as { readonly interactionCount: number }).interactionCount,
      loadedAt: performance.timeOrigin,
    }))
    return { shifts, events, total, loadedAt }
  }
}

function together(events: readonly EventRow[], page: string): Interaction[] {
  return grouped(events, ({ interaction }) => interaction).map((all) => {
    const slowest = all.reduce((one, other) => (other.ms > one.ms ? other : one))
    const { target, ms, delayMs, handlingMs } = slowest
    const kind = all.some(({ name }) => /^(pointer|click|mouse)/.test(name)) ? 'tap' : 'key'
    return { page, kind, target, ms, delayMs, handlingMs }
  })
}

/** INP as web-vitals has it: the worst, leaving out one for every fifty interactions. */
export function interactionToNextPaint({ interactions, total }: InteractionLog): number {
  const worstFirst = interactions.map(({ ms }) => ms).sort((a, b) => b - a)
  return worstFirst[Math.min(worstFirst.length - 1, Math.floor(total / 50))] ?? Number.NaN
}

export interface InteractionRow {
  readonly page: string
  readonly kind: Interaction['kind']
  readonly count: number
  readonly p50: number
  readonly p98: number
  readonly worst: number
}

/** A row for each page and kind, in the order they came up in. */
export function interactionRows({ interactions }: InteractionLog): InteractionRow[] {
  return grouped(interactions, ({ page, kind }) => `${page}\n${kind}`).map((group) => {
    const [{ page, kind }] = group
    const times = group.map(({ ms }) => ms)
    const [p50, p98] = [percentile(times, 0.5), percentile(times, 0.98)]
    return { page, kind, count: times.length, p50, p98, worst: Math.max(...times) }
  })
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => unknown): [T, ...T[]][] {
  const groups = new Map<unknown, [T, ...T[]]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return [...groups.values()]
}

/** Starts a CPU profile of the page; the returned function ends it and gives it as Chromium's own JSON. */
export async function startProfile(cdp: CDPSession): Promise<() => Promise<string>> {
  await cdp.send('Profiler.enable')
  await cdp.send('Profiler.setSamplingInterval', { interval: 500 })
  await cdp.send('Profiler.start')
  return async () => JSON.stringify((await cdp.send('Profiler.stop')).profile)
}
