// The journeys that are timed: the same for the app and the floor as far as they go.
import type { Page } from '@playwright/test'
import type { Answer, Question } from '../../src/quiz/question.ts'
import { heapBytes, marksWhen, openPhone, openTab, readMarks } from './browser.ts'
import type { PageMarks, Phone, Tap } from './browser.ts'
import type { Line } from './line.ts'

export const CPU_SLOWDOWN = 4

/** A page under measurement, behind its line. */
export interface Target {
  readonly name: 'app' | 'floor' | 'empty'
  readonly line: Line
  /** The mark at which the page is of use: its first question, or its button. */
  readonly usable: 'question' | 'floor' | null
}

export function addressOf({ line }: Target, hash = '#/'): string {
  return `http://localhost:${line.port}/${hash}`
}

export interface ColdFigures {
  readonly firstPaintMs: number
  readonly usableMs: number
  /** When the app behind the question is there, and so the verdict on an answer given at once; the floor: as above. */
  readonly behindMs: number
  readonly kilobytes: number
  readonly shift: number
  readonly shiftSources: readonly string[]
  readonly resources: readonly string[]
  readonly marks: PageMarks['marks']
}

/** A first visit: nothing cached, nothing stored, start pressed as soon as it works. */
export async function coldVisit(target: Target): Promise<ColdFigures> {
  target.line.shaped = true
  const phone = await openPhone({ cpuSlowdown: CPU_SLOWDOWN, tapsStart: true })
  try {
    await phone.page.goto(addressOf(target), { waitUntil: 'commit' })
    if (!target.usable) {
      await phone.page.waitForLoadState('load')
      await phone.page.waitForTimeout(500)
    }
    const behind = behindOf(target)
    const marks = behind ? await marksWhen(phone.page, behind) : await readMarks(phone.page)
    return {
      firstPaintMs: marks.firstPaintMs,
      usableMs: target.usable ? (marks.marks[target.usable] ?? Number.NaN) : Number.NaN,
      behindMs: behind ? (marks.marks[behind] ?? Number.NaN) : Number.NaN,
      kilobytes: target.usable ? (marks.bytesBy[target.usable] ?? 0) / 1024 : 0,
      ...shiftOf([marks]),
      resources: marks.resources,
      marks: marks.marks,
    }
  } finally {
    await phone.close()
  }
}

/** The mark at which what was drawn early is the app's own. */
function behindOf({ usable }: Target): 'app' | 'floor' | null {
  return usable === 'question' ? 'app' : usable
}

/** A reload, in milliseconds: to the question, and to the app behind it. */
interface Reload {
  readonly usableMs: number
  readonly behindMs: number
}

export interface Reopened {
  readonly online: readonly number[]
  readonly offline: readonly number[]
}

export interface VisitFigures {
  readonly warm: readonly Reload[]
  readonly offline: readonly Reload[]
  /**
   * Opened by its address in a new tab, every control touched when it is painted: to a question that can be answered; the
   * floor: to its button.
   */
  readonly reopened: Reopened
  readonly taps: readonly Tap[]
  readonly shift: number
  readonly shiftSources: readonly string[]
  /** With the verdict on the twentieth answer on the screen. */
  readonly heapMegabytes: number
  /** With the result of the round on the screen; the floor: as above. */
  readonly heapAtEndMegabytes: number
}

export interface PlannedSession {
  readonly id: string
  readonly questions: readonly Question[]
  /** The stored row, ready for the table `sessions`. */
  readonly row: unknown
  /** What to answer, one for each question. */
  readonly answers: readonly Answer[]
}

/** A return: reloads with and without a network, then twenty answers. */
export async function laterVisit(
  target: Target,
  session: PlannedSession,
  { reloads, profile }: { readonly reloads: number; readonly profile?: string },
): Promise<VisitFigures> {
  const mark = target.usable
  const behind = behindOf(target)
  if (!mark || !behind) throw new Error(`${target.name} has nothing to use`)
  target.line.shaped = false
  const phone = await openPhone({ cpuSlowdown: 1, ...(profile && { profile }) })
  const pages: PageMarks[] = []
  try {
    await settle(target, phone)
    if (target.name === 'app') {
      await putRow(phone.page, session.row)
      await phone.page.goto(addressOf(target, `#/session/${session.id}`))
      await phone.page.reload()
      await marksWhen(phone.page, behind)
    }
    await phone.cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN })
    target.line.shaped = true
    // Once unmeasured: the compiled code is kept from the second load on.
    const warm = (await reloaded(phone, [mark, behind], reloads + 1, pages)).slice(1)
    target.line.cut = true
    const offline = await reloaded(phone, [mark, behind], reloads, pages)
    target.line.cut = false

    for (let at = 0; at < session.questions.length; at++) {
      if (target.name === 'floor') await tapFloor(phone, at + 1)
      else {
        if (at > 0) await goOn(phone)
        await answerQuestion(phone, session)
      }
    }
    const heapMegabytes = (await heapBytes(phone.cdp)) / 1024 ** 2
    if (target.name === 'app') await goOn(phone)
    const last = await readMarks(phone.page)
    pages.push(last)
    const heapAtEndMegabytes = (await heapBytes(phone.cdp)) / 1024 ** 2
    if (target.name === 'app') await beginRound(phone, target)
    const online = await reopened(target, phone, mark, reloads)
    target.line.cut = true
    const reopenings = { online, offline: await reopened(target, phone, mark, reloads) }
    return {
      warm,
      offline,
      reopened: reopenings,
      taps: last.taps,
      ...shiftOf(pages),
      heapMegabytes,
      heapAtEndMegabytes,
    }
  } finally {
    target.line.cut = false
    await phone.close()
  }
}

