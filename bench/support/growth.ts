// The same pages and answers over databases of different age.
import { cpSync, rmSync } from 'node:fs'
import type { Filling } from '../seed/fill.ts'
import { freshFolder, marksWhen, openPhone, readMarks } from './browser.ts'
import type { LogPlan } from './generated-log.ts'
import { addressOf, answerQuestion, goOn, CPU_SLOWDOWN, putRow, settle } from './journeys.ts'
import type { Target } from './journeys.ts'
import { planSession } from './planned-session.ts'
import type { BuiltBank } from './planned-session.ts'

/** What a history of so many attempts costs. Times in milliseconds, one for each round. */
export interface AgeFigures {
  readonly attempts: number
  readonly filling: Filling | null
  readonly todayMs: number[]
  readonly answerMs: number[]
  readonly wrongBookMs: number[]
  readonly statisticsMs: number[]
  readonly longestTaskMs: number[]
}

export type GrowthFigures = readonly AgeFigures[]

export async function measureGrowth(
  app: Target,
  bank: BuiltBank,
  sizes: readonly number[],
  { rounds }: { readonly rounds: number },
): Promise<GrowthFigures> {
  app.line.shaped = false
  const ages: (AgeFigures & { readonly profile: string })[] = []
  try {
    for (const attempts of sizes) {
      const profile = freshFolder()
      console.log(`A history of ${attempts.toLocaleString('en')} attempts …`)
      const filling = await prepare(app, bank, attempts, profile)
      ages.push({
        attempts,
        filling,
        profile,
        todayMs: [],
        answerMs: [],
        wrongBookMs: [],
        statisticsMs: [],
        longestTaskMs: [],
      })
    }
    for (let round = 0; round < rounds; round++)
      for (const age of ages) {
        console.log(`Round ${round + 1} of ${rounds}: ${age.attempts.toLocaleString('en')} attempts …`)
        await measure(app, bank, age)
      }
    return ages.map(({ profile: _, ...figures }) => figures)
  } finally {
    for (const { profile } of ages) rmSync(profile, { recursive: true, force: true })
  }
}

/** Fills a profile once; every round then works on a copy of it. */
async function prepare(
  app: Target,
  bank: BuiltBank,
  attempts: number,
  profile: string,
): Promise<Filling | null> {
  const phone = await openPhone({ profile, cpuSlowdown: 1 })
  try {
    let filling: Filling | null = null
    if (attempts > 0) {
      const plan: LogPlan = {
        attempts,
        bank: bank.index.bank,
        edition: bank.index.edition,
        questions: bank.index.questions,
        until: Date.now() - 3_600_000,
      }
      await phone.page.goto(`${addressOf(app, '')}__seed/`)
      await phone.page.waitForFunction(() => typeof window.fill === 'function')
      phone.page.setDefaultTimeout(0)
      filling = await phone.page.evaluate((each) => window.fill(each), plan)
    }
    await settle(app, phone)
    return filling
  } finally {
    await phone.close()
  }
}

async function measure(
  app: Target,
  bank: BuiltBank,
  age: AgeFigures & { readonly profile: string },
): Promise<void> {
  const profile = freshFolder()
  cpSync(age.profile, profile, { recursive: true })
  const session = planSession(bank)
  const phone = await openPhone({ profile, cpuSlowdown: CPU_SLOWDOWN })
  try {
    const { page } = phone
    // Once unmeasured, so that the compiled code is there for all of them.
    await page.goto(addressOf(app))
    await marksWhen(page, 'today')
    await page.reload()
    age.todayMs.push((await marksWhen(page, 'today')).marks['today'] ?? Number.NaN)

    await putRow(page, session.row)
    await page.goto(addressOf(app, `#/session/${session.id}`))
    await page.reload()
    await marksWhen(page, 'question')
    for (let at = 0; at < session.questions.length; at++) {
      if (at > 0) await goOn(phone)
      await answerQuestion(phone, session)
    }
    await goOn(phone)
    // The result comes from a file of its own; an address given before it is there would lose against it.
    await page.waitForFunction(() => location.hash.startsWith('#/result/'))
    await page.locator('h1, h2').first().waitFor()
    const marks = await readMarks(page)
    age.answerMs.push(...marks.taps.map(({ ms }) => ms))
    age.longestTaskMs.push(marks.longestTaskMs)

    // After twenty answers, so that every history has a wrong book with something in it.
    for (const [hash, mark, figures] of [
      ['#/review', 'wrong-book', age.wrongBookMs],
      ['#/stats', 'statistics', age.statisticsMs],
    ] as const) {
      await page.goto(addressOf(app, hash))
      await page.reload()
      await marksWhen(page, mark)
      await page.reload()
      figures.push((await marksWhen(page, mark)).marks[mark] ?? Number.NaN)
    }
  } finally {
    await phone.close()
    rmSync(profile, { recursive: true, force: true })
  }
}
