import type { Giveaways } from './bank.ts'
import { keptApart, spreadFacts } from './practice.ts'
import type { QuestionId, QuestionSummary } from './question.ts'
import { seededRandom, shuffled } from './random.ts'
import { isoDay } from './study-day.ts'
import type { StudyDay } from './study-day.ts'

export const DAILY_COUNT = 10

/** Everybody with the same edition has the same ten on the same date, in the same option order. */
export function dailySeed(bank: string, edition: string, day: StudyDay): string {
  return `daily/${bank}/${edition}/${isoDay(day)}`
}

/** Ten questions of a day: no two on the same fact, none that another gives away, every chapter that can be represented is. */
export function drawDaily(
  questions: readonly QuestionSummary[],
  seed: string,
  giveaways?: Giveaways,
): QuestionId[] {
  const random = seededRandom(`${seed}/daily`)
  const pool = shuffled(questions, random)
  const firstOfChapter = new Map<string, QuestionSummary>()
  for (const question of pool)
    if (!firstOfChapter.has(question.chapter)) firstOfChapter.set(question.chapter, question)
  const leads = new Set(firstOfChapter.values())
  const ordered = [...leads, ...pool.filter((question) => !leads.has(question))]
  const drawn = keptApart(ordered, DAILY_COUNT, giveaways)
  return spreadFacts(shuffled(drawn, random)).map((question) => question.id)
}