/** Loads the page and waits until its service worker has everything. */
export async function settle(target: Target, phone: Phone): Promise<void> {
  await phone.page.goto(addressOf(target))
  if (target.name === 'app') await marksWhen(phone.page, 'home')
  await phone.page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    const worker = registration.active
    if (worker && worker.state !== 'activated')
      await new Promise((done) => worker.addEventListener('statechange', done, { once: true }))
  })
  await phone.page.reload()
  await phone.page.waitForTimeout(500)
}

async function reloaded(
  phone: Phone,
  [usable, behind]: readonly [string, string],
  times: number,
  pages: PageMarks[],
): Promise<Reload[]> {
  const results: Reload[] = []
  for (let at = 0; at < times; at++) {
    await phone.page.waitForTimeout(300)
    await phone.page.reload({ waitUntil: 'commit' })
    const seen = await marksWhen(phone.page, behind)
    pages.push(seen)
    results.push({
      usableMs: seen.marks[usable] ?? Number.NaN,
      behindMs: seen.marks[behind] ?? Number.NaN,
    })
  }
  return results
}

/** A round to go on with: begun, its first question answered, and left at the second. */
async function beginRound(phone: Phone, target: Target): Promise<void> {
  const { page } = phone
  // Of single choices: any round has other forms too, and so other inputs.
  await page.goto(addressOf(target, '#/practice'))
  await page.locator('[data-testid=scope-form]').check()
  await page.locator('[data-testid=form]').selectOption('single')
  await page.locator('[data-testid=practice-start]').click()
  await page.locator('[data-testid=option]').first().click()
  await page.locator('[data-testid=confirm]').click()
  await page.locator('[data-testid=feedback][data-saved=true]').waitFor()
  await goOn(phone)
  await page.waitForTimeout(500)
  await page.goto('about:blank')
}

async function reopened(target: Target, phone: Phone, usable: string, times: number): Promise<number[]> {
  const results: number[] = []
  for (let at = 0; at < times; at++) {
    await phone.page.waitForTimeout(300)
    const tab = await openTab(phone, CPU_SLOWDOWN, 'resume')
    await tab.goto(addressOf(target), { waitUntil: 'commit' })
    results.push((await marksWhen(tab, usable)).marks[usable] ?? Number.NaN)
    await tab.close()
  }
  return results
}

interface BenchWindow {
  readonly __bench: {
    readonly taps: { ms: number }[]
    choose(answer: Answer): Promise<void>
    expectTap(form: string, isDone: () => boolean): void
  }
}

export async function answerQuestion(phone: Phone, session: PlannedSession): Promise<void> {
  const { page } = phone
  const asked = page.locator('[data-testid=question]')
  const id = await asked.getAttribute('data-question-id')
  const at = session.questions.findIndex((question) => question.id === id)
  const question = session.questions[at]
  if (!question) throw new Error(`the session does not hold ${id}`)
  await page.evaluate(
    (answer) => (window as unknown as BenchWindow).__bench.choose(answer),
    session.answers[at] ?? [],
  )
  await page.evaluate(
    (form) => (window as unknown as BenchWindow).__bench.expectTap(form, () => true),
    question.form,
  )
  await tapped(page, 'confirm')
  await page.waitForSelector('[data-testid=feedback][data-saved=true]')
}

/** On to the next question, or to the result. */
export async function goOn({ page }: Phone): Promise<void> {
  const id = await page.locator('[data-testid=question]').getAttribute('data-question-id')
  // By a touch of its own: a script's click is no press, and the next one on 确定 would be the second half of the last.
  await touch(page, 'next')
  await page.waitForFunction(
    (before) => document.querySelector('[data-testid=question]')?.getAttribute('data-question-id') !== before,
    id,
  )
}

async function tapFloor(phone: Phone, count: number): Promise<void> {
  await phone.page.evaluate(
    (answers) =>
      (window as unknown as BenchWindow).__bench.expectTap(
        'floor',
        () => document.querySelector(`[data-answers="${answers}"]`) !== null,
      ),
    count,
  )
  await tapped(phone.page, 'floor-button')
}

/** A real tap: its time stamp is the browser's, not a script's. */
async function tapped(page: Page, id: string): Promise<void> {
  const before = await page.evaluate(() => (window as unknown as BenchWindow).__bench.taps.length)
  await page.waitForTimeout(60)
  await touch(page, id)
  await page.waitForFunction(
    (count) => (window as unknown as BenchWindow).__bench.taps.length > count,
    before,
  )
}

async function touch(page: Page, id: string): Promise<void> {
  const box = await page.locator(`[data-testid=${id}]`).boundingBox()
  if (!box) throw new Error(`there is no ${id} to tap`)
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2)
}

/** Into the app's own database, which the app has opened before. */
export async function putRow(page: Page, row: unknown): Promise<void> {
  await page.evaluate(
    (value) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('bainian-qianti')
        request.onerror = () => reject(new Error(String(request.error)))
        request.onsuccess = () => {
          const database = request.result
          const writing = database.transaction('sessions', 'readwrite')
          writing.objectStore('sessions').put(value)
          writing.oncomplete = () => {
            database.close()
            resolve()
          }
          writing.onerror = () => reject(new Error(String(writing.error)))
        }
      }),
    row,
  )
}

function shiftOf(pages: readonly PageMarks[]): {
  readonly shift: number
  readonly shiftSources: readonly string[]
} {
  const shifts = pages.flatMap((page) => page.shifts)
  return {
    shift: shifts.reduce((sum, { value }) => sum + value, 0),
    shiftSources: shifts.map(({ value, at, what }) => `${value.toFixed(4)} at ${at.toFixed(0)} ms: ${what}`),
  }
}
