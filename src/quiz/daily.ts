import type { Giveaways } from './bank.ts'
import { keptApart, spreadFacts } from './practice.ts'
import type { QuestionId, QuestionSummary } from './question.ts'
import { seededRandom, shuffled } from './random.ts'
import { isoDay } from './study-day.ts'
import type { StudyDay } from './study-day.ts'

export const DAILY_COUNT = 10

/** Everyone on an edition gets the same ten questions on a date, in the same option order. */
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
  let drawn: QuestionSummary[] = []
  for (const chapter of new Set(pool.map((question) => question.chapter))) {
    const ofChapter = pool.filter((question) => question.chapter === chapter)
    drawn = keptApart([...drawn, ...ofChapter], Math.min(drawn.length + 1, DAILY_COUNT), giveaways)
  }
  const others = pool.filter((question) => !drawn.includes(question))
  drawn = keptApart([...drawn, ...others], DAILY_COUNT, giveaways)
  return spreadFacts(shuffled(drawn, random)).map((question) => question.id)
}
